/** Customers' payments found by the reference the gateway gave them, and the kinds of payment (p21-api 7.5). */
import { decimal, flag, id, idOrNone, nullable, text } from './column.ts';
import type { ReceiptLineRow } from './invoices.rows.ts';
import { receiptLineTable, receiptTable } from './invoices.rows.ts';
import type { P21OData } from './p21-odata.ts';
import { ofCompany } from './p21-odata.ts';
import type { ReadOptions } from './paging.ts';
import type { RowOf } from './table.ts';
import { defineTable } from './table.ts';
import type { Tenant } from './tenant.ts';

const paymentDeleted = flag('delete_flag');

const paymentTable = defineTable('ar_payment_details', {
  key: ['paymentNumber'],
  deletion: { deleteFlag: paymentDeleted },
  columns: {
    paymentNumber: id('payment_number', 'number'),
    paymentTypeId: idOrNone('payment_type_id'),
    description: nullable(text('payment_desc')),
    amount: decimal('payment_amount'),
    checkNumber: nullable(text('check_number')),
    deleted: paymentDeleted,
  },
});
type PaymentRow = RowOf<typeof paymentTable>;

const typeDeleted = flag('delete_flag');

const paymentTypeTable = defineTable('payment_types', {
  key: ['paymentTypeId'],
  deletion: { deleteFlag: typeDeleted },
  columns: {
    paymentTypeId: id('payment_type_id', 'number'),
    companyId: text('company_id'),
    description: nullable(text('payment_type_desc')),
    methodId: nullable(text('payment_method_id')),
    deleted: typeDeleted,
  },
});
export type PaymentTypeRow = RowOf<typeof paymentTypeTable>;

/** A payment with its receipt, if any: money taken with an order has none until it is invoiced. */
export interface ReferencedPayment extends PaymentRow {
  readonly receiptNumbers: readonly string[];
  readonly applications: readonly ReceiptLineRow[];
}

export class PaymentsSource {
  constructor(
    private readonly odata: P21OData,
    private readonly tenant: Tenant,
  ) {}

  /** Payments whose description is the reference; P21 does not make descriptions unique. */
  async byReference(reference: string, options: ReadOptions = {}): Promise<ReferencedPayment[]> {
    const payments = await this.odata.byKeys(paymentTable, 'description', [reference], options);
    return this.#withReceipts(payments, options);
  }

  /** What became of payments, by their numbers; one that is gone is absent. */
  async byNumbers(numbers: readonly string[], options: ReadOptions = {}): Promise<ReferencedPayment[]> {
    const payments = await this.odata.byKeys(paymentTable, 'paymentNumber', numbers, options);
    return this.#withReceipts(payments, options);
  }

  types(options: ReadOptions = {}): Promise<PaymentTypeRow[]> {
    const filter = ofCompany(paymentTypeTable, this.tenant.companyId);
    return this.odata.rows(paymentTypeTable, { ...options, filter });
  }

  async #withReceipts(payments: readonly PaymentRow[], options: ReadOptions): Promise<ReferencedPayment[]> {
    const numbers = payments.map(({ paymentNumber }) => paymentNumber);
    const receipts = await this.odata.byKeys(receiptTable, 'paymentNumber', numbers, options);
    const receiptNumbers = receipts.map(({ receiptNumber }) => receiptNumber);
    const lines = await this.odata.byKeys(receiptLineTable, 'receiptNumber', receiptNumbers, options);
    return payments.map((payment) => {
      const own = receipts
        .filter(({ paymentNumber }) => paymentNumber === payment.paymentNumber)
        .map(({ receiptNumber }) => receiptNumber);
      const applications = lines.filter(({ receiptNumber }) => own.includes(receiptNumber));
      return { ...payment, receiptNumbers: own, applications };
    });
  }
}
