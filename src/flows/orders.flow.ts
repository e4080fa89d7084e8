/** Orders of the shop become orders of P21, each once: a new order is a command, what P21 has already is left alone. */
import type { OroAddress, OroPostalAddress } from '../../datasources/oro/address.resource.ts';
import type { OroOrder, OroOrderLine } from '../../datasources/oro/order.resource.ts';
import type { FlowSettings } from '../config/flow-settings.ts';
import { GatewayError } from '../errors.ts';
import type { Document } from '../sync/document.ts';
import type { Flow, FlowCall, FlowSource, FlowTarget } from '../sync/flow.ts';
import { urgencyOf } from './flow-call.ts';
import type { AllFlowParts } from './flow-parts.ts';
import { joinChanges } from './p21-changes.ts';
import { commandsPerBatch, keyOfOnly } from './p21-commands.ts';
import { onShopRecord } from './triggers.ts';
import { toP21Unit } from './units.ts';

export interface ShopOrder {
  readonly order: OroOrder;
  readonly p21CustomerId: string | null;
  readonly p21ContactId: string | null;
  /** Address book of the customer: the ship-to that the order's address was copied from is in it. */
  readonly addresses: readonly OroAddress[];
  /** Cancelled or closed in the shop before P21 took it: nobody waits for it any more. */
  readonly isOver: boolean;
}

const name = 'orders';

export const createOrdersFlow = (parts: AllFlowParts): Flow<ShopOrder> => ({
  name,
  direction: 'ORO_TO_P21',
  description: 'Orders placed in the shop become orders of P21, once and line for line; P21 prices them.',
  subject: 'Order',
  key: 'OroCommerce order id',
  owns: ['order'],
  // Who and where they are in P21 is looked up when the order is placed: what is linked later is no change of it.
  startsWith: ['parties'],
  after: ['products', 'customers', 'customer-users', 'customer-addresses'],
  schedule: '30 0 * * *',
  enabledByDefault: true,
  needs: [
    'P21: the order column that carries the shop’s order identifier (P21_REFERENCE_COLUMN), or orders could not be found again.',
    'OroCommerce: the application may view orders.',
  ],
  source: createSource(parts),
  triggers: [onShopRecord('order')],
  map: (row) => toNewOrder(row, parts.config.flows, parts.config.p21.timeZone),
  leavesOut: ({ order, isOver }) =>
    isOver ? `The order was ${order.internalStatus} before P21 took it.` : 'The order came from P21.',
  target: createTarget(parts),
});

/**
 * Exported for its test. External orders came from P21. Throws for an order that P21 cannot be given: a person has to
 * see it, because it must not get lost.
 */
export function toNewOrder(row: ShopOrder, settings: FlowSettings, timeZone: string): Document | null {
  const { order, p21CustomerId, p21ContactId, isOver } = row;
  if (order.external || isOver) return null;
  if (p21CustomerId === null) {
    throw impossible('customer', `P21 does not know the customer of order ${order.identifier}`);
  }
  return {
    order: {
      customerId: p21CustomerId,
      shopOrderNumber: order.identifier,
      shipTo: order.shippingAddress === null ? null : toShipTo(order.shippingAddress),
      orderedOn: dayIn(timeZone, order.createdAt),
      ...(order.shipUntil !== null && { requestedOn: order.shipUntil }),
      ...(order.poNumber !== null && { poNumber: order.poNumber }),
      ...(order.customerNotes !== null && { note: order.customerNotes }),
      lines: order.lines.map((line) => toLine(line, order, settings)),
    },
    parties: { contactId: p21ContactId, shipToId: shipToOf(row) },
  };
}

/** A ship-to of P21 stands for its address. */
function toCommandInput({ order, parties }: Document): Document {
  const { contactId, shipToId } = parties as {
    readonly contactId: string | null;
    readonly shipToId: string | null;
  };
  const { shipTo, ...content } = order as Document;
  return {
    ...content,
    ...(contactId !== null && { contactId }),
    ...(shipToId !== null ? { shipToId } : shipTo != null && { shipTo }),
  };
}

/** P21 prices the lines: the shop's prices are P21's own, and contracts and breaks are its business. */
function toLine({ sku, quantity, unit }: OroOrderLine, { identifier }: OroOrder, settings: FlowSettings) {
  if (sku === null) throw impossible('lines', `Order ${identifier} has a line without product`);
  return { sku, quantity, unitOfMeasure: toP21Unit(settings, unit) };
}

/** The ship-to whose address in the shop says the same as the order's; orders keep copies, not links. */
function shipToOf({ order, addresses }: ShopOrder): string | null {
  const wanted = order.shippingAddress;
  if (wanted === null) return null;
  return addresses.find((one) => one.p21ShipToId !== null && isSamePlace(one, wanted))?.p21ShipToId ?? null;
}

