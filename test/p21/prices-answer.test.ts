/** What else P21 says of a price (p21-api 6.2), and how a price explains itself. */
import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import { explainPrice } from '../../sandbox/p21/pricing/explanation.ts';
import { libraryType } from '../../sandbox/p21/pricing/price-codes.ts';
import { priceOf } from '../../sandbox/p21/pricing/price-engine.ts';
import { PriceFault } from '../../sandbox/p21/pricing/price-fault.ts';
import { tiers } from './prices-cases.ts';
import { createPriceWorld, day, noon } from './prices-world.ts';

describe('p21-api 6.2: what else the answer says', () => {
  it('extends by the quantity in the price unit', () => {
    const { database, ask } = createPriceWorld();
    const answer = priceOf(database, ask({ quantity: new Big(5), unitOfMeasure: 'BX', priceUnit: 'C' }));
    expect(answer.unitPrice.toFixed()).toBe('1000');
    expect(answer.extendedPrice.toFixed()).toBe('600');
  });

  it('names page, value and the price before the calculation', () => {
    const world = createPriceWorld();
    const page = world.page(world.book(world.library()), { calculation_value1: 0.8333 });
    const { offer, baseUnitPrice } = priceOf(world.database, world.ask());
    expect(offer.pricePageUid).toBe(page.price_page_uid);
    expect([baseUnitPrice.toFixed(), offer.calculationValue.toFixed()]).toEqual(['10', '0.8333']);
  });

  it.each([
    ['an unknown item', { itemId: 'NOPE' }, 'Item is not valid or not defined at this location'],
    [
      'a location without the item',
      { sourceLocationId: '20' },
      'Item is not valid or not defined at this location',
    ],
    ['an unknown customer', { customerId: '5' }, 'Customer is not valid for this company'],
    [
      'a unit the item does not have',
      { unitOfMeasure: 'ROLL' },
      'Unit of measure ROLL is not valid for this item',
    ],
  ])('refuses %s', (_title, overrides, message) => {
    const { database, ask } = createPriceWorld();
    expect(() => priceOf(database, ask(overrides))).toThrow(new PriceFault(message));
  });

  it('refuses an item that was deleted', () => {
    const { database, ask, item } = createPriceWorld();
    item.delete_flag = 'Y';
    expect(() => priceOf(database, ask())).toThrow(PriceFault);
  });
});

describe('p21-api 6.5: a price explains itself', () => {
  it('lists every candidate with what became of it', () => {
    const world = createPriceWorld();
    const library = world.library({ type_cd: libraryType.lowestOf, price_library_id: 'GOLD' });
    world.page(world.book(library, 1), { description: 'Widgets', calculation_value1: 0.7 });
    world.page(world.book(library, 2), { calculation_value1: 0.6 });
    world.page(world.book(library, 3), { expiration_date: day('2026-06-14') });
    const explained = explainPrice(world.database, world.ask());
    expect(explained.wonBy).toMatch(/^library: page \d+ .* library GOLD$/);
    expect(explained.candidates.map(({ step, outcome }) => [step, outcome])).toEqual([
      ['contract', 'not applicable'],
      ['library', 'won'],
      ['library', 'lost'],
      ['library', 'not applicable'],
      ['customer', 'not applicable'],
      ['list', 'lost'],
    ]);
    expect(explained.candidates[1]?.reason).toBe('Price 1 10, Multiplier 0.6 (any quantity)');
    expect(explained.candidates[3]?.reason).toBe('not in effect on 2026-06-15');
    expect(explained.candidates[5]?.reason).toBe('Price 1 10; a library price goes first');
  });

  it('agrees with the price that is answered', () => {
    const world = createPriceWorld();
    world.page(world.book(world.library()), tiers);
    const question = world.ask({ quantity: new Big(30), at: noon });
    const { unitPrice, extendedPrice } = priceOf(world.database, question);
    const explained = explainPrice(world.database, question);
    expect([explained.unitPrice, explained.extendedPrice]).toEqual([
      unitPrice.toFixed(),
      extendedPrice.toFixed(),
    ]);
  });
});
