/** Ship-tos of P21 and the addresses its bills go to become the address books of customers. */
import type { OroAddress } from '../../datasources/oro/address.resource.ts';
import type { AddressDraft } from '../../datasources/oro/sync/address-content.ts';
import type { CustomerAddressDraft } from '../../datasources/oro/sync/customer-address.sync.ts';
import type { AddressRow } from '../../datasources/p21/customers.rows.ts';
import type { FlowSettings } from '../config/flow-settings.ts';
import { type Document, refer } from '../sync/document.ts';
import type { Flow, FlowCall, FlowSource, FlowTarget, RecordKey } from '../sync/flow.ts';
import { urgencyOf } from './flow-call.ts';
import type { ShopFlowParts } from './flow-parts.ts';
import { joinKey, splitKey } from './joined-key.ts';
import { joinChanges } from './p21-changes.ts';
import { toWriteOutcome } from './record-outcome.ts';
import { retireEach } from './retire-each.ts';
import { onP21Table } from './triggers.ts';
import { toWanted } from './wanted.ts';

export interface CustomerPlace {
  readonly customerId: string;
  /** Null for the customer's own address, which bills go to. */
  readonly shipToId: string | null;
  readonly address: AddressRow;
}

const rowsPerPage = 500;

/** In place of a ship-to id in the key of the address bills go to. */
const billing = 'billing';

export const createCustomerAddressesFlow = (parts: ShopFlowParts): Flow<CustomerPlace> => ({
  name: 'customer-addresses',
  direction: 'P21_TO_ORO',
  description:
    'Ship-tos and billing addresses become addresses of customers; what stands in them is given once and belongs to the shop then.',
  subject: 'Address',
  key: 'P21 customer id, a bar, and the ship-to id or "billing"',
  owns: ['customer', 'shipToId', 'addressType'],
  startsWith: ['label', 'address'],
  after: ['customers'],
  schedule: '40 1 * * *',
  enabledByDefault: true,
  needs: [
    'OroCommerce: the customer address field "p21_ship_to_id", a BigInt.',
    'OroCommerce: the application may view, create, edit and delete customer addresses, and view countries and regions.',
  ],
  source: createSource(parts),
  triggers: [onP21Table('ship_to', 'customer_id|ship_to_id')],
  map: (row) => toCustomerAddress(row, parts.config.flows),
  target: createTarget(parts),
});

/** Exported for its test. */
export const toCustomerAddress = (
  { customerId, shipToId, address }: CustomerPlace,
  settings: FlowSettings,
): Document =>
  ({
    customer: refer('customers', customerId),
    shipToId,
    addressType: typeOf(shipToId),
    label: address.name,
    address: shipToId === null ? mailingAddress(address, settings) : physicalAddress(address, settings),
  }) satisfies Record<keyof CustomerAddressDraft, unknown>;

type Columns = { readonly [Name in keyof AddressDraft]: AddressDraft[Name] };

const mailingAddress = (row: AddressRow, { homeCountry }: FlowSettings): Columns => ({
  organization: row.name ?? '-',
  street: row.mailAddress1,
  street2: row.mailAddress2,
  city: row.mailCity,
  postalCode: row.mailPostalCode,
  region: row.mailState,
  country: row.mailCountry ?? homeCountry,
  phone: row.phone,
});

const physicalAddress = (row: AddressRow, { homeCountry }: FlowSettings): Columns => ({
  organization: row.name ?? '-',
  street: row.physicalAddress1,
  street2: row.physicalAddress2,
  city: row.physicalCity,
  postalCode: row.physicalPostalCode,
  region: row.physicalState,
  country: row.physicalCountry ?? homeCountry,
  phone: row.phone,
});

