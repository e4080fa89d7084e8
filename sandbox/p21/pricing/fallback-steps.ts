/** Third and fourth step: what the customer's own record says, and the list price (p21-api 6.5). */
import Big from 'big.js';
import { amount, atScale, digits, isFilled } from './amounts.ts';
import type { PriceCase } from './price-case.ts';
import { pricingMethod } from './price-codes.ts';
import type { Verdict } from './price-question.ts';
import { listPrice, sourcePriceOf, sourceWords } from './source-price.ts';

/** `source_price_cd` x `multiplier`, where the customer's pricing method is Source. */
export const customerStep = (priceCase: PriceCase): Verdict => {
  const { customer } = priceCase;
  const label = `customer ${customer.customer_id}`;
  const refuse = (why: string): Verdict => ({ offers: [], refusals: [{ step: 'customer', label, why }] });
  if (customer.pricing_method_cd !== pricingMethod.source) return refuse('the pricing method is not Source');
  const source = sourcePriceOf(priceCase, customer.source_price_cd);
  const multiplier = isFilled(customer.multiplier) ? amount(customer.multiplier) : new Big(1);
  const price = atScale(source.times(multiplier));
  const how = `${sourceWords(customer.source_price_cd)} ${digits(source)} x ${digits(multiplier)}`;
  if (price.lte(0)) return refuse(`${how} comes to nothing`);
  const calculated = { calculation: 'Multiplier', calculationValue: multiplier, pricePageUid: 0 };
  return { offers: [{ step: 'customer', label, how, price, source, ...calculated }], refusals: [] };
};

/** Never refuses: an item without any price costs nothing, which is what P21 answers. */
export const listStep = (priceCase: PriceCase): Verdict => {
  const price = listPrice(priceCase);
  const calculated = { calculation: 'Multiplier', calculationValue: new Big(1), pricePageUid: 0 };
  const how = `Price 1 ${digits(price)}`;
  return {
    offers: [{ step: 'list', label: 'list price', how, price, source: price, ...calculated }],
    refusals: [],
  };
};
