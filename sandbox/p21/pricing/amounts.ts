/** Exact reading of cells. Rows hold plain numbers; sums and products of them are made with big.js only. */
import Big from 'big.js';
import type { Value } from '../database/row.ts';

/** A numeric cell; nothing stored counts as 0. */
export const amount = (cell: Value | undefined): Big =>
  typeof cell === 'number' ? new Big(cell) : new Big(0);

export const isFilled = (cell: Value | undefined): boolean =>
  cell !== undefined && cell !== null && cell !== 0 && String(cell).trim() !== '';

/** Digits of unit prices and quantities in the database (decimal(19,9)). */
const unitScale = 9;

/** Quotient at the scale of unit prices, half up. */
export const quotient = (dividend: Big, divisor: Big): Big => {
  const shift = new Big(10).pow(unitScale);
  return dividend.times(shift).div(divisor).round(0, Big.roundHalfUp).div(shift);
};

/** Rounded half up to the scale of unit prices, or coarser. */
export const atScale = (value: Big, digits = unitScale): Big => value.round(digits, Big.roundHalfUp);

/** Plain digits for people: "12.5", never "1.25e1". */
export const digits = (value: Big): string => (value.eq(0) ? '0' : value.toFixed());
