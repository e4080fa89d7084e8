/** How far an order is, in the words of the shop. */
import type { Row } from '../p21/database/row.ts';
import { amountOf } from './cells.ts';

const isCanceled = (row: Row): boolean => row.cancel_flag === 'Y';

/** Ordered and neither shipped nor canceled, in base units. */
export const openQuantityOf = (line: Row) =>
  isCanceled(line) || line.complete === 'Y'
    ? amountOf(0)
    : amountOf(line.qty_ordered).minus(amountOf(line.qty_invoiced)).minus(amountOf(line.qty_canceled));

export const isPartlyShipped = (lines: readonly Row[]): boolean =>
  lines.some((line) => amountOf(line.qty_invoiced).gt(0)) && lines.some((line) => openQuantityOf(line).gt(0));

/** `closed` and `cancelled` orders take no more changes in the shop (oro-observed, custom round 1). */
export function internalStatusOf(order: Row, lines: readonly Row[]): string {
  if (isCanceled(order) || lines.every(isCanceled)) return 'cancelled';
  return order.completed === 'Y' ? 'closed' : 'open';
}

export function shippingStatusOf(lines: readonly Row[]): string {
  if (!lines.some((line) => amountOf(line.qty_invoiced).gt(0))) return 'not_shipped';
  return isPartlyShipped(lines) ? 'partially_shipped' : 'shipped';
}
