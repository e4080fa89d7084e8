/**
 * Records a payment and applies it to invoices. The service for it is not public (p21-api 4.6, 12.1): its name and
 * tabs are configuration, its fields are found by the columns of the tables a receipt is kept in (p21-api 7.5).
 */
import type { DecimalString } from '../../../src/decimal.ts';
import type { CalendarDate } from '../../../src/instant.ts';
import type { ReadOptions } from '../paging.ts';
import { type ColumnValue, missingColumns } from './column-fields.ts';
import { writeColumns } from './column-writes.ts';
import type { ServiceDefinition } from './service-definition.ts';
import type { DataElement, Typed } from './transaction-set.ts';
import { list } from './transaction-set.ts';
import type { TransactionsSource } from './transactions.datasource.ts';
import type { WriteAnswer, Written } from './write-answer.ts';

export interface ReceiptDraft {
  /** Customer who pays: the id of its address. */
  readonly customerId: string;
  readonly paymentTypeId: string;
  readonly amount: DecimalString;
  readonly receivedOn: CalendarDate;
  /** How the payment is found again (`ar_payment_details.payment_desc`, 60 characters). */
  readonly reference: string;
  readonly checkNumber: string | null;
  readonly authorizationNumber: string | null;
  readonly bankNumber: string | null;
  readonly applications: readonly ReceiptApplication[];
}

export interface ReceiptApplication {
  readonly invoiceNumber: string;
  readonly amount: DecimalString;
  /** Discount taken for paying early. */
  readonly termsAmount: DecimalString | null;
  readonly allowedAmount: DecimalString | null;
}

/** Names of the tenant's service: the service, the tab of the receipt, the tab of the invoices. */
export interface ReceiptService {
  readonly name: string;
  readonly main: string;
  readonly rows: string;
}

/** Columns every receipt needs a field for, as `table.column`; what `doctor` looks for. */
const invoiceColumns = ['invoice_no', 'payment_amount'] as const;

export class ReceiptWrites {
  constructor(
    private readonly transactions: TransactionsSource,
    private readonly service: ReceiptService,
    private readonly companyId: string,
  ) {}

  /** The answer names the receipt where the service has a field for its number. */
  async record(draft: ReceiptDraft, options: ReadOptions = {}): Promise<WriteAnswer> {
    const { name, main } = this.service;
    const values = receiptColumns(this.companyId, draft);
    const rows = (definition: ServiceDefinition) => this.#rows(definition, draft.applications);
    return writeColumns(this.transactions, { service: name, main, keys: [], values, rows }, options);
  }

  /** Number of the receipt P21 named, if it did. */
  receiptNumberIn({ named }: Written): string | null {
    return named(this.service.main, 'receipt_number');
  }

  /** Fields the service lacks, as `table.column`. Throws a `GatewayError` when it cannot be asked or is not there. */
  async missing(options: ReadOptions = {}): Promise<readonly string[]> {
    const definition = await this.transactions.definition(this.service.name, options);
    const needed = receiptColumns(this.companyId, needs).filter(({ value }) => value !== undefined);
    const rows = invoiceColumns.filter((column) => this.#field(definition, column) === undefined);
    return [...missingColumns(definition, needed), ...rows.map((column) => `ar_receipts_detail.${column}`)];
  }

  #rows(definition: ServiceDefinition, applications: readonly ReceiptApplication[]): DataElement | string {
    const edit = (column: string) => this.#field(definition, column)?.edit;
    const lacking = invoiceColumns.find((column) => edit(column) === undefined);
    if (lacking !== undefined) return `ar_receipts_detail.${lacking}`;
    return list(
      this.service.rows,
      applications.map((one) =>
        typed([
          [edit('invoice_no'), one.invoiceNumber],
          [edit('payment_amount'), one.amount],
          [edit('terms_amount'), one.termsAmount],
          [edit('allowed_amount'), one.allowedAmount],
        ]),
      ),
      [edit('invoice_no') ?? ''],
    );
  }

  #field(definition: ServiceDefinition, column: string) {
    return definition.fieldFor([this.service.rows], 'ar_receipts_detail', column);
  }
}

const typed = (cells: readonly (readonly [string | undefined, string | null])[]): Typed =>
  cells.flatMap(([edit, value]) => (edit === undefined ? [] : [[edit, value] as const]));

const receiptColumns = (companyId: string, draft: ReceiptDraft): ColumnValue[] => [
  receipt('company_id', companyId),
  receipt('remitter_id', draft.customerId),
  receipt('date_received', draft.receivedOn),
  receipt('bank_no', draft.bankNumber),
  payment('payment_type_id', draft.paymentTypeId),
  payment('payment_amount', draft.amount),
  payment('payment_desc', draft.reference),
  payment('check_number', draft.checkNumber),
  payment('payment_date', draft.receivedOn),
  payment('cc_authorized_number', draft.authorizationNumber),
];

/** Null is nothing to type: a new record has nothing to empty. */
const receipt = (column: string, value: string | null): ColumnValue => ({
  table: 'ar_receipts',
  column,
  value: value ?? undefined,
});

const payment = (column: string, value: string | null): ColumnValue => ({
  table: 'ar_payment_details',
  column,
  value: value ?? undefined,
});

/** A draft that names what no receipt can do without. */
const needs: ReceiptDraft = {
  customerId: '0',
  paymentTypeId: '0',
  amount: '0',
  receivedOn: '2000-01-01',
  reference: '-',
  checkNumber: null,
  authorizationNumber: null,
  bankNumber: null,
  applications: [],
};
