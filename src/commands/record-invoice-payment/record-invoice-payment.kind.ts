/** Records a customer's payment and applies it to invoices; found again by its description, which is the reference. */

import type { ReferencedPayment } from '../../../datasources/p21/payments.datasource.ts';
import { GatewayError } from '../../errors.ts';
import type { CommandContext, CommandKind, Proof, SentReceipt } from '../command-kind.ts';
import { type ComparedField, differencesOf, sameDecimal } from '../compare-fields.ts';
import { customerLane } from '../customer-lane.ts';
import { requireWritten } from '../write-outcome.ts';
import { parseRecordInvoicePayment, type RecordInvoicePaymentInput } from './record-invoice-payment.input.ts';
import { validatePayment } from './validation.ts';

export interface WrittenPayment {
  readonly paymentNumber: string;
  readonly receiptNumbers: readonly string[];
  readonly invoiceNumbers: readonly string[];
}

export const recordInvoicePayment: CommandKind<RecordInvoicePaymentInput, WrittenPayment> = {
  kind: 'recordInvoicePayment',
  // ar_payment_details.payment_desc holds 60 characters (p21-api 7.5).
  referenceLength: 60,
  parse: parseRecordInvoicePayment,
  ...customerLane,
  referenceOf: () => null,
  validate: validatePayment,
  send,
  prove,
};

async function send(
  { receivedOn, ...input }: RecordInvoicePaymentInput,
  reference: string,
  { p21, priority }: CommandContext,
): Promise<SentReceipt> {
  if (receivedOn === null) throw new GatewayError('INTERNAL', 'a payment without a day was not validated');
  const draft = { ...input, receivedOn, reference };
  const answer = requireWritten(await p21.writes.receipts.record(draft, { priority }), 'the payment');
  return { recordId: p21.writes.receipts.receiptNumberIn(answer), messages: answer.messages };
}

async function prove(
  input: RecordInvoicePaymentInput,
  reference: string,
  _receipt: SentReceipt | null,
  { p21, signal, priority }: CommandContext,
): Promise<Proof<WrittenPayment>> {
  const payments = await p21.payments.byReference(reference, { signal, priority });
  const [payment, ...others] = payments;
  if (payment === undefined) return { state: 'ABSENT' };
  if (others.length > 0) return { state: 'DOUBLED', recordIds: payments.map((one) => one.paymentNumber) };
  const { paymentNumber, receiptNumbers } = payment;
  const invoiceNumbers = input.applications.map(({ invoiceNumber }) => invoiceNumber);
  const written = { paymentNumber, receiptNumbers, invoiceNumbers };
  const differences = differencesOf(comparedFields(input, payment));
  // Money once applied is moved by a person only.
  return differences.length === 0
    ? { state: 'COMPLETE', written }
    : { state: 'DIFFERENT', written, differences, repair: 'none' };
}

function comparedFields(input: RecordInvoicePaymentInput, payment: ReferencedPayment): ComparedField[] {
  return [
    ['amount', input.amount, sameDecimal(input.amount, payment.amount)],
    ...input.applications.map(({ invoiceNumber, amount }, index): ComparedField => {
      const line = payment.applications.find((one) => one.invoiceNumber === invoiceNumber);
      return [`applications.${index}.amount`, amount, sameDecimal(amount, line?.paymentAmount ?? null)];
    }),
  ];
}
