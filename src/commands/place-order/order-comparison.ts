/**
 * What P21 holds against what was sent, line by line. P21 may drop lines, merge two of one item, or answer prompts its
 * own way, and call it a success (p21-api 3.4, 4.3). Pure.
 */
import type { OrderLineRow, OrderRow } from '../../../datasources/p21/orders.rows.ts';
import { compare } from '../../decimal.ts';
import type { Difference } from '../command-kind.ts';
import { sameText } from './line-rules.ts';
import { handleOf } from './order-draft.ts';
import type { PlaceOrderInput, PlaceOrderLine } from './place-order.input.ts';

/** A line P21 holds, with the item id that its row lacks. */
export interface HeldLine {
  readonly row: OrderLineRow;
  readonly itemId: string;
}

/** What became of one line that was sent. */
export interface LineMatch {
  readonly index: number;
  readonly sent: PlaceOrderLine;
  /** Undefined when P21 holds no line that could be it. */
  readonly held: HeldLine | undefined;
}

export interface LineComparison {
  readonly matches: readonly LineMatch[];
  /** Lines of goods that nobody sent. Charges P21 adds by itself are no difference. */
  readonly extra: readonly HeldLine[];
}

/**
 * Pairs lines so that as little as possible differs: first those that are alike in everything, then by handle, then by
 * item. Each held line is used once, so that two lines of one item need two.
 */
export function matchLines(sent: readonly PlaceOrderLine[], held: readonly HeldLine[]): LineComparison {
  const free = new Set(held);
  const found = new Map<number, HeldLine>();
  const rounds: ((line: PlaceOrderLine, one: HeldLine, index: number) => boolean)[] = [
    (line, one, index) => isAlike(line, one) && one.row.userLineNumber === handleOf(index),
    isAlike,
    (line, one, index) => sameText(line.sku, one.itemId) && one.row.userLineNumber === handleOf(index),
    (line, one) => sameText(line.sku, one.itemId),
  ];
  for (const fits of rounds) {
    for (const [index, line] of sent.entries()) {
      if (found.has(index)) continue;
      const one = [...free].find((candidate) => fits(line, candidate, index));
      if (one === undefined) continue;
      free.delete(one);
      found.set(index, one);
    }
  }
  const matches = sent.map((line, index) => ({ index, sent: line, held: found.get(index) }));
  return { matches, extra: [...free].filter(({ row }) => !row.otherCharge) };
}

const isAlike = (line: PlaceOrderLine, one: HeldLine): boolean =>
  sameText(line.sku, one.itemId) && lineDifferences(line, one, '').length === 0;

/** Quantities as ordered, in the line's own unit: what has shipped or was cancelled since is P21's business. */
function lineDifferences(sent: PlaceOrderLine, { row }: HeldLine, path: string): Difference[] {
  const { quantity, unitOfMeasure, unitPrice } = sent;
  const differences: Difference[] = [];
  if (compare(quantity, row.unitQuantity) !== 0)
    differences.push({ field: `${path}quantity`, sent: quantity, found: row.unitQuantity });
  if (unitOfMeasure !== null && !sameText(unitOfMeasure, row.unitOfMeasure ?? ''))
    differences.push({ field: `${path}unitOfMeasure`, sent: unitOfMeasure, found: row.unitOfMeasure });
  if (unitPrice !== null && (row.unitPrice === null || compare(unitPrice, row.unitPrice) !== 0))
    differences.push({ field: `${path}unitPrice`, sent: unitPrice, found: row.unitPrice });
  return differences;
}

export const differencesOfLines = ({ matches, extra }: LineComparison): Difference[] => [
  ...matches.flatMap(({ index, sent, held }): Difference[] =>
    held === undefined
      ? [{ field: `lines.${index}`, sent: describeLine(sent), found: null }]
      : lineDifferences(sent, held, `lines.${index}.`),
  ),
  ...extra.map(
    ({ row, itemId }): Difference => ({
      field: 'lines',
      sent: null,
      found: `${row.unitQuantity} ${row.unitOfMeasure ?? ''} ${itemId}`,
    }),
  ),
];

const describeLine = ({ quantity, unitOfMeasure, sku }: PlaceOrderLine): string =>
  `${quantity} ${unitOfMeasure ?? ''} ${sku}`;

/** Whose order it is, where it goes and the buyer's own number. */
export function differencesOfHeader(input: PlaceOrderInput, order: OrderRow): Difference[] {
  const sent: readonly (readonly [string, string | null, string | null])[] = [
    ['customerId', input.customerId, order.customerId],
    ['shipToId', input.shipToId, order.shipToId],
    ['poNumber', input.poNumber, order.poNumber],
  ];
  return sent.flatMap(([field, wanted, found]) =>
    wanted === null || sameText(wanted, found ?? '') ? [] : [{ field, sent: wanted, found }],
  );
}
