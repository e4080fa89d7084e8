/**
 * Builds `$filter` in the dialect P21 really has (p21-api 2.2): no `in` (accepted and ignored: all rows come back),
 * no functions but startswith, endswith and contains, no column on the right. Literals follow the column's kind.
 */
import { badInput } from '../../src/errors.ts';
import type { Column } from './column.ts';

/** A condition; `joint` says how its outermost terms are joined, so that the next join knows to bracket it. */
export interface Filter {
  readonly text: string;
  readonly joint: 'and' | 'or' | 'none';
}

type Value = string | number;
type AnyColumn = Pick<Column<unknown>, 'name' | 'kind'>;

const term = (text: string): Filter => ({ text, joint: 'none' });
const compared = (operator: string) => (column: AnyColumn, value: Value) =>
  term(`${column.name} ${operator} ${toLiteral(column, value)}`);

export const eq = compared('eq');
/** In SQL a null is not unequal to anything: see `isNotYes` for flags. */
export const ne = compared('ne');
export const gt = compared('gt');
export const ge = compared('ge');
export const lt = compared('lt');
export const le = compared('le');

export const isNull = (column: AnyColumn): Filter => term(`${column.name} eq null`);

const matched = (operator: string) => (column: AnyColumn, part: string) =>
  term(`${operator}(${column.name},${quote(part)})`);

/** Of text columns only. */
export const startsWith = matched('startswith');
export const endsWith = matched('endswith');
export const contains = matched('contains');

/** Undefined terms are left out, so that optional conditions read flat. Undefined if nothing is left. */
export const and = (...terms: readonly (Filter | undefined)[]): Filter | undefined => joined('and', terms);
export const or = (...terms: readonly (Filter | undefined)[]): Filter | undefined => joined('or', terms);
export const not = (filter: Filter): Filter => term(`not (${filter.text})`);

/** A char(1) flag that is not 'Y', null included (p21-api 2.4: `cancel_flag` may be null). */
export const isNotYes = (column: AnyColumn): Filter => ({
  text: `${ne(column, 'Y').text} or ${isNull(column).text}`,
  joint: 'or',
});

/** No key of P21 is longer (varchar(255)), nor longer than this once encoded: one that is would fail its whole batch. */
const longestKey = 255;
const longestEncodedKey = 800;

/** Whether the column could hold the value at all: `customer_id eq abc` would be refused, but simply matches nothing. */
export function isPossible(column: AnyColumn, value: Value): boolean {
  const written = String(value);
  if (column.kind === 'number') return numberLiteral.test(written);
  return (
    written.length <= longestKey && encodeURIComponent(written.toWellFormed()).length <= longestEncodedKey
  );
}

function joined(joint: 'and' | 'or', terms: readonly (Filter | undefined)[]): Filter | undefined {
  const present = terms.filter((one) => one !== undefined);
  const [only] = present;
  if (only === undefined) return undefined;
  if (present.length === 1) return only;
  const bracketed = present.map((one) =>
    one.joint === 'none' || one.joint === joint ? one.text : `(${one.text})`,
  );
  return { text: bracketed.join(` ${joint} `), joint };
}

const numberLiteral = /^-?\d{1,28}(?:\.\d{1,19})?$/;
const dateLiteral = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d{1,7})?(?:Z|[+-]\d{2}:\d{2})?)?$/;

function toLiteral(column: AnyColumn, value: Value): string {
  const written = String(value);
  if (column.kind === 'text') return quote(written);
  if (!(column.kind === 'number' ? numberLiteral : dateLiteral).test(written)) {
    throw badInput(
      column.name,
      column.kind === 'number' ? 'give a number' : 'give a date such as 2026-01-31',
    );
  }
  return written;
}

/** Half a surrogate pair cannot travel in a URL; it becomes the replacement character, which matches nothing. */
const quote = (value: string): string => `'${value.toWellFormed().replaceAll("'", "''")}'`;

export interface ChunkLimits {
  /** Most `or` terms per filter. */
  readonly terms: number;
  /** Most characters per filter once encoded for the URL. */
  readonly encodedLength: number;
}

/**
 * `column eq a or column eq b …` in as many filters as the limits ask for, each key once. Whole numbers that follow one
 * another become `column ge a and column le b`, which matches the same rows: uids of items made together do so.
 */
export function anyOf(column: AnyColumn, values: Iterable<Value>, limits: ChunkLimits): Filter[] {
  const chunks: Filter[] = [];
  let parts: Part[] = [];
  let length = 0;
  for (const part of toParts(column, [...new Set(values)])) {
    const added = encodeURIComponent(`${part.text} or `).length + quotesIn(part.text) * 2;
    const isFull = termsOf(parts) + part.terms > limits.terms || length + added > limits.encodedLength;
    if (parts.length > 0 && isFull) {
      chunks.push(toChain(parts));
      parts = [];
      length = 0;
    }
    parts.push(part);
    length += added;
  }
  if (parts.length > 0) chunks.push(toChain(parts));
  return chunks;
}

interface Part {
  readonly text: string;
  readonly terms: number;
}

const termsOf = (parts: readonly Part[]): number => parts.reduce((sum, { terms }) => sum + terms, 0);

/** A range is two terms, so it must stand for more than two keys. */
const shortestRun = 3;

function toParts(column: AnyColumn, values: readonly Value[]): Part[] {
  const single = (value: Value): Part => ({ text: eq(column, value).text, terms: 1 });
  if (column.kind !== 'number' || !values.every(isWhole)) return values.map(single);
  return runsOf(values.map(Number)).flatMap((run): Part[] => {
    const [from, to] = [run[0], run.at(-1)];
    if (run.length < shortestRun || from === undefined || to === undefined) return run.map(single);
    return [{ text: `(${ge(column, from).text} and ${le(column, to).text})`, terms: 2 }];
  });
}

const isWhole = (value: Value): boolean => /^\d{1,15}$/.test(String(value));

/** The numbers in order, cut where one does not follow the other. */
function runsOf(numbers: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs;
}

const toChain = (parts: readonly Part[]): Filter => ({
  text: parts.map(({ text }) => text).join(' or '),
  joint: parts.length === 1 ? 'none' : 'or',
});

/** encodeURIComponent leaves the quote alone, but a URL writes it as %27. */
const quotesIn = (text: string): number => text.split("'").length - 1;
