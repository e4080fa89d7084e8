/** Runs a parsed query on a source. */
import type { Row } from '../database/row.ts';
import type { LocalTime } from '../local-time.ts';
import { bindFilter } from './binder.ts';
import { candidateRows } from './candidates.ts';
import { sortRows } from './order.ts';
import type { ReadQuery } from './query.ts';
import type { RowSource } from './row-source.ts';
import type { Dialect } from './tokenizer.ts';

export interface ReadResult {
  readonly rows: readonly Row[];
  /** Rows the filter matches, whatever $top and $skip say. */
  readonly total: number;
}

/** There is no page limit: without $top all rows come (p21-api 2.1). Throws `ODataProblem`. */
export const readRows = (
  source: RowSource,
  query: ReadQuery,
  dialect: Dialect,
  localTime: LocalTime,
): ReadResult => {
  const matches = matchingRows(source, query, dialect, localTime);
  const end = query.top === undefined ? undefined : query.skip + query.top;
  return { rows: sortRows(matches, query.orderBy).slice(query.skip, end), total: matches.length };
};

const matchingRows = (
  source: RowSource,
  { filter }: ReadQuery,
  dialect: Dialect,
  localTime: LocalTime,
): readonly Row[] => {
  if (filter === undefined) return source.all();
  const holds = bindFilter(filter, { meta: source.meta, dialect, localTime });
  const candidates = candidateRows(filter, source, localTime) ?? source.all();
  return candidates.filter((row) => holds(row) === true);
};
