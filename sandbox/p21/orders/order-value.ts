/** What an order is worth to the distributor: the part of it not invoiced yet. */
import Big from 'big.js';
import type { Row } from '../database/row.ts';
import { amount, atScale } from '../pricing/amounts.ts';
import { isLive, quantitiesOf } from './line-quantities.ts';
import type { OrderDesk } from './order-desk.ts';

/** oe_line rows of the order in line order, deleted ones left out. */
export const linesOf = (desk: OrderDesk, header: Row): Row[] =>
  desk
    .table('oe_line')
    .find('order_no', header.order_no ?? null)
    .filter((line) => line.delete_flag !== 'Y')
    .sort((one, other) => Number(one.line_no) - Number(other.line_no));

/** Price and tax of what is still open, and freight as long as nothing was invoiced; 0 for quotes and returns. */
export const openValueOf = (desk: OrderDesk, header: Row): Big => {
  if (header.projected_order === 'Y' || header.rma_flag === 'Y' || header.cancel_flag === 'Y')
    return new Big(0);
  const lines = linesOf(desk, header).filter(isLive);
  if (lines.length === 0) return new Big(0);
  const goods = lines.reduce((sum, line) => sum.plus(openPriceOf(line)), new Big(0));
  const started = lines.some((line) => amount(line.qty_invoiced).gt(0));
  return started ? goods : goods.plus(amount(header.freight_out));
};

/** The share of a line's extended price and tax that belongs to a quantity of it (base units), in cents. */
export const shareOf = (line: Row, column: 'extended_price' | 'sales_tax', quantity: Big): Big => {
  const ordered = amount(line.qty_ordered);
  if (ordered.eq(0)) return new Big(0);
  return atScale(amount(line[column]).times(quantity).div(ordered), 2);
};

/** What stays when the invoiced part is taken off: exact to the cent against the line's invoices. */
const openPriceOf = (line: Row): Big => {
  const { ordered, canceled, invoiced } = quantitiesOf(line);
  const part = (column: 'extended_price' | 'sales_tax'): Big =>
    shareOf(line, column, ordered.minus(canceled)).minus(shareOf(line, column, invoiced));
  return part('extended_price').plus(part('sales_tax'));
};
