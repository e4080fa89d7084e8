/** Price cases: what is in the tables, what P21 answers. One row a rule of p21-api 6.5. */
import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import { explainPrice } from '../../sandbox/p21/pricing/explanation.ts';
import {
  calculationMethod,
  libraryType,
  pageType,
  pricingMethod,
  rowStatus,
  sourcePrice,
} from '../../sandbox/p21/pricing/price-codes.ts';
import { priceOf } from '../../sandbox/p21/pricing/price-engine.ts';
import { PriceFault } from '../../sandbox/p21/pricing/price-fault.ts';
import type { PriceQuestion } from '../../sandbox/p21/pricing/price-question.ts';
import { createPriceWorld, day, noon, type PriceWorld } from './prices-world.ts';

interface PriceCase {
  readonly title: string;
  readonly given: (world: PriceWorld) => unknown;
  readonly ask?: Partial<PriceQuestion>;
  readonly price: string;
  readonly by: string;
}

const contractCustomer = (world: PriceWorld) => {
  world.customer.job_pricing = 'Y';
};

const precedence: readonly PriceCase[] = [
  { title: 'list price when nothing else is agreed', given: () => undefined, price: '10', by: 'list' },
  {
    title: "the location's own price before the item's",
    given: ({ stock }) => {
      stock.price1 = 9.5;
    },
    price: '9.5',
    by: 'list',
  },
  {
    title: "the customer's default: source price times multiplier",
    given: ({ customer }) =>
      Object.assign(customer, {
        pricing_method_cd: pricingMethod.source,
        source_price_cd: sourcePrice.supplierListPrice,
        multiplier: 0.9,
      }),
    price: '10.8',
    by: 'customer',
  },
  {
    title: 'a default without multiplier takes the source price as it is',
    given: ({ customer }) =>
      Object.assign(customer, {
        pricing_method_cd: pricingMethod.source,
        source_price_cd: sourcePrice.firstPrice + 1,
      }),
    price: '8',
    by: 'customer',
  },
  {
    title: "a library page before the customer's default",
    given: (world) => {
      Object.assign(world.customer, { pricing_method_cd: pricingMethod.source, multiplier: 0.1 });
      world.page(world.book(world.library()));
    },
    price: '5',
    by: 'library',
  },
  {
    title: 'a contract before libraries, even when it is dearer',
    given: (world) => {
      contractCustomer(world);
      world.page(world.book(world.library()));
      world.contractLine(world.contract());
    },
    price: '7',
    by: 'contract',
  },
  {
    title: 'no contract for a customer without job pricing',
    given: (world) => world.contractLine(world.contract()),
    price: '10',
    by: 'list',
  },
  {
    title: 'a contract for a customer without job pricing when its job number is named',
    given: (world) => world.contractLine(world.contract({ job_no: 'J-7' })),
    ask: { jobNo: 'J-7' },
    price: '7',
    by: 'contract',
  },
];

const libraries: readonly PriceCase[] = [
  {
    title: 'libraries in sequence: the first with a page wins, not the cheapest',
    given: (world) => {
      world.page(world.book(world.library({}, 2)), { calculation_value1: 0.2 });
      world.page(world.book(world.library({}, 1)), { calculation_value1: 0.8 });
    },
    price: '8',
    by: 'library',
  },
  {
    title: 'a library without a fitting page passes to the next',
    given: (world) => {
      world.page(world.book(world.library({}, 1)), { inv_mast_uid: 2 });
      world.page(world.book(world.library({}, 2)), { calculation_value1: 0.6 });
    },
    price: '6',
    by: 'library',
  },
  {
    title: 'First Of takes the first book with a page',
    given: (world) => {
      const library = world.library();
      world.page(world.book(library, 2), { calculation_value1: 0.2 });
      world.page(world.book(library, 1), { calculation_value1: 0.7 });
    },
    price: '7',
    by: 'library',
  },
  {
    title: 'Lowest Of takes the lowest price of all its books',
    given: (world) => {
      const library = world.library({ type_cd: libraryType.lowestOf });
      world.page(world.book(library, 1), { calculation_value1: 0.7 });
      world.page(world.book(library, 2), { calculation_value1: 0.2 });
      world.page(world.book(library, 3), { calculation_value1: 0.4 });
    },
    price: '2',
    by: 'library',
  },
  {
    title: 'Multiplier multiplies its source price and needs no book',
    given: (world) =>
      world.library({
        type_cd: libraryType.multiplier,
        source_price_cd: sourcePrice.supplierCost,
        multiplier: 1.75,
      }),
    price: '7',
    by: 'library',
  },
  {
    title: 'lowest_across_libraries_flag: the lowest of all libraries',
    given: (world) => {
      world.customer.lowest_across_libraries_flag = 'Y';
      world.page(world.book(world.library({}, 1)), { calculation_value1: 0.8 });
      world.page(world.book(world.library({}, 2)), { calculation_value1: 0.3 });
    },
    price: '3',
    by: 'library',
  },
  {
    title: 'an inactive library is passed over',
    given: (world) => world.page(world.book(world.library({ row_status_flag: rowStatus.inactive }))),
    price: '10',
    by: 'list',
  },
  {
    title: 'an inactive page is passed over',
    given: (world) => world.page(world.book(world.library()), { row_status_flag: rowStatus.deleted }),
    price: '10',
    by: 'list',
  },
  {
    title: 'a page that comes to nothing is passed over',
    given: (world) => world.page(world.book(world.library()), { calculation_value1: 0 }),
    price: '10',
    by: 'list',
  },
  {
    title: 'pricing method None (300) gives no price',
    given: (world) => world.page(world.book(world.library()), { pricing_method_cd: pricingMethod.none }),
    price: '10',
    by: 'list',
  },
  {
    title: 'within a book the page about the item goes before the page about its product group',
    given: (world) => {
      const book = world.book(world.library());
      world.page(book, {
        price_page_type_cd: pageType.productGroup,
        product_group_id: 'TOOLS',
        calculation_value1: 0.1,
      });
      world.page(book, { calculation_value1: 0.9 });
    },
    price: '9',
    by: 'library',
  },
];

