/** One line of a contract: whether it covers the item, and the price it gives. */
import Big from 'big.js';
import type { Row } from '../database/row.ts';
import { amount, atScale, digits, isFilled, quotient } from './amounts.ts';
import { breakLevel, calculate } from './calculation.ts';
import { isWithin } from './calendar-day.ts';
import { discountGroup, priceOfPage } from './page-price.ts';
import type { PriceCase } from './price-case.ts';
import { pricingMethod, rowStatus } from './price-codes.ts';
import type { Offer, Refusal } from './price-question.ts';
import { sourcePriceOf, sourceWords } from './source-price.ts';

/** 0 for the item itself, 1 for its product group, 2 for its discount group; `undefined` when the line is about others. */
export const coversItem = (line: Row, priceCase: PriceCase): number | undefined => {
  const { item, stock } = priceCase;
  if (isFilled(line.inv_mast_uid)) return line.inv_mast_uid === item.inv_mast_uid ? 0 : undefined;
  if (isFilled(line.product_group_id))
    return line.product_group_id === stock.product_group_id ? 1 : undefined;
  if (isFilled(line.discount_group_id))
    return line.discount_group_id === discountGroup(priceCase) ? 2 : undefined;
  return line.all_discount_groups_flag === 'Y' ? 3 : undefined;
};

export const lineOffer = (header: Row, line: Row, link: Row, priceCase: PriceCase): Offer | Refusal => {
  const label = `contract ${header.job_no}, line ${line.line_no}`;
  const refuse = (why: string): Refusal => ({ step: 'contract', label, why });
  if (line.row_status_flag !== rowStatus.active) return refuse('the line is not active');
  if (!isWithin(priceCase.day, line.line_start_date, line.expiration_date, priceCase.database.timeZone))
    return refuse(`the line is not in force on ${priceCase.day}`);
  const priced = priceOfLine(line, link, priceCase);
  if (typeof priced === 'string') return refuse(priced);
  if (priced.price.lte(0)) return refuse(`it comes to ${digits(priced.price)}`);
  const contractUid = Number(header.job_price_hdr_uid);
  const contractLineUid = Number(line.job_price_line_uid);
  return { step: 'contract', label, contractUid, contractLineUid, ...priced };
};

type Priced = Pick<Offer, 'price' | 'source' | 'how' | 'calculation' | 'calculationValue' | 'pricePageUid'>;

const priceOfLine = (line: Row, link: Row, priceCase: PriceCase): Priced | string => {
  if (isFilled(line.contract_line_price_page_uid)) return pageOfLine(line, priceCase);
  if (line.pricing_method === pricingMethod.none) return 'its pricing method is None';
  const source = sourceOfLine(line, priceCase);
  const values = valuesOf(line, link, priceCase);
  if (values !== undefined) return brokenDown(values, line, source, priceCase);
  if (line.pricing_method === pricingMethod.source) {
    const multiplier = isFilled(line.multiplier) ? amount(line.multiplier) : new Big(1);
    return multiplied(source, multiplier, sourceWords(line.source_price));
  }
  return { ...multiplied(source, new Big(1), 'contract price'), calculation: 'Price' };
};

const multiplied = (source: Big, multiplier: Big, words: string): Priced => ({
  price: atScale(source.times(multiplier)),
  source,
  how: `${words} ${digits(source)} x ${digits(multiplier)}`,
  calculation: 'Multiplier',
  calculationValue: multiplier,
  pricePageUid: 0,
});

/** Per sales pricing unit; a line's own price is per the line's unit. */
const sourceOfLine = (line: Row, priceCase: PriceCase): Big =>
  line.pricing_method === pricingMethod.source
    ? sourcePriceOf(priceCase, line.source_price)
    : quotient(amount(line.price).times(priceCase.pricingUnitSize), lineUnitSize(line, priceCase));

/** `uom` decides; `unit_size` helps out where the item does not have that unit. */
const lineUnitSize = (line: Row, { units }: PriceCase): Big => {
  const unit = String(line.uom ?? '').trim();
  const perUnit = unit === '' ? new Big(0) : units.count(new Big(1), unit);
  if (perUnit.gt(0)) return units.sizeOf(unit);
  return isFilled(line.unit_size) ? amount(line.unit_size) : new Big(1);
};

/** The breaks for this customer and ship-to; a row without either is for all. */
const valuesOf = (line: Row, link: Row, { database, customer }: PriceCase): Row | undefined => {
  const rows = database
    .table('job_price_value')
    .find('job_price_line_uid', line.job_price_line_uid ?? null)
    .filter((row) => row.row_status_flag === rowStatus.active);
  const fits = (row: Row, shipToId: unknown) =>
    (!isFilled(row.customer_id) || row.customer_id === customer.customer_id) &&
    (row.ship_to_id ?? 0) === (shipToId ?? 0);
  return rows.find((row) => fits(row, link.ship_to_id)) ?? rows.find((row) => fits(row, 0));
};

/** Breaks of a contract count the line's unit. */
const brokenDown = (values: Row, line: Row, source: Big, priceCase: PriceCase): Priced => {
  const size = lineUnitSize(line, priceCase);
  const level = breakLevel(values, () => quotient(priceCase.baseQuantity, size));
  if (level.value.eq(0)) return multiplied(source, new Big(1), 'contract price');
  const { price, how, calculation } = calculate(Number(values.calculation_method_cd), source, level);
  return { price, source, how, calculation, calculationValue: level.value, pricePageUid: 0 };
};

const pageOfLine = (line: Row, priceCase: PriceCase): Priced | string => {
  const uid = Number(line.contract_line_price_page_uid);
  const page = priceCase.database.table('price_page').find('price_page_uid', uid)[0];
  if (page === undefined) return `its price page ${uid} is gone`;
  const priced = priceOfPage(page, priceCase);
  if (typeof priced === 'string') return `price page ${uid}: ${priced}`;
  const { price, source, how, calculation, value } = priced;
  return {
    price,
    source,
    calculation,
    calculationValue: value,
    how: `price page ${uid}: ${how}`,
    pricePageUid: uid,
  };
};
