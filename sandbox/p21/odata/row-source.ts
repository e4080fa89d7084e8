/** Anything the read surfaces can be asked for: a table, or a view over tables. */
import type { Row, TableMeta, Value } from '../database/row.ts';

export interface RowSource {
  readonly meta: TableMeta;
  all(): readonly Row[];
  /** Rows whose column equals the value; indexed. `undefined` when the source has no such index. */
  find(column: string, value: Value): readonly Row[] | undefined;
}
