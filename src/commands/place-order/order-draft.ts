/** The order as P21 is asked to write it; from a validated input, so that every attempt says the same. */
import type {
  OrderDraft,
  OrderLineDraft,
  OrderPaymentDraft,
} from '../../../datasources/p21/writes/order.document.ts';
import { GatewayError } from '../../errors.ts';
import type { CommandSettings } from '../command-settings.ts';
import { instructionsOf } from './limits.ts';
import type { PlaceOrderInput, PlaceOrderLine } from './place-order.input.ts';

export function toOrderDraft(
  input: PlaceOrderInput,
  reference: string,
  settings: CommandSettings,
): OrderDraft {
  const { customerId, contactId, poNumber, termsId, carrierId, shipTo } = input;
  return {
    reference,
    customerId,
    contactId,
    poNumber,
    termsId,
    carrierId,
    shipTo,
    shipToId: needed(input, 'shipToId'),
    salesLocationId: needed(input, 'salesLocationId'),
    sourceLocationId: needed(input, 'sourceLocationId'),
    orderedOn: needed(input, 'orderedOn'),
    requestedOn: needed(input, 'requestedOn'),
    taker: settings.taker,
    deliveryInstructions: instructionsOf(input),
    lines: input.lines.map((line, index) => toLineDraft(line, handleOf(index))),
    payment: toPaymentDraft(input, reference),
  };
}

/** The line's own key in P21, as P21 would number it: 001, 002, … (p21-api 4.2). */
export const handleOf = (index: number): string => String(index + 1).padStart(3, '0');

export const toLineDraft = (line: PlaceOrderLine, handle: string): OrderLineDraft => ({
  handle,
  itemId: line.sku,
  quantity: line.quantity,
  unitOfMeasure: line.unitOfMeasure ?? unvalidated('lines'),
  unitPrice: line.unitPrice,
});

/** Found again by its description, which is the reference. */
export function toPaymentDraft(input: PlaceOrderInput, reference: string): OrderPaymentDraft | null {
  if (input.payment === null) return null;
  return { ...input.payment, description: reference, paidOn: needed(input, 'orderedOn') };
}

function needed(
  input: PlaceOrderInput,
  field: 'shipToId' | 'salesLocationId' | 'sourceLocationId' | 'orderedOn' | 'requestedOn',
): string {
  return input[field] ?? unvalidated(field);
}

/** Validation completes what is missing; an order that was never validated must not reach P21. */
function unvalidated(field: string): never {
  throw new GatewayError('INTERNAL', `an order was to be sent without ${field}: it was not validated`);
}
