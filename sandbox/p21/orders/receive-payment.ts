/** Money of a customer: a payment, its receipt and the invoices it is for (p21-api 7.5). */
import Big from 'big.js';
import type { Row } from '../database/row.ts';
import { amount } from '../pricing/amounts.ts';
import { dayOf } from '../pricing/calendar-day.ts';
import { toCents } from './cells.ts';
import { drawCredit } from './credit.ts';
import type { OrderDesk } from './order-desk.ts';
import { notFound, P21Refusal } from './refusal.ts';

export interface PaymentDraft {
  /** The customer's address id: who sent the money. */
  readonly remitterId: number;
  /** Columns of ar_payment_details. Needed: payment_type_id and payment_amount. */
  readonly payment: Row;
  /** Columns of ar_receipts, e.g. bank_no, date_received. */
  readonly receipt?: Row;
  readonly applications: readonly PaymentApplication[];
}

export interface PaymentApplication {
  readonly invoiceNo: string;
  readonly amount: Big;
  /** Discount taken for paying early. */
  readonly terms?: Big;
  readonly allowed?: Big;
}

export interface ReceivedPayment {
  readonly payment: Row;
  readonly receipt: Row;
}

/** All or nothing. Throws a `P21Refusal` on unknown invoices and payment types and on more than is open. */
export const receivePayment = (desk: OrderDesk, draft: PaymentDraft): ReceivedPayment =>
  desk.database.transaction(() => {
    const payment = writePayment(desk, draft.payment);
    const receipt = desk.insert('ar_receipts', {
      date_received: payment.payment_date ?? null,
      approved: 'Y',
      reverse_payment_flag: 'N',
      delete_flag: 'N',
      cleared_bank: 'N',
      ...draft.receipt,
      receipt_number: desk.database.nextNumber('receipt_number'),
      payment_number: payment.payment_number ?? null,
      company_id: desk.companyId,
      remitter_id: draft.remitterId,
    });
    for (const application of draft.applications) applyTo(desk, receipt, application);
    refuseOverdrawn(payment, draft.applications);
    return { payment, receipt };
  });

/** What the invoice still asks for. */
export const openAmountOf = (invoice: Row): Big =>
  ['amount_paid', 'terms_taken', 'allowed', 'memo_amount', 'bad_debt_amount'].reduce(
    (open, column) => open.minus(amount(invoice[column])),
    amount(invoice.total_amount),
  );

const writePayment = (desk: OrderDesk, given: Row): Row => {
  const type = desk.table('payment_types').first({ payment_type_id: given.payment_type_id ?? null });
  if (type === undefined || type.delete_flag === 'Y')
    throw notFound('Payment Type ID', given.payment_type_id);
  const date = typeof given.payment_date === 'number' ? given.payment_date : desk.now();
  const [year, month] = dayOf(date, desk.database.timeZone).split('-');
  return desk.insert('ar_payment_details', {
    payment_desc: type.payment_type_desc ?? '',
    payment_date: date,
    period: Number(month),
    year_for_period: Number(year),
    memo_amount: 0,
    delete_flag: 'N',
    created_by: desk.user,
    ...given,
    payment_number: desk.database.nextNumber('payment_number'),
  });
};

const applyTo = (desk: OrderDesk, receipt: Row, application: PaymentApplication): void => {
  const invoice = desk.table('invoice_hdr').first({ invoice_no: application.invoiceNo });
  if (invoice === undefined) throw notFound('Invoice No', application.invoiceNo);
  const terms = application.terms ?? new Big(0);
  const allowed = application.allowed ?? new Big(0);
  const settled = application.amount.plus(terms).plus(allowed);
  if (settled.gt(openAmountOf(invoice))) throw tooMuch(application.invoiceNo);
  desk.insert('ar_receipts_detail', {
    receipt_number: receipt.receipt_number ?? null,
    invoice_no: application.invoiceNo,
    customer_id: invoice.customer_id_number ?? null,
    company_id: desk.companyId,
    payment_amount: toCents(application.amount),
    terms_amount: toCents(terms),
    allowed_amount: toCents(allowed),
    tax_amount_paid: 0,
    delete_flag: 'N',
  });
  settle(desk, invoice, application.amount, terms, allowed);
  drawCredit(desk, invoice.customer_id_number, settled.times(-1));
};

const settle = (desk: OrderDesk, invoice: Row, paid: Big, terms: Big, allowed: Big): void => {
  const changes: Row = {
    amount_paid: toCents(amount(invoice.amount_paid).plus(paid)),
    terms_taken: toCents(amount(invoice.terms_taken).plus(terms)),
    allowed: toCents(amount(invoice.allowed).plus(allowed)),
  };
  const open = openAmountOf({ ...invoice, ...changes });
  desk.update('invoice_hdr', invoice, {
    ...changes,
    ...(open.lte(0) ? { paid_in_full_flag: 'Y', date_paid: desk.now() } : {}),
  });
};

/** Assumption: P21's words. */
const tooMuch = (invoiceNo: string): P21Refusal =>
  new P21Refusal(`General Exception: The amount applied to invoice ${invoiceNo} exceeds its open amount.`);

/** Assumption: P21's words; what is not applied stays with the customer. */
const refuseOverdrawn = (payment: Row, applications: readonly PaymentApplication[]): void => {
  const applied = applications.reduce((sum, one) => sum.plus(one.amount), new Big(0));
  if (applied.gt(amount(payment.payment_amount)))
    throw new P21Refusal('General Exception: The amounts applied exceed the payment amount.');
};
