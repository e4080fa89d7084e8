/** Price cases, one a rule of p21-api 6.5: which step, library and page gives the price. */
import { describe } from 'vitest';
import {
  libraryType,
  pageType,
  pricingMethod,
  rowStatus,
  sourcePrice,
} from '../../sandbox/p21/pricing/price-codes.ts';
import { contractCustomer, holdCases, type PriceCase } from './prices-cases.ts';
import { day } from './prices-world.ts';

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

describe('p21-api 6.5: precedence of the four steps', () => holdCases(precedence));

describe('p21-api 6.5: libraries and books', () => holdCases(libraries));

describe('p21-api 6.5: what a page is about', () => holdCases(kinds));

describe('p21-api 6.5: effective and expiration dates', () => holdCases(validity));
