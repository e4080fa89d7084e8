/** The wire form of price questions and answers (p21-api 6.2). */
import type { DecimalString } from '../../src/decimal.ts';
import { badInput, GatewayError } from '../../src/errors.ts';
import type { Instant } from '../../src/instant.ts';
import { exactNumber } from '../upstream/lossless-json.ts';
import type { Column } from './column.ts';
import { decimal, nullable, optional, text, uidOrNone } from './column.ts';
import type { PriceContext } from './price-batch.ts';
import type { PriceLine, PriceRow } from './prices.rows.ts';
import type { RowOf } from './table.ts';
import { defineTable, parseRow } from './table.ts';

export const pricesPath = '/api/inventory/parts/prices';

/**
 * Assumption: the ship-to goes by both names. One client sends `shipToId`, the service's signature says
 * `optionalShipToId` (p21-api 6.2, 12.4); a name the build does not know is ignored.
 */
const shipToParameters = ['shipToId', 'optionalShipToId'] as const;

export const toPriceQuery = (context: PriceContext): Record<string, string> => ({
  companyId: context.companyId,
  customerId: context.customerId,
  salesLocId: context.salesLocationId,
  ...Object.fromEntries(
    shipToParameters.flatMap((name) => (context.shipToId ? [[name, context.shipToId]] : [])),
  ),
  ...(context.date && { optionalOrderDate: context.date }),
  ...(context.jobNumber && { optionalJobNo: context.jobNumber }),
});

/**
 * One line of the body. Throws BAD_USER_INPUT on a quantity or location that is no number. Item ids in upper case: lower case crashed some routes (p21-api 3.3).
 * Assumption: without a unit P21 takes the item's own; the document shows null only for the members after it.
 */
export const toPriceBody = (line: PriceLine): object => ({
  ItemId: line.itemId.trim().toUpperCase(),
  SourceLocId: numberOf('sourceLocationId', line.sourceLocationId),
  UnitQuantity: numberOf('quantity', line.quantity),
  UOM: line.unitOfMeasure ?? null,
  PriceUom: line.unitOfMeasure ?? null,
  CustomerPartNo: null,
  UnitSize: null,
});

function numberOf(field: keyof PriceLine, digits: string): unknown {
  try {
    return exactNumber(digits);
  } catch {
    throw badInput(field, 'give a number in plain digits');
  }
}

const anId = (name: string): Column<string> => ({
  ...text(name),
  parse: (value, zone) => (typeof value === 'number' ? String(value) : text(name).parse(value, zone)),
});

const answerTable = defineTable('inventory/parts/prices', {
  key: ['itemId'],
  columns: {
    itemId: text('ItemId'),
    unitPrice: decimal('UnitPrice'),
    basePrice: nullable(decimal('BaseUnitPrice')),
    unitOfMeasure: nullable(text('UOM')),
    unitSize: nullable(decimal('UOMUnitSize')),
    pricingUnit: nullable(text('PriceUOM')),
    pricingUnitSize: nullable(decimal('PriceUnitSize')),
    extendedPrice: nullable(decimal('ExtendedPrice')),
    pricePageUid: uidOrNone('PricePageUid'),
    calculationValue: nullable(decimal('CalcValue')),
    locationId: optional(anId('LocationId')),
    quantityAvailable: nullable(decimal('QuantityAvailable')),
    quantityOnHand: nullable(decimal('QuantityOnHand')),
    quantityAllocated: nullable(decimal('QuantityAllocated')),
    quantityNonPickable: nullable(decimal('QuantityNonPickable')),
    quantityQuarantined: nullable(decimal('QuantityQuarantined')),
    quantityFrozen: nullable(decimal('QuantityFrozen')),
  },
});
type Answer = RowOf<typeof answerTable>;

/** One outcome per line. A line P21 left out of its answer becomes an error of that line. */
export function toPriceRows(
  body: unknown,
  customerId: string,
  lines: readonly PriceLine[],
  asOf: Instant,
): (PriceRow | GatewayError)[] {
  const answers = toList(body).map((one) => parseRow(answerTable, one, 'UTC'));
  const matched = matchAnswers(lines, answers);
  return lines.map((line, index) => {
    const answer = matched[index];
    return answer === undefined ? missing(line) : toRow(answer, line, customerId, asOf);
  });
}

/** p21-api 3.1: lists may come wrapped as `{"list":[…]}`. */
function toList(body: unknown): readonly unknown[] {
  const list = Array.isArray(body) ? body : (body as { list?: unknown } | null)?.list;
  if (Array.isArray(list)) return list;
  throw new GatewayError('UPSTREAM_MALFORMED', 'P21 prices: the answer holds no list of prices', {
    system: 'P21',
    field: answerTable.name,
  });
}

/** By position where the answer mirrors the question; else each line takes the first unused answer of its item. */
function matchAnswers(lines: readonly PriceLine[], answers: readonly Answer[]): (Answer | undefined)[] {
  if (answers.length === lines.length && lines.every((line, index) => isFor(line, answers[index]))) {
    return [...answers];
  }
  const unused = [...answers];
  return lines.map((line) => {
    const index = unused.findIndex((answer) => isFor(line, answer));
    return index === -1 ? undefined : unused.splice(index, 1)[0];
  });
}

const isFor = (line: PriceLine, answer: Answer | undefined): boolean =>
  answer !== undefined &&
  sameText(answer.itemId, line.itemId) &&
  (line.unitOfMeasure === undefined ||
    answer.unitOfMeasure === null ||
    sameText(answer.unitOfMeasure, line.unitOfMeasure));

const sameText = (one: string, other: string): boolean =>
  one.trim().toUpperCase() === other.trim().toUpperCase();

function toRow(answer: Answer, line: PriceLine, customerId: string, asOf: Instant): PriceRow {
  const quantity: DecimalString = line.quantity;
  return {
    ...answer,
    customerId,
    quantity,
    asOf,
  };
}

const missing = ({ itemId }: PriceLine): GatewayError =>
  new GatewayError('UPSTREAM_MALFORMED', `P21 prices: the answer holds no price for ${itemId}`, {
    system: 'P21',
    field: 'itemId',
  });
