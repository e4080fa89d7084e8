/** Turns the text of a filter into values of the field's type, with Oro's messages (platform 6.1.8, Processor/NormalizeValue). */
import type { DataType } from '../model/entity.ts';

export type Comparable = string | number | boolean;

/** One value, any of several, or an inclusive range. A moment known to a coarser unit covers from `value` to before `end`. */
export type FilterValue =
  | { readonly kind: 'any'; readonly values: readonly Moment[] }
  | { readonly kind: 'range'; readonly from: Comparable; readonly to: Comparable };

export interface Moment {
  readonly value: Comparable;
  readonly end?: string;
}

interface TypeRule {
  readonly name: string;
  readonly plural: string;
  readonly pattern: RegExp;
  readonly read: (text: string) => Moment | undefined;
}

const text = (value: string): Moment => ({ value });
const number = (value: string): Moment => ({ value: Number(value) });
const truths = new Map([
  ['1', true],
  ['true', true],
  ['True', true],
  ['yes', true],
  ['Yes', true],
  ['0', false],
  ['false', false],
  ['False', false],
  ['no', false],
  ['No', false],
]);

const datetime = /^\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2})?(:\d{2})?(\.\d{2})?(Z|([-+]\d{2}(:?\d{2})?))?)?)?)?$/;

const rules = {
  string: { name: 'not empty string', plural: 'not empty strings', pattern: /^(?! *$).+$/, read: text },
  guid: { name: 'guid', plural: 'guids', pattern: /^[0-9a-fA-F-]{36}$/, read: text },
  integer: { name: 'integer', plural: 'integers', pattern: /^-?(0|[1-9]\d*)$/, read: number },
  number: { name: 'number', plural: 'numbers', pattern: /^-?\d*\.?\d+$/, read: number },
  boolean: {
    name: 'boolean',
    plural: 'booleans',
    pattern: /^(0|1|true|True|false|False|yes|Yes|no|No)$/,
    read: (value) => ({ value: truths.get(value) ?? false }),
  },
  datetime: { name: 'datetime', plural: 'datetimes', pattern: datetime, read: readDatetime },
  date: { name: 'date', plural: 'dates', pattern: /^\d{4}(-\d{2}(-\d{2}?)?)?$/, read: readDate },
} satisfies Record<string, TypeRule>;

const ruleOf: Readonly<Record<DataType, TypeRule>> = {
  string: rules.string,
  text: rules.string,
  object: rules.string,
  array: rules.string,
  guid: rules.guid,
  integer: rules.integer,
  bigint: { ...rules.integer, name: 'big integer', plural: 'big integers' },
  float: rules.number,
  decimal: { ...rules.number, name: 'decimal', plural: 'decimals' },
  money: { ...rules.number, name: 'decimal', plural: 'decimals' },
  boolean: rules.boolean,
  date: rules.date,
  datetime: rules.datetime,
};

export interface ValueShape {
  readonly type: DataType;
  readonly lists: boolean;
  readonly ranges: boolean;
}

/** @throws FilterValueError with the text the API answers */
export function parseFilterValue(given: string, { type, lists, ranges }: ValueShape): FilterValue {
  const rule = ruleOf[type];
  if (ranges && given.includes('..')) return parseRange(given, rule);
  const parts = lists ? given.split(',') : [given];
  const values = parts.map((part) => readPart(part, rule));
  if (values.every((value) => value !== undefined)) return { kind: 'any', values };
  if (parts.length === 1) throw new FilterValueError(`Expected ${rule.name} value. Given "${given}".`);
  throw new FilterValueError(`Expected an array of ${rule.plural}. Given "${given}".`);
}

function parseRange(given: string, rule: TypeRule): FilterValue {
  const border = given.indexOf('..');
  const from = readPart(given.slice(0, border), rule);
  const to = readPart(given.slice(border + 2), rule);
  if (from && to) return { kind: 'range', from: from.value, to: to.value };
  throw new FilterValueError(
    `Expected a pair of ${rule.plural} (${rule.name}..${rule.name}). Given "${given}".`,
  );
}

const readPart = (part: string, rule: TypeRule): Moment | undefined =>
  rule.pattern.test(part) ? rule.read(part) : undefined;

export class FilterValueError extends Error {}

/** A datetime as `YYYY-MM-DDTHH:MM:SSZ`, so that texts compare as moments do. */
function readDatetime(given: string): Moment | undefined {
  const [, date = '', time = '', zone = ''] = /^([\d-]+)(?:T([\d:.]+))?(.*)$/.exec(given) ?? [];
  const days = `${date}${'-01'.repeat(3 - date.split('-').length)}`;
  const clock = time === '' ? '00:00:00' : `${time}${':00'.repeat(3 - time.split(':').length)}`;
  const from = Date.parse(`${days}T${clock}${zone === '' ? 'Z' : zone}`);
  if (Number.isNaN(from)) return undefined;
  const end = coverEnd(new Date(from), time === '' ? date.split('-').length : 3 + time.split(':').length);
  return { value: second(from), ...(end === undefined ? {} : { end: second(end) }) };
}

function readDate(given: string): Moment | undefined {
  const found = readDatetime(given);
  if (typeof found?.value !== 'string') return undefined;
  return { value: found.value.slice(0, 10), ...(found.end ? { end: found.end.slice(0, 10) } : {}) };
}

/** Where the year (1), month (2), day (3), hour (4) or minute (5) that was given is over; undefined for seconds. */
function coverEnd(from: Date, precision: number): number | undefined {
  const end = new Date(from);
  if (precision === 1) end.setUTCFullYear(end.getUTCFullYear() + 1);
  else if (precision === 2) end.setUTCMonth(end.getUTCMonth() + 1);
  else if (precision === 3) end.setUTCDate(end.getUTCDate() + 1);
  else if (precision === 4) end.setUTCHours(end.getUTCHours() + 1);
  else if (precision === 5) end.setUTCMinutes(end.getUTCMinutes() + 1);
  else return undefined;
  return end.getTime();
}

const second = (epochMs: number): string => `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
