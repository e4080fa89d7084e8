/** The web orders of P21 as the shop took them, with what P21 has shipped of them, and the rows beside orders. */
import type { Database } from '../p21/database/database.ts';
import type { Row } from '../p21/database/row.ts';
import { dayOf, instantOf, rowsOf, textOf } from './cells.ts';
import { type Accounts, placeOf } from './shop-accounts.ts';
import { forEachOf, type Link, type ShopAuthor } from './shop-author.ts';
import { type Products, unitIdOf } from './shop-catalogue.ts';

export interface ShopParts {
  readonly author: ShopAuthor;
  readonly database: Database;
  readonly accounts: Accounts;
  readonly products: Products;
}

export async function takeOrders(parts: ShopParts): Promise<void> {
  const orders = rowsOf(parts.database, 'oe_hdr')
    .filter((order) => textOf(order.web_reference_no) !== undefined)
    .sort((one, other) => Number(one.date_created) - Number(other.date_created));
  await forEachOf(orders, (order) => takeOrder(parts, order));
}

async function takeOrder({ author, database, accounts, products }: ShopParts, order: Row): Promise<void> {
  const account = accounts.get(String(order.customer_id));
  const lines = database
    .table('oe_line')
    .find('order_no', order.order_no ?? null)
    .filter((line) => products.has(Number(line.inv_mast_uid)) && Number(line.unit_quantity) > 0);
  if (account === undefined || lines.length === 0) return;
  const tickets = database
    .table('oe_pick_ticket')
    .find('order_no', order.order_no ?? null)
    .filter((ticket) => textOf(ticket.tracking_no) !== undefined);
  const link = await author.create({
    type: 'orders',
    attributes: {
      identifier: textOf(order.web_reference_no),
      p21_order_no: textOf(order.order_no),
      poNumber: textOf(order.po_no),
      currency: 'USD',
      createdAt: instantOf(order.date_created),
    },
    links: {
      customer: account.customer,
      ...(account.users[0] && { customerUser: account.users[0] }),
      shippingAddress: { type: 'orderaddresses', id: 'to' },
      lineItems: lines.map((_, index) => ({ type: 'orderlineitems', id: `l${index}` })),
      shippingTrackings: tickets.map((_, index) => ({ type: 'ordershippingtrackings', id: `t${index}` })),
    },
    included: [
      shippingAddress(order),
      ...lines.map((line, index) => lineItem(products, line, index)),
      ...tickets.map((ticket, index) => ({
        type: 'ordershippingtrackings',
        id: `t${index}`,
        attributes: { method: carrierOf(database, ticket), number: textOf(ticket.tracking_no) },
      })),
    ],
  });
  await noteUnshipped(author, database, lines, link);
}

const shippingAddress = (order: Row) => ({
  type: 'orderaddresses',
  id: 'to',
  attributes: {
    organization: textOf(order.ship2_name) ?? '-',
    street: textOf(order.ship2_add1) ?? '-',
    city: textOf(order.ship2_city) ?? '-',
    postalCode: textOf(order.ship2_zip) ?? '-',
  },
  relationships: Object.fromEntries(
    Object.entries(placeOf(order.ship2_state)).map(([name, data]) => [name, { data }]),
  ),
});

const lineItem = (products: Products, line: Row, index: number) => ({
  type: 'orderlineitems',
  id: `l${index}`,
  attributes: { quantity: Number(line.unit_quantity), value: priceOf(line), currency: 'USD' },
  relationships: {
    product: { data: products.get(Number(line.inv_mast_uid)) },
    productUnit: { data: { type: 'productunits', id: unitIdOf(textOf(line.unit_of_measure) ?? 'EA') } },
  },
});

/** The shop sells by the ordered unit and keeps four digits; P21 prices by the pricing unit. */
const priceOf = (line: Row): string =>
  ((Number(line.unit_price) * Number(line.unit_size ?? 1)) / Number(line.pricing_unit_size ?? 1)).toFixed(4);

function carrierOf(database: Database, ticket: Row): string {
  const carrier = database.table('address').first({ id: ticket.carrier_id ?? null });
  return textOf(carrier?.name) ?? 'Carrier';
}

async function noteUnshipped(
  author: ShopAuthor,
  database: Database,
  lines: readonly Row[],
  order: Link,
): Promise<void> {
  for (const line of lines) {
    const open = Number(line.qty_ordered) - Number(line.qty_invoiced ?? 0) - Number(line.qty_canceled ?? 0);
    if (open <= 0 || line.complete === 'Y') continue;
    const item = database.table('inv_mast').first({ inv_mast_uid: line.inv_mast_uid ?? null });
    const attributes = {
      sku: textOf(item?.item_id),
      quantity_open: String(open),
      unit: textOf(item?.base_unit),
      expected_date: dayOf(database, line.required_date),
    };
    await author.create({ type: 'extendp21unshippeditems', attributes, links: { parent_order: order } });
  }
}
