/** What one customer has in both systems, for tests that ask for it under other names. */
import type { Distributor } from '../../../sandbox/distributor/start.ts';
import type { Row } from '../../../sandbox/p21/database/row.ts';
import type { Graph } from './graph-under-test.ts';

export interface Belongings {
  readonly customerId: string;
  readonly name: string;
  readonly oroCustomerId: string;
  readonly shipToId: string;
  readonly contactId: string;
  readonly email: string;
  /** An order of the shop, in both systems. */
  readonly orderNumber: string;
  readonly webReference: string;
  readonly oroOrderId: string;
  readonly invoiceNumber: string;
  readonly shippedOrderNumber: string;
  readonly pickTicketNumber: string;
  readonly budgetUid: string;
  /** Something anybody may buy. */
  readonly sku: string;
}

const rows = ({ p21 }: Distributor, table: string, match: Row): Row[] => {
  const [column = '', value = null] = Object.entries(match)[0] ?? [];
  return [...p21.database.table(table).find(column, value)];
};

const text = (row: Row | undefined, column: string): string => {
  const value = row?.[column];
  if (value === undefined || value === null || value === '') throw new Error(`nothing in ${column}`);
  return String(value).trim();
};

/** Customers with a budget, a web order, an invoice and a shopping list. */
export function customersWithEverything(world: Distributor): string[] {
  const limited = [...world.p21.database.table('job_price_customer_shipto').all()]
    .filter((row) => Number(row.contract_dollar_limit ?? 0) > 0)
    .map((row) => String(row.customer_id));
  const clients = world.environment.ORO_STOREFRONT_CLIENTS ?? '';
  return [...new Set(limited)].filter(
    (id) => clients.includes(`storefront-${id}"`) && webOrdersOf(world, id).length > 0,
  );
}

const webOrdersOf = (world: Distributor, customerId: string): Row[] =>
  rows(world, 'oe_hdr', { customer_id: Number(customerId) }).filter((row) => row.web_reference_no != null);

export async function belongingsOf(
  world: Distributor,
  graph: Graph,
  customerId: string,
): Promise<Belongings> {
  const id = Number(customerId);
  const order = webOrdersOf(world, customerId)[0];
  const orders = rows(world, 'oe_hdr', { customer_id: id });
  const ticket = orders
    .flatMap((row) => rows(world, 'oe_pick_ticket', { order_no: row.order_no ?? null }))
    .find((row) => row.ship_date != null);
  const budget = rows(world, 'job_price_customer_shipto', { customer_id: id })[0];
  const invoice = rows(world, 'invoice_hdr', { customer_id_number: id })[0];
  const contact = rows(world, 'contacts', { address_id: id }).find((row) => row.email_address != null);
  const orderNumber = text(order, 'order_no');
  const { data } = await graph.ask(
    `{ order(orderNumber: "${orderNumber}") { customer { oro { oroId } } oro { oroId } } }`,
  );
  const shop = data?.order as { customer: { oro: { oroId: string } }; oro: { oroId: string } };
  return {
    customerId,
    name: text(rows(world, 'customer', { customer_id: id })[0], 'customer_name'),
    oroCustomerId: shop.customer.oro.oroId,
    oroOrderId: shop.oro.oroId,
    shipToId: text(rows(world, 'ship_to', { customer_id: id })[0], 'ship_to_id'),
    contactId: text(contact, 'id'),
    email: text(contact, 'email_address'),
    orderNumber,
    webReference: text(order, 'web_reference_no'),
    invoiceNumber: text(invoice, 'invoice_no'),
    shippedOrderNumber: text(ticket, 'order_no'),
    pickTicketNumber: text(ticket, 'pick_ticket_no'),
    budgetUid: text(budget, 'job_price_cust_shipto_uid'),
    sku: skuInBoth(world),
  };
}

/** OroCommerce takes letters, digits, "-" and "_" only; P21 takes more. */
const skuInBoth = ({ p21 }: Distributor): string =>
  [...p21.database.table('inv_mast').all()]
    .filter((row) => row.other_charge_item !== 'Y')
    .map((row) => text(row, 'item_id'))
    .find((sku) => /^[A-Z0-9_-]+$/.test(sku)) ?? '';
