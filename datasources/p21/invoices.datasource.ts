/** Invoices, their lines and receipts (p21-api 7.5). */
import { subtract } from '../../src/decimal.ts';
import type { CalendarDate, Instant } from '../../src/instant.ts';
import { dayAfter } from '../../src/instant.ts';
import { firstOfEach } from './first-of-each.ts';
import type { InvoiceLineRow, InvoiceRow, ReceiptRow, StoredInvoiceRow } from './invoices.rows.ts';
import {
  invoiceLineTable,
  invoiceTable,
  paymentTable,
  receiptLineTable,
  receiptTable,
} from './invoices.rows.ts';
import { and, contains, eq, ge, isNotYes, lt, or } from './odata-filter.ts';
import type { P21OData } from './p21-odata.ts';
import { ofCompany } from './p21-odata.ts';
import type { Page, PageQuery, ReadOptions } from './paging.ts';
import { toReceipts } from './receipts.ts';
import type { Tenant } from './tenant.ts';

const columns = invoiceTable.columns;

export interface InvoiceFilter {
  readonly customerId?: string | undefined;
  /** Not paid in full and of type 'IN' (p21-api 7.5). */
  readonly openOnly?: boolean | undefined;
  readonly orderNo?: string | undefined;
  /** First and last day of the invoice date, both included. */
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  /** Due before this day. */
  readonly dueBefore?: CalendarDate | undefined;
  /** Part of the invoice number, order number or PO number. */
  readonly search?: string | undefined;
  readonly modifiedSince?: Instant | undefined;
}

export class InvoicesSource {
  constructor(
    private readonly odata: P21OData,
    private readonly tenant: Tenant,
  ) {}

  async byNumbers(invoiceNumbers: readonly string[], options: ReadOptions = {}): Promise<InvoiceRow[]> {
    const filter = ofCompany(invoiceTable, this.tenant.companyId);
    const rows = await this.odata.byKeys(invoiceTable, 'invoiceNumber', invoiceNumbers, {
      ...options,
      filter,
    });
    return rows.map(toInvoice);
  }

  async byOrderNos(orderNumbers: readonly string[], options: ReadOptions = {}): Promise<InvoiceRow[]> {
    const filter = ofCompany(invoiceTable, this.tenant.companyId);
    const rows = await this.odata.byKeys(invoiceTable, 'orderNumber', orderNumbers, { ...options, filter });
    return rows.map(toInvoice);
  }

  async page(
    query: PageQuery<InvoiceFilter, keyof StoredInvoiceRow & string>,
    options: ReadOptions = {},
  ): Promise<Page<InvoiceRow>> {
    const filter = and(ofCompany(invoiceTable, this.tenant.companyId), toFilter(query.filter ?? {}));
    const page = await this.odata.page(invoiceTable, { ...query, ...options, filter });
    return { ...page, rows: page.rows.map(toInvoice) };
  }

  /** The newest invoices of each customer, `first` of each; newest first within a customer. */
  async newestOf(
    customerIds: readonly string[],
    { filter: wanted = {}, first }: Pick<PageQuery<InvoiceFilter>, 'filter' | 'first'>,
    options: ReadOptions = {},
  ): Promise<InvoiceRow[]> {
    const filter = and(ofCompany(invoiceTable, this.tenant.companyId), toFilter(wanted));
    const query = {
      ...options,
      ...newestFirst,
      table: invoiceTable,
      field: 'customerId',
      filter,
      first,
    } as const;
    return (await firstOfEach(this.odata, query, customerIds)).map(toInvoice);
  }

  lines(invoiceNumbers: readonly string[], options: ReadOptions = {}): Promise<InvoiceLineRow[]> {
    return this.odata.byKeys(invoiceLineTable, 'invoiceNumber', invoiceNumbers, options);
  }

  /** What was received for the invoices: receipt line, its receipt, its payment. */
  async receipts(invoiceNumbers: readonly string[], options: ReadOptions = {}): Promise<ReceiptRow[]> {
    const lines = await this.odata.byKeys(receiptLineTable, 'invoiceNumber', invoiceNumbers, options);
    const receiptNumbers = lines.map((line) => line.receiptNumber);
    const receipts = await this.odata.byKeys(receiptTable, 'receiptNumber', receiptNumbers, options);
    const paymentNumbers = receipts.map((receipt) => receipt.paymentNumber);
    const payments = await this.odata.byKeys(paymentTable, 'paymentNumber', paymentNumbers, options);
    return toReceipts(lines, receipts, payments);
  }
}

const newestFirst = { orderBy: [{ field: 'invoicedOn', descending: true }] } as const;

/** An invoice with what is still to pay. */
export const toInvoice = (row: StoredInvoiceRow): InvoiceRow => ({
  ...row,
  openAmount: subtract(
    row.totalAmount,
    row.amountPaid,
    row.termsTaken ?? '0',
    row.allowed ?? '0',
    row.memoAmount ?? '0',
    row.badDebtAmount ?? '0',
  ),
});

function toFilter(wanted: InvoiceFilter) {
  const search = wanted.search?.trim();
  return and(
    wanted.customerId === undefined ? undefined : eq(columns.customerId, wanted.customerId),
    wanted.openOnly === true ? and(isNotYes(columns.paidInFull), eq(columns.typeCode, 'IN')) : undefined,
    wanted.orderNo === undefined ? undefined : eq(columns.orderNumber, wanted.orderNo),
    wanted.from === undefined ? undefined : ge(columns.invoicedOn, wanted.from),
    wanted.to === undefined ? undefined : lt(columns.invoicedOn, dayAfter(wanted.to)),
    wanted.dueBefore === undefined ? undefined : lt(columns.dueOn, wanted.dueBefore),
    search
      ? or(
          ...[columns.invoiceNumber, columns.orderNumber, columns.poNumber].map((column) =>
            contains(column, search),
          ),
        )
      : undefined,
    wanted.modifiedSince === undefined ? undefined : ge(columns.modifiedAt, wanted.modifiedSince),
  );
}
