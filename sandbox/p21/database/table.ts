/** Rows of one P21 table with hash indexes made on first use. What a write means to others is the database's affair. */
import { collationKey } from './collation.ts';
import { ColumnIndex } from './column-index.ts';
import type { ColumnMeta, Row, TableMeta, Value } from './row.ts';

/** What a table tells its database: the change itself, and how to take it back. */
export interface TableHost {
  now(): number;
  written(table: string, row: Row, undo: () => void): void;
}

/** P21 writes the user's name; what the sandbox does by itself carries this one. */
const defaultUser = 'admin';

export class Table {
  private readonly rows: Row[] = [];
  private readonly indexes = new Map<string, ColumnIndex>();
  private writes = 0;

  constructor(
    readonly meta: TableMeta,
    private readonly host: TableHost,
  ) {}

  get size(): number {
    return this.rows.length;
  }

  /** Grows with every change, so that whoever keeps something derived knows when it is stale. */
  get version(): number {
    return this.writes;
  }

  all(): readonly Row[] {
    return this.rows;
  }

  /** The cell with its default applied. Throws on a column the table does not have. */
  value(row: Row, column: string): Value {
    const meta = this.column(column);
    return row[column] ?? meta.default;
  }

  /** Rows whose column equals the value as the database compares (see collation.ts). Indexed. */
  find(column: string, value: Value): readonly Row[] {
    return this.index(column).find(value);
  }

  /** The first row that has all these values; the first column named is the one looked up by index. */
  first(match: Partial<Row>): Row | undefined {
    const [lead, ...rest] = Object.entries(match) as [string, Value][];
    if (lead === undefined) return this.rows[0];
    return this.find(...lead).find((row) => rest.every(([column, value]) => this.holds(row, column, value)));
  }

  /**
   * Takes the row over (it is the stored object). Sets date_created, date_last_modified and last_maintained_by where
   * the row does not bring them. Throws on unknown columns and on text longer than the column.
   */
  insert(row: Row): Row {
    this.check(row);
    this.stamp(row);
    this.attach(row);
    this.host.written(this.meta.name, row, () => this.detach(row));
    return row;
  }

  /** Changes the row in place; sets date_last_modified unless the changes bring it. */
  update(row: Row, changes: Partial<Row>, by = defaultUser): Row {
    const stamped: Row = { ...this.touch(by), ...definedOnly(changes) };
    this.check(stamped);
    const before = Object.fromEntries(Object.keys(stamped).map((column) => [column, row[column]]));
    this.assign(row, stamped);
    this.host.written(this.meta.name, row, () => this.assign(row, before));
    return row;
  }

  /** A hard delete, which P21 does rarely: most tables have delete_flag or row_status_flag. */
  remove(row: Row): void {
    this.detach(row);
    this.host.written(this.meta.name, row, () => this.attach(row));
  }

  private holds(row: Row, column: string, value: Value): boolean {
    const meta = this.column(column);
    return collationKey(meta, row[column] ?? meta.default) === collationKey(meta, value);
  }

  private column(name: string): ColumnMeta {
    const column = this.meta.columns.get(name);
    if (column === undefined) throw new Error(`${this.meta.name} has no column ${name}`);
    return column;
  }

  private index(column: string): ColumnIndex {
    const known = this.indexes.get(column);
    if (known !== undefined) return known;
    const made = new ColumnIndex(this.column(column), this.rows);
    this.indexes.set(column, made);
    return made;
  }

  private check(row: Row): void {
    for (const name in row) {
      const column = this.column(name);
      const value = row[name];
      if (column.kind === 'text' && typeof value === 'string' && value.length > column.length)
        throw new Error(`${this.meta.name}.${name} holds ${column.length} characters, not "${value}"`);
    }
  }

  private stamp(row: Row): void {
    if (!this.meta.columns.has('date_last_modified')) return;
    const now = this.host.now();
    row.date_created ??= now;
    row.date_last_modified ??= now;
    row.last_maintained_by ??= defaultUser;
  }

  private touch(by: string): Row {
    if (!this.meta.columns.has('date_last_modified')) return {};
    return { date_last_modified: this.host.now(), last_maintained_by: by };
  }

  private attach(row: Row): void {
    this.rows.push(row);
    for (const index of this.indexes.values()) index.add(row);
    this.writes += 1;
  }

  private detach(row: Row): void {
    const at = this.rows.lastIndexOf(row);
    if (at < 0) return;
    this.rows.splice(at, 1);
    for (const index of this.indexes.values()) index.remove(row);
    this.writes += 1;
  }

  private assign(row: Row, changes: Partial<Row>): void {
    const touched = [...this.indexes].filter(([column]) => column in changes).map(([, index]) => index);
    for (const index of touched) index.remove(row);
    for (const [column, value] of Object.entries(changes)) {
      if (value === undefined) delete row[column];
      else row[column] = value;
    }
    for (const index of touched) index.add(row);
    this.writes += 1;
  }
}

const definedOnly = (changes: Partial<Row>): Row =>
  Object.fromEntries(
    Object.entries(changes).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
