/**
 * The prices calculations start from (p21-api 6.5, step 4), per sales pricing unit.
 * Assumption: a location's own price1..10, when it has one, goes before the item's; and source prices and supplier
 * prices are per sales pricing unit while costs are per base unit.
 */
import Big from 'big.js';
import type { Value } from '../database/row.ts';
import { amount } from './amounts.ts';
import type { PriceCase } from './price-case.ts';
import { codeWords, sourcePrice } from './price-codes.ts';

/** 0 when the code is not known or nothing is stored. */
export const sourcePriceOf = (priceCase: PriceCase, code: Value | undefined): Big => {
  const cd = Number(code ?? sourcePrice.firstPrice);
  if (cd >= sourcePrice.firstPrice && cd <= sourcePrice.lastPrice) return numberedPrice(priceCase, cd - 100);
  if (cd === sourcePrice.supplierListPrice) return amount(priceCase.supplier?.list_price);
  if (cd === sourcePrice.supplierCost) return amount(priceCase.supplier?.cost);
  if (cd === sourcePrice.averageCost) return perPricingUnit(priceCase, priceCase.stock.moving_average_cost);
  if (cd === sourcePrice.standardCost) return perPricingUnit(priceCase, priceCase.stock.standard_cost);
  return new Big(0);
};

/** price1, which is what somebody pays for whom nothing else was agreed. */
export const listPrice = (priceCase: PriceCase): Big => numberedPrice(priceCase, 1);

export const sourceWords = (code: Value | undefined): string => {
  const cd = Number(code ?? sourcePrice.firstPrice);
  const numbered = cd >= sourcePrice.firstPrice && cd <= sourcePrice.lastPrice;
  return numbered ? `Price ${cd - 100}` : (codeWords[cd] ?? `source price ${cd}`);
};

const numberedPrice = ({ stock, item }: PriceCase, number: number): Big => {
  const atLocation = amount(stock[`price${number}`]);
  return atLocation.gt(0) ? atLocation : amount(item[`price${number}`]);
};

const perPricingUnit = ({ pricingUnitSize }: PriceCase, cell: Value | undefined): Big =>
  amount(cell).times(pricingUnitSize);
