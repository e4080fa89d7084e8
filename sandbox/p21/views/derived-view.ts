/** A view whose rows are computed from tables, and computed anew only after one of these was written. */
import { ColumnIndex } from '../database/column-index.ts';
import type { Row, TableMeta, Value } from '../database/row.ts';
import type { Table } from '../database/table.ts';
import type { RowSource } from '../odata/row-source.ts';

export class DerivedView implements RowSource {
  private rows: readonly Row[] = [];
  private readonly indexes = new Map<string, ColumnIndex>();
  private seen = -1;

  constructor(
    readonly meta: TableMeta,
    private readonly tables: readonly Table[],
    private readonly build: () => readonly Row[],
  ) {}

  all(): readonly Row[] {
    const version = this.tables.reduce((sum, table) => sum + table.version, 0);
    if (version === this.seen) return this.rows;
    this.rows = this.build();
    this.indexes.clear();
    this.seen = version;
    return this.rows;
  }

  find(column: string, value: Value): readonly Row[] | undefined {
    const rows = this.all();
    const meta = this.meta.columns.get(column);
    if (meta === undefined) return undefined;
    const index = this.indexes.get(column) ?? new ColumnIndex(meta, rows);
    this.indexes.set(column, index);
    return index.find(value);
  }
}
