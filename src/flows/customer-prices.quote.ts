/**
 * What P21 charges a customer for its items, in every unit they are sold in and at every step of a quantity scale.
 * P21 itself is asked for each price: its rules are not repeated here, only the quantities at which they may change.
 */
import type { ItemRow, ItemUnitRow } from '../../datasources/p21/items.rows.ts';
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { ReadOptions } from '../../datasources/p21/paging.ts';
import type { PricedItems } from '../../datasources/p21/priced-items.datasource.ts';
import type { PriceBreak, PriceLine, PriceRow } from '../../datasources/p21/prices.rows.ts';
import { compare, type DecimalString, divide, multiply, round, roundUp } from '../decimal.ts';
import { type SoldUnit, soldUnitsOf } from './sold-units.ts';

export interface SoldItem {
  readonly item: ItemRow;
  readonly units: readonly ItemUnitRow[];
}

export interface QuotedPrice {
  readonly sku: string;
  /** P21's unit code. */
  readonly unit: string;
  /** Of that unit; the price counts from it on. */
  readonly quantity: DecimalString;
  /** Per unit, with the four digits the shop keeps. */
  readonly value: DecimalString;
}

/** One thing to price: an item in a unit. */
interface Offer {
  readonly item: ItemRow;
  readonly unit: SoldUnit;
  readonly sizes: ReadonlyMap<string, DecimalString>;
}

export interface Seller {
  readonly p21: Pick<P21Sources, 'prices'>;
  readonly salesLocationId: string;
}

/** Lines of one question: P21 halves a batch for every bad line in it, so that batches should not be large. */
const linesPerQuestion = 100;
const shopScale = 4;

/** Items that P21 does not sell at the location are left out. Throws when P21 answers nothing at all. */
export async function quoteCustomer(
  { p21, salesLocationId }: Seller,
  { customerId, scales }: Pick<PricedItems, 'customerId' | 'scales'>,
  sold: readonly SoldItem[],
  options: ReadOptions,
): Promise<QuotedPrice[]> {
  const ask = async (questions: readonly { offer: Offer; quantity: DecimalString }[]) => {
    const answers: (PriceRow | Error)[] = [];
    for (let at = 0; at < questions.length; at += linesPerQuestion) {
      const lines = questions.slice(at, at + linesPerQuestion).map((one) => toLine(one, salesLocationId));
      answers.push(...(await p21.prices.quote({ customerId, salesLocationId, lines }, options)));
    }
    return questions.flatMap((question, place) => {
      const answer = answers[place];
      return answer === undefined || answer instanceof Error ? [] : [{ ...question, answer }];
    });
  };
  const offers = sold.flatMap(offersOf);
  const first = await ask(offers.map((offer) => ({ offer, quantity: '1' })));
  const pageUids = [...new Set(first.flatMap(({ answer }) => answer.pricePageUid ?? []))];
  const pages = await p21.prices.pagesByUids(pageUids, options);
  const breaksOf = new Map(pages.map(({ pricePageUid, breaks }) => [pricePageUid, breaks]));
  const steps = first.flatMap(({ offer, answer }) => {
    const scale = [
      ...(breaksOf.get(answer.pricePageUid ?? 0) ?? []),
      ...(scales.get(offer.item.itemUid) ?? []),
    ];
    return stepsOf(scale, offer).map((quantity) => ({ offer, quantity }));
  });
  const further = await ask(steps);
  return [...Map.groupBy([...first, ...further], ({ offer }) => offer).values()].flatMap((quotes) =>
    changesOnly(quotes.map(({ offer, quantity, answer }) => toPrice(offer, quantity, answer))),
  );
}

/** Units that the item is sold in; its base unit where P21 names none. */
function offersOf({ item, units }: SoldItem): Offer[] {
  const all = soldUnitsOf(item, units);
  const selling = new Set(units.filter(({ selling: isSold }) => isSold).map((unit) => unit.unitOfMeasure));
  const sold = all.filter(({ code }) => selling.has(code) || code === item.defaultSellingUnit);
  const sizes = new Map(all.map(({ code, size }) => [code, size]));
  return (sold.length > 0 ? sold : all.slice(0, 1)).map((unit) => ({ item, unit, sizes }));
}

const toLine = (
  { offer, quantity }: { readonly offer: Offer; readonly quantity: DecimalString },
  sourceLocationId: string,
): PriceLine => ({
  itemId: offer.item.itemId,
  quantity,
  unitOfMeasure: offer.unit.code,
  sourceLocationId,
});

/**
 * Quantities above 1 at which the scale steps, in the offered unit and rounded up: just below a step the price before
 * it still holds. A step without a unit counts the unit asked for or the base unit; both are tried.
 */
function stepsOf(scale: readonly PriceBreak[], { unit, sizes }: Offer): DecimalString[] {
  const steps = scale.flatMap(({ fromQuantity, unitOfMeasure }) => {
    const size = unitOfMeasure === null ? undefined : sizes.get(unitOfMeasure);
    const counted = size === undefined ? [unit.size, '1'] : [size];
    return counted.map((one) => roundUp(divide(multiply(fromQuantity, one), unit.size)));
  });
  return [...new Set(steps)].filter((quantity) => compare(quantity, '1') > 0).sort(compare);
}

function toPrice({ item, unit }: Offer, quantity: DecimalString, answer: PriceRow): QuotedPrice {
  const unitSize = positive(answer.unitSize) ?? unit.size;
  const pricingUnitSize = positive(answer.pricingUnitSize) ?? unitSize;
  const perUnit = divide(multiply(answer.unitPrice, unitSize), pricingUnitSize);
  return { sku: item.itemId, unit: unit.code, quantity, value: round(perUnit, shopScale) };
}

const positive = (size: DecimalString | null): DecimalString | null =>
  size !== null && compare(size, '0') > 0 ? size : null;

/** A price is kept where it differs from the one before; nothing is free, so that a price of 0 is none. */
const changesOnly = (prices: readonly QuotedPrice[]): QuotedPrice[] =>
  prices
    .filter(({ value }) => compare(value, '0') > 0)
    .filter(({ value }, place, all) => value !== all[place - 1]?.value);
