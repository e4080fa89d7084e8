/** The reads of P21 by key that commands share. */
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { LookupOptions } from '../../datasources/p21/paging.ts';
import type { Clock } from '../instant.ts';
import { atLocationBy, readPlaces } from './item-places.ts';
import { mergedReads } from './merged-reads.ts';
import { rememberedRows } from './remembered-reads.ts';

/** An item is not renamed every day; where its name would make a difference it is read again. */
const nameLifeMs = 10 * 60_000;

export function mergedParties({ contacts, customers, shipTos }: P21Sources) {
  return {
    contacts: {
      byAddressIds: mergedReads(
        (ids: readonly string[], options) => contacts.byAddressIds(ids, options),
        ({ addressId }) => addressId,
      ),
      byIds: mergedReads(
        (ids: readonly string[], options) => contacts.byIds(ids, options),
        ({ contactId }) => contactId,
      ),
      customerLinks: mergedReads(
        (ids: readonly string[], options) => contacts.customerLinks(ids, options),
        ({ contactId }) => contactId,
      ),
      shipToLinks: mergedReads(
        (ids: readonly string[], options) => contacts.shipToLinks(ids, options),
        ({ contactId }) => contactId,
      ),
    },
    customers: {
      byIds: mergedReads(
        (ids: readonly string[], options) => customers.byIds(ids, options),
        ({ customerId }) => customerId,
      ),
    },
    shipTos: {
      byCustomerIds: mergedReads(
        (ids: readonly string[], options) => shipTos.byCustomerIds(ids, options),
        ({ customerId }) => customerId,
      ),
      byIds: mergedReads(
        (ids: readonly string[], options) => shipTos.byIds(ids, options),
        ({ shipToId }) => shipToId,
      ),
    },
  };
}

export function mergedGoods({ items, orders, sellable }: P21Sources, clock: Clock) {
  const itemsByUid = mergedReads(
    (uids: readonly number[], options) => sellable.itemsByUid(uids, options),
    ({ itemUid }) => itemUid,
  );
  const withDeleted: typeof itemsByUid = (uids, options) =>
    itemsByUid(uids, { ...options, withDeleted: true });
  const memory = { clock, renewMs: nameLifeMs };
  const names = rememberedRows(withDeleted, ({ itemUid }) => itemUid, memory);
  return {
    items: {
      units: mergedReads(
        (uids: readonly number[], options) => items.units(uids, options),
        ({ itemUid }) => itemUid,
      ),
    },
    orders: {
      byNumbers: mergedReads(
        (numbers: readonly string[], options) => orders.byNumbers(numbers, options),
        ({ orderNumber }) => orderNumber,
      ),
      byReferences: mergedReads(
        (references: readonly string[], options) => orders.byReferences(references, options),
        ({ webReference }) => webReference ?? '',
      ),
      lines: mergedReads(
        (numbers: readonly string[], options) => orders.lines(numbers, options),
        ({ orderNumber }) => orderNumber,
      ),
    },
    sellable: {
      atLocation: atLocationBy(mergedReads(readPlaces(sellable), ({ key }) => key)),
      items: mergedReads(
        (ids: readonly string[], options) => sellable.items(ids, options),
        ({ itemId }) => itemId,
      ),
      itemsByUid,
      known: async (uids: readonly number[], options?: LookupOptions) =>
        (await names.read(uids, nameLifeMs, options)).rows,
    },
  };
}
