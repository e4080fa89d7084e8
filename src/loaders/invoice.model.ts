/** Invoices of P21 as the graph shows them. */
import type { InvoiceLineRow, InvoiceRow, ReceiptRow } from '../../datasources/p21/invoices.rows.ts';
import type { Invoice, InvoiceLine, Receipt } from '../../schema/invoice.type.ts';
import { add, compare, isZero } from '../decimal.ts';
import type { Instant } from '../instant.ts';
import { toGlobalId } from './global-id.ts';
import { freshAt, type MoneyIn, quantity } from './model-values.ts';

export const toInvoice = (row: InvoiceRow, money: MoneyIn, asOf: Instant): Invoice => ({
  __typename: 'Invoice',
  id: toGlobalId('Invoice', row.invoiceNumber),
  ...freshAt(asOf),
  invoiceNumber: row.invoiceNumber,
  kind: kindOf(row),
  status: statusOf(row),
  orderNumber: row.orderNumber,
  poNumber: row.poNumber,
  invoicedOn: row.invoicedOn,
  dueOn: row.dueOn,
  discountUntil: row.termsDueOn,
  terms: row.termsDescription,
  total: money(row.totalAmount),
  paid: money(row.amountPaid),
  deducted: money(add(row.termsTaken ?? '0', row.allowed ?? '0')),
  open: money(row.openAmount),
  freight: money(row.freight),
  tax: money(row.taxAmount),
  otherCharges: money(row.otherChargeAmount),
  disputed: row.disputed,
  paidOn: row.paidOn,
  shippedOn: row.shippedOn,
  carrierName: row.carrierName,
  billTo: {
    name: row.billToName,
    street: row.billToAddress1,
    street2: row.billToAddress2,
    street3: null,
    city: row.billToCity,
    region: row.billToState,
    postalCode: row.billToPostalCode,
    country: row.billToCountry,
  },
  shipTo: {
    name: row.shipToName,
    street: row.shipToAddress1,
    street2: row.shipToAddress2,
    street3: null,
    city: row.shipToCity,
    region: row.shipToState,
    postalCode: row.shipToPostalCode,
    country: row.shipToCountry,
  },
  modifiedAt: row.modifiedAt,
  customerId: row.customerId,
});

/** A credit memo is known by its negative total (p21-api 7.5). */
function kindOf({ typeCode, totalAmount }: InvoiceRow): Invoice['kind'] {
  if (compare(totalAmount, '0') < 0) return 'CREDIT_MEMO';
  return typeCode === 'IN' ? 'INVOICE' : 'OTHER';
}

function statusOf({ paidInFull, openAmount, totalAmount }: InvoiceRow): Invoice['status'] {
  if (paidInFull || isZero(openAmount)) return 'PAID';
  return compare(openAmount, totalAmount) === 0 ? 'OPEN' : 'PARTIALLY_PAID';
}

export const toInvoiceLine = (row: InvoiceLineRow, money: MoneyIn): InvoiceLine => ({
  lineNumber: row.lineNumber,
  sku: row.itemId,
  description: row.description,
  customerPartNumber: row.customerPartNumber,
  shipped: row.quantityShipped === null ? null : quantity(row.quantityShipped, row.unitOfMeasure),
  priced: row.pricingQuantity === null ? null : quantity(row.pricingQuantity, row.pricingUnit),
  pricingUnitPrice: money(row.unitPrice),
  extendedPrice: money(row.extendedPrice),
  isCharge: row.otherCharge,
  budgetCode: row.budgetCode,
  orderLineNumber: row.orderLineNumber,
  itemUid: row.itemUid,
});

export const toReceipt = (row: ReceiptRow, money: MoneyIn): Receipt => ({
  receiptNumber: row.receiptNumber,
  receivedOn: row.receivedOn,
  amount: money(row.amount),
  termsTaken: money(row.termsAmount),
  allowed: money(row.allowedAmount),
  reversed: row.reversed,
  description: row.description,
  checkNumber: row.checkNumber,
});
