/** What one price page makes of a case: whether it is about the item, and the price it gives. */
import Big from 'big.js';
import type { Row, Value } from '../database/row.ts';
import { amount, digits, isFilled } from './amounts.ts';
import { breakLevel, type Calculated, calculate } from './calculation.ts';
import { isWithin } from './calendar-day.ts';
import type { PriceCase } from './price-case.ts';
import { calculationMethod, pageType, pricingMethod, rowStatus } from './price-codes.ts';
import { sourcePriceOf, sourceWords } from './source-price.ts';

export interface PagePrice extends Calculated {
  readonly source: Big;
}

/** The page's price per sales pricing unit, or in words why it has none. */
export const priceOfPage = (page: Row, priceCase: PriceCase): PagePrice | string => {
  if (page.row_status_flag !== rowStatus.active) return 'the page is not active';
  if (!isWithin(priceCase.day, page.effective_date, page.expiration_date, priceCase.database.timeZone))
    return `not in effect on ${priceCase.day}`;
  if (page.pricing_method_cd === pricingMethod.none) return 'its pricing method is None';
  const priced =
    page.pricing_method_cd === pricingMethod.price ? fixed(page, priceCase) : sourced(page, priceCase);
  return priced.price.gt(0)
    ? priced
    : `it comes to ${digits(priced.price)}, and P21 passes over prices of nothing`;
};

/** Whether every key the page fills is the case's own. A page without any key is about nothing. */
export const isAbout = (page: Row, priceCase: PriceCase): boolean => {
  const filled = pageKeys.filter(([column]) => isFilled(page[column]));
  if (filled.length === 0) return false;
  const { companyId } = priceCase.question;
  const ownCompany = !isFilled(page.company_id) || page.company_id === companyId;
  return (
    ownCompany && filled.every(([column, valuesOf]) => valuesOf(priceCase).includes(page[column] ?? null))
  );
};

/** The columns that say what a page is about, each with the case's values for it; also how pages are looked up. */
export const pageKeys: readonly (readonly [string, (priceCase: PriceCase) => readonly Value[]])[] = [
  ['inv_mast_uid', ({ item }) => [item.inv_mast_uid ?? null]],
  ['customer_part_no', customerPartNumbers],
  ['customer_id', ({ customer }) => [customer.customer_id ?? null]],
  ['product_group_id', ({ stock }) => [stock.product_group_id ?? null]],
  ['discount_group_id', (priceCase) => [discountGroup(priceCase)]],
  [
    'price_family_uid',
    ({ item, stock }) => [stock.price_family_uid ?? item.default_price_family_uid ?? null],
  ],
  ['mfg_class_id', ({ supplier }) => [supplier?.manufacturing_class_id ?? null]],
  ['supplier_id', ({ stock, supplier }) => [stock.primary_supplier_id ?? supplier?.supplier_id ?? null]],
];

/** The location's sales discount group, else the item's (a location's setting overrides the item's). */
export const discountGroup = ({ stock, item }: PriceCase): Value =>
  stock.sales_discount_group ?? item.default_sales_discount_group ?? null;

/**
 * Assumption: of several pages in one book that fit, the one about fewer items goes first. p21-api 6.5 orders
 * libraries and books, not the pages of a book.
 */
export const rankOfPage = (page: Row): number => {
  const rank = precedence.indexOf(Number(page.price_page_type_cd));
  return rank < 0 ? precedence.length : rank;
};

const precedence: readonly number[] = [
  pageType.customerItem,
  pageType.customerPartNumber,
  pageType.item,
  pageType.supplierDiscountGroup,
  pageType.supplierDiscountGroupAlt,
  pageType.supplierProductGroup,
  pageType.priceFamily,
  pageType.discountGroup,
  pageType.productGroup,
  pageType.supplier,
  pageType.customer,
];

const sourced = (page: Row, priceCase: PriceCase): PagePrice => {
  const source = sourcePriceOf(priceCase, page.source_price_cd);
  const priced = calculated(page, source, priceCase);
  return { ...priced, source, how: `${sourceWords(page.source_price_cd)} ${priced.how}` };
};

/** `price` is per base unit (as a program seen in the field multiplies it by the pricing unit's size). */
const fixed = (page: Row, priceCase: PriceCase): PagePrice => {
  const source = amount(page.price).times(priceCase.pricingUnitSize);
  const priced = calculated(page, source, priceCase);
  if (!priced.value.eq(0)) return { ...priced, source, how: `Price ${priced.how}` };
  return { price: source, source, how: `Price ${digits(source)}`, calculation: 'Price', value: new Big(1) };
};

const calculated = (page: Row, source: Big, priceCase: PriceCase): Calculated => {
  const { baseQuantity, units } = priceCase;
  const level = breakLevel(page, (unit) => units.count(baseQuantity, unit));
  return calculate(Number(page.calculation_method_cd ?? calculationMethod.multiplier), source, level);
};

function customerPartNumbers({ database, item, customer }: PriceCase): readonly Value[] {
  return database
    .table('inv_xref')
    .find('inv_mast_uid', item.inv_mast_uid ?? null)
    .filter((part) => part.customer_id === customer.customer_id && part.delete_flag !== 'Y')
    .map((part) => part.their_item_id ?? null);
}
