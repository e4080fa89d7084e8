/** Joins receipt lines with their receipts and payments (p21-api 7.5, the join used in the field). */
import type { PaymentRow, ReceiptHeaderRow, ReceiptLineRow, ReceiptRow } from './invoices.rows.ts';

/** Receipt lines whose receipt was deleted are left out. */
export function toReceipts(
  lines: readonly ReceiptLineRow[],
  receipts: readonly ReceiptHeaderRow[],
  payments: readonly PaymentRow[],
): ReceiptRow[] {
  const receiptOf = new Map(receipts.map((receipt) => [receipt.receiptNumber, receipt]));
  const paymentOf = new Map(payments.map((payment) => [payment.paymentNumber, payment]));
  return lines.flatMap((line) => {
    const receipt = receiptOf.get(line.receiptNumber);
    return receipt === undefined ? [] : [toReceipt(line, receipt, paymentOf.get(receipt.paymentNumber))];
  });
}

const toReceipt = (
  line: ReceiptLineRow,
  receipt: ReceiptHeaderRow,
  payment: PaymentRow | undefined,
): ReceiptRow => ({
  receiptNumber: line.receiptNumber,
  paymentNumber: receipt.paymentNumber,
  invoiceNumber: line.invoiceNumber,
  customerId: line.customerId,
  amount: line.paymentAmount,
  termsAmount: line.termsAmount ?? '0',
  allowedAmount: line.allowedAmount ?? '0',
  receivedOn: receipt.receivedOn,
  approved: receipt.approved,
  reversed: receipt.reversed,
  description: payment?.description ?? null,
  checkNumber: payment?.checkNumber ?? null,
});
