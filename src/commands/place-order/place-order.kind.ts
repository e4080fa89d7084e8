/** Places an order in P21: one command, one order, exactly its lines. */

import type { CommandContext, CommandKind, DifferentProof, SentReceipt } from '../command-kind.ts';
import { customerLane } from '../customer-lane.ts';
import { askBeforeWriting, requireWritten } from '../write-outcome.ts';
import { toOrderDraft } from './order-draft.ts';
import type { WrittenOrder } from './order-proof.ts';
import { ordersOf, proveOrder } from './order-proof.ts';
import { repairOrder } from './order-repair.ts';
import type { PlaceOrderInput } from './place-order.input.ts';
import { parsePlaceOrder } from './place-order.input.ts';
import { validateOrder } from './validation.ts';

export const placeOrder: CommandKind<PlaceOrderInput, WrittenOrder> = {
  kind: 'placeOrder',
  // The shortest column a reference may be kept in, job_name (p21-api 7.3).
  referenceLength: 40,
  parse: parsePlaceOrder,
  ...customerLane,
  referenceOf: ({ shopOrderNumber }) => shopOrderNumber,
  validate: validateOrder,
  send,
  prove: proveOrder,
  repair: (input, reference, proof: DifferentProof<WrittenOrder>, context) =>
    repairOrder(input, reference, proof.written.orderNumber, context),
};

/**
 * A number of the shop's may have come to P21 by another way, an import or an earlier command: asked before, because
 * P21 takes the same reference twice.
 */
async function send(
  input: PlaceOrderInput,
  reference: string,
  context: CommandContext,
): Promise<SentReceipt> {
  const { p21, settings, priority } = context;
  if (input.shopOrderNumber !== null) {
    const [known] = await askBeforeWriting(() => ordersOf(reference, context, { priority }));
    if (known !== undefined) return { recordId: known.orderNumber, messages: ['was there before'] };
  }
  const draft = toOrderDraft(input, reference, settings);
  const placed = requireWritten(await p21.writes.orders.place(draft, { priority }), 'the order');
  return { recordId: placed.orderNumber, messages: placed.messages };
}
