/**
 * The cash receipts service. Assumption, the whole of it: the name and elements of P21's cash receipts service are not
 * public (p21-api 4.6, 12.1). The window is called "Cash Receipts" (Md), so the service is CashReceipts by default
 * (sandbox option `cashReceiptService`); its elements follow the two levels of the tables it writes: the receipt with
 * its payment (ar_receipts, ar_payment_details) and the invoices it is applied to (ar_receipts_detail).
 */
import Big from 'big.js';
import type { Row } from '../../database/row.ts';
import type { OrderDesk } from '../../orders/order-desk.ts';
import { type PaymentApplication, receivePayment } from '../../orders/receive-payment.ts';
import { columnDisabled, columnRequired, requiredColumn } from '../../orders/refusal.ts';
import { amount } from '../../pricing/amounts.ts';
import { char, date, decimal, type Element, form, list, shown } from '../field.ts';
import type { Service, Step, WriteContext, Written } from '../service.ts';
import { cellsOf, columnsOf, columnsOfAll, keysWritten } from '../typed-columns.ts';
import { paymentTypes } from './lookups.ts';

const main: Element = form(
  'TABPAGE_1.tp_1_dw_1',
  'Cash Receipt',
  [
    decimal('receipt_number', 'ar_receipts.receipt_number', 'Receipt Number'),
    char('company_id', 'ar_receipts.company_id', 'Company ID', { required: true }),
    decimal('remitter_id', 'ar_receipts.remitter_id', 'Remitter ID', { required: true }),
    date('date_received', 'ar_receipts.date_received', 'Date Received'),
    decimal('bank_no', 'ar_receipts.bank_no', 'Bank No'),
    decimal('payment_type_id', 'ar_payment_details.payment_type_id', 'Payment Type', {
      required: true,
      choices: paymentTypes,
    }),
    decimal('payment_amount', 'ar_payment_details.payment_amount', 'Payment Amount', { required: true }),
    char('payment_desc', 'ar_payment_details.payment_desc', 'Description'),
    char('check_number', 'ar_payment_details.check_number', 'Check Number'),
    date('payment_date', 'ar_payment_details.payment_date', 'Payment Date'),
    char('cc_name', 'ar_payment_details.cc_name', 'Name On Card'),
    char('cc_number', 'ar_payment_details.cc_number', 'Card Number'),
    char('cc_authorized_number', 'ar_payment_details.cc_authorized_number', 'Authorized Number'),
    date('cc_authorized_date', 'ar_payment_details.cc_authorized_date', 'Authorized Date'),
    char('payment_account_id', 'ar_payment_details.payment_account_id', 'Payment Account'),
    shown('payment_number', 'ar_receipts.payment_number', 'Payment Number'),
  ],
  { keys: ['receipt_number'], businessObject: 'ar_receipts' },
);

const invoices: Element = list(
  'TABPAGE_17.tp_17_dw_17',
  'Invoices',
  [
    char('invoice_no', 'ar_receipts_detail.invoice_no', 'Invoice No', { required: true }),
    decimal('payment_amount', 'ar_receipts_detail.payment_amount', 'Payment Amount', { required: true }),
    decimal('terms_amount', 'ar_receipts_detail.terms_amount', 'Terms Amount'),
    decimal('allowed_amount', 'ar_receipts_detail.allowed_amount', 'Allowed Amount'),
    shown('customer_id', 'ar_receipts_detail.customer_id', 'Customer ID'),
  ],
  { keys: ['invoice_no'] },
);

/** A receipt is not changed once it is there (p21-api 4.6: payments are reversed, through /commands). */
const write = (steps: readonly Step[], { desk, existing }: WriteContext): Written => {
  if (existing !== undefined) throw columnDisabled('receipt_number');
  const { receipt_number, remitter_id, ...receipt } = columnsOfAll(steps, 'ar_receipts');
  const payment = columnsOfAll(steps, 'ar_payment_details');
  if (typeof remitter_id !== 'number') throw requiredColumn('Remitter ID');
  if (!payment.payment_type_id || !payment.payment_amount) throw columnRequired();
  const received = receivePayment(desk, {
    remitterId: remitter_id,
    payment,
    receipt,
    applications: applied(steps),
  });
  return keysWritten(steps, main.name, {
    receipt_number: received.receipt.receipt_number ?? null,
    payment_number: received.payment.payment_number ?? null,
  });
};

const applied = (steps: readonly Step[]): PaymentApplication[] =>
  steps
    .filter(({ element }) => element === invoices)
    .flatMap(({ element, rows }) =>
      rows.map((row) => toApplication(columnsOf(element, row, 'ar_receipts_detail'))),
    );

const toApplication = (columns: Row): PaymentApplication => {
  if (!columns.invoice_no || columns.payment_amount === undefined) throw columnRequired();
  return {
    invoiceNo: String(columns.invoice_no),
    amount: amount(columns.payment_amount),
    terms: new Big(Number(columns.terms_amount ?? 0)),
    allowed: new Big(Number(columns.allowed_amount ?? 0)),
  };
};

const read = (desk: OrderDesk, receipt: Row): ReadonlyMap<string, readonly Row[]> => {
  const payment = desk.table('ar_payment_details').first({ payment_number: receipt.payment_number ?? null });
  const details = desk.table('ar_receipts_detail').find('receipt_number', receipt.receipt_number ?? null);
  return new Map([
    [main.name, [{ ...cellsOf('ar_receipts', receipt), ...cellsOf('ar_payment_details', payment) }]],
    [invoices.name, details.map((detail) => cellsOf('ar_receipts_detail', detail))],
  ]);
};

export const createCashReceiptsService = (name: string): Service => ({
  name,
  elements: [main, invoices],
  find: (desk, cells) => {
    const number = cells.get('receipt_number');
    return typeof number === 'number'
      ? desk.table('ar_receipts').first({ receipt_number: number })
      : undefined;
  },
  title: (receipt) => `Receipt ${receipt.receipt_number}`,
  write,
  read,
});
