/** Finds a price the way P21 does (p21-api 6.5): contract, library, customer, list; the first step with an offer ends it. */
import Big from 'big.js';
import type { Database } from '../database/database.ts';
import { amount, atScale, isFilled, quotient } from './amounts.ts';
import { contractStep } from './contract-step.ts';
import { customerStep, listStep } from './fallback-steps.ts';
import { libraryStep } from './library-step.ts';
import { openCase, type PriceCase } from './price-case.ts';
import type { Offer, PriceAnswer, PriceQuestion, UnitCosts, Verdict } from './price-question.ts';
import { listPrice } from './source-price.ts';

const steps: readonly ((priceCase: PriceCase) => Verdict)[] = [
  contractStep,
  libraryStep,
  customerStep,
  listStep,
];

/** Throws a `PriceFault` when item, location, customer or unit are not known. */
export const priceOf = (database: Database, question: PriceQuestion): PriceAnswer => {
  const priceCase = openCase(database, question);
  for (const step of steps) {
    const [offer] = step(priceCase).offers;
    if (offer !== undefined) return answer(priceCase, offer);
  }
  throw new Error('The list price always has an offer');
};

export interface Considered {
  readonly answer: PriceAnswer;
  readonly verdicts: readonly Verdict[];
  readonly priceCase: PriceCase;
}

/** As `priceOf`, but asks every step, for explanations. */
export const considerAll = (database: Database, question: PriceQuestion): Considered => {
  const priceCase = openCase(database, question);
  const verdicts = steps.map((step) => step(priceCase));
  const [offer] = verdicts.flatMap(({ offers }) => offers);
  if (offer === undefined) throw new Error('The list price always has an offer');
  return { answer: answer(priceCase, offer), verdicts, priceCase };
};

const answer = (priceCase: PriceCase, offer: Offer): PriceAnswer => {
  const { question, units, baseQuantity } = priceCase;
  const unitOfMeasure = question.unitOfMeasure ?? units.base;
  const priceUnit = question.priceUnit ?? units.base;
  const priceUnitSize = units.sizeOf(priceUnit);
  const unitPrice = perUnit(offer.price, priceUnitSize, priceCase);
  return {
    itemId: String(priceCase.item.item_id),
    unitPrice,
    baseUnitPrice: perUnit(baseOf(offer, priceCase), priceUnitSize, priceCase),
    unitOfMeasure,
    unitSize: units.sizeOf(unitOfMeasure),
    priceUnit,
    priceUnitSize,
    extendedPrice: quotient(unitPrice.times(baseQuantity), priceUnitSize),
    offer,
    costs: costsOf(priceCase, priceUnitSize),
  };
};

/** From sales pricing unit to the unit asked for; rounded to the customer's decimal_precision_price where that is set. */
const perUnit = (price: Big, size: Big, { pricingUnitSize, customer }: PriceCase): Big => {
  const converted = quotient(price.times(size), pricingUnitSize);
  const precision = customer.decimal_precision_price;
  return isFilled(precision) ? atScale(converted, Number(precision)) : converted;
};

/** Where a price was simply agreed on, the list price is what it would have been without the agreement. */
const baseOf = (offer: Offer, priceCase: PriceCase): Big =>
  offer.calculation === 'Price' || offer.calculation === 'Fixed Price' ? listPrice(priceCase) : offer.source;

/** Assumption: sales and commission cost are the moving average, other cost the primary supplier's; stored per base unit. */
const costsOf = ({ stock, supplier }: PriceCase, size: Big): UnitCosts => {
  const average = amount(stock.moving_average_cost);
  const supplierCost = amount(supplier?.cost);
  const sales = atScale(average.times(size));
  return { sales, commission: sales, other: supplierCost.gt(0) ? atScale(supplierCost.times(size)) : sales };
};
