/**
 * What orders are checked against at acceptance, from memory: a caller does not wait for P21 to say again what it said
 * seconds ago. What is asked for often is renewed behind the answers. Whoever refuses, or sends, asks P21 itself.
 */
import type { Clock } from '../instant.ts';
import type { CommandSources } from './command-sources.ts';
import { atLocationBy, readPlaces } from './item-places.ts';
import type { RowsByKeys } from './merged-reads.ts';
import { type Memory, type RememberedRows, rememberedRows } from './remembered-reads.ts';

/** The reads an order is checked by. */
export interface OrderFacts {
  readonly contacts: Pick<CommandSources['contacts'], 'byIds' | 'customerLinks' | 'shipToLinks'>;
  readonly customers: CommandSources['customers'];
  readonly items: CommandSources['items'];
  readonly payments: Pick<CommandSources['payments'], 'types'>;
  readonly reference: CommandSources['reference'];
  readonly sellable: Pick<CommandSources['sellable'], 'atLocation' | 'items'>;
  readonly shipTos: CommandSources['shipTos'];
  readonly stock: CommandSources['stock'];
}

export interface KnownFacts {
  readonly facts: OrderFacts;
  /** When P21 was asked for the oldest of the facts given so far, in epoch milliseconds. */
  readonly readAt: () => number;
}

/** Facts so young count as asked of P21. */
export const trustedMs = 5_000;

/** Facts so old will do until the command is sent. */
export const acceptableMs = 30_000;

const renewMs = 2_000;

type Asked = Omit<CommandSources, 'knownFacts'>;

/** A view for one check, of facts no older than `ageMs`; with 0 all are asked for. */
export function createKnownFacts(p21: Asked, clock: Clock): (ageMs: number) => KnownFacts {
  const rows = rememberAll(p21, { clock, renewMs });
  return (ageMs) => {
    let oldest = Number.POSITIVE_INFINITY;
    const noting =
      <K extends string | number, Row>(remembered: RememberedRows<K, Row>): RowsByKeys<K, Row> =>
      async (keys, options) => {
        const found = await remembered.read(keys, ageMs, options);
        oldest = Math.min(oldest, found.readAt);
        return found.rows;
      };
    const { payments, reference, stock } = p21;
    const items = noting(rows.items);
    const facts: OrderFacts = {
      payments,
      reference,
      stock,
      contacts: {
        byIds: noting(rows.contacts),
        customerLinks: noting(rows.customerLinks),
        shipToLinks: noting(rows.shipToLinks),
      },
      customers: { byIds: noting(rows.customers) },
      items: { units: noting(rows.units) },
      sellable: {
        items: (ids, options) => items(ids.map(toItemKey), options),
        atLocation: atLocationBy(noting(rows.places)),
      },
      shipTos: { byCustomerIds: noting(rows.shipTosOf), byIds: noting(rows.shipTos) },
    };
    return { facts, readAt: () => oldest };
  };
}

function rememberAll({ contacts, customers, items, sellable, shipTos }: Asked, memory: Memory) {
  return {
    customers: rememberedRows(customers.byIds, ({ customerId }) => customerId, memory),
    shipTos: rememberedRows(shipTos.byIds, ({ shipToId }) => shipToId, memory),
    shipTosOf: rememberedRows(shipTos.byCustomerIds, ({ customerId }) => customerId, memory),
    contacts: rememberedRows(contacts.byIds, ({ contactId }) => contactId, memory),
    customerLinks: rememberedRows(contacts.customerLinks, ({ contactId }) => contactId, memory),
    shipToLinks: rememberedRows(contacts.shipToLinks, ({ contactId }) => contactId, memory),
    units: rememberedRows(items.units, ({ itemUid }) => itemUid, memory),
    items: rememberedRows(sellable.items, ({ itemId }) => toItemKey(itemId), memory),
    places: rememberedRows(readPlaces(sellable), ({ key }) => key, memory),
  };
}

const toItemKey = (itemId: string): string => itemId.trim().toUpperCase();
