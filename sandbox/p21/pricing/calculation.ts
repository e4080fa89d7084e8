/** Breaks and calculation methods, shared by price pages and contract lines (p21-api 6.5; M08). */
import Big from 'big.js';
import type { Row } from '../database/row.ts';
import { amount, atScale, digits, quotient } from './amounts.ts';
import { calculationMethod, codeWords } from './price-codes.ts';

/** One of the fifteen values: which, and from what quantity it holds. */
export interface BreakLevel {
  readonly number: number;
  readonly value: Big;
  readonly from: string;
}

/** What came out of a calculation, per sales pricing unit unless the caller knows better. */
export interface Calculated {
  readonly price: Big;
  readonly how: string;
  readonly calculation: string;
  readonly value: Big;
}

const breakCount = 14;

/**
 * `calculation_value1` holds from the first piece, value n+1 from `break`n on; an unused break is 0.
 * Assumption: `uom`n is the unit of `break`n's quantity, and without one the break counts base units.
 */
export const breakLevel = (row: Row, quantityIn: (unit: string | undefined) => Big): BreakLevel => {
  for (let number = breakCount; number >= 1; number -= 1) {
    const threshold = amount(row[`break${number}`]);
    const unit = String(row[`uom${number}`] ?? '').trim() || undefined;
    if (threshold.lte(0) || quantityIn(unit).lt(threshold)) continue;
    const value = amount(row[`calculation_value${number + 1}`]);
    return { number: number + 1, value, from: `from ${digits(threshold)} ${unit ?? ''}`.trimEnd() };
  }
  return { number: 1, value: amount(row.calculation_value1), from: 'any quantity' };
};

/** Applies a method to a source price. The result is at the scale of unit prices. */
export const calculate = (methodCode: number, source: Big, level: BreakLevel): Calculated => {
  const { value } = level;
  const calculation = codeWords[methodCode] ?? String(methodCode);
  const how = `${digits(source)}, ${calculation} ${digits(value)} (${level.from})`;
  return { price: atScale(apply(methodCode, source, value)), how, calculation, value };
};

/**
 * Assumption: Mark Up adds the percentage to the source, as M08 words it; a program seen in the field divides by
 * (100 - value) instead.
 */
const apply = (methodCode: number, source: Big, value: Big): Big => {
  switch (methodCode) {
    case calculationMethod.difference:
      return source.minus(value);
    case calculationMethod.markUp:
      return source.times(quotient(value.plus(100), new Big(100)));
    case calculationMethod.percentage:
      return source.times(value).div(100);
    case calculationMethod.fixedPrice:
      return value;
    default:
      return source.times(value);
  }
};
