/** Returned goods: the RMA is closed by a credit memo, an invoice with negative amounts (p21-api 7.5). */
import Big from 'big.js';
import type { Row } from '../database/row.ts';
import { drawCredit } from '../orders/credit.ts';
import { writeInvoice } from '../orders/invoice.ts';
import { quantitiesOf } from '../orders/line-quantities.ts';
import type { OrderDesk } from '../orders/order-desk.ts';
import { linesOf } from '../orders/order-value.ts';
import type { PricedLine } from '../orders/shipment.ts';
import { amount } from '../pricing/amounts.ts';

/** Assumption: invoice_type of a credit memo; p21-api 7.5 names 'IN' only. */
const creditMemo = 'CR';

export const creditReturn = (desk: OrderDesk, header: Row): void => {
  const lines = linesOf(desk, header).map(returned);
  const total = (pick: (line: PricedLine) => Big) =>
    lines.reduce((sum, line) => sum.plus(pick(line)), new Big(0));
  const [goods, tax] = [total((line) => line.price), total((line) => line.tax)];
  const amounts = { goods, tax, charges: new Big(0), freight: new Big(0), total: goods.plus(tax) };
  const invoice = writeInvoice(desk, { header, ticket: {}, lines, ...amounts });
  desk.update('invoice_hdr', invoice, { invoice_type: creditMemo, paid_in_full_flag: 'N' });
  drawCredit(desk, header.customer_id, amounts.total);
  close(desk, header, invoice);
};

const returned = (line: Row): PricedLine => ({
  line,
  quantity: quantitiesOf(line).open.times(-1),
  detail: undefined,
  price: amount(line.extended_price).times(-1),
  tax: amount(line.sales_tax).times(-1),
});

const close = (desk: OrderDesk, header: Row, invoice: Row): void => {
  for (const line of linesOf(desk, header))
    desk.update('oe_line', line, { qty_invoiced: line.qty_ordered ?? 0, complete: 'Y' });
  desk.update('oe_hdr', header, {
    completed: 'Y',
    date_order_completed: desk.now(),
    invoice_no: invoice.invoice_no ?? null,
  });
};
