/** Orders that P21 took without the shop: made there once, as external orders, with lines, addresses and parcels. */
import type { ExternalOrderDraft } from '../../datasources/oro/sync/order.sync.ts';
import type { OrderLineRow, OrderRow } from '../../datasources/p21/orders.rows.ts';
import type { Config } from '../config/config.ts';
import { compare, divide, multiply, round } from '../decimal.ts';
import { type Document, refer } from '../sync/document.ts';
import type { Flow, FlowCall, FlowSource, FlowTarget } from '../sync/flow.ts';
import { urgencyOf } from './flow-call.ts';
import type { ShopFlowParts } from './flow-parts.ts';
import { joinChanges } from './p21-changes.ts';
import {
  identifierOf,
  type P21Order,
  readP21Orders,
  readShopOrders,
  scanP21Orders,
  shippingStatusOf,
  trackingsOf,
} from './p21-order.ts';
import { toWriteOutcome } from './record-outcome.ts';
import { isShopItem } from './sold-items.ts';
import { onP21Table } from './triggers.ts';
import { toShopUnit } from './units.ts';
import { toWanted } from './wanted.ts';

export interface PastOrder extends P21Order {
  /** False where P21 has no such customer any more: then the shop has none either. */
  readonly customerKnown: boolean;
  /** What the terms are called. */
  readonly terms: string | null;
}

export const createHistoricalOrdersFlow = (parts: ShopFlowParts): Flow<PastOrder> => ({
  name: 'historical-orders',
  direction: 'P21_TO_ORO',
  description:
    'Orders that P21 took without the shop, before it and beside it, become external orders there, once; how far they are, order-status tells.',
  subject: 'Order',
  key: 'P21 order number',
  owns: ['identifier'],
  startsWith: [
    'customer',
    'p21OrderNo',
    'currency',
    'createdAt',
    'poNumber',
    'notes',
    'shipUntil',
    'freight',
    'paymentTerm',
    'shippingStatus',
    'billing',
    'shipping',
    'lines',
    'trackings',
  ],
  after: ['products', 'customers'],
  schedule: '10 3 * * *',
  enabledByDefault: true,
  needs: [
    'OroCommerce: the application may view and create orders, order addresses, lines and shipping trackings.',
  ],
  source: createSource(parts),
  triggers: [onP21Table('oe_hdr', 'order_no')],
  map: (row) => toExternalOrder(row, parts.config),
  leavesOut: whyNoExternalOrder,
  target: createTarget(parts),
  // They found no order in the shop when P21 took it.
  alsoTouches: ({ order }) =>
    ['order-status', 'order-charges', 'unshipped-items'].map((flow) => ({ flow, key: order.orderNumber })),
});

function whyNoExternalOrder({ order, customerKnown }: PastOrder): string {
  if (order.deleted) return 'The order is deleted in P21.';
  if (order.quote) return 'It is a quote.';
  if (order.returnOrder) return 'It is a return.';
  return customerKnown ? 'The order has no line with goods.' : 'The customer of the order is not moved.';
}

/** Exported for its test. Null for what is no order of goods: quotes, returns, deleted ones, charges alone. */
export function toExternalOrder(
  row: PastOrder,
  { p21, flows }: Pick<Config, 'p21' | 'flows'>,
): Document | null {
  const { order, lines, addresses, customerKnown, terms } = row;
  if (order.deleted || order.quote || order.returnOrder || !customerKnown || lines.length === 0) return null;
  const bills = addresses.get(order.customerId);
  return {
    identifier: identifierOf(order),
    customer: refer('customers', order.customerId),
    p21OrderNo: order.orderNumber,
    currency: p21.currency,
    createdAt: order.createdAt ?? `${order.orderedOn ?? '1970-01-01'}T00:00:00.000Z`,
    poNumber: order.poNumber,
    notes: order.deliveryInstructions,
    shipUntil: order.requestedOn,
    freight: order.freightOut === null ? null : round(order.freightOut, 4),
    paymentTerm: terms,
    shippingStatus: shippingStatusOf(row),
    billing:
      bills === undefined
        ? null
        : {
            organization: bills.name ?? '-',
            street: bills.mailAddress1,
            street2: bills.mailAddress2,
            city: bills.mailCity,
            postalCode: bills.mailPostalCode,
            region: bills.mailState,
            country: bills.mailCountry ?? flows.homeCountry,
            phone: bills.phone,
          },
    shipping: {
      organization: order.shipToName ?? '-',
      street: order.shipToAddress1,
      street2: order.shipToAddress2,
      city: order.shipToCity,
      postalCode: order.shipToPostalCode,
      region: order.shipToState,
      country: order.shipToCountry ?? flows.homeCountry,
      phone: order.shipToPhone,
    },
    lines: lines.map((line) => toLine(line, row, flows)),
    trackings: trackingsOf(row),
  } satisfies Record<keyof ExternalOrderDraft, unknown>;
}

