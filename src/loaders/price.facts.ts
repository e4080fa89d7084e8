/** Quoted prices. The key holds everything a price depends on; what P21 computed is kept, not what was asked. */
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { PriceLine, PriceRow } from '../../datasources/p21/prices.rows.ts';
import type { Priority } from '../../datasources/upstream/priority.ts';
import type { PriceQuestion } from '../../schema/price.type.ts';
import type { FactSource } from '../cache/fact-cache.ts';
import type { FreshnessPolicy } from '../cache/freshness-policy.ts';
import type { DecimalString } from '../decimal.ts';
import type { CalendarDate } from '../instant.ts';
import { factTags, toSameSku } from './fact-tags.ts';
import { priceOfBaseUnits, pricePerUnit, toBaseUnits } from './unit-conversion.ts';

export type { PriceQuestion };

export interface PriceFact {
  /** Of one ordered unit. */
  readonly unitPrice: DecimalString;
  /** Of one pricing unit, as P21 quotes it. */
  readonly pricingUnitPrice: DecimalString;
  readonly extendedPrice: DecimalString;
  readonly basePrice: DecimalString | null;
  readonly unitOfMeasure: string | null;
  readonly unitSize: DecimalString | null;
  readonly pricingUnit: string | null;
  readonly pricingUnitSize: DecimalString | null;
  readonly pricePageUid: number | null;
  readonly calculationValue: DecimalString | null;
}

export const priceFacts = (
  p21: P21Sources,
  policy: FreshnessPolicy,
  today: () => CalendarDate,
): FactSource<PriceQuestion, PriceFact, Priority> => ({
  name: 'price',
  policy,
  keyOf: itemKeyOf,
  tagsOf: ({ sku, customerId }) => [factTags.item(sku), factTags.customer(customerId), factTags.allPrices],
  groupOf: contextOfEach(today),
  mostKeys: 200,
  load: async (questions, read) => {
    const [{ customerId, shipToId, date, locationId }] = questions as [PriceQuestion];
    const request = {
      customerId,
      ...(shipToId === null ? {} : { shipToId }),
      salesLocationId: locationId,
      ...(date === null ? {} : { date }),
      lines: questions.map(toLine),
    };
    const answers = await p21.prices.quote(request, read);
    return questions.map((question, index) => {
      const answer = answers[index] ?? new Error('P21 left a price out');
      return answer instanceof Error ? answer : toPriceFact(question, answer);
    });
  },
});

const itemKeyOf = ({ sku, quantity, unitOfMeasure, sourceLocationId }: PriceQuestion): string =>
  `${toSameSku(sku)}|${quantity}|${unitOfMeasure ?? ''}|${sourceLocationId ?? ''}`;

/**
 * What a price depends on beside the item. A price without a day is for today: tomorrow it is another question. The
 * questions of a page differ in their items alone, so the last context is kept.
 */
function contextOfEach(today: () => CalendarDate): (question: PriceQuestion) => string {
  let last:
    | { readonly question: PriceQuestion; readonly day: CalendarDate; readonly context: string }
    | undefined;
  return (question) => {
    const day = question.date ?? today();
    if (last !== undefined && last.day === day && isSameContext(question, last.question)) return last.context;
    const { customerId, shipToId, locationId, date } = question;
    const context = `${customerId}|${shipToId ?? ''}|${locationId}|${date ?? `today ${day}`}`;
    last = { question, day, context };
    return context;
  };
}

const isSameContext = (one: PriceQuestion, other: PriceQuestion): boolean =>
  one.customerId === other.customerId &&
  one.shipToId === other.shipToId &&
  one.locationId === other.locationId &&
  one.date === other.date;

const toLine = ({
  sku,
  quantity,
  unitOfMeasure,
  locationId,
  sourceLocationId,
}: PriceQuestion): PriceLine => ({
  itemId: sku,
  quantity,
  sourceLocationId: sourceLocationId ?? locationId,
  ...(unitOfMeasure === null ? {} : { unitOfMeasure }),
});

const toPriceFact = ({ quantity }: PriceQuestion, row: PriceRow): PriceFact => ({
  unitPrice: pricePerUnit(row.unitPrice, row.unitSize, row.pricingUnitSize),
  pricingUnitPrice: row.unitPrice,
  extendedPrice:
    row.extendedPrice ??
    priceOfBaseUnits(row.unitPrice, toBaseUnits(quantity, row.unitSize), row.pricingUnitSize),
  basePrice: row.basePrice,
  unitOfMeasure: row.unitOfMeasure,
  unitSize: row.unitSize,
  pricingUnit: row.pricingUnit,
  pricingUnitSize: row.pricingUnitSize,
  pricePageUid: row.pricePageUid,
  calculationValue: row.calculationValue,
});
