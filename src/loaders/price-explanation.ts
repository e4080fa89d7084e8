/** An explanation of a price in sentences, in the order in which P21 decides. */
import type { Price, PriceExplanation, PriceSource } from '../../schema/price.type.ts';

type Facts = Omit<PriceExplanation, 'steps'>;

export const explainInWords = (price: Price, source: PriceSource, facts: Facts): string[] => [
  ruleSentence(source, facts),
  ...calculationSentences(facts),
  ...scaleSentences(price, facts),
  ...unitSentences(price, facts),
  `${price.quantity.value} ${price.quantity.unitOfMeasure ?? ''} cost ${price.extendedPrice.amount} ${price.extendedPrice.currency}.`,
];

function ruleSentence(source: PriceSource, { contractLine, pricePage }: Facts): string {
  if (contractLine !== null) {
    return `Contract ${contractLine.contractNumber ?? '?'}, line ${contractLine.lineNumber ?? '?'}, prices the item.`;
  }
  const noContract = "No line of the customer's contracts in force gives this price.";
  if (pricePage !== null) {
    return `${noContract} Price page ${pricePage.pageId ?? pricePage.uid} applies: ${pricePage.description ?? 'no description'}.`;
  }
  if (source === 'LIST') return `${noContract} No price page applies: it is the list price.`;
  return `${noContract} No price page applies: the customer's own pricing method made the price.`;
}

function calculationSentences({
  calculation,
  calculationCode,
  calculationValue,
  basePrice,
}: Facts): string[] {
  const from = basePrice === null ? '' : ` from ${basePrice.amount} ${basePrice.currency}`;
  const value = calculationValue === null ? '' : ` with ${calculationValue}`;
  if (calculation === 'FIXED') return ['The rule fixes the price.'];
  if (calculation === null) return from === '' ? [] : [`P21 started${from}${value}.`];
  const how =
    calculation === 'UNKNOWN' ? `code ${calculationCode}` : calculation.toLowerCase().replace('_', ' ');
  return [`Calculated${from} by ${how}${value}.`];
}

function scaleSentences({ quantity }: Price, { scale }: Facts): string[] {
  const step = scale.find(({ applies }) => applies);
  if (scale.length < 2 || step === undefined) return [];
  return [
    `${quantity.value} ${quantity.unitOfMeasure ?? ''} fall into the step from ${step.fromQuantity}${step.unitOfMeasure === null ? '' : ` ${step.unitOfMeasure}`} of ${scale.length} steps.`,
  ];
}

function unitSentences(
  { quantity, pricingUnit, pricingUnitPrice, unitPrice }: Price,
  { unitFactor }: Facts,
): string[] {
  if (unitFactor === null || unitFactor === '1') return [];
  return [
    `1 ${quantity.unitOfMeasure ?? '?'} holds ${unitFactor} ${pricingUnit ?? '?'} at ${pricingUnitPrice.amount}: ${unitPrice.amount} ${unitPrice.currency}.`,
  ];
}
