/** The warehouse picks and ships, the customers pay. */
import Big from 'big.js';
import type { Row } from '../database/row.ts';
import { quantitiesOf } from '../orders/line-quantities.ts';
import type { OrderDesk } from '../orders/order-desk.ts';
import { createPickTickets } from '../orders/pick.ts';
import { openAmountOf, receivePayment } from '../orders/receive-payment.ts';
import { shipPickTicket } from '../orders/ship.ts';
import { isFilled } from '../pricing/amounts.ts';
import type { Random } from '../seed/random.ts';
import type { Happening } from './activity.ts';
import { search } from './search.ts';

/** The oldest order that has something to pick; a random order among the open ones would leave old ones lying. */
export const pickOrder = (desk: OrderDesk): Happening | undefined => {
  for (const header of desk.table('oe_hdr').all()) {
    if (header.completed !== 'N' || header.cancel_flag === 'Y' || header.projected_order === 'Y') continue;
    if (hasAllocation(desk, header) && createPickTickets(desk, header).length > 0) return 'picked';
  }
  return undefined;
};

const hasAllocation = (desk: OrderDesk, header: Row): boolean =>
  desk
    .table('oe_line')
    .find('order_no', header.order_no ?? null)
    .some((line) => quantitiesOf(line).allocated.gt(0));

const shortShare = 0.08;

/** The oldest open ticket; now and then the last line goes out one piece short. */
export const shipTicket = (desk: OrderDesk, random: Random): Happening | undefined => {
  const ticket = desk.table('oe_pick_ticket').all().find(isOpenTicket);
  if (ticket === undefined) return undefined;
  const trackingNo = `1Z${String(desk.database.nextNumber('simulated_tracking')).padStart(10, '0')}`;
  const quantities = random.chance(shortShare) ? shortBy(desk, ticket) : undefined;
  shipPickTicket(desk, ticket, { trackingNo, ...(quantities === undefined ? {} : { quantities }) });
  return 'shipped';
};

const isOpenTicket = (ticket: Row): boolean => !isFilled(ticket.invoice_no) && ticket.delete_flag !== 'Y';

/** One piece less of the last line, where that leaves something to ship. */
const shortBy = (desk: OrderDesk, ticket: Row): ReadonlyMap<number, Big> | undefined => {
  const last = desk
    .table('oe_pick_ticket_detail')
    .find('pick_ticket_no', ticket.pick_ticket_no ?? null)
    .at(-1);
  const picked = new Big(Number(last?.qty_to_pick ?? 0));
  if (picked.lte(1)) return undefined;
  return new Map([[Number(last?.line_number), picked.minus(1)]]);
};

const partialShare = 0.15;

/** Some open invoice is paid, most of them in full. */
export const payInvoice = (desk: OrderDesk, random: Random): Happening | undefined => {
  const invoice = search(
    random,
    desk.table('invoice_hdr').all(),
    (row) => row.paid_in_full_flag === 'N' && row.invoice_type === 'IN' && openAmountOf(row).gt(0),
  );
  const type = desk.table('payment_types').all()[0];
  if (invoice === undefined || type === undefined) return undefined;
  const open = openAmountOf(invoice);
  const paid = random.chance(partialShare) ? open.div(2).round(2, Big.roundUp) : open;
  receivePayment(desk, {
    remitterId: Number(invoice.customer_id_number),
    payment: {
      payment_type_id: type.payment_type_id ?? null,
      payment_amount: Number(paid),
      check_number: String(desk.database.nextNumber('simulated_check')),
    },
    applications: [{ invoiceNo: String(invoice.invoice_no), amount: paid }],
  });
  return 'paid';
};
