/**
 * What an order line's quantities mean, and the one way to change them. A line's quantities leave a footprint at its
 * source location; `bookLine` moves both together, so that they cannot drift apart:
 *   open = ordered - invoiced - canceled = allocated + on pick tickets + unallocated          (p21-api 7.3)
 *   inv_loc.qty_allocated = sum of allocated and on pick tickets over its lines
 *   inv_loc.qty_backordered = sum of the unallocated part of lines with disposition B
 *   inv_loc_stock_status.qty_on_sales_order / qty_on_sales_quote = sum of open
 * Assumption: these three sums; p21-api names the columns but not what they add up.
 */
import Big from 'big.js';
import type { Row } from '../database/row.ts';
import { amount } from '../pricing/amounts.ts';
import { toQuantity } from './cells.ts';
import type { OrderDesk } from './order-desk.ts';

/** All in base units. */
export interface LineQuantities {
  readonly ordered: Big;
  readonly allocated: Big;
  readonly onPickTickets: Big;
  readonly invoiced: Big;
  readonly canceled: Big;
  readonly open: Big;
  readonly unallocated: Big;
}

export const quantitiesOf = (line: Row): LineQuantities => {
  const ordered = amount(line.qty_ordered);
  const allocated = amount(line.qty_allocated);
  const onPickTickets = amount(line.qty_on_pick_tickets);
  const invoiced = amount(line.qty_invoiced);
  const canceled = amount(line.qty_canceled);
  const open = ordered.minus(invoiced).minus(canceled);
  const unallocated = open.minus(allocated).minus(onPickTickets);
  return { ordered, allocated, onPickTickets, invoiced, canceled, open, unallocated };
};

export const isStockLine = (line: Row): boolean => line.other_charge !== 'Y';

export const isLive = (line: Row): boolean => line.delete_flag !== 'Y' && line.cancel_flag !== 'Y';

/** Changes the line and books the difference at its location. Goods that left or came in are `onHand`, base units. */
export const bookLine = (
  desk: OrderDesk,
  header: Row,
  line: Row,
  changes: Row,
  onHand: Big = new Big(0),
): Row => {
  const before = footprintOf(header, line);
  desk.update('oe_line', line, { ...changes, ...completionOf({ ...line, ...changes }) });
  const after = footprintOf(header, line);
  for (const step of differences(before, after)) apply(desk, step, onHand);
  return line;
};

/** Books a line that has just been written. */
export const bookNewLine = (desk: OrderDesk, header: Row, line: Row): void => {
  const print = footprintOf(header, line);
  if (print !== undefined) apply(desk, print, none);
};

interface Footprint {
  readonly itemUid: number;
  readonly locationId: number;
  readonly allocated: Big;
  readonly backordered: Big;
  readonly onOrder: Big;
  readonly onQuote: Big;
}

const none = new Big(0);

/** Nothing for charges, returned goods and deleted lines. */
const footprintOf = (header: Row, line: Row): Footprint | undefined => {
  if (!isStockLine(line) || line.delete_flag === 'Y' || header.rma_flag === 'Y') return undefined;
  const { allocated, onPickTickets, unallocated, open } = quantitiesOf(line);
  const quote = header.projected_order === 'Y';
  return {
    itemUid: Number(line.inv_mast_uid),
    locationId: Number(line.source_loc_id),
    allocated: allocated.plus(onPickTickets),
    backordered: !quote && line.disposition === 'B' ? unallocated : none,
    onOrder: quote ? none : open,
    onQuote: quote ? open : none,
  };
};

/** What is to be added at which location to come from one footprint to the other. */
const differences = (before: Footprint | undefined, after: Footprint | undefined): Footprint[] => {
  if (before === undefined) return after === undefined ? [] : [after];
  if (after === undefined) return [times(before, -1)];
  if (before.locationId !== after.locationId || before.itemUid !== after.itemUid)
    return [times(before, -1), after];
  return [
    {
      ...after,
      allocated: after.allocated.minus(before.allocated),
      backordered: after.backordered.minus(before.backordered),
      onOrder: after.onOrder.minus(before.onOrder),
      onQuote: after.onQuote.minus(before.onQuote),
    },
  ];
};

const times = (print: Footprint, factor: number): Footprint => ({
  ...print,
  allocated: print.allocated.times(factor),
  backordered: print.backordered.times(factor),
  onOrder: print.onOrder.times(factor),
  onQuote: print.onQuote.times(factor),
});

const apply = (desk: OrderDesk, step: Footprint, onHand: Big): void => {
  const { itemUid, locationId } = step;
  const stock = stockAt(desk, itemUid, locationId);
  if (stock !== undefined && !(onHand.eq(0) && step.allocated.eq(0) && step.backordered.eq(0))) {
    desk.update('inv_loc', stock, {
      qty_on_hand: plus(stock.qty_on_hand, onHand),
      qty_allocated: plus(stock.qty_allocated, step.allocated),
      qty_backordered: plus(stock.qty_backordered, step.backordered),
      inv_last_changed_date: desk.now(),
    });
  }
  const status = statusAt(desk, itemUid, locationId);
  if (status === undefined || (step.onOrder.eq(0) && step.onQuote.eq(0))) return;
  desk.update('inv_loc_stock_status', status, {
    qty_on_sales_order: plus(status.qty_on_sales_order, step.onOrder),
    qty_on_sales_quote: plus(status.qty_on_sales_quote, step.onQuote),
  });
};

const plus = (cell: Row[string] | undefined, change: Big): number => toQuantity(amount(cell).plus(change));

/** inv_loc of the item at the location. */
export const stockAt = (desk: OrderDesk, itemUid: number, locationId: number): Row | undefined =>
  desk.table('inv_loc').first({ inv_mast_uid: itemUid, location_id: locationId });

const statusAt = (desk: OrderDesk, itemUid: number, locationId: number): Row | undefined =>
  desk.table('inv_loc_stock_status').first({ inv_mast_uid: itemUid, location_id: locationId });

const completionOf = (line: Row): Row => ({ complete: quantitiesOf(line).open.lte(0) ? 'Y' : 'N' });
