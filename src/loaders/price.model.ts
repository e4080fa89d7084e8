/** Prices as P21 quotes them, and the pricing rules behind them. */
import type { PricePageRow, PriceBreak as ScaleRow } from '../../datasources/p21/prices.rows.ts';
import type {
  Price,
  PriceCalculation,
  PricePage,
  PriceQuestion,
  PriceScaleStep,
} from '../../schema/price.type.ts';
import type { Fact } from '../cache/entry.ts';
import { compare, type DecimalString } from '../decimal.ts';
import { type MoneyIn, quantity, timesOf } from './model-values.ts';
import type { PriceFact } from './price.facts.ts';

export const toPrice = (question: PriceQuestion, fact: Fact<PriceFact>, money: MoneyIn): Price => {
  const { value } = fact;
  const { asOf, stale } = timesOf(fact);
  return {
    __typename: 'Price',
    asOf,
    stale,
    sku: question.sku,
    p21CustomerId: question.customerId,
    quantity: quantity(question.quantity, value.unitOfMeasure ?? question.unitOfMeasure),
    unitPrice: money(value.unitPrice),
    pricingUnitPrice: money(value.pricingUnitPrice),
    pricingUnit: value.pricingUnit ?? value.unitOfMeasure,
    extendedPrice: money(value.extendedPrice),
    date: question.date,
    question,
    pricePageUid: value.pricePageUid,
    calculationValue: value.calculationValue,
    basePrice: money(value.basePrice),
    unitSize: value.unitSize,
    pricingUnitSize: value.pricingUnitSize,
  };
};

/** p21-api 2.4. */
const calculations: Readonly<Record<number, PriceCalculation>> = {
  211: 'MULTIPLIER',
  228: 'DIFFERENCE',
  229: 'MARK_UP',
  230: 'PERCENTAGE',
};

/** p21-api 2.4: 221 "Price" and 227 "Value" name a price outright. */
const fixedPrices: readonly (number | null)[] = [221, 227];

/** The calculation code decides unless the pricing method says that the price is fixed. */
export function toCalculation(
  methodCode: number | null,
  calculationCode: number | null,
): PriceCalculation | null {
  if (fixedPrices.includes(calculationCode)) return 'FIXED';
  if (calculationCode !== null && calculationCode !== 0) return calculations[calculationCode] ?? 'UNKNOWN';
  return fixedPrices.includes(methodCode) ? 'FIXED' : null;
}

/** How many of a unit were asked for; null names the base unit. Undefined when the unit is unknown. */
export type AmountIn = (unitOfMeasure: string | null) => DecimalString | undefined;

/** The steps of a scale; `amountIn` marks the one that applies, null marks none. */
export function toScale(breaks: readonly ScaleRow[], amountIn: AmountIn | null): PriceScaleStep[] {
  const index = breaks.findLastIndex(({ fromQuantity, unitOfMeasure }) => {
    const amount = amountIn?.(unitOfMeasure);
    return amount !== undefined && compare(fromQuantity, amount) <= 0;
  });
  return breaks.map((step, place) => ({ ...step, applies: place === index }));
}

export const toPricePage = (row: PricePageRow): PricePage => ({
  uid: row.pricePageUid,
  pageId: row.pricePageId,
  description: row.description,
  effectiveOn: row.effectiveOn,
  expiresOn: row.expiresOn,
});
