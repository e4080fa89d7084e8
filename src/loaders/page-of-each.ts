/**
 * The same page of the list of each of several customers, e.g. the newest orders of every customer on a page. Asked
 * for several customers it is one read; asked for one, or with totals, which no system counts per customer, it is a
 * page of its own.
 */
import type { Connection } from '../../schema/connection.type.ts';
import { grouped } from './grouped.ts';
import { type PageWindow, toConnection } from './page.ts';

export interface CustomerPage<F> {
  readonly customerId: string;
  readonly window: PageWindow;
  readonly filter: F;
  readonly count: boolean;
}

export interface PageOfEachOptions<F, T> {
  readonly one: (page: CustomerPage<F>) => Promise<Connection<T>>;
  /** The first rows of each customer, in the order of the list within a customer. */
  readonly several: (customerIds: readonly string[], filter: F, first: number) => Promise<readonly T[]>;
  readonly customerOf: (row: T) => string | null;
}

export function pageOfEach<F, T>({ one, several, customerOf }: PageOfEachOptions<F, T>) {
  return grouped<CustomerPage<F>, Connection<T>>({
    contextOf: ({ window, filter, count }) => JSON.stringify([window, filter, count]),
    keyOf: ({ customerId }) => customerId,
    load: async (pages) => {
      const [first] = pages;
      if (first === undefined || first.count || pages.length === 1) return Promise.all(pages.map(one));
      const { window, filter } = first;
      const customerIds = pages.map(({ customerId }) => customerId);
      const rows = Map.groupBy(
        await several(customerIds, filter, window.skip + window.first + 1),
        customerOf,
      );
      return customerIds.map((id) => toConnection((rows.get(id) ?? []).slice(window.skip), window));
    },
  });
}
