/** Cells of P21 tables as the shop writes them. */
import Big from 'big.js';
import type { Database } from '../p21/database/database.ts';
import type { Row, Value } from '../p21/database/row.ts';

/** Trailing blanks cut; undefined for an empty cell. */
export function textOf(value: Value | undefined): string | undefined {
  const text = value === null || value === undefined ? '' : String(value).trim();
  return text === '' ? undefined : text;
}

/** An empty cell is 0. */
export const amountOf = (value: Value | undefined): Big => new Big(textOf(value) ?? 0);

/** What the shop's money columns hold: four decimals. */
export const moneyOf = (amount: Big): string => amount.toFixed(4, Big.roundHalfUp);

export const isDeleted = (row: Row): boolean => row.delete_flag === 'Y';

/** Oro's instants: UTC, whole seconds. */
export const instantOf = (value: Value | undefined): string | undefined =>
  typeof value === 'number' ? `${new Date(value).toISOString().slice(0, 19)}Z` : undefined;

/** The calendar day of a P21 time, in P21's zone. */
export const dayOf = (database: Database, value: Value | undefined): string | undefined =>
  typeof value === 'number' ? database.localTime.toWallText(value).slice(0, 10) : undefined;

export const rowsOf = (database: Database, table: string): Row[] => [...database.table(table).all()];

/** Rows of the table whose column equals the cell. */
export const rowsWith = (
  database: Database,
  table: string,
  column: string,
  value: Value | undefined,
): readonly Row[] => database.table(table).find(column, value ?? null);
