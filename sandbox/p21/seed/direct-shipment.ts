/**
 * Lines the supplier ships to the customer: a purchase order behind the line (oe_line_po) and, once shipped, a pick
 * ticket marked direct_shipment. The goods never lie in the distributor's stock.
 */
import type { Row } from '../database/row.ts';
import { toQuantity } from '../orders/cells.ts';
import { bookLine, quantitiesOf, stockAt } from '../orders/line-quantities.ts';
import type { OrderDesk } from '../orders/order-desk.ts';
import { createPickTickets } from '../orders/pick.ts';
import { shipPickTicket } from '../orders/ship.ts';
import { amount } from '../pricing/amounts.ts';

/** The invoice; `undefined` when nothing of the line may go out. */
export const shipDirectly = (desk: OrderDesk, header: Row, line: Row): Row | undefined => {
  const { unallocated } = quantitiesOf(line);
  const stock = stockAt(desk, Number(line.inv_mast_uid), Number(line.source_loc_id));
  if (stock === undefined || unallocated.lte(0)) return undefined;
  writePurchaseOrder(desk, line, toQuantity(unallocated));
  // Shipping takes goods from stock; what the supplier ships is put there for that moment.
  desk.update('inv_loc', stock, { qty_on_hand: toQuantity(amount(stock.qty_on_hand).plus(unallocated)) });
  bookLine(desk, header, line, { qty_allocated: toQuantity(quantitiesOf(line).allocated.plus(unallocated)) });
  const [ticket] = createPickTickets(desk, header);
  if (ticket === undefined) return takeBack(desk, header, line, stock);
  desk.update('oe_pick_ticket', ticket, { direct_shipment: 'Y' });
  return shipPickTicket(desk, ticket, { trackingNo: `DS${ticket.pick_ticket_no}` });
};

const takeBack = (desk: OrderDesk, header: Row, line: Row, stock: Row): undefined => {
  const { allocated } = quantitiesOf(line);
  bookLine(desk, header, line, { qty_allocated: 0 });
  desk.update('inv_loc', stock, { qty_on_hand: toQuantity(amount(stock.qty_on_hand).minus(allocated)) });
  return undefined;
};

const writePurchaseOrder = (desk: OrderDesk, line: Row, quantity: number): void => {
  desk.insert('oe_line_po', {
    order_number: line.order_no ?? null,
    line_number: line.line_no ?? null,
    po_no: desk.database.nextNumber('po_no'),
    po_line_number: 1,
    connection_type: line.disposition ?? 'D',
    quantity_on_po: quantity,
    completed: 'N',
    cancel_flag: 'N',
    delete_flag: 'N',
  });
};
