/**
 * Units of measure. P21 counts stock and order quantities in base units and prices per pricing unit; a unit's size is
 * the number of base units in it (p21-api 6.2, 7.2, 7.3).
 */
import { compare, type DecimalString, divide, multiply } from '../decimal.ts';

/** A missing or senseless size counts as 1: P21 stores 0 where no unit was chosen. */
const sizeOr1 = (size: DecimalString | null): DecimalString =>
  size === null || compare(size, '0') <= 0 ? '1' : size;

/** Base units as so many of a unit; 9 digits after the point, as P21 keeps them. */
export const fromBaseUnits = (baseUnits: DecimalString, unitSize: DecimalString | null): DecimalString =>
  divide(baseUnits, sizeOr1(unitSize));

/** So many of a unit as base units. */
export const toBaseUnits = (quantity: DecimalString, unitSize: DecimalString | null): DecimalString =>
  multiply(quantity, sizeOr1(unitSize));

/** Pricing units in one ordered unit: what a unit price is multiplied with to price one ordered unit. */
export const pricingUnitsPerUnit = (
  unitSize: DecimalString | null,
  pricingUnitSize: DecimalString | null,
): DecimalString => divide(sizeOr1(unitSize), sizeOr1(pricingUnitSize));

/** Price of one ordered unit, from the price of one pricing unit; 9 digits after the point. */
export const pricePerUnit = (
  pricePerPricingUnit: DecimalString,
  unitSize: DecimalString | null,
  pricingUnitSize: DecimalString | null,
): DecimalString => divide(multiply(pricePerPricingUnit, sizeOr1(unitSize)), sizeOr1(pricingUnitSize));

/** Price of so many base units, rounded to the 4 digits P21 keeps of amounts (`extended_price`, p21-api 7.3). */
export const priceOfBaseUnits = (
  pricePerPricingUnit: DecimalString,
  baseUnits: DecimalString,
  pricingUnitSize: DecimalString | null,
): DecimalString => divide(multiply(pricePerPricingUnit, baseUnits), sizeOr1(pricingUnitSize), 4);
