/**
 * Takes back what is still open of an order line. P21 allows it until the goods are being picked; what has been
 * invoiced stays. Sent twice it changes nothing more.
 */

import { z } from 'zod';
import type { OrderLineRow, OrderRow } from '../../../datasources/p21/orders.rows.ts';
import { add, compare, divide, isZero } from '../../decimal.ts';
import type {
  CommandContext,
  CommandKind,
  Proof,
  SentReceipt,
  UserError,
  Validation,
} from '../command-kind.ts';
import { proofOfChange } from '../compare-fields.ts';
import { unreferenced } from '../customer-lane.ts';
import { numericId, parseInput, text } from '../parse-input.ts';
import { unknownRecord, userError } from '../user-errors.ts';
import { WriteFailure } from '../write-failure.ts';
import { askBeforeWriting, requireWritten } from '../write-outcome.ts';

const schema = z.strictObject({ customerId: numericId, orderNumber: text, lineNumber: z.int().positive() });
export type CancelOrderLineInput = z.output<typeof schema>;

export interface CancelledLine {
  readonly orderNumber: string;
  readonly lineNumber: number;
}

export const cancelOrderLine: CommandKind<CancelOrderLineInput, CancelledLine> = {
  kind: 'cancelOrderLine',
  ...unreferenced,
  parse: (payload) => parseInput(schema, payload),
  validate,
  send,
  prove,
};

async function validate(
  input: CancelOrderLineInput,
  context: CommandContext,
): Promise<Validation<CancelOrderLineInput>> {
  const { order, line } = await read(input, context);
  return { input, userErrors: order === undefined ? [unknownOrder(input)] : stateErrors(input, order, line) };
}

const unknownOrder = ({ orderNumber }: CancelOrderLineInput): UserError =>
  unknownRecord('orderNumber', 'order', orderNumber);

function stateErrors(
  input: CancelOrderLineInput,
  order: OrderRow,
  line: OrderLineRow | undefined,
): UserError[] {
  // Whose order it is, is nobody else's business: it is not there.
  if (order.customerId !== input.customerId) return [unknownOrder(input)];
  if (line === undefined) return [unknownRecord('lineNumber', 'line', String(input.lineNumber))];
  const refusal = refusalOf(order, line);
  return refusal === undefined ? [] : [userError('NOT_ALLOWED_IN_STATE', 'lineNumber', refusal)];
}

function refusalOf(order: OrderRow, line: OrderLineRow): string | undefined {
  if (order.quote || order.returnOrder)
    return 'Only lines of orders can be cancelled, not of quotes or returns.';
  if (order.cancelled || line.cancelled) return 'The line is cancelled already.';
  if (line.completed || isZero(line.quantityOpen)) return 'Nothing of the line is open any more.';
  if (compare(line.quantityOnPickTickets ?? '0', '0') > 0)
    return 'The goods are being picked; ask your supplier to stop the shipment.';
  if (line.userLineNumber === null) return 'P21 keeps no key for this line; ask your supplier to cancel it.';
  return undefined;
}

async function send(
  input: CancelOrderLineInput,
  _reference: string,
  context: CommandContext,
): Promise<SentReceipt> {
  const { p21, priority } = context;
  const { order, line } = await askBeforeWriting(() => read(input, context));
  if (order === undefined || line === undefined) throw refused('the line is not there any more');
  const refusal = refusalOf(order, line);
  if (refusal !== undefined || line.userLineNumber === null) throw refused(refusal ?? 'no key', refusal);
  const kept = add(line.quantityInvoiced ?? '0', line.quantityCancelled ?? '0');
  const { orderNumber } = input;
  const change = { orderNumber, handle: line.userLineNumber, keptQuantity: divide(kept, line.unitSize) };
  const answer = await p21.writes.orders.cancelLine(change, { priority });
  const { messages } = requireWritten(answer, 'the cancellation');
  return { recordId: orderNumber, messages };
}

/** The state has changed since acceptance. */
const refused = (forOperators: string, message = 'The line cannot be cancelled any more.'): WriteFailure =>
  new WriteFailure({
    certainty: 'NOT_WRITTEN',
    retry: 'never',
    settled: true,
    forOperators,
    userError: userError('NOT_ALLOWED_IN_STATE', 'lineNumber', message),
  });

/** A line that P21 has deleted is as cancelled as can be. */
async function prove(
  input: CancelOrderLineInput,
  _reference: string,
  receipt: SentReceipt | null,
  context: CommandContext,
): Promise<Proof<CancelledLine>> {
  const { orderNumber, lineNumber } = input;
  const { order, line } = await read(input, context);
  if (order === undefined) return { state: 'ABSENT' };
  const open = line === undefined || line.cancelled || order.cancelled ? '0' : line.quantityOpen;
  const differences = isZero(open) ? [] : [{ field: 'lineNumber', sent: '0 open', found: `${open} open` }];
  return proofOfChange({ orderNumber, lineNumber }, differences, receipt !== null);
}

async function read(
  { orderNumber, lineNumber }: CancelOrderLineInput,
  { p21, signal, priority }: CommandContext,
): Promise<{ readonly order: OrderRow | undefined; readonly line: OrderLineRow | undefined }> {
  const options = { signal, priority };
  const [[order], lines] = await Promise.all([
    p21.orders.byNumbers([orderNumber], options),
    p21.orders.lines([orderNumber], options),
  ]);
  return { order, line: lines.find((line) => line.lineNumber === lineNumber) };
}
