/** Invoices, their lines and what was received for them (p21-api 7.5). */
import type { DecimalString } from '../../src/decimal.ts';
import type { CalendarDate } from '../../src/instant.ts';
import {
  calendarDate,
  decimal,
  flag,
  id,
  idOrNone,
  instant,
  integer,
  nullable,
  optional,
  text,
  uidOrNone,
} from './column.ts';
import type { RowOf } from './table.ts';
import { defineTable } from './table.ts';

/** Has no deletion mark. */
export const invoiceTable = defineTable('invoice_hdr', {
  key: ['invoiceNumber'],
  columns: {
    invoiceNumber: id('invoice_no', 'text'),
    displayNumber: optional(text('inv_no_display')),
    /** 'IN' is an invoice (p21-api 7.5). */
    typeCode: nullable(text('invoice_type')),
    orderNumber: nullable(text('order_no')),
    orderedOn: nullable(calendarDate('order_date')),
    invoicedOn: nullable(calendarDate('invoice_date')),
    companyId: text('company_no'),
    branchId: nullable(text('branch_id')),
    /** `customer_id` of this table is text; its numeric twin is read (p21-api 2.4). */
    customerId: id('customer_id_number', 'number'),
    shipToId: idOrNone('ship_to_id'),
    billToName: nullable(text('bill2_name')),
    billToAddress1: nullable(text('bill2_address1')),
    billToAddress2: nullable(text('bill2_address2')),
    billToCity: nullable(text('bill2_city')),
    billToState: nullable(text('bill2_state')),
    billToPostalCode: nullable(text('bill2_postal_code')),
    billToCountry: nullable(text('bill2_country')),
    shipToName: nullable(text('ship2_name')),
    shipToAddress1: nullable(text('ship2_address1')),
    shipToAddress2: nullable(text('ship2_address2')),
    shipToCity: nullable(text('ship2_city')),
    shipToState: nullable(text('ship2_state')),
    shipToPostalCode: nullable(text('ship2_postal_code')),
    shipToCountry: nullable(text('ship2_country')),
    poNumber: nullable(text('po_no')),
    termsId: nullable(text('terms_id')),
    termsDescription: nullable(text('terms_desc')),
    /** Invoices age by this date, not by their terms (p21-api 7.5). */
    dueOn: nullable(calendarDate('net_due_date')),
    termsDueOn: nullable(calendarDate('terms_due_date')),
    termsAmount: nullable(decimal('terms_amount')),
    /** Negative on credit memos. */
    totalAmount: decimal('total_amount'),
    amountPaid: decimal('amount_paid'),
    termsTaken: nullable(decimal('terms_taken')),
    allowed: nullable(decimal('allowed')),
    memoAmount: nullable(decimal('memo_amount')),
    badDebtAmount: nullable(decimal('bad_debt_amount')),
    freight: nullable(decimal('freight')),
    taxAmount: nullable(decimal('tax_amount')),
    otherChargeAmount: nullable(decimal('other_charge_amount')),
    paidInFull: flag('paid_in_full_flag'),
    paidOn: nullable(calendarDate('date_paid')),
    disputed: flag('disputed_flag'),
    carrierName: nullable(text('carrier_name')),
    shippedOn: nullable(calendarDate('ship_date')),
    salesrepId: nullable(text('salesrep_id')),
    salesrepName: nullable(text('salesrep_name')),
    createdAt: nullable(instant('date_created')),
    modifiedAt: nullable(instant('date_last_modified')),
  },
});
export type StoredInvoiceRow = RowOf<typeof invoiceTable>;

export interface InvoiceRow extends StoredInvoiceRow {
  /**
   * total - (paid + terms taken + allowed) (p21-api 7.5).
   * Assumption: memo and bad debt amounts belong in it too, as p21-api 7.5 infers.
   */
  readonly openAmount: DecimalString;
}

export const invoiceLineTable = defineTable('invoice_line', {
  key: ['invoiceNumber', 'lineNumber'],
  columns: {
    invoiceNumber: id('invoice_no', 'text'),
    lineNumber: integer('line_no'),
    lineUid: integer('invoice_line_uid'),
    orderNumber: nullable(text('order_no')),
    orderLineNumber: nullable(integer('oe_line_number')),
    itemUid: uidOrNone('inv_mast_uid'),
    itemId: nullable(text('item_id')),
    description: nullable(text('item_desc')),
    customerPartNumber: nullable(text('customer_part_number')),
    quantityRequested: nullable(decimal('qty_requested')),
    quantityShipped: nullable(decimal('qty_shipped')),
    unitOfMeasure: nullable(text('unit_of_measure')),
    pricingUnit: nullable(text('pricing_unit')),
    pricingQuantity: nullable(decimal('pricing_quantity')),
    unitPrice: nullable(decimal('unit_price')),
    extendedPrice: nullable(decimal('extended_price')),
    otherCharge: flag('other_charge_item'),
    taxable: flag('tax_item'),
    /** Tells tax, freight and ordinary lines apart; a code of `code_p21`. */
    typeCode: nullable(integer('invoice_line_type')),
    budgetCode: optional(text('budget_cd')),
  },
});
export type InvoiceLineRow = RowOf<typeof invoiceLineTable>;

const receiptLineDeleted = flag('delete_flag');

export const receiptLineTable = defineTable('ar_receipts_detail', {
  key: ['receiptNumber', 'invoiceNumber'],
  deletion: { deleteFlag: receiptLineDeleted },
  columns: {
    receiptNumber: id('receipt_number', 'number'),
    invoiceNumber: id('invoice_no', 'text'),
    customerId: id('customer_id', 'number'),
    paymentAmount: decimal('payment_amount'),
    termsAmount: nullable(decimal('terms_amount')),
    allowedAmount: nullable(decimal('allowed_amount')),
    deleted: receiptLineDeleted,
  },
});
export type ReceiptLineRow = RowOf<typeof receiptLineTable>;

const receiptDeleted = flag('delete_flag');

export const receiptTable = defineTable('ar_receipts', {
  key: ['receiptNumber'],
  deletion: { deleteFlag: receiptDeleted },
  columns: {
    receiptNumber: id('receipt_number', 'number'),
    paymentNumber: id('payment_number', 'number'),
    receivedOn: nullable(calendarDate('date_received')),
    approved: flag('approved'),
    reversed: flag('reverse_payment_flag'),
    deleted: receiptDeleted,
  },
});
export type ReceiptHeaderRow = RowOf<typeof receiptTable>;

const paymentDeleted = flag('delete_flag');

export const paymentTable = defineTable('ar_payment_details', {
  key: ['paymentNumber'],
  deletion: { deleteFlag: paymentDeleted },
  columns: {
    paymentNumber: id('payment_number', 'number'),
    paymentTypeId: idOrNone('payment_type_id'),
    description: nullable(text('payment_desc')),
    paidOn: nullable(calendarDate('payment_date')),
    checkNumber: nullable(text('check_number')),
    deleted: paymentDeleted,
  },
});
export type PaymentRow = RowOf<typeof paymentTable>;

/** A payment as far as it was applied to one invoice. */
export interface ReceiptRow {
  readonly receiptNumber: string;
  readonly paymentNumber: string | null;
  readonly invoiceNumber: string;
  readonly customerId: string;
  readonly amount: DecimalString;
  readonly termsAmount: DecimalString;
  readonly allowedAmount: DecimalString;
  readonly receivedOn: CalendarDate | null;
  readonly approved: boolean;
  readonly reversed: boolean;
  readonly description: string | null;
  readonly checkNumber: string | null;
}
