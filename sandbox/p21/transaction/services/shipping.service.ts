/**
 * Service Shipping: sets carrier and tracking number of a pick ticket and, with "Confirm Shipment", ships it. It is the
 * only service that writes oe_pick_ticket.tracking_no, and it refuses tickets that were invoiced (p21-api 4.6; M03, Md).
 */
import Big from 'big.js';
import type { Row } from '../../database/row.ts';
import type { OrderDesk } from '../../orders/order-desk.ts';
import { columnRequired, notFound, P21Refusal } from '../../orders/refusal.ts';
import { type ShipmentNote, shipPickTicket } from '../../orders/ship.ts';
import { isFilled } from '../../pricing/amounts.ts';
import { char, date, decimal, type Element, flag, form, shown } from '../field.ts';
import type { Service, Step, WriteContext, Written } from '../service.ts';
import { cellsOf, columnsOfAll, keysWritten, typedIn } from '../typed-columns.ts';
import { carriers } from './lookups.ts';

const main: Element = form(
  'TABPAGE_1.tp_1_dw_1',
  'Shipping',
  [
    decimal('pick_ticket_no', 'oe_pick_ticket.pick_ticket_no', 'Pick Ticket Number'),
    decimal('carrier_id', 'oe_pick_ticket.carrier_id', 'Carrier', { choices: carriers }),
    char('tracking_no', 'oe_pick_ticket.tracking_no', 'Carrier Tracking Number'),
    char('instructions', 'oe_pick_ticket.instructions', 'Instructions'),
    flag('create_invoice', 'create_invoice', 'Confirm Shipment'),
    date('ship_date', 'oe_pick_ticket.ship_date', 'Ship Date'),
    shown('customer_id', 'oe_hdr.customer_id', 'Customer ID'),
    shown('order_no', 'oe_pick_ticket.order_no', 'Order Number'),
    shown('location_id', 'oe_pick_ticket.location_id', 'Location ID'),
    shown('invoice_no', 'oe_pick_ticket.invoice_no', 'Invoice No'),
  ],
  { keys: ['pick_ticket_no'], datawindow: 'd_ship' },
);

/** Assumption: the field's name; Md's page of freight carries the ticket's freight. */
const freight: Element = form('TABPAGE_FREIGHT.tabpage_freight', 'Freight', [
  decimal('freight_out', 'oe_pick_ticket.freight_out', 'Freight Out'),
]);

/** A ticket that was invoiced cannot even be selected (M03). */
const find = (desk: OrderDesk, ticketNo: unknown): Row | undefined => {
  if (typeof ticketNo !== 'number') return undefined;
  const ticket = desk.table('oe_pick_ticket').first({ pick_ticket_no: ticketNo });
  if (ticket !== undefined && isFilled(ticket.invoice_no))
    throw new P21Refusal('General Exception: This pick ticket has already been invoiced.');
  return ticket;
};

const write = (steps: readonly Step[], { desk, existing }: WriteContext): Written => {
  const columns = columnsOfAll(steps, 'oe_pick_ticket');
  if (columns.pick_ticket_no === undefined) throw columnRequired();
  if (existing === undefined) throw notFound('Pick Ticket Number', columns.pick_ticket_no);
  const { pick_ticket_no, freight_out, ship_date, ...plain } = columns;
  if (Object.keys(plain).length > 0) desk.update('oe_pick_ticket', existing, plain);
  if (typedIn(steps, main.name, 'create_invoice') !== 'Y') return new Map();
  const note: ShipmentNote = {
    ...(typeof ship_date === 'number' ? { shipDate: ship_date } : {}),
    ...(typeof freight_out === 'number' ? { freightOut: new Big(freight_out) } : {}),
  };
  const invoice = shipPickTicket(desk, existing, note);
  return keysWritten(steps, main.name, { invoice_no: invoice.invoice_no ?? null });
};

export const shippingService: Service = {
  name: 'Shipping',
  elements: [main, freight],
  find: (desk, cells) => find(desk, cells.get('pick_ticket_no')),
  title: (ticket) => `Pick Ticket ${ticket.pick_ticket_no}`,
  write,
  read: (desk, ticket) => {
    const header = desk.table('oe_hdr').first({ order_no: ticket.order_no ?? null });
    const cells = { ...cellsOf('oe_pick_ticket', ticket), ...cellsOf('oe_hdr', header) };
    return new Map([
      [main.name, [cells]],
      [freight.name, [cells]],
    ]);
  },
};
