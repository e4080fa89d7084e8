/** Customers: the P21 account and the OroCommerce account of one company. */

import type { Connection } from '../../schema/connection.type.ts';
import type { CustomerFilter } from '../../schema/customer.input.ts';
import type { Customer } from '../../schema/customer.type.ts';
import type { Order } from '../../schema/order.type.ts';
import type { OroCustomer } from '../../schema/oro-customer.type.ts';
import type { PageArgs } from '../../schema/page.args.ts';
import { exactlyOne } from './arguments.ts';
import { keysOfCustomer, toCustomer, toOroCustomer, toShopOnlyCustomer } from './customer.model.ts';
import { oroIdOf, parseGlobalIdOf } from './global-id.ts';
import type { LoaderParts } from './loader-parts.ts';
import { pageOf, parsePage, toConnection, withNext } from './page.ts';
import { known, unavailable } from './unavailable.ts';

export interface CustomerKeys {
  readonly id?: string | null | undefined;
  readonly p21CustomerId?: string | null | undefined;
  readonly oroId?: string | null | undefined;
}

export type CustomerLoader = ReturnType<typeof createCustomerLoader>;

export function createCustomerLoader(parts: LoaderParts) {
  const { p21, oro, batches, visibility, money, now, read } = parts;

  const owner = ({ p21CustomerId }: { p21CustomerId: string | null }) => p21CustomerId;
  const accounts = batches.one<string, Customer>({
    load: async (ids) => {
      const asOf = now();
      const rows = await p21.customers.byIds(ids, { ...read, withDeleted: true });
      return rows.map((row) => toCustomer(row, money, asOf));
    },
    keyOf: ({ p21CustomerId }) => p21CustomerId ?? '',
    owner,
  });
  const shopAccounts = batches.one<string, OroCustomer>({
    load: async (p21Ids) => (await oro.customers.byP21Ids(p21Ids)).map(toOroCustomer),
    keyOf: ({ p21CustomerId }) => p21CustomerId ?? '',
    owner,
  });
  const shopAccountsById = batches.one<string, OroCustomer>({
    load: async (ids) => (await oro.customers.byIds(ids)).map(toOroCustomer),
    keyOf: ({ oroId }) => oroId,
    owner,
  });

  /** While P21 does not answer, a customer that the shop knows is still itself. */
  async function byP21Id(p21CustomerId: string): Promise<Customer | null> {
    try {
      return await accounts.load(p21CustomerId);
    } catch (error) {
      const shop = await shopAccounts.load(p21CustomerId).catch(() => null);
      if (shop === null) throw error;
      return unavailable(keysOfCustomer(p21CustomerId, shop.oroId), error as Error);
    }
  }

  async function byOroId(oroId: string): Promise<Customer | null> {
    const shop = await shopAccountsById.load(oroId);
    if (shop === null) return null;
    const linked = shop.p21CustomerId === null ? null : await byP21Id(shop.p21CustomerId);
    return linked ?? toShopOnlyCustomer(shop);
  }

  const byKey = (key: string) => {
    const oroId = oroIdOf(key);
    return oroId === undefined ? byP21Id(key) : byOroId(oroId);
  };

  async function page(args: PageArgs, filter: CustomerFilter, count: boolean): Promise<Connection<Customer>> {
    const window = parsePage(args);
    if (visibility.onlyCustomerId !== undefined) return pageOf(await ownAccount(filter), window);
    const asOf = now();
    const { rows, total } = await p21.customers.page(
      { ...withNext(window), filter: toSourceFilter(filter), orderBy: [{ field: 'name' }], count },
      read,
    );
    const customers = rows.map((row) => toCustomer(row, money, asOf));
    accounts.keep(customers);
    return toConnection(batches.visible(customers, owner), window, total ?? null);
  }

  /** A list of one: what a storefront viewer may see, when it meets the filter. */
  async function ownAccount(filter: CustomerFilter): Promise<Customer[]> {
    const own = await accounts.load(visibility.onlyCustomerId ?? '');
    return own !== null && meets(own, filter) ? [own] : [];
  }

  return {
    byP21Id,
    byOroId,
    page,
    byKey,
    /** By exactly one key. */
    find: async (keys: CustomerKeys): Promise<Customer | null> => {
      const [name, key] = exactlyOne(keys);
      if (name === 'id') return byKey(parseGlobalIdOf('Customer', key, 'id'));
      return name === 'oroId' ? byOroId(key) : byP21Id(key);
    },
    /** Who ordered; for an order that only the shop has, the shop's customer. */
    ofOrder: ({ customerId, oroCustomerId }: Pick<Order, 'customerId' | 'oroCustomerId'>) => {
      if (known(customerId) !== null) return byP21Id(customerId ?? '');
      return oroCustomerId === null ? null : byOroId(oroCustomerId);
    },
    /** The OroCommerce account; null when the shop does not know the customer. */
    oroOf: ({ p21CustomerId, oroCustomerId }: Pick<Customer, 'p21CustomerId' | 'oroCustomerId'>) => {
      if (oroCustomerId !== null && p21CustomerId === null) return shopAccountsById.load(oroCustomerId);
      return p21CustomerId === null ? Promise.resolve(null) : shopAccounts.load(p21CustomerId);
    },
    /** The P21 id of a shop account; null when it is not linked or not visible. */
    p21IdOfOro: async (oroCustomerId: string) =>
      (await shopAccountsById.load(oroCustomerId))?.p21CustomerId ?? null,
  };
}

const toSourceFilter = ({
  search,
  salesRepresentativeId,
  creditStatusId,
  modifiedSince,
}: CustomerFilter) => ({
  search: search ?? undefined,
  salesrepId: salesRepresentativeId ?? undefined,
  creditStatusId: creditStatusId ?? undefined,
  modifiedSince: modifiedSince ?? undefined,
});

function meets(customer: Customer, filter: CustomerFilter): boolean {
  const search = filter.search?.trim().toLowerCase();
  return (
    (!search || search === customer.p21CustomerId || (customer.name ?? '').toLowerCase().includes(search)) &&
    (filter.salesRepresentativeId == null ||
      filter.salesRepresentativeId === customer.salesRepresentativeId) &&
    (filter.creditStatusId == null || filter.creditStatusId === customer.credit?.statusId) &&
    (filter.modifiedSince == null || (customer.modifiedAt ?? '') >= filter.modifiedSince)
  );
}
