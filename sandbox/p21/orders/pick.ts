/** Pick tickets: allocated goods of an order at one location are told to the warehouse (p21-api 7.4). */
import type { Row } from '../database/row.ts';
import { amount, quotient } from '../pricing/amounts.ts';
import { toQuantity } from './cells.ts';
import { validation } from './credit.ts';
import { bookLine, isLive, isStockLine, quantitiesOf } from './line-quantities.ts';
import type { OrderDesk } from './order-desk.ts';
import { linesOf } from './order-value.ts';

/** oe_pick_ticket.confirmable_row_status_flag of a ticket nobody has confirmed (p21-api 7.4). */
const unconfirmed = 1980;

/** Writes a ticket for each location that has something allocated; none when the order may not go out. */
export const createPickTickets = (desk: OrderDesk, header: Row): Row[] =>
  desk.database.transaction(() => {
    if (!mayGoOut(header)) return [];
    const lines = linesOf(desk, header).filter(isPickable);
    const locations = new Set(lines.map((line) => Number(line.source_loc_id)));
    return [...locations].map((locationId) =>
      pickAt(
        desk,
        header,
        locationId,
        lines.filter((line) => line.source_loc_id === locationId),
      ),
    );
  });

const mayGoOut = (header: Row): boolean =>
  header.approved !== 'N' &&
  header.projected_order !== 'Y' &&
  header.rma_flag !== 'Y' &&
  header.cancel_flag !== 'Y' &&
  header.validation_status !== validation.hold &&
  header.completed === 'N';

const isPickable = (line: Row): boolean =>
  isLive(line) && isStockLine(line) && quantitiesOf(line).allocated.gt(0);

const pickAt = (desk: OrderDesk, header: Row, locationId: number, lines: readonly Row[]): Row => {
  const ticket = desk.insert('oe_pick_ticket', ticketRow(desk, header, locationId));
  for (const [index, line] of lines.entries()) {
    desk.insert('oe_pick_ticket_detail', detailRow(desk, ticket, line, index + 1));
    const { allocated, onPickTickets } = quantitiesOf(line);
    bookLine(desk, header, line, {
      qty_allocated: 0,
      qty_on_pick_tickets: toQuantity(onPickTickets.plus(allocated)),
    });
  }
  return ticket;
};

const ticketRow = (desk: OrderDesk, header: Row, locationId: number): Row => ({
  pick_ticket_no: desk.database.nextNumber('pick_ticket_no'),
  company_id: header.company_id ?? null,
  order_no: header.order_no ?? null,
  location_id: locationId,
  carrier_id: header.carrier_id ?? null,
  print_date: desk.now(),
  printed_flag: 'Y',
  freight_out: 0,
  freight_in: 0,
  total_tax: 0,
  direct_shipment: 'N',
  front_counter: 'N',
  pick_and_hold: 'N',
  instructions: header.delivery_instructions ?? null,
  confirmable_row_status_flag: unconfirmed,
  delete_flag: 'N',
  created_by: desk.user,
});

/** Assumption: print, ship and pick quantities are base units; unit_quantity is in the line's unit. */
const detailRow = (desk: OrderDesk, ticket: Row, line: Row, number: number): Row => {
  const { allocated } = quantitiesOf(line);
  const picked = toQuantity(allocated);
  return {
    company_id: ticket.company_id ?? null,
    pick_ticket_no: ticket.pick_ticket_no ?? null,
    line_number: number,
    oe_line_no: line.line_no ?? null,
    inv_mast_uid: line.inv_mast_uid ?? null,
    unit_of_measure: line.unit_of_measure ?? null,
    unit_size: line.unit_size ?? null,
    unit_quantity: toQuantity(quotient(allocated, amount(line.unit_size))),
    print_quantity: picked,
    qty_requested: picked,
    qty_to_pick: picked,
    ship_quantity: 0,
    release_no: null,
    created_by: desk.user,
  };
};
