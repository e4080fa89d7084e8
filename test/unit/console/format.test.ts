/** Figures as those who run the gateway read them. */
import { describe, expect, it } from 'vitest';
import {
  formatAgo,
  formatDay,
  formatMoney,
  formatNumberOf,
  formatQuantity,
  toWords,
} from '../../../web/console/parts/format.ts';

describe('money', () => {
  it.each([
    ['94.7', 'USD', '94.70 USD'],
    ['60.9348', 'USD', '60.9348 USD'],
    ['18280.44', 'USD', '18,280.44 USD'],
    ['1200', 'JPY', '1,200 JPY'],
    ['9007199254740993.01', 'EUR', '9,007,199,254,740,993.01 EUR'],
  ])('%s %s is %s', (amount, currency, text) => {
    expect(formatMoney({ amount, currency })).toBe(text);
  });
});

describe('quantities', () => {
  it.each([
    ['21.666666667', '21.667'],
    ['92', '92'],
    ['32505.5', '32,505.5'],
  ])('%s is %s', (value, text) => {
    expect(formatQuantity(value)).toBe(text);
  });
});

describe('times', () => {
  const now = Date.parse('2026-11-25T12:00:00Z');

  it.each([
    ['2026-11-25T11:59:59.500Z', 'just now'],
    ['2026-11-25T11:59:57.800Z', '2 s ago'],
    ['2026-11-25T11:58:00Z', '2 min ago'],
    ['2026-11-23T12:00:00Z', '2 d ago'],
  ])('%s is %s', (instant, text) => {
    expect(formatAgo(instant, now)).toBe(text);
  });

  it('move no day', () => {
    expect(formatDay('2026-12-24')).toBe('24 Dec 2026');
  });
});

describe('words', () => {
  it('count', () => {
    expect([formatNumberOf(1, 'turn'), formatNumberOf(2000, 'turn')]).toEqual(['1 turn', '2,000 turns']);
  });

  it('name what codes mean', () => {
    expect(toWords('DIFFERENT_IN_P21')).toBe('different in P21');
  });
});
