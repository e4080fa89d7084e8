/** Gives free stock to the lines that wait for it. */
import type Big from 'big.js';
import type { Row } from '../database/row.ts';
import { availabilityOf } from '../pricing/availability.ts';
import { toQuantity } from './cells.ts';
import { bookLine, isLive, isStockLine, quantitiesOf, stockAt } from './line-quantities.ts';
import type { OrderDesk } from './order-desk.ts';

/**
 * Assumption: direct ship, hold, future, special and production lines take nothing from stock by themselves;
 * p21-api 7.3 says only that the disposition is the state of the unallocated part.
 */
const withoutStock = ['D', 'H', 'F', 'S', 'P'];

/**
 * Allocates what is available to the line; with disposition C, what is not is canceled. Nothing happens to quotes,
 * returns, charges and lines that are done.
 */
export const allocateLine = (desk: OrderDesk, header: Row, line: Row): void => {
  if (!mayTakeStock(header, line)) return;
  const { unallocated, allocated, canceled } = quantitiesOf(line);
  const free = availableTo(desk, line);
  const taken = atLeastZero(free.lt(unallocated) ? free : unallocated);
  if (taken.gt(0)) bookLine(desk, header, line, { qty_allocated: toQuantity(allocated.plus(taken)) });
  const missing = unallocated.minus(taken);
  if (line.disposition === 'C' && missing.gt(0))
    bookLine(desk, header, line, { qty_canceled: toQuantity(canceled.plus(missing)) });
};

const atLeastZero = (value: Big): Big => (value.lt(0) ? value.times(0) : value);

/** After goods came in: the oldest waiting lines of the item at the location are served first. */
export const allocateWaiting = (desk: OrderDesk, itemUid: number, locationId: number): void => {
  const waiting = desk
    .table('oe_line')
    .find('inv_mast_uid', itemUid)
    .filter((line) => line.source_loc_id === locationId && line.complete !== 'Y')
    .sort((one, other) => Number(one.oe_line_uid) - Number(other.oe_line_uid));
  for (const line of waiting) {
    const header = desk.table('oe_hdr').first({ order_no: line.order_no ?? null });
    if (header !== undefined) allocateLine(desk, header, line);
  }
};

const mayTakeStock = (header: Row, line: Row): boolean =>
  header.projected_order !== 'Y' &&
  header.rma_flag !== 'Y' &&
  header.delete_flag !== 'Y' &&
  isLive(line) &&
  isStockLine(line) &&
  !withoutStock.includes(String(line.disposition ?? ''));

const availableTo = (desk: OrderDesk, line: Row): Big => {
  const stock = stockAt(desk, Number(line.inv_mast_uid), Number(line.source_loc_id));
  if (stock === undefined) return quantitiesOf({}).open;
  return availabilityOf(desk.database, stock).available;
};
