/** Whole tables in the order of their keys: each page starts after the key of the one before, so nothing shifts. */
import { and, type Filter, gt } from './odata-filter.ts';
import type { P21OData } from './p21-odata.ts';
import type { Page, ReadOptions } from './paging.ts';
import { type Columns, columnOf, type RowOf, type Table } from './table.ts';

export interface ScanQuery extends ReadOptions {
  /** The key of the last row of the page before; null for the first page. */
  readonly after: string | null;
  readonly first: number;
  readonly filter?: Filter | undefined;
}

/** Rows after a key; `total` on the first page. Deleted rows are left out. */
export const scanTable = <C extends Columns>(
  odata: P21OData,
  table: Table<C>,
  keyField: keyof C & string,
  { after, first, filter, signal, priority }: ScanQuery,
): Promise<Page<RowOf<Table<C>>>> =>
  odata.page(table, {
    signal,
    priority,
    filter: and(filter, after === null ? undefined : gt(columnOf(table, keyField), after)),
    orderBy: [{ field: keyField }],
    first,
    skip: 0,
    count: after === null,
  });