const kinds = (
  [
    ['product group', { price_page_type_cd: pageType.productGroup, product_group_id: 'TOOLS' }, true],
    [
      'another product group',
      { price_page_type_cd: pageType.productGroup, product_group_id: 'PAINT' },
      false,
    ],
    [
      "the location's discount group",
      { price_page_type_cd: pageType.discountGroup, discount_group_id: 'DG1' },
      true,
    ],
    [
      "the item's overridden discount group",
      { price_page_type_cd: pageType.discountGroup, discount_group_id: 'DGI' },
      false,
    ],
    ['supplier', { price_page_type_cd: pageType.supplier, supplier_id: 900 }, true],
    ['another supplier', { price_page_type_cd: pageType.supplier, supplier_id: 901 }, false],
    [
      'supplier and discount group',
      { price_page_type_cd: pageType.supplierDiscountGroup, supplier_id: 900, discount_group_id: 'DG1' },
      true,
    ],
    [
      'supplier and another product group',
      { price_page_type_cd: pageType.supplierProductGroup, supplier_id: 900, product_group_id: 'PAINT' },
      false,
    ],
    ['customer', { price_page_type_cd: pageType.customer, customer_id: 100198 }, true],
    [
      'another customer and the item',
      { price_page_type_cd: pageType.customerItem, customer_id: 5, inv_mast_uid: 1 },
      false,
    ],
    [
      "the customer's part number",
      { price_page_type_cd: pageType.customerPartNumber, customer_id: 100198, customer_part_no: 'THEIRS' },
      true,
    ],
    [
      'another company',
      { price_page_type_cd: pageType.supplier, supplier_id: 900, company_id: 'OTHER' },
      false,
    ],
  ] as const
).map(
  ([kind, row, applies]): PriceCase => ({
    title: `a page of ${kind} ${applies ? 'applies' : 'does not apply'}`,
    given: (world) => {
      world.database.table('inv_xref').insert({
        company_id: 'ACME',
        customer_id: 100198,
        their_item_id: 'THEIRS',
        inv_mast_uid: 1,
        inv_xref_uid: 1,
      });
      world.page(world.book(world.library()), row);
    },
    price: applies ? '5' : '10',
    by: applies ? 'library' : 'list',
  }),
);

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

const tiers = {
  calculation_value1: 0.9,
  break1: 6,
  calculation_value2: 0.8,
  break2: 25,
  calculation_value3: 0.7,
};

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

const validity = (
  [
    ['on its first day, just after midnight', '2026-06-01T05:00:01Z', '5'],
    ['on the evening before its first day', '2026-06-01T04:59:59Z', '10'],
    ['on its last day, just before midnight', '2026-07-01T04:59:59Z', '5'],
    ['from the midnight after its last day on', '2026-07-01T05:00:00Z', '10'],
  ] as const
).map(
  ([title, at, price]): PriceCase => ({
    title: `a page of June in Chicago ${price === '5' ? 'holds' : 'does not hold'} ${title}`,
    given: (world) =>
      world.page(world.book(world.library()), {
        effective_date: day('2026-06-01'),
        expiration_date: day('2026-06-30'),
      }),
    ask: { at: Date.parse(at) },
    price,
    by: price === '5' ? 'library' : 'list',
  }),
);

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

