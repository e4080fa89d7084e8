/** Key access of the older views: ('1013938') and (company_id='1',customer_id=100915M) (p21-api 2.6). */
import type { Row, TableMeta } from '../database/row.ts';
import type { LocalTime } from '../local-time.ts';
import { bindFilter } from './binder.ts';
import { candidateRows } from './candidates.ts';
import { parseFilter } from './parser.ts';
import type { RowSource } from './row-source.ts';

export interface Addressed {
  readonly name: string;
  /** What stood in the parentheses; `undefined` when there were none. */
  readonly key: string | undefined;
}

/** Cuts "p21_view_oe_hdr('1013938')" into name and key. */
export const parseAddressed = (segment: string): Addressed => {
  const [, name = segment, key] = /^(\w+)(?:\((.*)\))?$/.exec(segment) ?? [];
  return { name: name.toLowerCase(), key };
};

/** The row with this key. Throws `ODataProblem` when the key does not fit the columns. */
export const rowByKey = (source: RowSource, key: string, localTime: LocalTime): Row | undefined => {
  const filter = parseFilter(toFilter(key, source.meta), 'v3');
  const holds = bindFilter(filter, { meta: source.meta, dialect: 'v3', localTime });
  return (candidateRows(filter, source, localTime) ?? source.all()).find((row) => holds(row) === true);
};

const toFilter = (key: string, meta: TableMeta): string => {
  const parts = key.match(/(?:'(?:[^']|'')*'|[^,'])+/g) ?? [];
  return parts
    .map((part, at) => {
      const [, column, literal] = /^\s*(\w+)\s*=(.*)$/.exec(part) ?? [];
      return `${column ?? meta.keys[at] ?? ''} eq ${literal ?? part}`;
    })
    .join(' and ');
};
