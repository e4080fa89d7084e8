/** Checks a payment before acceptance: its invoices, their open amounts, and the sum. */
import type { InvoiceRow } from '../../../datasources/p21/invoices.rows.ts';
import { add, compare, round } from '../../decimal.ts';
import { toCalendarDay } from '../../instant.ts';
import type { CommandContext, UserError, Validation } from '../command-kind.ts';
import { missing, tooLong, unknownRecord, userError } from '../user-errors.ts';
import type { RecordInvoicePaymentInput } from './record-invoice-payment.input.ts';

type Application = RecordInvoicePaymentInput['applications'][number];

/** p21-api 7.5. */
const limits = { checkNumber: 30, authorizationNumber: 30 };

export async function validatePayment(
  input: RecordInvoicePaymentInput,
  { p21, settings, clock, signal, priority }: CommandContext,
): Promise<Validation<RecordInvoicePaymentInput>> {
  const options = { signal, priority };
  const { customerId, paymentTypeId, applications, amount } = input;
  const [[customer], types, invoices] = await Promise.all([
    p21.customers.byIds([customerId], options),
    p21.payments.types(options),
    p21.invoices.byNumbers(
      applications.map(({ invoiceNumber }) => invoiceNumber),
      options,
    ),
  ]);
  const applied = add('0', ...applications.map((one) => one.amount));
  const userErrors: UserError[] = [
    ...(customer === undefined ? [unknownRecord('customerId', 'customer', customerId)] : []),
    ...(types.some((type) => type.paymentTypeId === paymentTypeId)
      ? []
      : [unknownRecord('paymentTypeId', 'payment type', paymentTypeId)]),
    ...amountErrors('amount', amount),
    ...(applications.length === 0 ? [missing('applications', 'at least one invoice')] : []),
    ...(compare(applied, amount) > 0
      ? [userError('INVALID_VALUE', 'amount', `The invoices take ${applied} together; give at least that.`)]
      : []),
    ...applications.flatMap((one, index) => applicationErrors(one, index, input, invoices)),
    ...twiceErrors(applications),
    ...tooLong(input, limits),
  ];
  const receivedOn = input.receivedOn ?? toCalendarDay(clock(), settings.timeZone);
  return { input: { ...input, receivedOn }, userErrors };
}

function applicationErrors(
  application: Application,
  index: number,
  { customerId }: RecordInvoicePaymentInput,
  invoices: readonly InvoiceRow[],
): UserError[] {
  const at = (field: string) => `applications.${index}.${field}`;
  const { invoiceNumber, amount, termsAmount, allowedAmount } = application;
  const invoice = invoices.find((one) => one.invoiceNumber === invoiceNumber);
  if (invoice === undefined) return [unknownRecord(at('invoiceNumber'), 'invoice', invoiceNumber)];
  if (invoice.customerId !== customerId) {
    const message = `Invoice ${invoiceNumber} belongs to another customer.`;
    return [userError('OF_OTHER_CUSTOMER', at('invoiceNumber'), message)];
  }
  const settled = add(amount, termsAmount ?? '0', allowedAmount ?? '0');
  const isTooMuch = compare(settled, invoice.openAmount) > 0;
  return [
    ...amountErrors(at('amount'), amount),
    ...(termsAmount !== null && compare(termsAmount, '0') < 0
      ? amountErrors(at('termsAmount'), termsAmount)
      : []),
    ...(allowedAmount !== null && compare(allowedAmount, '0') < 0
      ? amountErrors(at('allowedAmount'), allowedAmount)
      : []),
    ...(isTooMuch
      ? [userError('INVALID_VALUE', at('amount'), `Only ${invoice.openAmount} of the invoice is open.`)]
      : []),
  ];
}

/** decimal(19,4), but money has cents. */
const amountErrors = (field: string, amount: string): UserError[] =>
  compare(amount, '0') > 0 && round(amount, 2) === amount
    ? []
    : [userError('INVALID_VALUE', field, 'Give an amount above zero in whole cents.')];

/** P21 keeps one row an invoice and receipt: a second one would replace the first. */
function twiceErrors(applications: readonly Application[]): UserError[] {
  const numbers = applications.map(({ invoiceNumber }) => invoiceNumber);
  return numbers.flatMap((number, index) =>
    numbers.indexOf(number) === index
      ? []
      : [userError('INVALID_VALUE', `applications.${index}.invoiceNumber`, `Name invoice ${number} once.`)],
  );
}
