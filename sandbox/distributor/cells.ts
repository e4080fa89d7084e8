/** Cells of P21 tables as the shop writes them. */
import type { Database } from '../p21/database/database.ts';
import type { Row, Value } from '../p21/database/row.ts';

/** Trailing blanks cut; undefined for an empty cell. */
export function textOf(value: Value | undefined): string | undefined {
  const text = value === null || value === undefined ? '' : String(value).trim();
  return text === '' ? undefined : text;
}

export const isDeleted = (row: Row): boolean => row.delete_flag === 'Y';

/** Oro's instants: UTC, whole seconds. */
export const instantOf = (value: Value | undefined): string | undefined =>
  typeof value === 'number' ? `${new Date(value).toISOString().slice(0, 19)}Z` : undefined;

/** The calendar day of a P21 time, in P21's zone. */
export const dayOf = (database: Database, value: Value | undefined): string | undefined =>
  typeof value === 'number' ? database.localTime.toWallText(value).slice(0, 10) : undefined;

export const rowsOf = (database: Database, table: string): Row[] => [...database.table(table).all()];
