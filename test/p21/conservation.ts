/** What must hold in the tables whatever has happened to orders and stock. */
import Big from 'big.js';
import { expect } from 'vitest';
import type { Row } from '../../sandbox/p21/database/row.ts';
import { quantitiesOf } from '../../sandbox/p21/orders/line-quantities.ts';
import { openAmountOf } from '../../sandbox/p21/orders/receive-payment.ts';
import { customerId, type SmallDistributor } from './small-distributor.ts';

const sum = (values: readonly Big[]): number =>
  Number(values.reduce((total, value) => total.plus(value), new Big(0)));

/** `movedIn`: goods that came in from outside by item, where the caller kept count. */
export const expectConserved = (shop: SmallDistributor, movedIn?: ReadonlyMap<number, number>): void => {
  const { database } = shop;
  const lines = database.table('oe_line').all();
  for (const line of lines) {
    const { ordered, invoiced, canceled, allocated, onPickTickets, unallocated } = quantitiesOf(line);
    for (const quantity of [invoiced, canceled, allocated, onPickTickets, unallocated])
      expect(Number(quantity)).toBeGreaterThanOrEqual(0);
    expect(sum([invoiced, canceled, allocated, onPickTickets, unallocated])).toBe(Number(ordered));
  }
  for (const place of database.table('inv_loc').all()) {
    const here = lines.filter((line) => line.inv_mast_uid === place.inv_mast_uid);
    const own = here.filter((line) => !isQuoted(shop, line)).map(quantitiesOf);
    const quoted = here.filter((line) => isQuoted(shop, line)).map(quantitiesOf);
    const uid = Number(place.inv_mast_uid);
    expect(place.qty_allocated).toBe(sum(own.map((one) => one.allocated.plus(one.onPickTickets))));
    expect(place.qty_backordered).toBe(sum(own.map((one) => one.unallocated)));
    if (movedIn !== undefined)
      expect(place.qty_on_hand).toBe((movedIn.get(uid) ?? 0) - sum(own.map((one) => one.invoiced)));
    expect(Number(place.qty_on_hand)).toBeGreaterThanOrEqual(Number(place.qty_allocated));
    const status = shop.row('inv_loc_stock_status', { inv_mast_uid: uid });
    expect(status.qty_on_sales_order ?? 0).toBe(sum(own.map((one) => one.open)));
    expect(status.qty_on_sales_quote ?? 0).toBe(sum(quoted.map((one) => one.open)));
  }
  const receivable = database.table('invoice_hdr').all().map(openAmountOf);
  const open = database
    .table('oe_hdr')
    .all()
    .map((header) => stillToInvoice(shop, header));
  const customer = shop.row('customer', { customer_id: customerId });
  expect(customer.credit_limit_used).toBe(sum([...receivable, ...open]));
};

const isQuoted = (shop: SmallDistributor, line: Row): boolean =>
  shop.row('oe_hdr', { order_no: line.order_no ?? null }).projected_order === 'Y';

/** What the order will still be invoiced for, counted from the tables alone. */
const stillToInvoice = ({ database }: SmallDistributor, header: Row): Big => {
  const kept = database
    .table('oe_line')
    .find('order_no', header.order_no ?? null)
    .filter((line) => line.cancel_flag !== 'Y')
    .flatMap((line) => {
      const { ordered, canceled } = quantitiesOf(line);
      const share = ordered.minus(canceled).div(ordered);
      return [line.extended_price, line.sales_tax].map((cell) =>
        new Big(Number(cell)).times(share).round(2, 1),
      );
    });
  const invoices = database.table('invoice_hdr').find('order_no', header.order_no ?? null);
  const invoiced = invoices.map((invoice) =>
    new Big(Number(invoice.total_amount)).minus(Number(invoice.freight)).times(-1),
  );
  const hasFreight = kept.length > 0 && invoices.length === 0;
  const freight = new Big(hasFreight ? Number(header.freight_out) : 0);
  return header.cancel_flag === 'Y' || header.projected_order === 'Y'
    ? new Big(0)
    : new Big(sum([...kept, ...invoiced, freight]));
};
