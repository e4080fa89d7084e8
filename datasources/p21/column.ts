/**
 * How one column of a P21 table becomes a typed value, and how a value of it is written in an OData filter.
 * Columns say both because P21 refuses a quoted number and a bare text alike (p21-api 2.3, 2.4).
 */
import type { DecimalString } from '../../src/decimal.ts';
import { toDecimal } from '../../src/decimal.ts';
import type { CalendarDate, Instant } from '../../src/instant.ts';
import { toInstantInZone } from './zoned-time.ts';

/** How a literal of the column is written: quoted, bare digits, bare date. */
export type LiteralKind = 'text' | 'number' | 'date';

export interface Column<T> {
  /** Wire name, e.g. "customer_id". */
  readonly name: string;
  readonly kind: LiteralKind;
  /** The tenant's build may lack the column; then it is left out of the query and read as null. */
  readonly optional: boolean;
  /** Throws `ColumnFault` saying what was expected, never the value. `zone` is used for times without an offset. */
  parse(value: unknown, zone: string): T;
}

/** Says what a value should have been. Never carries the value, which may be somebody's data. */
export class ColumnFault extends Error {
  override readonly name = 'ColumnFault';
}

const column = <T>(name: string, kind: LiteralKind, parse: Column<T>['parse']): Column<T> => ({
  name,
  kind,
  optional: false,
  parse,
});

/** char/varchar; trailing blanks of char columns are cut (p21-api 9.4). */
export const text = (name: string): Column<string> => column(name, 'text', parseText);

/** A key kept as text whatever JSON made of it; `kind` is the kind of the database column. */
export const id = (name: string, kind: 'text' | 'number'): Column<string> => column(name, kind, parseId);

/** decimal(19,n) with its exact digits. */
export const decimal = (name: string): Column<DecimalString> => column(name, 'number', parseDecimal);

/** int, smallint, tinyint and the short decimals that count something. */
export const integer = (name: string): Column<number> => column(name, 'number', parseInteger);

/** char(1): 'Y' is true; 'N', null and blank are false. */
export const flag = (name: string): Column<boolean> => column(name, 'text', parseFlag);

/** char(1): true for 'N' alone, where null is no answer. */
export const saysNo = (name: string): Column<boolean> =>
  column(name, 'text', (value) => !isAbsent(value) && !parseFlag(value));

/** datetime that means a moment. */
export const instant = (name: string): Column<Instant> => column(name, 'date', parseInstant);

/** datetime that means a day: the first ten characters of the local time, never shifted by a zone. */
export const calendarDate = (name: string): Column<CalendarDate> => column(name, 'date', parseCalendarDate);

/** Null, missing and blank become null. */
export const nullable = <T>(inner: Column<T>): Column<T | null> => ({
  ...inner,
  parse: (value, zone) => (isAbsent(value) ? null : inner.parse(value, zone)),
});

/** The uid of another row; 0 is how P21 writes "none" where null is not allowed (p21-api 6.2: PricePageUid 0). */
export const uidOrNone = (name: string): Column<number | null> => {
  const inner = nullable(integer(name));
  return { ...inner, parse: (value, zone) => inner.parse(value, zone) || null };
};

/** The numeric id of another row; 0 is "none", as in `uidOrNone`. */
export const idOrNone = (name: string): Column<string | null> => {
  const inner = nullable(id(name, 'number'));
  return { ...inner, parse: (value, zone) => withoutZero(inner.parse(value, zone)) };
};

/** A flag that only some builds or tenants have: null where the column is missing, false where it is null. */
export const optionalFlag = (name: string): Column<boolean | null> => ({
  ...flag(name),
  optional: true,
  parse: (value) => (value === undefined ? null : parseFlag(value)),
});

/** A column that only some builds or tenants have: null where it is missing. */
export const optional = <T>(inner: Column<T>): Column<T | null> => ({ ...nullable(inner), optional: true });

const withoutZero = (key: string | null): string | null => (key === '0' ? null : key);

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

function parseText(value: unknown): string {
  if (typeof value !== 'string') throw new ColumnFault('text was expected');
  return value.trimEnd();
}

function parseId(value: unknown): string {
  if (typeof value === 'number') return parseDecimal(value);
  const trimmed = parseText(value);
  if (trimmed === '') throw new ColumnFault('a key was expected');
  return trimmed;
}

function parseDecimal(value: unknown): DecimalString {
  if (typeof value !== 'number' && typeof value !== 'string') throw new ColumnFault('a number was expected');
  try {
    return toDecimal(typeof value === 'string' ? value.trim() : value);
  } catch {
    throw new ColumnFault('a number was expected');
  }
}

function parseInteger(value: unknown): number {
  const number = Number(parseDecimal(value));
  if (!Number.isSafeInteger(number)) throw new ColumnFault('a whole number was expected');
  return number;
}

function parseFlag(value: unknown): boolean {
  if (isAbsent(value)) return false;
  const letter = parseText(value).toUpperCase();
  if (letter !== 'Y' && letter !== 'N') throw new ColumnFault("'Y' or 'N' was expected");
  return letter === 'Y';
}

function parseInstant(value: unknown, zone: string): Instant {
  const at = toInstantInZone(parseText(value), zone);
  if (at === undefined) throw new ColumnFault('a date and time was expected');
  return at;
}

function parseCalendarDate(value: unknown): CalendarDate {
  const day = parseText(value).slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) {
    throw new ColumnFault('a date was expected');
  }
  return day;
}
