/** Addresses of customers: their own, their ship-tos, and their address book in OroCommerce. */
import type { OroAddress as OroAddressRow } from '../../datasources/oro/address.resource.ts';
import type { AddressRow, ShipToRow } from '../../datasources/p21/customers.rows.ts';
import type { Address, AddressKind } from '../../schema/address.type.ts';
import type { Customer } from '../../schema/customer.type.ts';
import type { OroAddress, OroCustomer } from '../../schema/oro-customer.type.ts';
import { toOroAddress, toOwnAddresses, toShipTo } from './address.model.ts';
import type { CustomerLoader } from './customer.loader.ts';
import type { LoaderParts } from './loader-parts.ts';
import { known } from './unavailable.ts';

export type AddressLoader = ReturnType<typeof createAddressLoader>;

export function createAddressLoader(parts: LoaderParts, customers: CustomerLoader) {
  const { p21, oro, batches, now, read } = parts;

  /** Keys come from customers and ship-tos that were already shown. */
  const rows = batches.one<string, AddressRow>({
    load: (ids) => p21.addresses.byIds(ids, { ...read, withDeleted: true }),
    keyOf: ({ addressId }) => addressId,
    owner: 'ofParent',
  });
  const shipTos = batches.one<string, ShipToRow>({
    load: (ids) => p21.shipTos.byIds(ids, { ...read, withDeleted: true }),
    keyOf: ({ shipToId }) => shipToId,
    owner: ({ customerId }) => customerId,
  });
  const shipTosOf = batches.many<string, ShipToRow>({
    load: (customerIds) => p21.shipTos.byCustomerIds(customerIds, read),
    keyOf: ({ customerId }) => customerId,
    owner: ({ customerId }) => customerId,
  });
  const bookOf = batches.many<string, OroAddressRow>({
    load: (oroCustomerIds) => oro.addresses.byCustomerIds(oroCustomerIds),
    keyOf: ({ customerId }) => customerId ?? '',
    owner: 'ofParent',
  });

  const own = async (customerId: string): Promise<Address[]> => {
    const row = await rows.load(customerId);
    return row === null ? [] : toOwnAddresses(row, now());
  };
  const named = async (shipTo: ShipToRow): Promise<Address | null> => {
    const row = await rows.load(shipTo.shipToId);
    return row === null ? null : toShipTo(shipTo, row, now());
  };
  const shipTo = async (shipToId: string | null): Promise<Address | null> => {
    const row = await shipTos.load(shipToId);
    return row === null ? null : named(row);
  };
  const addressBook = async ({ oroId }: Pick<OroCustomer, 'oroId'>): Promise<OroAddress[]> =>
    (await bookOf(oroId)).map(toOroAddress);

  return {
    shipTo,
    addressBook,
    phoneOf: async ({ p21CustomerId }: Customer) => (await rows.load(p21CustomerId))?.phone ?? null,
    emailOf: async ({ p21CustomerId }: Customer) => (await rows.load(p21CustomerId))?.email ?? null,
    /** null for a customer that P21 does not know. */
    ofCustomer: async (customer: Customer, kind: AddressKind | null): Promise<Address[] | null> => {
      const customerId = known(customer.p21CustomerId);
      if (customerId === null) return null;
      // Which ship-tos there are comes first: then all addresses are read in one call.
      const shipTos = kind === null || kind === 'SHIP_TO' ? await shipTosOf(customerId) : [];
      const [mine, theirs] = await Promise.all([
        kind === 'SHIP_TO' ? [] : own(customerId),
        Promise.all(shipTos.map(named)),
      ]);
      const wanted = [...mine.filter((address) => kind === null || address.kind === kind), ...theirs];
      return wanted.filter((address) => address !== null);
    },
    byKey: async (key: string): Promise<Address | null> => {
      const [kind, p21AddressId = ''] = key.split('/');
      if (kind === 'SHIP_TO') return shipTo(p21AddressId);
      const customer = await customers.byP21Id(p21AddressId);
      if (customer === null) return null;
      return (await own(p21AddressId)).find((address) => address.kind === kind) ?? null;
    },
    /** The entry of the shop's address book that stands for a ship-to. */
    oroOf: async (address: Address): Promise<OroAddress | null> => {
      if (address.kind !== 'SHIP_TO') return null;
      const customer = await customers.oroOf({ p21CustomerId: address.customerId, oroCustomerId: null });
      if (customer === null) return null;
      const book = await addressBook(customer);
      return book.find(({ p21ShipToId }) => p21ShipToId === address.p21AddressId) ?? null;
    },
  };
}
