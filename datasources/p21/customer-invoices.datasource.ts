/** Invoices that still matter to customers, for copying them elsewhere: open ones and recent ones. */
import type { Instant } from '../../src/instant.ts';
import { toInstant } from '../../src/instant.ts';
import type { ChangedKeys } from './changed-keys.ts';
import { changedRows } from './changed-rows.ts';
import { toInvoice } from './invoices.datasource.ts';
import type { InvoiceRow } from './invoices.rows.ts';
import { invoiceTable } from './invoices.rows.ts';
import { and, eq, ge, isNotYes, or } from './odata-filter.ts';
import type { P21OData } from './p21-odata.ts';
import { ofCompany } from './p21-odata.ts';
import type { ReadOptions } from './paging.ts';
import { defineTable } from './table.ts';
import type { Tenant } from './tenant.ts';

export interface CustomerInvoices {
  readonly customerId: string;
  readonly invoices: readonly InvoiceRow[];
}

const dayMs = 86_400_000;
const changesPerPage = 2000;

const { invoiceNumber, companyId, customerId, modifiedAt, invoicedOn, paidInFull, typeCode } =
  invoiceTable.columns;

const changeTable = defineTable(invoiceTable.name, {
  key: ['invoiceNumber'],
  columns: { invoiceNumber, companyId, customerId, modifiedAt },
});

export class CustomerInvoicesSource {
  constructor(
    private readonly odata: P21OData,
    private readonly tenant: Tenant,
  ) {}

  /** One for each customer: its open invoices, and all documents of the last `withinDays` days. */
  async ofCustomers(
    customerIds: readonly string[],
    withinDays: number,
    options: ReadOptions = {},
  ): Promise<CustomerInvoices[]> {
    const since = toInstant(this.tenant.clock() - withinDays * dayMs).slice(0, 10);
    const rows = await this.odata.byKeys(invoiceTable, 'customerId', customerIds, {
      ...options,
      filter: and(
        ofCompany(invoiceTable, this.tenant.companyId),
        or(ge(invoicedOn, since), and(isNotYes(paidInFull), eq(typeCode, 'IN'))),
      ),
    });
    const byCustomer = Map.groupBy(rows.map(toInvoice), (row) => row.customerId);
    return customerIds.map((id) => ({ customerId: id, invoices: byCustomer.get(id) ?? [] }));
  }

  /** Customers of invoices that changed at or after the moment. */
  async changedSince(since: Instant, options: ReadOptions = {}): Promise<ChangedKeys> {
    const { rows, watermark, hasMore } = await changedRows(this.odata, {
      ...options,
      table: changeTable,
      dates: ['modifiedAt'],
      since,
      filter: ofCompany(changeTable, this.tenant.companyId),
      first: changesPerPage,
    });
    return { keys: [...new Set(rows.map((row) => row.customerId))], watermark, hasMore };
  }
}
