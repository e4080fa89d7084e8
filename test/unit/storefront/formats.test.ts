/** Figures as shoppers read them: exact, whatever the language. */
import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import {
  dayText,
  isPositive,
  priceText,
  quantityText,
  sum,
  sumText,
} from '../../../web/storefront/formats.ts';
import { fill, wordsFor } from '../../../web/storefront/words.ts';
import { fc } from '../../support/fast-check.ts';

describe('prices', () => {
  it.each([
    ['4.25', 'USD', 'en-US', '$4.25'],
    ['4.5', 'USD', 'en-US', '$4.50'],
    ['27.0914', 'USD', 'en-US', '$27.0914'],
    ['0.175849', 'USD', 'en-US', '$0.175849'],
    ['12.4200', 'USD', 'en-US', '$12.42'],
    ['9007199254740993.01', 'USD', 'en-US', '$9,007,199,254,740,993.01'],
    ['1234.5', 'EUR', 'de-DE', '1.234,50\u00a0€'],
    ['1200', 'JPY', 'en-US', '¥1,200'],
  ])('%s %s in %s is %s', (amount, currency, locale, text) => {
    expect(priceText(amount, currency, locale)).toBe(text);
  });
});

describe('sums of money', () => {
  it.each([
    ['11471.0002', 'USD', 'en-US', '$11,471.00'],
    ['-0.125', 'USD', 'en-US', '-$0.13'],
    ['9007199254740993.015', 'EUR', 'de-DE', '9.007.199.254.740.993,02\u00a0€'],
    ['1200.5', 'JPY', 'en-US', '¥1,201'],
  ])('%s %s in %s is %s', (amount, currency, locale, text) => {
    expect(sumText(amount, currency, locale)).toBe(text);
  });
});

describe('quantities', () => {
  it('keep every digit and their unit', () => {
    expect(quantityText('1234.125', 'FT', 'en-US')).toBe('1,234.125 FT');
    expect(quantityText('1234.125', null, 'de-DE')).toBe('1.234,125');
  });

  it('are added without an error', () => {
    const decimal = fc
      .tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 9 }))
      .map(([digits, places]) => new Big(digits).div(new Big(10).pow(places)).toFixed());
    fc.assert(
      fc.property(fc.array(decimal, { maxLength: 8 }), (all) => {
        const exact = all.reduce((so, one) => so.plus(one), new Big(0));
        expect(new Big(sum(all)).eq(exact)).toBe(true);
        expect(isPositive(sum(all))).toBe(exact.gt(0));
      }),
    );
  });
});

describe('days', () => {
  it('are those of P21 in every time zone', () => {
    expect(dayText('2026-05-03', 'en-US')).toBe('May 3, 2026');
    expect(dayText('2026-05-03', 'de-DE')).toBe('03.05.2026');
  });
});

describe('words', () => {
  it('are those of the shop for the locale, then for its language, then the module’s, then English', () => {
    const given = {
      'de-AT': { price: 'Tarif' },
      de: { price: 'Kosten', quantity: 'Anzahl' },
      nl: { price: 'Prijs' },
    };
    expect(wordsFor('de-AT', given)).toMatchObject({
      price: 'Tarif',
      quantity: 'Anzahl',
      spent: wordsFor('de').spent,
    });
    expect(wordsFor('nl-BE', given)).toMatchObject({ price: 'Prijs', quantity: 'Quantity' });
  });

  it('have the same gaps in every language', () => {
    const gaps = (text: string) => text.match(/\{\w+\}/g)?.sort() ?? [];
    for (const locale of ['de', 'es', 'fr'])
      for (const [name, text] of Object.entries(wordsFor('en')))
        expect(gaps(wordsFor(locale)[name as never]), `${locale} ${name}`).toEqual(gaps(text));
    expect(fill('{a} of {b}', { a: '1', b: '2' })).toBe('1 of 2');
  });
});