/** What is no product of the shop is ordered as free text. */
function toLine(line: OrderLineRow, { items }: PastOrder, flows: Config['flows']) {
  const item = items.get(line.itemUid);
  const isProduct = item !== undefined && isShopItem(item, flows);
  const sku = item?.itemId ?? String(line.itemUid);
  return {
    product: isProduct ? refer('products', sku) : null,
    sku,
    name: line.description ?? item?.description ?? sku,
    quantity: line.unitQuantity,
    unit: toShopUnit(flows, line.unitOfMeasure ?? item?.baseUnit ?? 'EA'),
    price: priceOf(line),
  };
}

/** P21 prices by the pricing unit, the shop what is ordered; Oro keeps four decimals (oro-observed, writing). */
function priceOf({ unitPrice, unitSize, pricingUnitSize }: OrderLineRow): string {
  const [size, pricingSize] = [sizeOf(unitSize), sizeOf(pricingUnitSize)];
  return round(divide(multiply(unitPrice ?? '0', size), pricingSize), 4);
}

const sizeOf = (size: string | null): string => (size === null || compare(size, '0') <= 0 ? '1' : size);

function createSource({ p21 }: ShopFlowParts): FlowSource<PastOrder> {
  const complete = async (orders: readonly OrderRow[], call: FlowCall): Promise<PastOrder[]> => {
    if (orders.length === 0) return [];
    const options = urgencyOf(call);
    const ids = [...new Set(orders.map(({ customerId }) => customerId))];
    const [rows, customers, terms] = await Promise.all([
      readP21Orders(p21, orders, call),
      p21.customers.byIds(ids, options),
      p21.reference.terms(options),
    ]);
    const known = new Set(customers.map(({ customerId }) => customerId));
    const called = new Map(terms.map(({ termsId, description }) => [termsId, description ?? termsId]));
    return rows.map((row) => ({
      ...row,
      customerKnown: known.has(row.order.customerId),
      terms: row.order.termsId === null ? null : (called.get(row.order.termsId) ?? null),
    }));
  };
  return {
    keyOf: ({ order }) => order.orderNumber,
    scan: (cursor, call) => scanP21Orders(p21, cursor, call, complete),
    changes: async (since, call) => {
      const { rows, ...rest } = await p21.changes.since(p21.changes.tables.orders, since, urgencyOf(call));
      const changed = rows.map(({ orderNumber, modifiedAt }) => ({ key: orderNumber, at: modifiedAt }));
      return joinChanges([{ ...rest, changed }]);
    },
    read: async (keys, call) => complete(await p21.orders.byNumbers(keys, urgencyOf(call)), call),
  };
}

function createTarget(parts: ShopFlowParts): FlowTarget {
  const { shop } = parts;
  return {
    batchSize: 20,
    write: async (writes, call) =>
      (await shop(urgencyOf(call)).orders.makeExternal(toWanted<ExternalOrderDraft>(writes))).map(
        toWriteOutcome,
      ),
    read: (keys, call) => readShopOrders(parts, keys, call, ({ identifier }) => ({ identifier })),
    scan: null,
    retire: null,
  };
}
