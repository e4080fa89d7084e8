/** Addresses of the shop's address books are P21's: ship-tos, and the address a customer's bills go to. */
import type { OroAddress } from '../../datasources/oro/address.resource.ts';
import type { Place, PlaceText } from '../../datasources/oro/sync/place-list.ts';
import type { AddressRow } from '../../datasources/p21/customers.rows.ts';
import type { Document } from '../sync/document.ts';
import type { Flow, FlowCall, FlowSource, FlowTarget } from '../sync/flow.ts';
import { urgencyOf } from './flow-call.ts';
import type { AllFlowParts } from './flow-parts.ts';
import { commandsPerBatch, submitEach } from './p21-commands.ts';
import { onShopRecord } from './triggers.ts';

export interface ShopAddress {
  readonly address: OroAddress;
  /** Null where the customer is not known to P21. */
  readonly p21CustomerId: string | null;
  /** What the customer is called in the shop. */
  readonly customerName: string;
}

const name = 'customer-address-updates';

export const createCustomerAddressUpdatesFlow = (parts: AllFlowParts): Flow<ShopAddress> => ({
  name,
  direction: 'ORO_TO_P21',
  description:
    'Addresses of customers, new or changed in the shop, become ship-tos and billing addresses of P21.',
  subject: 'Address',
  key: 'OroCommerce address id',
  owns: ['name', 'address', 'phone'],
  after: ['customers', 'customer-addresses'],
  // Oro has no filter by date for them: all are compared (oro-api 5.2).
  schedule: '37 * * * *',
  enabledByDefault: true,
  needs: [
    'OroCommerce 7.0.2 or later with webhooks of customer addresses, or they are compared once an hour.',
  ],
  source: createSource(parts),
  triggers: [onShopRecord('customeraddress')],
  map: toPlace,
  leavesOut: () => 'P21 does not know the customer.',
  target: createTarget(parts),
});

/** Exported for its test. Null for the address of a customer that P21 does not know. */
export function toPlace({ address, p21CustomerId, customerName }: ShopAddress): Document | null {
  if (p21CustomerId === null) return null;
  return {
    customerId: p21CustomerId,
    use: isForBills(address) ? 'billing' : 'shipping',
    // P21 keeps the customer and the ship-to at its own address in one row, whose name is the customer's.
    name: address.p21ShipToId === p21CustomerId ? customerName.trim() : nameOf(address),
    address: {
      street: address.street ?? '',
      street2: address.street2,
      city: address.city ?? '',
      state: stateOf(address.region?.code ?? null) ?? address.customRegion,
      postalCode: address.postalCode,
      country: address.country?.code ?? null,
    },
    phone: address.phone,
  };
}

/** An address kept for bills alone is the customer's own; any other one takes goods. */
const isForBills = ({ p21ShipToId, types }: OroAddress): boolean =>
  p21ShipToId === null && types.length > 0 && types.every(({ type }) => type === 'billing');

const nameOf = ({ organization, firstName, lastName, label }: OroAddress): string =>
  organization ?? ([firstName, lastName].filter((part) => part !== null).join(' ') || (label ?? '-'));

/** "US-IA" is the state "IA" of P21. */
const stateOf = (region: string | null): string | null => region?.split('-').slice(1).join('-') ?? null;

function createSource({ shop }: AllFlowParts): FlowSource<ShopAddress> {
  const read = async (ids: readonly string[], call: FlowCall): Promise<ShopAddress[]> => {
    const { reads } = shop(urgencyOf(call));
    const addresses = await reads.addresses.byIds(ids);
    const customers = await reads.customers.byIds(addresses.flatMap(({ customerId }) => customerId ?? []));
    const byId = new Map(customers.map((customer) => [customer.id, customer]));
    return addresses.map((address) => {
      const customer = byId.get(address.customerId ?? '');
      const p21CustomerId = customer?.p21CustomerId ?? null;
      return { address, p21CustomerId, customerName: customer?.name ?? '' };
    });
  };
  return {
    keyOf: ({ address }) => address.id,
    scan: async (cursor, call) => {
      const { ids, next } = await shop(urgencyOf(call)).feed.ids('customeraddresses', cursor);
      return { rows: await read(ids, call), next };
    },
    changes: null,
    read,
  };
}

function createTarget(parts: AllFlowParts): FlowTarget {
  const { shop, p21, submitCommand, config } = parts;
  const source = createSource(parts);
  return {
    batchSize: commandsPerBatch,
    write: submitEach(name, submitCommand, ({ use, ...document }, { targetId }) => {
      const { customerId, address, phone } = document;
      if (use === 'billing')
        return { kind: 'updateCustomer', input: { customerId, mailing: address, phone } };
      const input = { ...document, shipToId: targetId };
      return { kind: 'upsertCustomerAddress', input };
    }),
    read: async (keys, call) => {
      const options = urgencyOf(call);
      const [rows, placeOf] = await Promise.all([
        source.read(
          keys.map(({ key }) => key),
          call,
        ),
        shop(options).placeOf(),
      ]);
      const linked = new Map(keys.map(({ key, targetId }) => [key, targetId]));
      const wanted = rows.flatMap(({ address, p21CustomerId }) => {
        const bills = isForBills(address);
        const id = bills ? p21CustomerId : (address.p21ShipToId ?? linked.get(address.id) ?? null);
        return id === null || p21CustomerId === null
          ? []
          : { key: address.id, id, bills, address, p21CustomerId };
      });
      const held = new Map(
        (
          await p21.addresses.byIds(
            wanted.map(({ id }) => id),
            options,
          )
        ).map((row) => [row.addressId, row]),
      );
      return wanted.flatMap(({ key, id, bills, address, p21CustomerId }) => {
        const row = held.get(id);
        if (row === undefined) return [];
        const home = config.flows.homeCountry;
        const document: Document = {
          customerId: p21CustomerId,
          use: bills ? 'billing' : 'shipping',
          // The name of the customer is what `customer-updates` is for.
          name: bills ? nameOf(address) : (row.name ?? '-'),
          address: bills ? mailingOf(row, placeOf, home) : physicalOf(row, placeOf, home),
          phone: row.phone,
        };
        return { key, targetId: id, document };
      });
    },
    scan: null,
    retire: null,
  };
}

type PlaceOf = (text: PlaceText) => Place;

const mailingOf = (row: AddressRow, placeOf: PlaceOf, home: string): Document => ({
  street: row.mailAddress1 ?? '',
  street2: row.mailAddress2,
  city: row.mailCity ?? '',
  postalCode: row.mailPostalCode,
  ...placeText(placeOf, { country: row.mailCountry ?? home, region: row.mailState }),
});

const physicalOf = (row: AddressRow, placeOf: PlaceOf, home: string): Document => ({
  street: row.physicalAddress1 ?? '',
  street2: row.physicalAddress2,
  city: row.physicalCity ?? '',
  postalCode: row.physicalPostalCode,
  ...placeText(placeOf, { country: row.physicalCountry ?? home, region: row.physicalState }),
});

/** "USA" and "US" are the same country: both sides are compared in the words of the shop. */
function placeText(placeOf: PlaceOf, text: PlaceText): { state: string | null; country: string | null } {
  const { country, region } = placeOf(text);
  return { country: country?.id ?? text.country, state: stateOf(region?.id ?? null) ?? text.region };
}
