/** The web orders of P21 as the shop took them, with what P21 has shipped of them and charged beside them. */
import type { Database } from '../p21/database/database.ts';
import type { Row } from '../p21/database/row.ts';
import { mailingAddress, orderShipTo, toPostal } from './addresses.ts';
import { amountOf, dayOf, instantOf, isDeleted, moneyOf, rowsOf, rowsWith, textOf } from './cells.ts';
import type { Account, Accounts, PaymentTerms } from './customers.ts';
import { toOrderLine } from './order-lines.ts';
import { chargeLines, goodsLines, noteCharges, noteUnshipped } from './order-rows.ts';
import { internalStatusOf, shippingStatusOf } from './order-status.ts';
import type { Products } from './products.ts';
import type { IncludedRecord, Link, NewRecord, ShopWriter } from './shop-writer.ts';

export interface OrderShop {
  readonly database: Database;
  readonly accounts: Accounts;
  readonly products: Products;
  readonly terms: PaymentTerms;
}

/** The oldest first, as they came in. */
export function takeOrders(writer: ShopWriter, shop: OrderShop): void {
  for (const order of webOrdersOf(shop.database)) {
    const account = shop.accounts.get(String(order.customer_id));
    const lines = goodsLines(shop.database, order);
    if (account !== undefined && lines.length > 0) takeOrder(writer, shop, order, lines, account);
  }
}

/** Orders that P21 got from the shop (p21-api 7.3: web_reference_no). */
const webOrdersOf = (database: Database): Row[] =>
  rowsOf(database, 'oe_hdr')
    .filter((order) => textOf(order.web_reference_no) !== undefined && !isDeleted(order))
    .sort((one, other) => Number(one.date_created) - Number(other.date_created));

function takeOrder(
  writer: ShopWriter,
  shop: OrderShop,
  order: Row,
  lines: readonly Row[],
  account: Account,
): void {
  const { database, products } = shop;
  const included = [
    ...addressesOf(writer, database, order),
    ...lines.map((line, at) => toOrderLine(database, products, line, at)),
    ...trackingsOf(database, order),
  ];
  const link = writer.create({
    ...headerOf(shop, order),
    links: linksOf(shop, order, lines, account, included),
    included,
  });
  const { store } = writer;
  store.update('orders', link.id, { internalStatus: internalStatusOf(order, lines) });
  for (const line of store.table('orderlineitems').find('orders', link.id)) {
    writer.stamp({ type: 'orderlineitems', id: line.id }, { date_created: order.date_created ?? null });
  }
  noteCharges(writer, chargeLines(database, order), link, database);
  noteUnshipped(writer, lines, link, database);
}

const headerOf = ({ database }: OrderShop, order: Row): NewRecord => ({
  type: 'orders',
  attributes: {
    identifier: textOf(order.web_reference_no),
    poNumber: textOf(order.po_no),
    currency: 'USD',
    shipUntil: dayOf(database, order.requested_date),
    customerNotes: textOf(order.delivery_instructions),
    estimatedShippingCostAmount: moneyOf(amountOf(order.freight_out)),
    external: false,
    createdAt: instantOf(order.date_created),
  },
  extra: {
    p21_order_no: textOf(order.order_no),
    p21_charges: chargesText(chargeLines(database, order), database),
    externalId: textOf(order.order_no),
  },
});

/** As the shop was recorded to keep them: `[{"code":"FRT","amount":12.5}]` (recording 6.1-custom/192). */
function chargesText(charges: readonly Row[], database: Database): string | undefined {
  if (charges.length === 0) return undefined;
  const entries = charges.map((line) => {
    const item = database.table('inv_mast').first({ inv_mast_uid: line.inv_mast_uid ?? null });
    return {
      code: textOf(item?.item_id) ?? '',
      amount: Number(line.extended_price),
      description: textOf(item?.item_desc) ?? '',
    };
  });
  return JSON.stringify(entries);
}

function linksOf(
  { terms }: OrderShop,
  order: Row,
  lines: readonly Row[],
  { customer, users }: Account,
  included: readonly IncludedRecord[],
): NewRecord['links'] {
  const buyer = users.find(({ p21ContactId }) => p21ContactId === textOf(order.contact_id)) ?? users[0];
  const named = (type: string): Link[] =>
    included.filter((one) => one.type === type).map(({ id }) => ({ type, id }));
  const address = (id: string) => named('orderaddresses').find((one) => one.id === id);
  return {
    customer,
    customerUser: buyer?.link,
    paymentTerm: terms.get(textOf(order.terms) ?? ''),
    shippingStatus: { type: 'ordershippingstatuses', id: shippingStatusOf(lines) },
    billingAddress: address('billing'),
    shippingAddress: address('shipping'),
    lineItems: named('orderlineitems'),
    shippingTrackings: named('ordershippingtrackings'),
  };
}

function addressesOf({ store }: ShopWriter, database: Database, order: Row): IncludedRecord[] {
  const customer = database.table('address').first({ id: order.customer_id ?? null });
  const record = (id: string, postal: Pick<NewRecord, 'attributes' | 'links'>): IncludedRecord => ({
    type: 'orderaddresses',
    id,
    ...postal,
  });
  return [
    record('shipping', toPostal(store, orderShipTo(order))),
    ...(customer ? [record('billing', toPostal(store, mailingAddress(customer)))] : []),
  ];
}

/** Shipped pick tickets with a parcel number. */
const trackingsOf = (database: Database, order: Row): IncludedRecord[] =>
  rowsWith(database, 'oe_pick_ticket', 'order_no', order.order_no)
    .filter((ticket) => textOf(ticket.tracking_no) !== undefined && typeof ticket.ship_date === 'number')
    .map((ticket, at) => ({
      type: 'ordershippingtrackings',
      id: `tracking-${at}`,
      attributes: { method: carrierOf(database, ticket), number: textOf(ticket.tracking_no) },
    }));

function carrierOf(database: Database, ticket: Row): string {
  const carrier = database.table('address').first({ id: ticket.carrier_id ?? null });
  return textOf(carrier?.name) ?? 'Carrier';
}
