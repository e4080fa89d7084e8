import { describe, expect, it } from 'vitest';
import { compare, multiply, subtract } from '../../../src/decimal.ts';
import {
  fromBaseUnits,
  priceOfBaseUnits,
  pricePerUnit,
  pricingUnitsPerUnit,
  toBaseUnits,
} from '../../../src/loaders/unit-conversion.ts';
import { fc } from '../../support/fast-check.ts';

describe('quantities', () => {
  it('count base units in a unit: 36 EA are 3 boxes of 12', () => {
    expect(fromBaseUnits('36', '12')).toBe('3');
    expect(toBaseUnits('3', '12')).toBe('36');
  });

  it('keep 9 digits where a unit does not divide', () => {
    expect(fromBaseUnits('10', '3')).toBe('3.333333333');
    expect(fromBaseUnits('20', '3')).toBe('6.666666667');
  });

  it('take a missing unit, or one of size 0, for the base unit', () => {
    expect(fromBaseUnits('7.5', null)).toBe('7.5');
    expect(fromBaseUnits('7.5', '0')).toBe('7.5');
    expect(toBaseUnits('7.5', '0')).toBe('7.5');
  });

  it('come back from base units as they went in, whatever the unit', () => {
    const digits = fc.integer({ min: 0, max: 10_000_000 }).map((whole) => String(whole));
    const size = fc.integer({ min: 1, max: 100_000 }).map(String);
    fc.assert(
      fc.property(digits, size, (quantity, unitSize) => {
        expect(fromBaseUnits(toBaseUnits(quantity, unitSize), unitSize)).toBe(quantity);
      }),
    );
  });
});

describe('prices', () => {
  it('of an ordered unit hold the pricing units in it: a case of 144 priced per dozen', () => {
    expect(pricingUnitsPerUnit('144', '12')).toBe('12');
    expect(pricePerUnit('1.255', '144', '12')).toBe('15.06');
  });

  it('of a pricing unit larger than the ordered one are divided: one EA priced per hundred', () => {
    expect(pricePerUnit('49.99', '1', '100')).toBe('0.4999');
    expect(pricePerUnit('1', '1', '3')).toBe('0.333333333');
  });

  it('of a quantity are those of its base units, at 4 digits as P21 keeps amounts', () => {
    expect(priceOfBaseUnits('49.99', '250', '100')).toBe('124.975');
    expect(priceOfBaseUnits('0.333333333', '7', '1')).toBe('2.3333');
    expect(priceOfBaseUnits('10', '3', null)).toBe('30');
  });

  it('never drift from the exact product by more than half of the last digit kept', () => {
    const cents = fc
      .integer({ min: 1, max: 9_999_999 })
      .map((value) => `${Math.floor(value / 100)}.${value % 100}`);
    const count = fc.integer({ min: 1, max: 10_000 }).map(String);
    fc.assert(
      fc.property(cents, count, count, (price, quantity, size) => {
        const difference = subtract(
          multiply(priceOfBaseUnits(price, quantity, size), size),
          multiply(price, quantity),
        );
        expect(compare(difference.replace('-', ''), multiply(size, '0.00005'))).not.toBe(1);
      }),
    );
  });
});