function createSource({ p21 }: ShopFlowParts): FlowSource<CustomerPlace> {
  const withAddresses = async (
    places: readonly Omit<CustomerPlace, 'address'>[],
    call: FlowCall,
  ): Promise<CustomerPlace[]> => {
    const ids = [...new Set(places.map(({ customerId, shipToId }) => shipToId ?? customerId))];
    const rows = ids.length === 0 ? [] : await p21.addresses.byIds(ids, urgencyOf(call));
    const byId = new Map(rows.map((row) => [row.addressId, row]));
    return places.flatMap((place) => {
      const address = byId.get(place.shipToId ?? place.customerId);
      return address === undefined ? [] : { ...place, address };
    });
  };

  return {
    keyOf: ({ customerId, shipToId }) => joinKey(customerId, shipToId ?? billing),

    /** Customers first, then ship-tos; the cursor says which of them, and after which id. */
    scan: async (cursor, call) => {
      const [kind, after] = cursor === null ? [billing, null] : splitKey(cursor);
      const query = { after: after === '' ? null : after, first: rowsPerPage, ...urgencyOf(call) };
      if (kind === billing) {
        const { rows } = await p21.customers.scan(query);
        const last = rows.length < rowsPerPage ? undefined : rows.at(-1)?.customerId;
        return {
          rows: await withAddresses(
            rows.map(({ customerId }) => ({ customerId, shipToId: null })),
            call,
          ),
          next: last === undefined ? joinKey('shipping', '') : joinKey(billing, last),
        };
      }
      const { rows } = await p21.shipTos.scan(query);
      const last = rows.length < rowsPerPage ? undefined : rows.at(-1)?.shipToId;
      const known = await p21.customers.byIds(
        [...new Set(rows.map(({ customerId }) => customerId))],
        urgencyOf(call),
      );
      const isKnown = new Set(known.map(({ customerId }) => customerId));
      return {
        rows: await withAddresses(
          rows.filter(({ customerId }) => isKnown.has(customerId)),
          call,
        ),
        next: last === undefined ? null : joinKey('shipping', last),
      };
    },

    changes: async (since, call) => {
      const options = urgencyOf(call);
      const { shipTos, addresses, customers } = p21.changes.tables;
      const [ofShipTos, ofAddresses, ofCustomers] = await Promise.all([
        p21.changes.since(shipTos, since, options),
        p21.changes.since(addresses, since, options),
        p21.changes.since(customers, since, options),
      ]);
      const moved = new Map(ofAddresses.rows.map(({ addressId, modifiedAt }) => [addressId, modifiedAt]));
      const [goods, bills] = await Promise.all([
        p21.shipTos.byIds([...moved.keys()], options),
        p21.customers.byIds([...moved.keys()], options),
      ]);
      const at = (id: string) => moved.get(id) ?? null;
      return joinChanges([
        {
          ...ofShipTos,
          changed: ofShipTos.rows.map(({ customerId, shipToId, modifiedAt }) => ({
            key: joinKey(customerId, shipToId),
            at: modifiedAt,
          })),
        },
        {
          ...ofCustomers,
          changed: ofCustomers.rows.map(({ customerId, modifiedAt }) => ({
            key: joinKey(customerId, billing),
            at: modifiedAt,
          })),
        },
        {
          ...ofAddresses,
          changed: [
            ...goods.map(({ customerId, shipToId }) => ({
              key: joinKey(customerId, shipToId),
              at: at(shipToId),
            })),
            ...bills.map(({ customerId }) => ({ key: joinKey(customerId, billing), at: at(customerId) })),
          ],
        },
      ]);
    },

    read: async (keys, call) => {
      const options = urgencyOf(call);
      const wanted = keys.map((key) => splitKey(key));
      const customerIds = [...new Set(wanted.map(([customerId]) => customerId))];
      const shipToIds = wanted.flatMap(([, id]) => (id === billing ? [] : id));
      const [customers, shipTos] = await Promise.all([
        p21.customers.byIds(customerIds, options),
        shipToIds.length === 0 ? [] : p21.shipTos.byIds(shipToIds, options),
      ]);
      const isKnown = new Set(customers.map(({ customerId }) => customerId));
      const ownerOf = new Map(shipTos.map(({ shipToId, customerId }) => [shipToId, customerId]));
      const places = wanted
        .filter(
          ([customerId, id]) => isKnown.has(customerId) && (id === billing || ownerOf.get(id) === customerId),
        )
        .map(([customerId, id]) => ({ customerId, shipToId: id === billing ? null : id }));
      return withAddresses(places, call);
    },
  };
}

function createTarget({ shop }: ShopFlowParts): FlowTarget {
  return {
    batchSize: 100,
    write: async (writes, call) => {
      const { customerAddresses } = shop(urgencyOf(call));
      return (await customerAddresses.write(toWanted<CustomerAddressDraft>(writes))).map(toWriteOutcome);
    },
    read: async (keys, call) => {
      const { reads, customerAddresses } = shop(urgencyOf(call));
      const linked = keys.flatMap(({ targetId }) => targetId ?? []);
      const unlinked = keys.filter(({ targetId }) => targetId === null).map(({ key }) => toPlace(key));
      const [known, others] = await Promise.all([
        linked.length === 0 ? [] : reads.addresses.byIds(linked),
        unlinked.length === 0 ? [] : customerAddresses.byPlaces(unlinked),
      ]);
      const byId = new Map(known.map((address) => [address.id, address]));
      const byKey = new Map(others.map(({ place, address }) => [place.key, address]));
      return keys.flatMap(({ key, targetId }) => {
        const address = targetId === null ? byKey.get(key) : byId.get(targetId);
        return address === undefined ? [] : { key, targetId: address.id, document: ofAddress(key, address) };
      });
    },
    scan: null,
    retire: (links, call) => retireEach(links, (ids) => shop(urgencyOf(call)).customerAddresses.remove(ids)),
  };
}

function toPlace(key: RecordKey) {
  const [p21CustomerId, id] = splitKey(key);
  const shipToId = id === billing ? null : id;
  return { key, p21CustomerId, shipToId, addressType: typeOf(shipToId) };
}

/** An address may serve for both; it counts as what it is kept for. */
function ofAddress(key: RecordKey, address: OroAddress): Document {
  const { addressType } = toPlace(key);
  return {
    customer: address.customerId,
    shipToId: address.p21ShipToId,
    addressType: address.types.some(({ type }) => type === addressType) ? addressType : null,
  };
}

const typeOf = (shipToId: string | null): string => (shipToId === null ? 'billing' : 'shipping');
