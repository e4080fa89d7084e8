/** Prices change: an item's own price, a supplier's list price, or the value of a price page. */
import Big from 'big.js';
import type { Row } from '../database/row.ts';
import type { OrderDesk } from '../orders/order-desk.ts';
import { amount, atScale } from '../pricing/amounts.ts';
import type { Random } from '../seed/random.ts';
import type { Happening } from './activity.ts';
import { search } from './search.ts';

/** Table, column and digits of what may change. */
const prices: readonly (readonly [table: string, column: string, digits: number])[] = [
  ['inv_mast', 'price1', 2],
  ['inventory_supplier', 'list_price', 2],
  ['price_page', 'calculation_value1', 4],
];

/** By one to five percent, up more often than down. */
export const changePrice = (desk: OrderDesk, random: Random): Happening | undefined => {
  const [table, column, digits] = random.pick(prices);
  const row = search(random, desk.table(table).all(), (one) => isLive(one) && amount(one[column]).gt(0));
  if (row === undefined) return undefined;
  const percent = random.integer(1, 5) * (random.chance(0.7) ? 1 : -1);
  const changed = amount(row[column])
    .times(new Big(100 + percent))
    .div(100);
  desk.update(table, row, { [column]: Number(atScale(changed, digits)) });
  return 'repriced';
};

const isLive = (row: Row): boolean => row.delete_flag !== 'Y' && row.row_status_flag !== 700;
