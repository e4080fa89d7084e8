/** Between what is typed into a field and what its column holds: labels or codes, numbers, dates (p21-api 4.2, 9.4). */
import Big from 'big.js';
import type { Database } from '../database/database.ts';
import type { Value } from '../database/row.ts';
import { LocalTime } from '../local-time.ts';
import { P21Refusal } from '../orders/refusal.ts';
import { choicesOf, type Field } from './field.ts';

export interface ValueContext {
  readonly database: Database;
  readonly useCodeValues: boolean;
}

/** Throws a `P21Refusal` on what the field does not take. An empty text empties the field. */
export const toCell = (field: Field, typed: string, context: ValueContext): Value => {
  if (typed === '') return null;
  const choices = choicesOf(field, context.database);
  if (choices !== undefined) return chosen(field, typed, [...choices], context.useCodeValues);
  if (field.type === 'Char') return fitting(field, typed, context.database);
  return field.type === 'Datetime' ? toMoment(field, typed, context.database) : toNumber(field, typed);
};

/** What the window shows of a cell; "" of nothing. */
export const toShown = (field: Field, cell: Value | undefined, context: ValueContext): string => {
  if (cell === undefined || cell === null) return '';
  const choices = choicesOf(field, context.database);
  if (choices !== undefined && !context.useCodeValues)
    return [...choices].find(([, code]) => String(code) === String(cell))?.[0] ?? String(cell);
  if (field.type !== 'Datetime') return plain(cell);
  return new LocalTime(context.database.timeZone).toWallText(Number(cell));
};

const plain = (cell: Value): string =>
  typeof cell === 'number' ? new Big(cell).toFixed() : String(cell).trimEnd();

/** Assumption: the words; M03 knows only "Invalid value". */
const invalid = (field: Field, typed: string): P21Refusal =>
  new P21Refusal(`General Exception: Invalid value for ${field.name}: ${typed}`);

/** Assumption: too long a text is refused, in these words; p21-api 9.4 has seen it dropped or refused. */
const fitting = (field: Field, typed: string, database: Database): string => {
  const [table = '', column = ''] = field.column.split('.');
  const meta = database.has(table) ? database.table(table).meta.columns.get(column) : undefined;
  if (meta?.kind !== 'text' || typed.length <= meta.length) return typed;
  throw new P21Refusal(`General Exception: Value is too long for ${field.name}: ${typed}`);
};

const chosen = (field: Field, typed: string, pairs: readonly [string, Value][], useCodes: boolean): Value => {
  const wanted = typed.trim().toLowerCase();
  const pair = pairs.find(
    ([label, code]) => (useCodes ? String(code) : label).trim().toLowerCase() === wanted,
  );
  if (pair === undefined) throw invalid(field, typed);
  return pair[1];
};

const toNumber = (field: Field, typed: string): number => {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(typed.trim())) throw invalid(field, typed);
  return Number(typed);
};

/**
 * ISO, the only form seen on input (p21-api 12.10): a day, or a day with time; without an offset it is the server's
 * wall clock.
 */
const toMoment = (field: Field, typed: string, database: Database): number => {
  const isDay = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?$/.test(typed);
  const parsed = Date.parse(
    isDay ? `${typed.replace(' ', 'T')}${typed.length === 10 ? 'T00:00:00' : ''}Z` : typed,
  );
  if (Number.isNaN(parsed) || !/^\d{4}-/.test(typed)) throw invalid(field, typed);
  return isDay ? new LocalTime(database.timeZone).fromWall(parsed) : parsed;
};
