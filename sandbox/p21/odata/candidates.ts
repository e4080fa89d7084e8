/** Uses hash indexes to find the few rows a filter can match, so that 50 or-ed keys do not scan a large table. */
import type { Row } from '../database/row.ts';
import type { LocalTime } from '../local-time.ts';
import { toComparable } from './literal.ts';
import type { Expression } from './parser.ts';
import type { RowSource } from './row-source.ts';

/** Columns worth an index when asked for equality: keys and references, not flags and amounts. */
const isReference = (column: string): boolean => /(?:^|_)(?:id|uid|no|number|string|sku)$/.test(column);

/** Rows that include all matches, without repetition; `undefined` when no index helps. */
export const candidateRows = (
  expression: Expression,
  source: RowSource,
  localTime: LocalTime,
): readonly Row[] | undefined => {
  if (expression.kind === 'compare') return byEquality(expression, source, localTime);
  if (expression.kind === 'and')
    return smallest(expression.terms.map((term) => candidateRows(term, source, localTime)));
  if (expression.kind === 'or')
    return union(expression.terms.map((term) => candidateRows(term, source, localTime)));
  return undefined;
};

const byEquality = (
  { comparison, left, right }: Extract<Expression, { kind: 'compare' }>,
  source: RowSource,
  localTime: LocalTime,
): readonly Row[] | undefined => {
  if (comparison !== 'eq' || left.kind !== 'column' || !isReference(left.name)) return undefined;
  const column = source.meta.columns.get(left.name);
  const wanted = column === undefined ? null : toComparable(column, right, comparison, localTime);
  return wanted === null ? undefined : source.find(left.name, wanted);
};

const smallest = (lists: readonly (readonly Row[] | undefined)[]): readonly Row[] | undefined =>
  lists.reduce(
    (best, list) => (list !== undefined && list.length < (best?.length ?? Infinity) ? list : best),
    undefined,
  );

const union = (lists: readonly (readonly Row[] | undefined)[]): readonly Row[] | undefined => {
  const all = new Set<Row>();
  for (const list of lists) {
    if (list === undefined) return undefined;
    for (const row of list) all.add(row);
  }
  return [...all];
};
