/** Why a price is what it is: gathers the rules of P21 that may have made it and puts the one found into words. */
import type { PricePageRow } from '../../datasources/p21/prices.rows.ts';
import type { Price, PriceExplanation } from '../../schema/price.type.ts';
import { compare, type DecimalString, roundUp } from '../decimal.ts';
import type { ContractLoader } from './contract.loader.ts';
import { contractNumberOf } from './contract.model.ts';
import type { LoaderParts } from './loader-parts.ts';
import { type AmountIn, toCalculation, toPricePage, toScale } from './price.model.ts';
import { explainInWords } from './price-explanation.ts';
import { findPriceRule, type PriceRule } from './price-rule.ts';
import type { ProductLoader } from './product.loader.ts';
import { fromBaseUnits, pricingUnitsPerUnit, toBaseUnits } from './unit-conversion.ts';

export type PriceExplainer = ReturnType<typeof createPriceExplainer>;

export function createPriceExplainer(parts: LoaderParts, products: ProductLoader, contracts: ContractLoader) {
  const { p21, batches, today, read } = parts;

  const pages = batches.one<number, PricePageRow>({
    load: (uids) => p21.prices.pagesByUids(uids, { ...read, withDeleted: true }),
    keyOf: ({ pricePageUid }) => pricePageUid,
    owner: 'ofParent',
  });

  async function ruleOf(price: Price): Promise<PriceRule> {
    const product = await products.inErp(price.sku);
    const [page, memberships, lines] = await Promise.all([
      price.pricePageUid === null ? null : pages.load(price.pricePageUid),
      contracts.membershipsOf(price.p21CustomerId),
      product?.p21Uid == null ? [] : contracts.linesAbout(price.p21CustomerId, product.p21Uid),
    ]);
    return findPriceRule(price, { page, memberships, lines, day: price.date ?? today() });
  }

  /** Base units in a unit of the item. */
  async function unitSizes(price: Price): Promise<ReadonlyMap<string, DecimalString>> {
    const product = await products.inErp(price.sku);
    const units = product === null ? [] : await products.units(product);
    return new Map(units.map(({ code, size }) => [code, size]));
  }

  async function amounts(price: Price, rule: PriceRule): Promise<AmountIn> {
    const sizes = await unitSizes(price);
    const baseUnits = toBaseUnits(price.quantity.value, price.unitSize);
    return (unit) => {
      const counted = unit ?? rule.breakUnit;
      if (counted === null) return baseUnits;
      const size = sizes.get(counted);
      return size === undefined ? undefined : fromBaseUnits(baseUnits, size);
    };
  }

  async function explain(price: Price): Promise<PriceExplanation> {
    const rule = await ruleOf(price);
    const { contract, page } = rule;
    const explanation = {
      contractLine: contract && {
        contractNumber: contractNumberOf(contract.row),
        description: contract.row.description,
        lineNumber: contract.line.lineNumber,
        endsOn: contract.row.endsOn,
      },
      pricePage: page && toPricePage(page),
      calculation: toCalculation(rule.methodCode, rule.calculationCode),
      calculationCode: rule.calculationCode,
      calculationValue: price.calculationValue,
      basePrice: price.basePrice,
      scale: toScale(rule.breaks, await amounts(price, rule)),
      unitFactor: pricingUnitsPerUnit(price.unitSize, price.pricingUnitSize),
    };
    return { ...explanation, steps: explainInWords(price, rule.source, explanation) };
  }

  /**
   * Whole quantities of the ordered unit, 1 first, from which another step of the rule applies; none without steps.
   * Rounded up: just below a step the price before it still holds.
   */
  async function breakQuantities(price: Price): Promise<DecimalString[]> {
    const rule = await ruleOf(price);
    if (rule.breaks.length < 2) return [];
    const sizes = await unitSizes(price);
    const inOrderedUnit = rule.breaks.map(({ fromQuantity, unitOfMeasure }) => {
      const unit = unitOfMeasure ?? rule.breakUnit;
      const baseUnits = toBaseUnits(fromQuantity, unit === null ? '1' : (sizes.get(unit) ?? '1'));
      return roundUp(fromBaseUnits(baseUnits, price.unitSize));
    });
    return [...new Set(['1', ...inOrderedUnit.filter((from) => compare(from, '1') > 0)])];
  }

  return { explain, breakQuantities, sourceOf: async (price: Price) => (await ruleOf(price)).source };
}
