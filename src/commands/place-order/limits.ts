/** Column lengths of orders (p21-api 7.1, 7.3; database build 21.1). */
import type { UserError } from '../command-kind.ts';
import { postalLimits } from '../postal-address.ts';
import type { Limits } from '../user-errors.ts';
import { tooLong, userError } from '../user-errors.ts';
import type { PlaceOrderInput } from './place-order.input.ts';

const header: Limits = { contactId: 16, poNumber: 50, termsId: 2, deliveryInstructions: 255 };
const address: Limits = { name: 50, ...postalLimits };
const payment: Limits = { checkNumber: 30, authorizationNumber: 30 };
const line: Limits = { sku: 40, unitOfMeasure: 8 };

/** Columns a reference may be kept in; a payment's reference is its description. */
const referenceColumns: Limits = { po_no: 50, job_name: 40, source_id: 8 };
const otherReference = 255;
const paymentDescription = 60;

export function lengthErrors(input: PlaceOrderInput, referenceColumn: string): UserError[] {
  const column = referenceColumns[referenceColumn] ?? otherReference;
  const reference = input.payment === null ? column : Math.min(column, paymentDescription);
  return [
    ...tooLong(input, { ...header, shopOrderNumber: reference }),
    ...tooLong(input.shipTo ?? {}, address, 'shipTo.'),
    ...tooLong(input.payment ?? {}, payment, 'payment.'),
    ...input.lines.flatMap((one, index) => tooLong(one, line, `lines.${index}.`)),
    ...noteErrors(input),
  ];
}

/** Both texts share one column. */
function noteErrors(input: PlaceOrderInput): UserError[] {
  const length = instructionsOf(input)?.length ?? 0;
  if (input.note === null || length <= 255) return [];
  const message = `P21 keeps 255 characters of note and delivery instructions together; shorten them by ${length - 255}.`;
  return [userError('TOO_LONG', 'note', message)];
}

/** The one text P21 keeps for both. */
export function instructionsOf({ deliveryInstructions, note }: PlaceOrderInput): string | null {
  const texts = [deliveryInstructions, note].filter((text) => text !== null);
  return texts.length === 0 ? null : texts.join('\n');
}
