/**
 * Orders of P21 together with the order of the shop they belong to, for flows that hang something on that order.
 * An order that is not in the shop has no place there: its `shopOrderId` is null.
 */
import type { OroSyncAt } from '../../datasources/oro/sync/oro.sync.ts';
import type { ItemRow } from '../../datasources/p21/items.rows.ts';
import type { OrderLineRow, OrderRow } from '../../datasources/p21/orders.rows.ts';
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { FlowCall, FlowSource } from '../sync/flow.ts';
import { urgencyOf } from './flow-call.ts';
import type { ShopFlowParts } from './flow-parts.ts';
import { joinChanges } from './p21-changes.ts';

export interface ShopOrder {
  readonly order: OrderRow;
  readonly lines: readonly OrderLineRow[];
  /** Items of the lines by uid, deleted ones too. */
  readonly items: ReadonlyMap<number, ItemRow>;
  readonly shopOrderId: string | null;
}

const ordersPerPage = 500;

/** By order number; changes of headers and of lines alike. */
export function createShopOrderSource({ p21, shop }: ShopFlowParts): FlowSource<ShopOrder> {
  return {
    keyOf: ({ order }) => order.orderNumber,
    scan: async (cursor, call) => {
      const { rows, total } = await p21.orders.scan(cursor, ordersPerPage, urgencyOf(call));
      const next = rows.length < ordersPerPage ? null : (rows.at(-1)?.orderNumber ?? null);
      return { rows: await joined(p21, shop, rows, call), next, ...(total !== undefined && { total }) };
    },
    changes: async (since, call) => {
      const { orders, orderLines } = p21.changes.tables;
      const tables = await Promise.all([
        p21.changes.since(orders, since, urgencyOf(call)),
        p21.changes.since(orderLines, since, urgencyOf(call)),
      ]);
      return joinChanges(
        tables.map((table) => ({
          ...table,
          changed: table.rows.map(({ orderNumber, modifiedAt }) => ({ key: orderNumber, at: modifiedAt })),
        })),
      );
    },
    read: async (keys, call) =>
      joined(p21, shop, await p21.orders.byNumbers(keys, { ...urgencyOf(call), withDeleted: true }), call),
  };
}

async function joined(
  p21: P21Sources,
  shop: OroSyncAt,
  orders: readonly OrderRow[],
  call: FlowCall,
): Promise<ShopOrder[]> {
  const options = urgencyOf(call);
  const ids = await shop(options).orderIds.byIdentifiers(orders.flatMap(identifiersOf));
  const known = orders.map((order) => ({
    order,
    shopOrderId:
      identifiersOf(order)
        .map((one) => ids.get(one.toLowerCase()))
        .find(Boolean) ?? null,
  }));
  // Nothing more is asked about orders that are not in the shop.
  const inShop = known.filter(({ shopOrderId }) => shopOrderId !== null);
  const lines = await p21.orders.lines(
    inShop.map(({ order }) => order.orderNumber),
    options,
  );
  const uids = [...new Set(lines.map(({ itemUid }) => itemUid))];
  const items = new Map(
    (await p21.items.byUids(uids, { ...options, withDeleted: true })).map((item) => [item.itemUid, item]),
  );
  const linesOf = Map.groupBy(lines, ({ orderNumber }) => orderNumber);
  return known.map((one) => ({ ...one, items, lines: linesOf.get(one.order.orderNumber) ?? [] }));
}

/** Orders of the shop carry its identifier as reference; those of P21 are in the shop under their own number. */
const identifiersOf = ({ webReference, orderNumber }: OrderRow): string[] =>
  webReference === null ? [orderNumber] : [webReference];
