/** Confirms a pick ticket: the goods leave the location and an invoice is made (p21-api 7.4, 7.5). */
import Big from 'big.js';
import type { Row } from '../database/row.ts';
import { amount, isFilled, quotient } from '../pricing/amounts.ts';
import { toCents, toQuantity } from './cells.ts';
import { changing } from './create-order.ts';
import { drawCredit } from './credit.ts';
import { writeInvoice } from './invoice.ts';
import { bookLine, quantitiesOf } from './line-quantities.ts';
import type { OrderDesk } from './order-desk.ts';
import { linesOf } from './order-value.ts';
import { P21Refusal } from './refusal.ts';
import { type ShippedLine, shipmentOf } from './shipment.ts';

export interface ShipmentNote {
  readonly trackingNo?: string;
  readonly carrierId?: number;
  /** Epoch milliseconds; now when absent. */
  readonly shipDate?: number;
  readonly freightOut?: Big;
  /** Base units by line number of the ticket; everything picked when absent. */
  readonly quantities?: ReadonlyMap<number, Big>;
}

/** The invoice's header. Throws a `P21Refusal` when the ticket has been invoiced already (M03's words). */
export const shipPickTicket = (desk: OrderDesk, ticket: Row, note: ShipmentNote = {}): Row =>
  desk.database.transaction(() => {
    if (isFilled(ticket.invoice_no))
      throw new P21Refusal('General Exception: This pick ticket has already been invoiced.');
    const header = headerOf(desk, ticket);
    const charges = openCharges(desk, header);
    let shipped: ShippedLine[] = [];
    changing(desk, header, () => {
      shipped = [
        ...shipLines(desk, header, ticket, note),
        ...charges.map((line) => shipCharge(desk, header, line)),
      ];
    });
    const shipment = shipmentOf(desk, header, ticket, shipped, freightOf(desk, header, note));
    if (shipment.lines.length === 0) throw nothingShipped();
    const invoice = writeInvoice(desk, shipment);
    desk.update('oe_pick_ticket', ticket, {
      ...noteColumns(desk, note),
      freight_out: toCents(shipment.freight),
      total_tax: toCents(shipment.tax),
      invoice_no: Number(invoice.invoice_no),
      invoice_id_when_shipped: invoice.invoice_no ?? null,
    });
    desk.update('oe_hdr', header, { invoice_no: invoice.invoice_no ?? null });
    drawCredit(desk, header.customer_id, amount(invoice.total_amount));
    return invoice;
  });

/** Assumption: P21's words. */
const nothingShipped = (): P21Refusal =>
  new P21Refusal('General Exception: There is nothing to ship on this pick ticket.');

const headerOf = (desk: OrderDesk, ticket: Row): Row => {
  const header = desk.table('oe_hdr').first({ order_no: ticket.order_no ?? null });
  if (header === undefined) throw new Error(`Pick ticket ${ticket.pick_ticket_no} has no order`);
  return header;
};

const noteColumns = (desk: OrderDesk, note: ShipmentNote): Row => ({
  ship_date: note.shipDate ?? desk.now(),
  ...(note.trackingNo === undefined ? {} : { tracking_no: note.trackingNo }),
  ...(note.carrierId === undefined ? {} : { carrier_id: note.carrierId }),
});

const shipLines = (desk: OrderDesk, header: Row, ticket: Row, note: ShipmentNote): ShippedLine[] => {
  const lines = linesOf(desk, header);
  return detailsOf(desk, ticket).flatMap((detail) => {
    const line = lines.find((one) => one.line_no === detail.oe_line_no);
    return line === undefined ? [] : [shipLine(desk, header, line, detail, note)];
  });
};

const detailsOf = (desk: OrderDesk, ticket: Row): Row[] =>
  [...desk.table('oe_pick_ticket_detail').find('pick_ticket_no', ticket.pick_ticket_no ?? null)].sort(
    (one, other) => Number(one.line_number) - Number(other.line_number),
  );

/** What was picked but stays goes back to the line's allocation. */
const shipLine = (desk: OrderDesk, header: Row, line: Row, detail: Row, note: ShipmentNote): ShippedLine => {
  const picked = amount(detail.qty_to_pick);
  const shipped = atMost(note.quantities?.get(Number(detail.line_number)) ?? picked, picked);
  const { allocated, onPickTickets, invoiced } = quantitiesOf(line);
  bookLine(
    desk,
    header,
    line,
    {
      qty_on_pick_tickets: toQuantity(onPickTickets.minus(picked)),
      qty_allocated: toQuantity(allocated.plus(picked).minus(shipped)),
      qty_invoiced: toQuantity(invoiced.plus(shipped)),
    },
    shipped.times(-1),
  );
  desk.update('oe_pick_ticket_detail', detail, {
    ship_quantity: toQuantity(shipped),
    unit_quantity: toQuantity(quotient(shipped, amount(line.unit_size))),
  });
  touchStock(desk, line);
  return { line, quantity: shipped, detail };
};

/** Charges go on the first invoice (p21-api 7.3: they are order lines). */
const openCharges = (desk: OrderDesk, header: Row): Row[] =>
  linesOf(desk, header).filter((line) => line.other_charge === 'Y' && quantitiesOf(line).open.gt(0));

const shipCharge = (desk: OrderDesk, header: Row, line: Row): ShippedLine => {
  const { open, invoiced } = quantitiesOf(line);
  bookLine(desk, header, line, { qty_invoiced: toQuantity(invoiced.plus(open)) });
  return { line, quantity: open, detail: undefined };
};

const touchStock = (desk: OrderDesk, line: Row): void => {
  const match = { inv_mast_uid: line.inv_mast_uid ?? null, location_id: line.source_loc_id ?? null };
  const stock = desk.table('inv_loc').first(match);
  if (stock !== undefined) desk.update('inv_loc', stock, { last_sale_date: desk.now() });
};

/** The order's freight goes with its first shipment, unless the shipment says otherwise. */
const freightOf = (desk: OrderDesk, header: Row, note: ShipmentNote): Big => {
  if (note.freightOut !== undefined) return note.freightOut;
  const earlier = desk.table('invoice_hdr').find('order_no', header.order_no ?? null);
  return earlier.length > 0 ? new Big(0) : amount(header.freight_out);
};

const atMost = (wanted: Big, limit: Big): Big => (wanted.gt(limit) ? limit : wanted);
