/** Brings an order closer to what was sent: lines P21 dropped, merged or changed, and the payment that follows it. */
import type { OrderLineDraft } from '../../../datasources/p21/writes/order.document.ts';
import type { CommandContext, SentReceipt } from '../command-kind.ts';
import { WriteFailure } from '../write-failure.ts';
import { askBeforeWriting, requireWritten } from '../write-outcome.ts';
import { differencesOfLines } from './order-comparison.ts';
import { handleOf, toLineDraft, toPaymentDraft } from './order-draft.ts';
import type { HeldOrder } from './order-proof.ts';
import { readHeldOrder } from './order-proof.ts';
import type { PlaceOrderInput } from './place-order.input.ts';

/**
 * Looks again first: what a late commit brought meanwhile is not written twice. Lines keep their handles, so that the
 * same repair sent twice changes a line instead of adding another.
 */
export async function repairOrder(
  input: PlaceOrderInput,
  reference: string,
  orderNumber: string,
  context: CommandContext,
): Promise<SentReceipt> {
  const { p21, priority } = context;
  const [order] = await askBeforeWriting(() => p21.orders.byNumbers([orderNumber], { priority }));
  if (order === undefined) throw vanished(orderNumber);
  const held = await askBeforeWriting(() => readHeldOrder(input, reference, order, context));
  const lines = linesToWrite(held);
  const payment = held.paymentMissing ? toPaymentDraft(input, reference) : null;
  if (lines.length === 0 && payment === null) return { recordId: orderNumber, messages: [] };
  const answer = await p21.writes.orders.amend(orderNumber, { lines, payment }, { priority });
  const { messages } = requireWritten(answer, 'the missing part of the order');
  return { recordId: orderNumber, messages };
}

function linesToWrite({ lines, handles }: HeldOrder): OrderLineDraft[] {
  const taken = new Set(handles);
  return lines.matches.flatMap((match) => {
    if (differencesOfLines({ matches: [match], extra: [] }).length === 0) return [];
    const handle = match.held?.row.userLineNumber ?? freeHandle(match.index, taken);
    taken.add(handle);
    return [toLineDraft(match.sent, handle)];
  });
}

/** The line's own handle where nobody has it, as when P21 dropped the line; else the next that is free. */
function freeHandle(index: number, taken: ReadonlySet<string>): string {
  let number = index;
  while (taken.has(handleOf(number))) number += 1;
  return handleOf(number);
}

const vanished = (orderNumber: string): WriteFailure =>
  new WriteFailure({
    certainty: 'NOT_WRITTEN',
    retry: 'later',
    settled: true,
    forOperators: `order ${orderNumber} is not there any more`,
  });
