/** A payment of a customer and the invoices it pays. */
import { z } from 'zod';
import { day, decimal, numericId, optionalText, orNull, parseInput, text } from '../parse-input.ts';

const application = z.strictObject({
  invoiceNumber: text,
  amount: decimal,
  /** Discount taken for paying early. */
  termsAmount: orNull(decimal),
  allowedAmount: orNull(decimal),
});

const schema = z.strictObject({
  customerId: numericId,
  paymentTypeId: numericId,
  amount: decimal,
  /** Today in the zone of P21 where not said. */
  receivedOn: orNull(day),
  checkNumber: optionalText,
  /** Of the card's authorisation. */
  authorizationNumber: optionalText,
  bankNumber: orNull(numericId),
  applications: z.array(application),
});

export type RecordInvoicePaymentInput = z.output<typeof schema>;

export const parseRecordInvoicePayment = (payload: unknown): RecordInvoicePaymentInput =>
  parseInput(schema, payload);
