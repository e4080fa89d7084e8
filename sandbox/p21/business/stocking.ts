/** Goods come in, and counts are corrected. */
import Big from 'big.js';
import type { Row } from '../database/row.ts';
import type { OrderDesk } from '../orders/order-desk.ts';
import { adjustStock, receiveStock } from '../orders/stock.ts';
import type { Happening } from './activity.ts';
import type { Dice } from './dice.ts';

const receiptShare = 0.7;

export const moveStock = (desk: OrderDesk, dice: Dice): Happening | undefined => {
  const stock = dice.search(
    desk.table('inv_loc').all(),
    (row) => row.stockable !== 'N' && row.delete_flag !== 'Y',
  );
  if (stock === undefined) return undefined;
  return dice.happens(receiptShare) ? receive(desk, dice, stock) : correct(desk, dice, stock);
};

const receive = (desk: OrderDesk, dice: Dice, stock: Row): Happening => {
  receiveStock(desk, stock, new Big(dice.between(1, 10) * 6));
  return 'received';
};

const correct = (desk: OrderDesk, dice: Dice, stock: Row): Happening => {
  const change = dice.between(1, 3) * (dice.happens(0.5) ? 1 : -1);
  adjustStock(desk, stock, new Big(change));
  return 'adjusted';
};
