/** Orders of OroCommerce, found by the keys of either system. Whose an order is, its customer in the shop says. */
import type { OroOrder as OroOrderRow } from '../../datasources/oro/order.resource.ts';
import type { Order } from '../../schema/order.type.ts';
import type { CustomerLoader } from './customer.loader.ts';
import type { LoaderParts } from './loader-parts.ts';
import { once } from './once.ts';
import { known } from './unavailable.ts';

export type ShopOrderLoader = ReturnType<typeof createShopOrderLoader>;

/** Both systems compare order references without case (oro-observed, lists; SQL Server's usual collation). */
export const sameReference = (reference: string): string => reference.trim().toLowerCase();

export function createShopOrderLoader({ oro, batches, visibility }: LoaderParts, customers: CustomerLoader) {
  const rowsByIdentifier = batches.one<string, OroOrderRow>({
    load: (identifiers) => oro.orders.byIdentifiers(identifiers),
    keyOf: ({ identifier }) => identifier,
    owner: 'ofParent',
    toSame: sameReference,
  });
  const rowsByNumber = batches.one<string, OroOrderRow>({
    load: (numbers) => oro.orders.byP21OrderNos(numbers),
    keyOf: ({ p21OrderNo }) => p21OrderNo ?? '',
    owner: 'ofParent',
  });
  const rowsById = batches.one<string, OroOrderRow>({
    load: (ids) => oro.orders.byIds(ids),
    keyOf: ({ id }) => id,
    owner: 'ofParent',
  });
  const numbersAreListable = once(async () => (await oro.capabilities.orderKey()).filter === 'list');

  /** The P21 customer of a shop order; null when unknown or, for a storefront viewer, somebody else. */
  const customerOf = async ({ customer }: OroOrderRow): Promise<string | null> =>
    customer === null ? null : customers.p21IdOfOro(customer.id);

  async function mayShow(row: OroOrderRow | null): Promise<OroOrderRow | null> {
    if (row === null || visibility.onlyCustomerId === undefined) return row;
    return visibility.sees(await customerOf(row)) ? row : null;
  }

  /**
   * The shop's copy of an order that was not placed there. Assumption: a copy carries the P21 order number as its
   * identifier; that it is a copy, the shop's own fields must say, since its native orders are numbered as well.
   */
  async function copyOf(orderNumber: string): Promise<OroOrderRow | null> {
    const row = await rowsByIdentifier.load(orderNumber);
    const isCopy = row?.p21OrderNo === orderNumber || (row?.external === true && row.p21OrderNo === null);
    if (isCopy) return row;
    return (await numbersAreListable()) ? rowsByNumber.load(orderNumber) : null;
  }

  return {
    customerOf,
    byIdentifier: async (reference: string) => mayShow(await rowsByIdentifier.load(reference)),
    /** By the attribute that holds the P21 order number: one call each where the shop keeps it as a text. */
    byNumber: async (orderNumber: string) => mayShow(await rowsByNumber.load(orderNumber)),
    byId: async (oroId: string) => mayShow(await rowsById.load(oroId)),
    ofDocument: async ({ oroOrderId, webReference, orderNumber }: Order): Promise<OroOrderRow | null> => {
      if (known(oroOrderId) !== null) return mayShow(await rowsById.load(oroOrderId));
      if (webReference !== null) return mayShow(await rowsByIdentifier.load(webReference));
      return orderNumber === null ? null : mayShow(await copyOf(orderNumber));
    },
  };
}
