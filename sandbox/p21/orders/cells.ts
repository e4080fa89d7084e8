/** Exact amounts into cells: rounded half up to what the column holds. */
import type Big from 'big.js';
import { atScale } from '../pricing/amounts.ts';

/** decimal(19,9): quantities and unit prices. */
export const toQuantity = (value: Big): number => Number(atScale(value, 9));

/** decimal(19,4) that holds dollars and cents: extended prices, taxes, totals. */
export const toCents = (value: Big): number => Number(atScale(value, 2));