const contracts: readonly PriceCase[] = (
  [
    ['a line of a product group', {}, {}, { product_group_id: 'TOOLS' }, {}, '7'],
    ['a line of a discount group', {}, {}, { discount_group_id: 'DG1' }, {}, '7'],
    ['a line of another discount group', {}, {}, { discount_group_id: 'DG9' }, {}, '10'],
    ['not approved', { approved: 'N' }, {}, {}, {}, '10'],
    ['cancelled', { cancelled: 'Y' }, {}, {}, {}, '10'],
    ['on its last day', { end_date: day('2026-06-15') }, {}, {}, {}, '7'],
    ['after its last day', { end_date: day('2026-06-14') }, {}, {}, {}, '10'],
    ['before its first day', { start_date: day('2026-06-16') }, {}, {}, {}, '10'],
    ['the line has expired', {}, {}, { expiration_date: day('2026-06-14') }, {}, '10'],
    ['the line starts later', {}, {}, { line_start_date: day('2026-06-16') }, {}, '10'],
    ['the customer is no longer on it', {}, { row_status_flag: rowStatus.inactive }, {}, {}, '10'],
    ["the customer's part in it has expired", {}, { expiration_date: day('2026-06-14') }, {}, {}, '10'],
    ['the ship-to it is for', {}, { ship_to_id: 200 }, {}, { shipToId: '200' }, '7'],
    ['another ship-to', {}, { ship_to_id: 200 }, {}, { shipToId: '201' }, '10'],
    ['for all ship-tos', {}, { ship_to_id: 0 }, {}, { shipToId: '201' }, '7'],
    [
      'source price times multiplier',
      {},
      {},
      { pricing_method: pricingMethod.source, source_price: sourcePrice.supplierListPrice, multiplier: 0.75 },
      {},
      '9',
    ],
    ['another job number is named', {}, {}, {}, { jobNo: 'OTHER' }, '10'],
  ] as const
).map(([title, header, link, line, ask, price]) => ({
  title: `contract: ${title}`,
  given: (world) => {
    contractCustomer(world);
    world.contractLine(world.contract({ ...header }, { ...link }), { ...line });
  },
  ask,
  price,
  by: price === '10' ? 'list' : 'contract',
}));

const contractChoice: readonly PriceCase[] = [
  {
    title: 'contract: the line about the item goes before a cheaper line about its group',
    given: (world) => {
      contractCustomer(world);
      world.contractLine(world.contract(), { product_group_id: 'TOOLS', price: 1 });
      world.contractLine(world.contract(), { price: 7 });
    },
    price: '7',
    by: 'contract',
  },
  {
    title: 'contract: of two contracts with the item the cheaper one',
    given: (world) => {
      contractCustomer(world);
      world.contractLine(world.contract(), { price: 7 });
      world.contractLine(world.contract(), { price: 6 });
    },
    price: '6',
    by: 'contract',
  },
  {
    title: 'contract: value breaks of the customer',
    given: (world) => {
      contractCustomer(world);
      const line = world.contractLine(world.contract());
      world.contractValues(line, {
        customer_id: 100198,
        ship_to_id: 100198,
        calculation_method_cd: calculationMethod.fixedPrice,
        calculation_value1: 6.9,
        break1: 10,
        calculation_value2: 6.5,
      });
    },
    ask: { quantity: new Big(10) },
    price: '6.5',
    by: 'contract',
  },
  {
    title: 'contract: a line with a price page of its own',
    given: (world) => {
      contractCustomer(world);
      const page = world.page(world.book(world.library({ row_status_flag: rowStatus.inactive })));
      world.contractLine(world.contract(), { contract_line_price_page_uid: page.price_page_uid ?? null });
    },
    price: '5',
    by: 'contract',
  },
];

const groups: readonly (readonly [string, readonly PriceCase[]])[] = [
  ['precedence of the four steps', precedence],
  ['libraries and books', libraries],
  ['what a page is about', kinds],
  ['calculation methods and source prices', methods],
  ['quantity breaks', [...breaks, ...breakUnits]],
  ['effective and expiration dates', validity],
  ['units of measure', units],
  ['contracts', [...contracts, ...contractChoice]],
];

describe.each(groups)('p21-api 6.5: %s', (_name, cases) => {
  it.each(cases.map((one) => [one.title, one] as const))('%s', (_title, { given, ask, price, by }) => {
    const world = createPriceWorld();
    given(world);
    const answer = priceOf(world.database, world.ask(ask));
    expect([answer.unitPrice.toFixed(), answer.offer.step]).toEqual([price, by]);
  });
});

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
