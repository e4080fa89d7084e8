/** What an order is placed with. Field names are the paths of user errors. */
import { z } from 'zod';
import { day, decimal, numericId, optionalText, orNull, parseInput, text } from '../parse-input.ts';
import { postalAddress } from '../postal-address.ts';

const line = z.strictObject({
  sku: text,
  /** In `unitOfMeasure`. */
  quantity: decimal,
  /** The item's default selling unit where not said. */
  unitOfMeasure: optionalText,
  /** Agreed price per pricing unit; without one P21 prices the line. */
  unitPrice: orNull(decimal),
});

const address = postalAddress.extend({ name: optionalText });

const payment = z.strictObject({
  paymentTypeId: numericId,
  amount: decimal,
  checkNumber: optionalText,
  /** Of the card's authorisation. */
  authorizationNumber: optionalText,
});

const schema = z.strictObject({
  customerId: numericId,
  /** The shop's own number, by which both systems find the order; becomes its reference. */
  shopOrderNumber: optionalText,
  shipToId: orNull(numericId),
  /** For this order alone, in place of the ship-to's address. */
  shipTo: orNull(address),
  contactId: optionalText,
  salesLocationId: orNull(numericId),
  sourceLocationId: orNull(numericId),
  orderedOn: orNull(day),
  requestedOn: orNull(day),
  poNumber: optionalText,
  termsId: optionalText,
  carrierId: orNull(numericId),
  deliveryInstructions: optionalText,
  /** The buyer's words; P21 keeps them with the delivery instructions. */
  note: optionalText,
  payment: orNull(payment),
  lines: z.array(line),
});

export type PlaceOrderInput = z.output<typeof schema>;
export type PlaceOrderLine = PlaceOrderInput['lines'][number];

export const parsePlaceOrder = (payload: unknown): PlaceOrderInput => parseInput(schema, payload);