const isSamePlace = (one: OroPostalAddress, other: OroPostalAddress): boolean =>
  placeFields.every((field) => plain(one[field]) === plain(other[field])) &&
  one.country?.code === other.country?.code;

const placeFields = ['organization', 'street', 'street2', 'city', 'postalCode'] as const;

const plain = (text: string | null): string => (text ?? '').trim().toLowerCase();

const toShipTo = (address: OroPostalAddress): Document => ({
  name:
    address.organization ??
    ([address.firstName, address.lastName].filter((part) => part !== null).join(' ') || null),
  street: address.street,
  street2: address.street2,
  city: address.city,
  state: address.region?.code.split('-').slice(1).join('-') ?? address.customRegion,
  postalCode: address.postalCode,
  country: address.country?.code ?? null,
});

/** The day it was where P21 stands. */
const dayIn = (timeZone: string, instant: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(instant),
  );

const impossible = (field: string, message: string): GatewayError =>
  new GatewayError('UPSTREAM_REJECTED', message, { system: 'ORO', field });

/** Such orders of the shop are not changed any more (oro-api 4). */
const finished: readonly (string | null)[] = ['cancelled', 'closed'];

function createSource({ p21, shop }: AllFlowParts): FlowSource<ShopOrder> {
  const read = async (ids: readonly string[], call: FlowCall): Promise<ShopOrder[]> => {
    const { reads } = shop(urgencyOf(call));
    const orders = await reads.orders.byIds(ids);
    const customerIds = [...new Set(orders.flatMap(({ customer }) => customer?.id ?? []))];
    const over = orders.filter(
      ({ internalStatus, external }) => !external && finished.includes(internalStatus),
    );
    const userIds = [...new Set(orders.flatMap(({ customerUser }) => customerUser?.id ?? []))];
    const [customers, users, addresses, taken] = await Promise.all([
      customerIds.length === 0 ? [] : reads.customers.byIds(customerIds),
      userIds.length === 0 ? [] : reads.customerUsers.byIds(userIds),
      customerIds.length === 0 ? [] : reads.addresses.byCustomerIds(customerIds),
      over.length === 0
        ? []
        : p21.orders.byReferences(
            over.map(({ identifier }) => identifier),
            urgencyOf(call),
          ),
    ]);
    const references = new Set(taken.map(({ webReference }) => plain(webReference)));
    const isOver = (order: OroOrder) => over.includes(order) && !references.has(plain(order.identifier));
    const p21IdOf = new Map(customers.map(({ id, p21CustomerId }) => [id, p21CustomerId]));
    const contactOf = new Map(users.map(({ id, p21ContactId }) => [id, p21ContactId]));
    return orders.map((order) => ({
      order,
      p21CustomerId: p21IdOf.get(order.customer?.id ?? '') ?? null,
      p21ContactId: contactOf.get(order.customerUser?.id ?? '') ?? null,
      addresses: addresses.filter(({ customerId }) => customerId === order.customer?.id),
      isOver: isOver(order),
    }));
  };
  return {
    keyOf: ({ order }) => order.id,
    scan: async (cursor, call) => {
      const { ids, next } = await shop(urgencyOf(call)).feed.ids('orders', cursor);
      return { rows: await read(ids, call), next };
    },
    changes: async (since, call) => joinChanges([await shop(urgencyOf(call)).feed.ordersSince(since)]),
    read,
  };
}

function createTarget(parts: AllFlowParts): FlowTarget {
  const { p21, config, submitCommand } = parts;
  const source = createSource(parts);
  return {
    batchSize: commandsPerBatch,
    write: async (writes) => {
      const outcomes = [];
      for (const write of writes) {
        const { targetId, document } = write;
        if (targetId !== null) {
          const reason = `P21 has taken this order as ${targetId} before it was changed in the shop: change it in P21`;
          outcomes.push({ state: 'REFUSED', reason } as const);
          continue;
        }
        // Whatever stands in it: an order is placed once.
        const idempotencyKey = keyOfOnly(name, write);
        const receipt = await submitCommand({
          kind: 'placeOrder',
          input: toCommandInput(document),
          idempotencyKey,
        });
        outcomes.push({ state: 'ACCEPTED', command: receipt } as const);
      }
      return outcomes;
    },
    /** An order that P21 has is as it should be: what became of it there is P21's business. */
    read: async (keys, call) => {
      const rows = await source.read(
        keys.map(({ key }) => key),
        call,
      );
      const references = rows.map(({ order }) => order.identifier);
      const held = await p21.orders.byReferences(references, urgencyOf(call));
      const numberOf = new Map(held.map((row) => [plain(row.webReference), row.orderNumber]));
      return rows.flatMap((row) => {
        const targetId = numberOf.get(plain(row.order.identifier));
        const document = targetId === undefined ? null : toNewOrder(row, config.flows, config.p21.timeZone);
        return targetId === undefined || document === null ? [] : { key: row.order.id, targetId, document };
      });
    },
    scan: null,
    retire: null,
  };
}
