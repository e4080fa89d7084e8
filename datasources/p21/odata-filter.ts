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

/** Whether the column could hold the value at all: `customer_id eq abc` would be refused, but simply matches nothing. */
export const isPossible = (column: AnyColumn, value: Value): boolean =>
  column.kind !== 'number' || numberLiteral.test(String(value));

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

/** `column eq a or column eq b …` in as many filters as the limits ask for; keys in the order given, each once. */
export function anyOf(column: AnyColumn, values: Iterable<Value>, limits: ChunkLimits): Filter[] {
  const chunks: Filter[] = [];
  let texts: string[] = [];
  let length = 0;
  for (const value of new Set(values)) {
    const { text } = eq(column, value);
    const added = encodeURIComponent(`${text} or `).length + quotesIn(text) * 2;
    if (texts.length > 0 && (texts.length >= limits.terms || length + added > limits.encodedLength)) {
      chunks.push(toChain(texts));
      texts = [];
      length = 0;
    }
    texts.push(text);
    length += added;
  }
  if (texts.length > 0) chunks.push(toChain(texts));
  return chunks;
}

const toChain = (texts: readonly string[]): Filter => ({
  text: texts.join(' or '),
  joint: texts.length === 1 ? 'none' : 'or',
});

/** encodeURIComponent leaves the quote alone, but a URL writes it as %27. */
const quotesIn = (text: string): number => text.split("'").length - 1;
