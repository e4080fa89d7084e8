import { bulkPayloadOf, type Payload, payloadOf } from './payload.type.ts';

export const RecordInvoicePaymentPayload = payloadOf(
  'RecordInvoicePayment',
  'a payment that was to be recorded',
);
export type RecordInvoicePaymentPayload = Payload;

export const RecordInvoicePaymentsPayload = bulkPayloadOf(
  'RecordInvoicePayments',
  'payments that were to be recorded',
  () => RecordInvoicePaymentPayload,
);
