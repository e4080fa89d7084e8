/** Descriptors of P21 tables: which columns are read, how they are parsed, which of them is the key. */
import { GatewayError } from '../../src/errors.ts';
import type { Column } from './column.ts';
import { ColumnFault } from './column.ts';

export type Columns = Readonly<Record<string, Column<unknown>>>;

/** How a table marks deleted rows (p21-api 2.4). */
export type Deletion =
  /** 'Y' means deleted; null does not. */
  | { readonly deleteFlag: Column<unknown> }
  /** 704 active, 705 inactive, 700 deleted. */
  | { readonly rowStatus: Column<unknown> };

export interface Table<C extends Columns = Columns> {
  /** Tables and views are strictly separate: the wrong segment answers 404 (p21-api 2.1). */
  readonly segment: 'table' | 'view';
  readonly name: string;
  readonly columns: C;
  /** Fields that identify a row together; paging is ordered by them. */
  readonly key: readonly string[];
  /** Present where the table marks deleted rows. */
  readonly deletion?: Deletion;
  /** Only some tenants have the table: where it is missing, it counts as empty. */
  readonly optional?: boolean;
}

/** The parsed row of a table. */
export type RowOf<T> =
  T extends Table<infer C> ? { readonly [F in keyof C]: C[F] extends Column<infer V> ? V : never } : never;

export const defineTable = <const C extends Columns>(
  name: string,
  definition: Omit<Table<C>, 'name' | 'segment' | 'key'> & {
    readonly segment?: 'table' | 'view';
    readonly key: readonly (keyof C & string)[];
  },
): Table<C> => ({ segment: 'table', ...definition, name });

/** The column behind a field. A field the table does not have is a bug. */
export function columnOf(table: Table, field: string): Column<unknown> {
  const column = table.columns[field];
  if (column === undefined) throw new Error(`${table.name} has no field ${field}`);
  return column;
}

/**
 * Parses one row. Throws UPSTREAM_MALFORMED naming table, key and column, never the value.
 * `zone` is the zone of times that carry no offset.
 */
export function parseRow<C extends Columns>(table: Table<C>, raw: unknown, zone: string): RowOf<Table<C>> {
  if (typeof raw !== 'object' || raw === null) throw malformed(table, {}, undefined, 'a row was expected');
  const cells = raw as Record<string, unknown>;
  const row: Record<string, unknown> = {};
  for (const [field, column] of Object.entries(table.columns)) {
    row[field] = parseCell(table, cells, column, zone);
  }
  return row as RowOf<Table<C>>;
}

/** One cell of a row; throws as `parseRow` does. */
export function parseCell(
  table: Pick<Table, 'name' | 'key' | 'columns'>,
  cells: Readonly<Record<string, unknown>>,
  column: Column<unknown>,
  zone: string,
): unknown {
  try {
    return column.parse(cells[column.name], zone);
  } catch (fault) {
    if (fault instanceof ColumnFault) throw malformed(table, cells, column, fault.message);
    throw fault;
  }
}

function malformed(
  table: Pick<Table, 'name' | 'key' | 'columns'>,
  cells: Readonly<Record<string, unknown>>,
  column: Column<unknown> | undefined,
  expected: string,
): GatewayError {
  const key = table.key
    .map((field) => table.columns[field]?.name)
    .filter((name) => name !== undefined)
    .map((name) => `${name} ${String(cells[name] ?? 'missing')}`)
    .join(', ');
  const field = column === undefined ? table.name : `${table.name}.${column.name}`;
  const row = key === '' ? '' : ` of the row with ${key}`;
  return new GatewayError('UPSTREAM_MALFORMED', `P21 ${field}${row}: ${expected}`, {
    system: 'P21',
    field,
  });
}
