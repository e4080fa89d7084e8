/** A hash index over one column of a table. */
import { collationKey } from './collation.ts';
import type { ColumnMeta, Row, Value } from './row.ts';

export class ColumnIndex {
  private readonly buckets = new Map<string | number | null, Row[]>();

  constructor(
    private readonly column: ColumnMeta,
    rows: Iterable<Row>,
  ) {
    for (const row of rows) this.add(row);
  }

  find(value: Value): readonly Row[] {
    return this.buckets.get(collationKey(this.column, value)) ?? [];
  }

  add(row: Row): void {
    const key = this.keyOf(row);
    const bucket = this.buckets.get(key);
    if (bucket === undefined) this.buckets.set(key, [row]);
    else bucket.push(row);
  }

  remove(row: Row): void {
    const bucket = this.buckets.get(this.keyOf(row)) ?? [];
    const at = bucket.indexOf(row);
    if (at >= 0) bucket.splice(at, 1);
  }

  private keyOf(row: Row): string | number | null {
    return collationKey(this.column, row[this.column.name] ?? this.column.default);
  }
}
