/** Freight of a quote: what is assumed of P21's freight codes. */
import { describe, expect, it } from 'vitest';
import { freeFreightOf } from '../../../src/loaders/quote-assumptions.ts';

describe('free freight', () => {
  it.each([
    ['a code without a minimum', null, '100', { from: null, isReached: null }],
    ['a minimum of zero', '0.00', '100', { from: null, isReached: null }],
    ['goods below the minimum', '500.00', '499.99', { from: '500.00', isReached: false }],
    ['goods at the minimum', '500.00', '500', { from: '500.00', isReached: true }],
    ['goods without a known value', '500.00', null, { from: '500.00', isReached: null }],
  ])('is decided for %s', (_, freeOutgoingMinimum, goods, expected) => {
    expect(freeFreightOf({ freeOutgoingMinimum }, goods)).toEqual(expected);
  });
});
