/** Ship-tos of customers (p21-api 7.1). Their name and address rows are `addresses` of the same id. */
import type { ShipToRow } from './customers.rows.ts';
import { shipToTable } from './customers.rows.ts';
import type { P21OData } from './p21-odata.ts';
import { ofCompany } from './p21-odata.ts';
import type { LookupOptions, Page } from './paging.ts';
import type { ScanQuery } from './scan-table.ts';
import { scanTable } from './scan-table.ts';
import type { Tenant } from './tenant.ts';

export class ShipTosSource {
  constructor(
    private readonly odata: P21OData,
    private readonly tenant: Tenant,
  ) {}

  byIds(shipToIds: readonly string[], options: LookupOptions = {}): Promise<ShipToRow[]> {
    const filter = ofCompany(shipToTable, this.tenant.companyId);
    return this.odata.byKeys(shipToTable, 'shipToId', shipToIds, { ...options, filter });
  }

  byCustomerIds(customerIds: readonly string[], options: LookupOptions = {}): Promise<ShipToRow[]> {
    const filter = ofCompany(shipToTable, this.tenant.companyId);
    return this.odata.byKeys(shipToTable, 'customerId', customerIds, { ...options, filter });
  }

  /** Ship-tos by id. */
  scan(query: ScanQuery): Promise<Page<ShipToRow>> {
    return scanTable(this.odata, shipToTable, 'shipToId', {
      ...query,
      filter: ofCompany(shipToTable, this.tenant.companyId),
    });
  }
}
