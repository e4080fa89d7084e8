/** Asks P21 what became of an order: by the reference it carries, line by line. */

import type { OrderLineRow, OrderRow } from '../../../datasources/p21/orders.rows.ts';
import type { ReadOptions } from '../../../datasources/p21/paging.ts';
import { compare } from '../../decimal.ts';
import type { CommandContext, Difference, DifferentProof, Proof, SentReceipt } from '../command-kind.ts';
import type { HeldLine, LineComparison } from './order-comparison.ts';
import { differencesOfHeader, differencesOfLines, matchLines } from './order-comparison.ts';
import type { PlaceOrderInput } from './place-order.input.ts';

/** The order as it stands in P21; the graph reads the rest by this number. */
export interface WrittenOrder {
  readonly orderNumber: string;
}

/** An order and how it differs, as proof and repair both need it. */
export interface HeldOrder {
  readonly order: OrderRow;
  readonly lines: LineComparison;
  readonly handles: readonly string[];
  readonly paymentMissing: boolean;
  readonly differences: readonly Difference[];
}

export async function proveOrder(
  input: PlaceOrderInput,
  reference: string,
  receipt: SentReceipt | null,
  context: CommandContext,
): Promise<Proof<WrittenOrder>> {
  const options: ReadOptions = { signal: context.signal, priority: context.priority };
  const named = receipt?.recordId ?? null;
  const [orders, namedLines] = await Promise.all([
    ordersOf(reference, context, options),
    named === null ? [] : context.p21.orders.lines([named], options),
  ]);
  const [order, ...others] = orders;
  if (others.length > 0) return { state: 'DOUBLED', recordIds: orders.map(({ orderNumber }) => orderNumber) };
  if (order === undefined) return unreferenced(reference, receipt, context, options);
  const lines = order.orderNumber === named ? namedLines : undefined;
  const held = await readHeldOrder(input, reference, order, context, lines);
  const written = { orderNumber: order.orderNumber };
  if (held.differences.length === 0) return { state: 'COMPLETE', written };
  return { state: 'DIFFERENT', written, differences: held.differences, repair: repairOf(held) };
}

/** A payment that follows its order is due once the order is there as it was sent. */
function repairOf(held: HeldOrder): 'possible' | 'due' | 'none' {
  if (!isRepairable(held)) return 'none';
  return held.paymentMissing && held.differences.length === 1 ? 'due' : 'possible';
}

/**
 * Orders that carry the reference. A person who cancelled the surplus of a doubled order has chosen: cancelled ones
 * count only when alone.
 */
export async function ordersOf(
  reference: string,
  { p21 }: Pick<CommandContext, 'p21'>,
  options: ReadOptions,
): Promise<readonly OrderRow[]> {
  const found = await p21.orders.byReferences([reference], options);
  const orders = found.filter(({ quote, returnOrder }) => !quote && !returnOrder);
  const live = orders.filter(({ cancelled }) => !cancelled);
  return live.length > 0 ? live : orders;
}

/** P21 named an order that does not carry our reference: it is there, and nobody would find it again. */
async function unreferenced(
  reference: string,
  receipt: SentReceipt | null,
  { p21 }: CommandContext,
  options: ReadOptions,
): Promise<Proof<WrittenOrder>> {
  const named = receipt?.recordId ?? null;
  const [order] = named === null ? [] : await p21.orders.byNumbers([named], options);
  if (order === undefined) return { state: 'ABSENT' };
  const difference = { field: 'reference', sent: reference, found: order.webReference };
  const proof: DifferentProof<WrittenOrder> = {
    state: 'DIFFERENT',
    written: { orderNumber: order.orderNumber },
    differences: [difference],
    repair: 'none',
  };
  return proof;
}

export async function readHeldOrder(
  input: PlaceOrderInput,
  reference: string,
  order: OrderRow,
  context: CommandContext,
  /** Where they were read with the order. */
  lines?: readonly OrderLineRow[],
): Promise<HeldOrder> {
  const { p21, signal, priority } = context;
  const options: ReadOptions = { signal, priority };
  const [rows, payment] = await Promise.all([
    lines ?? p21.orders.lines([order.orderNumber], options),
    paymentDifference(input, reference, context, options),
  ]);
  const own = rows.filter(({ parentLineUid }) => parentLineUid === null);
  const compareBy = async (names: CommandContext['p21']['sellable']['known']) => {
    const items = await names(
      own.map(({ itemUid }) => itemUid),
      { ...options, withDeleted: true },
    );
    const itemIds = new Map(items.map(({ itemUid, itemId }) => [itemUid, itemId]));
    const held: HeldLine[] = own.map((row) => ({ row, itemId: itemIds.get(row.itemUid) ?? '' }));
    return matchLines(input.lines, held);
  };
  const remembered = await compareBy(p21.sellable.known);
  // An item may have been renamed meanwhile.
  const isSame = differencesOfLines(remembered).length === 0;
  const compared = isSame ? remembered : await compareBy((...asked) => p21.sellable.itemsByUid(...asked));
  return {
    order,
    lines: compared,
    handles: own.flatMap(({ userLineNumber }) => userLineNumber ?? []),
    paymentMissing: payment?.found === null,
    differences: [
      ...differencesOfHeader(input, order),
      ...differencesOfLines(compared),
      ...(payment === undefined ? [] : [payment]),
    ],
  };
}

/**
 * A payment that travels in the order's own Transaction is written with it or not at all. Where orders go another way
 * it follows by itself, and is looked for by its description.
 */
async function paymentDifference(
  { payment }: PlaceOrderInput,
  reference: string,
  { p21 }: CommandContext,
  options: ReadOptions,
): Promise<Difference | undefined> {
  if (payment === null || (await p21.writes.orders.route(options)).by === 'TRANSACTION') return undefined;
  const payments = await p21.payments.byReference(reference, options);
  const [one, ...others] = payments;
  if (one === undefined) return { field: 'payment', sent: payment.amount, found: null };
  if (others.length === 0 && compare(one.amount, payment.amount) === 0) return undefined;
  return { field: 'payment', sent: payment.amount, found: payments.map(({ amount }) => amount).join(', ') };
}

/** Lines that lack or differ can be written again by their handles; nothing else is the gateway's to change. */
function isRepairable({ order, lines, differences, paymentMissing }: HeldOrder): boolean {
  const isOpen = order.completion !== 'COMPLETED' && !order.cancelled;
  const foreign = differences.filter(
    ({ field }) => !/^lines\.\d/.test(field) && !(field === 'payment' && paymentMissing),
  );
  const hasHandles = lines.matches.every(
    ({ held }) => held === undefined || held.row.userLineNumber !== null,
  );
  return isOpen && foreign.length === 0 && lines.extra.length === 0 && hasHandles;
}
