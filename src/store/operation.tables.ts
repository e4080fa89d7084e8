/** Operations that staff keep by name and share. */
import type { Generated } from 'kysely';
import type { InstantColumn, NullableJsonColumn } from './columns.ts';

export interface OperationTables {
  saved_operation: SavedOperationTable;
}

/** Never changed afterwards: the newest row of a name is what counts, the others say what it was. */
interface SavedOperationTable {
  version: Generated<number>;
  name: string;
  /** Null: deleted. */
  document: string | null;
  variables: NullableJsonColumn<Readonly<Record<string, unknown>>>;
  at: InstantColumn;
  /** Key or token that saved or deleted it. */
  actor: string;
}
