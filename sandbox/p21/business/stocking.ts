/** Goods come in, and counts are corrected. */
import Big from 'big.js';
import type { Row } from '../database/row.ts';
import type { OrderDesk } from '../orders/order-desk.ts';
import { adjustStock, receiveStock } from '../orders/stock.ts';
import type { Random } from '../seed/random.ts';
import type { Happening } from './activity.ts';
import { search } from './search.ts';

const receiptShare = 0.7;

export const moveStock = (desk: OrderDesk, random: Random): Happening | undefined => {
  const stock = search(
    random,
    desk.table('inv_loc').all(),
    (row) => row.stockable !== 'N' && row.delete_flag !== 'Y',
  );
  if (stock === undefined) return undefined;
  return random.chance(receiptShare) ? receive(desk, random, stock) : correct(desk, random, stock);
};

const receive = (desk: OrderDesk, random: Random, stock: Row): Happening => {
  receiveStock(desk, stock, new Big(random.integer(1, 10) * 6));
  return 'received';
};

const correct = (desk: OrderDesk, random: Random, stock: Row): Happening => {
  const change = random.integer(1, 3) * (random.chance(0.5) ? 1 : -1);
  adjustStock(desk, stock, new Big(change));
  return 'adjusted';
};
