/** How far P21 is with the orders of the shop: its number, what has shipped, and the parcels. */
import type { OroOrder } from '../../datasources/oro/order.resource.ts';
import type { OrderStatusDraft } from '../../datasources/oro/sync/order.sync.ts';
import type { OrderRow } from '../../datasources/p21/orders.rows.ts';
import type { Document } from '../sync/document.ts';
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
import { onP21Table } from './triggers.ts';
import { toWanted } from './wanted.ts';

export interface OrderProgress extends P21Order {
  /** Null for an order that the shop does not have. */
  readonly shopOrder: OroOrder | null;
  /** Whether the shop has a field for P21's order number. */
  readonly canNoteNumber: boolean;
}

export const createOrderStatusFlow = (parts: ShopFlowParts): Flow<OrderProgress> => ({
  name: 'order-status',
  direction: 'P21_TO_ORO',
  description:
    'The shop’s orders show P21’s order number, how much has shipped, and the numbers of the parcels.',
  subject: 'Order',
  key: 'P21 order number',
  owns: ['p21OrderNo', 'shippingStatus', 'status', 'trackings'],
  after: [],
  schedule: '20 4 * * *',
  enabledByDefault: true,
  needs: [
    `OroCommerce: the order field "${parts.config.oro.orderKey}" (ORO_ORDER_KEY), or the number is not shown.`,
    'OroCommerce: "Enable External Status Management" with FLOWS_EXTERNAL_ORDER_STATUS=true, or the order status stays the shop’s own.',
    'OroCommerce: the application may view and edit orders and create shipping trackings.',
  ],
  source: createSource(parts),
  triggers: [
    onP21Table('oe_hdr', 'order_no'),
    onP21Table('oe_line', 'order_no'),
    onP21Table('oe_pick_ticket', 'order_no'),
  ],
  map: (row) => toProgress(row, parts.config.flows),
  leavesOut: () => 'The shop does not have the order.',
  target: createTarget(parts),
  announces: ({ order: { orderNumber, customerId, webReference } }) => [
    { topic: 'order', key: orderNumber, payload: { orderNumber, customerId, webReference } },
  ],
});

/**
 * Exported for its test. Null for orders that the shop does not have. Of a closed or cancelled order of the shop only
 * the parcels can be told (oro-observed, custom round 1): the rest stays as the shop has it.
 */
export function toProgress(
  row: OrderProgress,
  { externalOrderStatus }: { readonly externalOrderStatus: boolean },
): Document | null {
  const { order, shopOrder, canNoteNumber } = row;
  if (shopOrder === null) return null;
  const isFixed = shopOrder.internalStatus === 'cancelled' || shopOrder.internalStatus === 'closed';
  const number = isFixed ? shopOrder.p21OrderNo : order.orderNumber;
  return {
    identifier: shopOrder.identifier,
    p21OrderNo: canNoteNumber ? number : null,
    shippingStatus: isFixed ? shopOrder.shippingStatus : shippingStatusOf(row),
    status: isFixed || !externalOrderStatus ? shopOrder.status : statusOf(order),
    trackings: trackingsOf(row),
  } satisfies Record<keyof OrderStatusDraft, unknown>;
}

const statusOf = ({ cancelled, completion }: OrderRow): string => {
  if (cancelled) return 'cancelled';
  return completion === 'COMPLETED' ? 'closed' : 'open';
};

function createSource({ p21, shop }: ShopFlowParts): FlowSource<OrderProgress> {
  const complete = async (orders: readonly OrderRow[], call: FlowCall): Promise<OrderProgress[]> => {
    if (orders.length === 0) return [];
    const { reads } = shop(urgencyOf(call));
    const shopOrders = await reads.orders.byIdentifiers(orders.map(identifierOf));
    const byIdentifier = new Map(shopOrders.map((one) => [one.identifier.toLowerCase(), one]));
    const shopOrderOf = (order: OrderRow) => byIdentifier.get(identifierOf(order).toLowerCase()) ?? null;
    const inShop = orders.filter((order) => shopOrderOf(order) !== null);
    const [rows, ability] = await Promise.all([
      readP21Orders(p21, inShop, call),
      reads.capabilities.orderKey(),
    ]);
    const canNoteNumber = ability.filter !== 'absent';
    const known = new Map(rows.map((row) => [row.order.orderNumber, row]));
    return orders.map((order) => ({
      ...(known.get(order.orderNumber) ?? withoutContent(order)),
      shopOrder: shopOrderOf(order),
      canNoteNumber,
    }));
  };
  return {
    keyOf: ({ order }) => order.orderNumber,
    scan: (cursor, call) => scanP21Orders(p21, cursor, call, complete),
    changes: async (since, call) => {
      const { orders, orderLines, pickTickets } = p21.changes.tables;
      const tables = await Promise.all([
        p21.changes.since(orders, since, urgencyOf(call)),
        p21.changes.since(orderLines, since, urgencyOf(call)),
        p21.changes.since(pickTickets, since, urgencyOf(call)),
      ]);
      return joinChanges(
        tables.map(({ rows, ...rest }) => ({
          ...rest,
          changed: rows.map(({ orderNumber, modifiedAt }) => ({ key: orderNumber, at: modifiedAt })),
        })),
      );
    },
    read: async (keys, call) => complete(await p21.orders.byNumbers(keys, urgencyOf(call)), call),
  };
}

/** Nothing more is asked about an order that the shop does not have. */
const withoutContent = (order: OrderRow): P21Order => ({
  order,
  lines: [],
  tickets: [],
  items: new Map(),
  addresses: new Map(),
});

function createTarget(parts: ShopFlowParts): FlowTarget {
  const { shop } = parts;
  return {
    batchSize: 50,
    write: async (writes, call) =>
      (await shop(urgencyOf(call)).orders.noteProgress(toWanted<OrderStatusDraft>(writes))).map(
        toWriteOutcome,
      ),
    read: (keys, call) => readShopOrders(parts, keys, call, ofOrder),
    scan: null,
    retire: null,
  };
}

const ofOrder = (order: OroOrder): Document => ({
  identifier: order.identifier,
  p21OrderNo: order.p21OrderNo,
  shippingStatus: order.shippingStatus,
  status: order.status,
  trackings: order.trackings
    .map(({ method, number }) => ({ method, number }))
    .sort((one, other) => (`${one.number} ${one.method}` < `${other.number} ${other.method}` ? -1 : 1)),
});
