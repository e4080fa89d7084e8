/** The query options of a read, parsed and checked against the columns of their source. */
import type { TableMeta } from '../database/row.ts';
import { type OrderTerm, parseOrderBy } from './order.ts';
import { type Expression, parseFilter } from './parser.ts';
import { badNumber, ODataProblem, unknownProperty } from './problem.ts';
import type { Dialect } from './tokenizer.ts';

export interface ReadQuery {
  readonly filter: Expression | undefined;
  readonly orderBy: readonly OrderTerm[];
  /** Column names in the order asked for; `undefined` means all. */
  readonly select: readonly string[] | undefined;
  readonly top: number | undefined;
  readonly skip: number;
  readonly count: boolean;
}

type Options = Readonly<Record<string, unknown>>;

/** Options without `$` are ignored. Throws `ODataProblem` on every fault of the rest. */
export const parseQuery = (options: Options, meta: TableMeta, dialect: Dialect): ReadQuery => {
  for (const name of Object.keys(options)) checkName(name, options, meta, dialect);
  const text = (name: string): string | undefined => options[name] as string | undefined;
  const filter = text('$filter');
  const orderBy = text('$orderby');
  return {
    filter: filter === undefined ? undefined : parseFilter(notEmpty('$filter', filter), dialect),
    orderBy: orderBy === undefined ? [] : parseOrderBy(notEmpty('$orderby', orderBy), meta),
    select: parseSelect(text('$select'), meta),
    top: parseNumber('$top', text('$top')),
    skip: parseNumber('$skip', text('$skip')) ?? 0,
    count: dialect === 'v4' ? parseCount(text('$count')) : text('$inlinecount') === 'allpages',
  };
};

const known: Readonly<Record<Dialect, readonly string[]>> = {
  v4: ['$filter', '$select', '$orderby', '$top', '$skip', '$count', '$format'],
  v3: ['$filter', '$select', '$orderby', '$top', '$skip', '$inlinecount', '$format'],
};

const checkName = (name: string, options: Options, meta: TableMeta, dialect: Dialect): void => {
  if (!name.startsWith('$')) return;
  if (Array.isArray(options[name]))
    throw new ODataProblem(
      `Query option '${name}' was specified more than once, but it must be specified at most once.`,
    );
  // There are no navigation properties, so whatever $expand names is not there (p21-api 2.2).
  if (name === '$expand') throw unknownProperty(String(options[name]), meta.name);
  if (!known[dialect].includes(name))
    throw new ODataProblem(`The query parameter '${name}' is not supported.`);
};

const notEmpty = (name: string, value: string): string => {
  if (value.trim() === '') throw new ODataProblem(`The value for OData query '${name}' cannot be empty.`);
  return value;
};

const parseSelect = (text: string | undefined, meta: TableMeta): readonly string[] | undefined => {
  if (text === undefined || text.trim() === '' || text.trim() === '*') return undefined;
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !meta.columns.has(name));
  if (unknown !== undefined) throw unknownProperty(unknown, meta.name);
  return [...new Set(names)];
};

const parseNumber = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw badNumber(name, text);
  return Number(text);
};

const parseCount = (text: string | undefined): boolean => {
  if (text === undefined || text === 'false') return false;
  if (text === 'true') return true;
  throw new ODataProblem(
    `Invalid value '${text}' for $count query option found. Valid values are 'true' and 'false'.`,
  );
};
