/** Two customers in both systems; everything that belongs to the second one carries `secret` in a field of its own. */
import type { P21Sandbox } from '../../../sandbox/p21/server.ts';
import { createShopAuthor } from './shop-author.ts';

export const secret = 'TOPSECRET';

export interface TwoCustomers {
  /** P21 id of the viewer's customer. */
  readonly own: string;
  readonly ownOrder: string;
  /** P21 id of the other one. */
  readonly other: string;
  readonly otherShipTo: string;
  readonly otherContact: string;
  readonly otherOrder: string;
  readonly otherReference: string;
  readonly otherInvoice: string;
  readonly otherShipment: string;
  readonly otherBudget: string;
  readonly otherPromotion: string;
  readonly otherOroCustomer: string;
  readonly otherOroOrder: string;
  readonly sku: string;
}

type Row = Record<string, string | number | boolean | null>;

/** Throws where the seed has no customer with everything that is needed. */
export async function createTwoCustomers(p21: P21Sandbox, shopUrl: string): Promise<TwoCustomers> {
  const table = (name: string) => p21.database.table(name);
  const rows = (name: string, match: Row): readonly Row[] =>
    [...table(name).all()].filter((row) => Object.entries(match).every(([key, value]) => row[key] === value));
  const mark = (name: string, match: Row, column: string, text = secret) => {
    for (const row of rows(name, match)) table(name).update(row, { [column]: text });
  };

  const limited = rows('job_price_customer_shipto', {}).filter(
    (row) => Number(row.contract_dollar_limit) > 0,
  );
  const shipped = (customer: Row) =>
    rows('oe_hdr', { customer_id: customer.customer_id ?? null }).find(
      ({ order_no: order }) =>
        rows('oe_pick_ticket', { order_no: order ?? null }).length > 0 &&
        rows('invoice_hdr', { order_no: order ?? null }).length > 0,
    );
  const budget = limited.find((row) => shipped(row) !== undefined);
  if (budget === undefined) throw new Error('no customer of the seed has a budget and a shipped order');
  const other = budget.customer_id ?? null;
  const order = shipped(budget)?.order_no ?? null;
  const [invoice] = rows('invoice_hdr', { order_no: order });
  const [ticket] = rows('oe_pick_ticket', { order_no: order });
  const [shipTo] = rows('ship_to', { customer_id: other });
  const [contact] = rows('contacts', { address_id: other });
  const own = [...table('customer').all()].find(
    ({ customer_id: id }) =>
      id !== other &&
      rows('oe_hdr', { customer_id: id ?? null }).length > 0 &&
      rows('job_price_customer_shipto', {
        customer_id: id ?? null,
        job_price_hdr_uid: budget.job_price_hdr_uid ?? null,
      }).length === 0,
  )?.customer_id;
  const ownOrder = rows('oe_hdr', { customer_id: own ?? null })[0]?.order_no ?? null;

  mark('customer', { customer_id: other }, 'customer_name');
  mark('address', { id: other }, 'name');
  for (const place of rows('ship_to', { customer_id: other })) {
    mark('address', { id: place.ship_to_id ?? null }, 'name');
  }
  mark('contacts', { address_id: other }, 'last_name');
  mark('oe_hdr', { customer_id: other }, 'po_no');
  mark('oe_hdr', { order_no: order }, 'web_reference_no', `${secret}-1`);
  for (const header of rows('oe_hdr', { customer_id: other })) {
    mark('oe_line', { order_no: header.order_no ?? null }, 'customer_part_number');
  }
  mark('invoice_hdr', { customer_id: String(other) }, 'po_no');
  mark('oe_pick_ticket', { order_no: order }, 'tracking_no');
  mark('job_price_hdr', { job_price_hdr_uid: budget.job_price_hdr_uid ?? null }, 'job_description');
  const book = rows('price_page', {}).find((page) => page.price_page_uid === promotionOf(table));
  if (book !== undefined) table('price_page').update(book, { customer_id: other, description: secret });
  for (const [number, text] of [
    [ownOrder, 'Never tell them.'],
    [order, secret],
  ]) {
    table('oe_hdr_notepad').insert({
      note_id: p21.database.nextNumber('note_id'),
      order_no: String(number),
      topic: 'STAFF',
      note: String(text),
      delete_flag: 'N',
    });
  }

  const author = await createShopAuthor(shopUrl);
  const ownAccount = await author.customer('Own', String(own));
  const account = await author.customer(secret, String(other));
  await author.user('own@example.com', ownAccount);
  await author.user(`${secret.toLowerCase()}@example.com`, account);
  const sku = String(
    [...table('inv_mast').all()].find((row) => /^[\w-]+$/.test(String(row.item_id)))?.item_id,
  );
  const product = await author.product(sku);
  const keys = { identifier: `${secret}-1`, poNumber: secret, p21_order_no: String(order) };
  const shopOrder = await author.order(keys, account, product);

  return {
    own: String(own),
    ownOrder: String(ownOrder),
    other: String(other),
    otherShipTo: String(shipTo?.ship_to_id),
    otherContact: String(contact?.id),
    otherOrder: String(order),
    otherReference: `${secret}-1`,
    otherInvoice: String(invoice?.invoice_no),
    otherShipment: `${order}/${ticket?.pick_ticket_no}`,
    otherBudget: String(budget.job_price_cust_shipto_uid),
    otherPromotion: String(book?.price_page_uid),
    otherOroCustomer: account.id,
    otherOroOrder: shopOrder.id,
    sku,
  };
}

/** A page of the promotion book. */
function promotionOf(table: (name: string) => { all(): Iterable<Row> }): unknown {
  const book = [...table('price_book').all()].find((row) => row.price_book_id === 'PROMO');
  const link = [...table('price_page_x_book').all()].find(
    (row) => row.price_book_uid === book?.price_book_uid,
  );
  return link?.price_page_uid;
}
