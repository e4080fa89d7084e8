/** Price cases, one a rule of p21-api 6.5: contracts. */
import Big from 'big.js';
import { describe } from 'vitest';
import {
  calculationMethod,
  pricingMethod,
  rowStatus,
  sourcePrice,
} from '../../sandbox/p21/pricing/price-codes.ts';
import { contractCustomer, holdCases, type PriceCase } from './prices-cases.ts';
import { day } from './prices-world.ts';

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

describe('p21-api 6.5: contracts', () => holdCases([...contracts, ...contractChoice]));
