/** Takes back what has not been picked: one line or the whole order. */
import type { Row } from '../database/row.ts';
import { toQuantity } from './cells.ts';
import { changing } from './create-order.ts';
import { bookLine, quantitiesOf } from './line-quantities.ts';
import type { OrderDesk } from './order-desk.ts';
import { linesOf } from './order-value.ts';
import { P21Refusal } from './refusal.ts';

/** Throws a `P21Refusal` when everything is invoiced (M03's words) or something is on a pick ticket. */
export const cancelOrder = (desk: OrderDesk, header: Row): void => {
  const open = linesOf(desk, header).filter((line) => quantitiesOf(line).open.gt(0));
  if (open.length === 0 && header.completed === 'Y')
    throw new P21Refusal('General Exception: You cannot cancel an order that is fully invoiced.');
  changing(desk, header, () => {
    for (const line of open) cancelOpen(desk, header, line);
    desk.update('oe_hdr', header, { cancel_flag: 'Y' });
  });
};

/** Cancels what is open of the line. */
export const cancelLine = (desk: OrderDesk, header: Row, line: Row): void =>
  changing(desk, header, () => cancelOpen(desk, header, line));

/** Assumption: P21's words for goods that are already being picked. */
const cancelOpen = (desk: OrderDesk, header: Row, line: Row): void => {
  const { open, onPickTickets, canceled, invoiced } = quantitiesOf(line);
  if (onPickTickets.gt(0))
    throw new P21Refusal('General Exception: You cannot cancel a line that is on an open pick ticket.');
  bookLine(desk, header, line, {
    qty_allocated: 0,
    qty_canceled: toQuantity(canceled.plus(open)),
    cancel_flag: invoiced.gt(0) ? 'N' : 'Y',
  });
};
