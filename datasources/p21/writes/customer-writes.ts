/** Changes customers through service Customer (p21-api 4.6): account, name and addresses in one Transaction. */
import type { DecimalString } from '../../../src/decimal.ts';
import type { ReadOptions } from '../paging.ts';
import { type ColumnValue, missingColumns } from './column-fields.ts';
import { writeColumns } from './column-writes.ts';
import type { PostalDraft } from './postal-columns.ts';
import { postalColumns } from './postal-columns.ts';
import type { TransactionsSource } from './transactions.datasource.ts';
import type { WriteAnswer } from './write-answer.ts';

/** Undefined leaves a value as it is, null empties it. */
export interface CustomerChanges {
  readonly name?: string | undefined;
  readonly mailing?: PostalDraft | undefined;
  readonly physical?: PostalDraft | undefined;
  readonly phone?: string | null | undefined;
  readonly fax?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly url?: string | null | undefined;
  readonly termsId?: string | undefined;
  readonly salesrepId?: string | undefined;
  readonly creditStatusId?: string | null | undefined;
  readonly creditLimit?: DecimalString | undefined;
  readonly creditLimitPerOrder?: DecimalString | undefined;
  readonly poNumberRequired?: boolean | undefined;
  readonly taxable?: boolean | undefined;
  readonly webEnabled?: boolean | undefined;
}

const main = 'TABPAGE_1.tp_1_dw_1';

export class CustomerWrites {
  constructor(
    private readonly transactions: TransactionsSource,
    private readonly companyId: string,
  ) {}

  update(customerId: string, changes: CustomerChanges, options: ReadOptions = {}): Promise<WriteAnswer> {
    const values = [
      { ...inCustomer('company_id', this.companyId), documented: `${main}/company_id` },
      { ...inCustomer('customer_id', customerId), documented: `${main}/customer_id` },
      ...columnsOf(changes),
    ];
    const keys = ['company_id', 'customer_id'];
    return writeColumns(this.transactions, { service: 'Customer', main, keys, values }, options);
  }

  /** Columns the service has no field for, as `table.column`. Throws a `GatewayError` when it cannot be asked. */
  async missing(options: ReadOptions = {}): Promise<readonly string[]> {
    return missingColumns(await this.transactions.definition('Customer', options), columnsOf(everything));
  }
}

const columnsOf = (changes: CustomerChanges): ColumnValue[] => [
  { ...inCustomer('customer_name', changes.name), documented: `${main}/customer_name` },
  ...postalColumns('mail', changes.mailing, main),
  inCustomer('salesrep_id', changes.salesrepId),
  inCustomer('terms_id', changes.termsId),
  inCustomer('credit_status', changes.creditStatusId),
  inCustomer('credit_limit', changes.creditLimit),
  inCustomer('credit_limit_per_order', changes.creditLimitPerOrder),
  inCustomer('po_no_required', toFlag(changes.poNumberRequired)),
  inCustomer('taxable_flag', toFlag(changes.taxable)),
  inCustomer('web_enabled_flag', toFlag(changes.webEnabled)),
  ...postalColumns('phys', changes.physical),
  inAddress('central_phone_number', changes.phone),
  inAddress('central_fax_number', changes.fax),
  inAddress('email_address', changes.email),
  inAddress('url', changes.url),
];

const inCustomer = (column: string, value: string | null | undefined): ColumnValue => ({
  table: 'customer',
  column,
  value,
});

const inAddress = (column: string, value: string | null | undefined): ColumnValue => ({
  table: 'address',
  column,
  value,
});

const toFlag = (value: boolean | undefined): string | undefined =>
  value === undefined ? undefined : value ? 'Y' : 'N';

const anywhere: PostalDraft = { street: '', street2: '', city: '', state: '', postalCode: '', country: '' };

const everything: CustomerChanges = { mailing: anywhere, physical: anywhere };
