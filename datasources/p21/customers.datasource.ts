/** Customer accounts (p21-api 7.1). Their name and address rows are `addresses` of the same id. */
import type { Instant } from '../../src/instant.ts';
import type { CustomerRow } from './customers.rows.ts';
import { customerTable } from './customers.rows.ts';
import { and, contains, eq, ge, gt, or } from './odata-filter.ts';
import type { P21OData } from './p21-odata.ts';
import { ofCompany } from './p21-odata.ts';
import type { LookupOptions, Page, PageQuery, ReadOptions } from './paging.ts';
import type { ScanQuery } from './scan-table.ts';
import { scanTable } from './scan-table.ts';
import type { Tenant } from './tenant.ts';

const columns = customerTable.columns;

export interface CustomerFilter {
  /** Part of the name, or the whole customer id. */
  readonly search?: string | undefined;
  readonly salesrepId?: string | undefined;
  readonly creditStatusId?: string | undefined;
  readonly modifiedSince?: Instant | undefined;
  /** Only customers whose id is greater. */
  readonly after?: string | undefined;
}

export class CustomersSource {
  constructor(
    private readonly odata: P21OData,
    private readonly tenant: Tenant,
  ) {}

  /** Unknown ids are absent from the answer. */
  byIds(customerIds: readonly string[], options: LookupOptions = {}): Promise<CustomerRow[]> {
    const filter = ofCompany(customerTable, this.tenant.companyId);
    return this.odata.byKeys(customerTable, 'customerId', customerIds, { ...options, filter });
  }

  page(
    query: PageQuery<CustomerFilter, keyof CustomerRow & string>,
    options: ReadOptions = {},
  ): Promise<Page<CustomerRow>> {
    const filter = and(ofCompany(customerTable, this.tenant.companyId), toFilter(query.filter ?? {}));
    return this.odata.page(customerTable, { ...query, ...options, filter });
  }

  /** Accounts by id. */
  scan(query: ScanQuery): Promise<Page<CustomerRow>> {
    return scanTable(this.odata, customerTable, 'customerId', {
      ...query,
      filter: ofCompany(customerTable, this.tenant.companyId),
    });
  }
}

function toFilter({ search, salesrepId, creditStatusId, modifiedSince, after }: CustomerFilter) {
  const wanted = search?.trim();
  return and(
    wanted
      ? or(
          contains(columns.name, wanted),
          /^\d{1,19}$/.test(wanted) ? eq(columns.customerId, wanted) : undefined,
        )
      : undefined,
    salesrepId === undefined ? undefined : eq(columns.salesrepId, salesrepId),
    creditStatusId === undefined ? undefined : eq(columns.creditStatusId, creditStatusId),
    modifiedSince === undefined ? undefined : ge(columns.modifiedAt, modifiedSince),
    after === undefined ? undefined : gt(columns.customerId, after),
  );
}
