/** What a cell of the sandbox's database may hold, and what the database knows of a table. */

/** Decimals and integers are numbers, char and varchar strings, datetimes epoch milliseconds. */
export type Value = string | number | boolean | null;

/** Sparse: a missing key means the column's default (`ColumnMeta.default`). */
export type Row = Record<string, Value>;

export interface ColumnMeta {
  readonly name: string;
  /** As the P21 schema writes it, e.g. "decimal(19,9)". */
  readonly type: string;
  readonly kind: 'decimal' | 'integer' | 'text' | 'datetime';
  /** Digits after the point; 0 for everything but decimals. */
  readonly scale: number;
  /** Longest text in characters; `Infinity` for `text`, 0 for kinds other than text. */
  readonly length: number;
  readonly nullable: boolean;
  readonly primaryKey: boolean;
  /** What a row says that never set this column: null, or "N", "" or 0 where null is not allowed. */
  readonly default: Value;
}

export interface TableMeta {
  readonly name: string;
  readonly columns: ReadonlyMap<string, ColumnMeta>;
  /** Names of the primary key's columns. */
  readonly keys: readonly string[];
}
