/** An order of P21 with what hangs on it, and how the shop says it. */
import type { OroOrder } from '../../datasources/oro/order.resource.ts';
import type { AddressRow } from '../../datasources/p21/customers.rows.ts';
import type { ItemRow } from '../../datasources/p21/items.rows.ts';
import type { OrderLineRow, OrderRow } from '../../datasources/p21/orders.rows.ts';
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { PickTicketRow } from '../../datasources/p21/shipments.rows.ts';
import { compare } from '../decimal.ts';
import type { Document } from '../sync/document.ts';
import type { FlowCall, LinkedKey, ScanPage, TargetRecord } from '../sync/flow.ts';
import { urgencyOf } from './flow-call.ts';
import type { ShopFlowParts } from './flow-parts.ts';

export interface P21Order {
  readonly order: OrderRow;
  /** Goods, without charges and deleted lines. */
  readonly lines: readonly OrderLineRow[];
  readonly tickets: readonly PickTicketRow[];
  readonly items: ReadonlyMap<number, ItemRow>;
  /** Names of carriers, addresses of customers. */
  readonly addresses: ReadonlyMap<string, AddressRow>;
}

/** Four questions in two rounds, however many orders. */
export async function readP21Orders(
  p21: P21Sources,
  orders: readonly OrderRow[],
  call: FlowCall,
): Promise<P21Order[]> {
  if (orders.length === 0) return [];
  const options = urgencyOf(call);
  const numbers = orders.map(({ orderNumber }) => orderNumber);
  const [lines, tickets] = await Promise.all([
    p21.orders.lines(numbers, options),
    p21.shipments.byOrderNos(numbers, options),
  ]);
  const uids = [...new Set(lines.map(({ itemUid }) => itemUid))];
  const ids = [...tickets.map(({ carrierId }) => carrierId), ...orders.map(({ customerId }) => customerId)];
  const [items, addresses] = await Promise.all([
    p21.items.byUids(uids, { ...options, withDeleted: true }),
    p21.addresses.byIds([...new Set(ids.flatMap((id) => id ?? []))], { ...options, withDeleted: true }),
  ]);
  const itemOf = new Map(items.map((item) => [item.itemUid, item]));
  const addressOf = new Map(addresses.map((row) => [row.addressId, row]));
  const linesOf = Map.groupBy(lines, ({ orderNumber }) => orderNumber);
  const ticketsOf = Map.groupBy(tickets, ({ orderNumber }) => orderNumber);
  return orders.map((order) => ({
    order,
    lines: (linesOf.get(order.orderNumber) ?? []).filter(isGoods),
    tickets: ticketsOf.get(order.orderNumber) ?? [],
    items: itemOf,
    addresses: addressOf,
  }));
}

const ordersPerPage = 200;

/** A page of all orders, each completed by the flow that moves them. */
export async function scanP21Orders<Row>(
  p21: P21Sources,
  cursor: string | null,
  call: FlowCall,
  complete: (orders: readonly OrderRow[], call: FlowCall) => Promise<Row[]>,
): Promise<ScanPage<Row>> {
  const { rows, total } = await p21.orders.scan(cursor, ordersPerPage, urgencyOf(call));
  return {
    rows: await complete(rows, call),
    next: rows.length < ordersPerPage ? null : (rows.at(-1)?.orderNumber ?? null),
    ...(total !== undefined && { total }),
  };
}

/** Orders of the shop for keys that are P21's order numbers: by their links, else by the identifier they go by. */
export async function readShopOrders(
  { p21, shop }: Pick<ShopFlowParts, 'p21' | 'shop'>,
  keys: readonly LinkedKey[],
  call: FlowCall,
  toDocument: (order: OroOrder) => Document,
): Promise<TargetRecord[]> {
  const { reads } = shop(urgencyOf(call));
  const unlinked = keys.filter(({ targetId }) => targetId === null).map(({ key }) => key);
  const orders = unlinked.length === 0 ? [] : await p21.orders.byNumbers(unlinked, urgencyOf(call));
  const identifiers = new Map(orders.map((order) => [order.orderNumber, identifierOf(order)]));
  const [known, others] = await Promise.all([
    reads.orders.byIds(keys.flatMap(({ targetId }) => targetId ?? [])),
    reads.orders.byIdentifiers([...identifiers.values()]),
  ]);
  const byId = new Map(known.map((one) => [one.id, one]));
  const byIdentifier = new Map(others.map((one) => [one.identifier.toLowerCase(), one]));
  return keys.flatMap(({ key, targetId }) => {
    const wanted = identifiers.get(key)?.toLowerCase() ?? '';
    const found = targetId === null ? byIdentifier.get(wanted) : byId.get(targetId);
    return found === undefined ? [] : { key, targetId: found.id, document: toDocument(found) };
  });
}

const isGoods = ({ deleted, otherCharge, parentLineUid, unitQuantity }: OrderLineRow): boolean =>
  !deleted && !otherCharge && parentLineUid === null && compare(unitQuantity, '0') > 0;

/** By which the shop knows the order: its own number where it came from there, else P21's. */
export const identifierOf = ({ webReference, orderNumber }: OrderRow): string =>
  webReference?.trim() || orderNumber;

/** Shipped is what was invoiced: P21 invoices when it ships (p21-api 7.4). */
export function shippingStatusOf({ lines }: Pick<P21Order, 'lines'>): string {
  const shipped = lines.some((line) => compare(line.quantityInvoiced ?? '0', '0') > 0);
  if (!shipped) return 'not_shipped';
  const isOpen = lines.some(
    (line) => !line.completed && !line.cancelled && compare(line.quantityOpen, '0') > 0,
  );
  return isOpen ? 'partially_shipped' : 'shipped';
}

/** Parcels that have left, each once. */
export function trackingsOf({ tickets, addresses }: Pick<P21Order, 'tickets' | 'addresses'>) {
  const parcels = tickets.flatMap(({ trackingNumber, shippedOn, carrierId }) => {
    if (trackingNumber === null || shippedOn === null) return [];
    const method = (carrierId === null ? null : addresses.get(carrierId)?.name) ?? 'Carrier';
    return { method, number: trackingNumber };
  });
  const byText = new Map(parcels.map((parcel) => [`${parcel.number} ${parcel.method}`, parcel]));
  return [...byText].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, parcel]) => parcel);
}
