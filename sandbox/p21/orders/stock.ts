/** Stock that moves without an order: goods received and corrections of the count. */
import Big from 'big.js';
import type { Row } from '../database/row.ts';
import { amount } from '../pricing/amounts.ts';
import { allocateWaiting } from './allocate.ts';
import { toQuantity } from './cells.ts';
import type { OrderDesk } from './order-desk.ts';
import { P21Refusal } from './refusal.ts';

/** Goods came in (base units): they are on hand, off the purchase orders, and waiting orders are served. */
export const receiveStock = (desk: OrderDesk, stock: Row, quantity: Big): void =>
  desk.database.transaction(() => {
    const ordered = amount(stock.order_quantity).minus(quantity);
    desk.update('inv_loc', stock, {
      qty_on_hand: toQuantity(amount(stock.qty_on_hand).plus(quantity)),
      order_quantity: ordered.gt(0) ? toQuantity(ordered) : 0,
      inv_last_changed_date: desk.now(),
    });
    allocateWaiting(desk, Number(stock.inv_mast_uid), Number(stock.location_id));
  });

/**
 * The count was wrong by this many base units. Throws a `P21Refusal` when less would be left than is allocated.
 * Assumption: that rule and its words.
 */
export const adjustStock = (desk: OrderDesk, stock: Row, change: Big): void =>
  desk.database.transaction(() => {
    const onHand = amount(stock.qty_on_hand).plus(change);
    if (change.lt(0) && onHand.lt(amount(stock.qty_allocated)))
      throw new P21Refusal('General Exception: The adjustment leaves less on hand than is allocated.');
    desk.update('inv_loc', stock, { qty_on_hand: toQuantity(onHand), inv_last_changed_date: desk.now() });
    if (change.gt(0)) allocateWaiting(desk, Number(stock.inv_mast_uid), Number(stock.location_id));
  });
