/** Price cases, one a rule of p21-api 6.5: how a page computes, its breaks, units of measure. */
import Big from 'big.js';
import { describe } from 'vitest';
import { calculationMethod, pricingMethod, sourcePrice } from '../../sandbox/p21/pricing/price-codes.ts';
import { contractCustomer, holdCases, type PriceCase, tiers } from './prices-cases.ts';

const methods = (
  [
    ['211 multiplies', { calculation_value1: 0.825 }, '8.25'],
    [
      '228 subtracts',
      { calculation_method_cd: calculationMethod.difference, calculation_value1: 1.25 },
      '8.75',
    ],
    [
      '229 marks up the cost',
      {
        calculation_method_cd: calculationMethod.markUp,
        source_price_cd: sourcePrice.supplierCost,
        calculation_value1: 45,
      },
      '5.8',
    ],
    [
      '230 takes a percentage',
      { calculation_method_cd: calculationMethod.percentage, calculation_value1: 62.5 },
      '6.25',
    ],
    [
      '1292 is the price',
      { calculation_method_cd: calculationMethod.fixedPrice, calculation_value1: 3.33 },
      '3.33',
    ],
    [
      '221 is a price of its own',
      { pricing_method_cd: pricingMethod.price, price: 6.42, calculation_value1: 0 },
      '6.42',
    ],
    ['average cost is a source', { source_price_cd: sourcePrice.averageCost, calculation_value1: 2 }, '10'],
    ['no float dust', { source_price_cd: sourcePrice.supplierListPrice, calculation_value1: 0.1 }, '1.2'],
    ['nine digits are kept', { calculation_value1: 0.833333 }, '8.33333'],
  ] as const
).map(
  ([title, row, price]): PriceCase => ({
    title,
    given: (world) => world.page(world.book(world.library()), row),
    price,
    by: 'library',
  }),
);

const breaks = (
  [
    ['below the first break', '5', {}, '9'],
    ['just below a break in fractions', '5.999999999', {}, '9'],
    ['at the first break', '6', {}, '8'],
    ['below the second break', '24', {}, '8'],
    ['at the second break', '25', {}, '7'],
    ['far beyond the last break', '10000', {}, '7'],
    ['two boxes of 12 are 24 pieces', '2', { unitOfMeasure: 'BX' }, '8'],
    ['three boxes of 12 are 36 pieces', '3', { unitOfMeasure: 'BX' }, '7'],
  ] as const
).map(
  ([title, quantity, ask, price]): PriceCase => ({
    title: `breaks at 6 and 25: ${title}`,
    given: (world) => world.page(world.book(world.library()), tiers),
    ask: { quantity: new Big(quantity), ...ask },
    price,
    by: 'library',
  }),
);

const breakUnits: readonly PriceCase[] = [
  {
    title: 'a break in boxes is not reached by 11 pieces',
    given: (world) =>
      world.page(world.book(world.library()), { break1: 1, uom1: 'BX', calculation_value2: 0.25 }),
    ask: { quantity: new Big(11) },
    price: '5',
    by: 'library',
  },
  {
    title: 'a break in boxes is reached by 12 pieces',
    given: (world) =>
      world.page(world.book(world.library()), { break1: 1, uom1: 'BX', calculation_value2: 0.25 }),
    ask: { quantity: new Big(12) },
    price: '2.5',
    by: 'library',
  },
  {
    title: 'a break in a unit the item does not have is never reached',
    given: (world) =>
      world.page(world.book(world.library()), { break1: 1, uom1: 'ROLL', calculation_value2: 0.25 }),
    ask: { quantity: new Big(999) },
    price: '5',
    by: 'library',
  },
  {
    title: 'the fifteenth value holds from the fourteenth break on',
    given: (world) =>
      world.page(world.book(world.library()), {
        ...Object.fromEntries(
          Array.from({ length: 14 }, (_, index) => [`break${index + 1}`, (index + 1) * 10]),
        ),
        ...Object.fromEntries(
          Array.from({ length: 15 }, (_, index) => [`calculation_value${index + 1}`, 1 - index * 0.05]),
        ),
      }),
    ask: { quantity: new Big(140) },
    price: '3',
    by: 'library',
  },
];

const units: readonly PriceCase[] = [
  {
    title: 'a price asked per hundred',
    given: () => undefined,
    ask: { priceUnit: 'C' },
    price: '1000',
    by: 'list',
  },
  {
    title: 'source prices are per sales pricing unit',
    given: ({ item }) => Object.assign(item, { sales_pricing_unit: 'C', sales_pricing_unit_size: 100 }),
    price: '0.1',
    by: 'list',
  },
  {
    title: 'a price that does not come out even is kept at nine digits',
    given: ({ item }) => Object.assign(item, { sales_pricing_unit: 'BX', sales_pricing_unit_size: 12 }),
    price: '0.833333333',
    by: 'list',
  },
  {
    title: "the pricing unit's size is looked up when it is not stored",
    given: ({ item }) => Object.assign(item, { sales_pricing_unit: 'BX' }),
    ask: { priceUnit: 'BX' },
    price: '10',
    by: 'list',
  },
  {
    title: "the price of method 221 is per base unit whatever the pricing unit's size",
    given: (world) => {
      Object.assign(world.item, { sales_pricing_unit: 'C', sales_pricing_unit_size: 100 });
      const fixed = { pricing_method_cd: pricingMethod.price, price: 6.42, calculation_value1: 0 };
      world.page(world.book(world.library()), fixed);
    },
    ask: { priceUnit: 'C' },
    price: '642',
    by: 'library',
  },
  {
    title: "a contract price is per the line's unit",
    given: (world) => {
      contractCustomer(world);
      world.contractLine(world.contract(), { uom: 'BX', unit_size: 12, price: 60 });
    },
    price: '5',
    by: 'contract',
  },
  {
    title: "the customer's decimal_precision_price rounds, half up",
    given: ({ item, customer }) => {
      item.price1 = 1.005;
      customer.decimal_precision_price = 2;
    },
    price: '1.01',
    by: 'list',
  },
];

describe('p21-api 6.5: calculation methods and source prices', () => holdCases(methods));

describe('p21-api 6.5: quantity breaks', () => holdCases([...breaks, ...breakUnits]));

describe('p21-api 6.5: units of measure', () => holdCases(units));
