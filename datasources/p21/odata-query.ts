/** Turns a query of fields into OData options, and options into a query string. */
import type { Filter } from './odata-filter.ts';
import { and, isNotYes, ne } from './odata-filter.ts';
import type { LookupOptions, SortTerm } from './paging.ts';
import type { Columns, Table } from './table.ts';
import { columnOf } from './table.ts';

export interface RowQuery<C extends Columns> extends LookupOptions {
  readonly filter?: Filter | undefined;
  readonly orderBy?: readonly SortTerm<keyof C & string>[] | undefined;
}

export interface Window {
  readonly top: number;
  readonly skip: number;
  readonly count?: boolean | undefined;
}

type Options = Readonly<Record<string, string>>;

/** Deleted rows are left out unless wanted; the order always ends with the key, so that pages are stable. */
export function toOptions<C extends Columns>(
  table: Table<C>,
  columnNames: readonly string[],
  query: RowQuery<C>,
  window: Window,
): Options & { readonly $select: string } {
  const filter = and(query.filter, query.withDeleted === true ? undefined : notDeleted(table));
  return {
    ...(filter && { $filter: filter.text }),
    $select: columnNames.join(','),
    $orderby: orderOf(table, query.orderBy ?? []),
    $top: String(window.top),
    ...(window.skip > 0 && { $skip: String(window.skip) }),
    ...(window.count === true && { $count: 'true' }),
  };
}

/** p21-api 2.4: 700 deleted, 705 inactive. */
const goneStatuses = [700, 705];

function notDeleted(table: Table): Filter | undefined {
  if (table.deletion === undefined) return undefined;
  if ('deleteFlag' in table.deletion) return isNotYes(table.deletion.deleteFlag);
  const { rowStatus } = table.deletion;
  return and(...goneStatuses.map((status) => ne(rowStatus, status)));
}

function orderOf(table: Table, terms: readonly SortTerm<string>[]): string {
  const sorted = new Set(terms.map(({ field }) => field));
  const key = table.key.filter((field) => !sorted.has(field)).map((field) => ({ field, descending: false }));
  return [...terms, ...key]
    .map(({ field, descending }) => `${columnOf(table, field).name}${descending === true ? ' desc' : ''}`)
    .join(',');
}

/** Characters a query may hold unencoded; commas and brackets are left readable and short. */
const readable: Readonly<Record<string, string>> = { '%2C': ',', '%3A': ':', '%24': '$' };

/** Blanks are %20: P21's parser is not known to read '+' as a blank. */
const encode = (value: string): string =>
  encodeURIComponent(value)
    .replaceAll("'", '%27')
    .replace(/%2C|%3A|%24/g, (code) => readable[code] ?? code);

export const toQueryString = (options: Options): string =>
  Object.entries(options)
    .map(([name, value]) => `${name}=${encode(value)}`)
    .join('&');

/** Length on the wire, with the place a further filter term needs (`$filter=(…) and (…)`). */
export const encodedQueryLength = (options: Options): number =>
  toQueryString(options).length + '&$filter=%20and%20()()'.length;
