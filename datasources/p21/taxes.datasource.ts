/** Tax groups, their jurisdictions and rates (p21-api 7.3). Amounts are on lines, shipments and invoices. */
import type { P21OData } from './p21-odata.ts';
import { ofCompany } from './p21-odata.ts';
import type { ReadOptions } from './paging.ts';
import type { TaxGroupLineRow, TaxGroupRow, TaxJurisdictionRow } from './taxes.rows.ts';
import { taxGroupLineTable, taxGroupTable, taxJurisdictionTable } from './taxes.rows.ts';
import type { Tenant } from './tenant.ts';

export class TaxesSource {
  constructor(
    private readonly odata: P21OData,
    private readonly tenant: Tenant,
  ) {}

  groups(taxGroupIds: readonly string[], options: ReadOptions = {}): Promise<TaxGroupRow[]> {
    const filter = ofCompany(taxGroupTable, this.tenant.companyId);
    return this.odata.byKeys(taxGroupTable, 'taxGroupId', taxGroupIds, { ...options, filter });
  }

  /** Which jurisdictions make up the groups. */
  groupLines(taxGroupIds: readonly string[], options: ReadOptions = {}): Promise<TaxGroupLineRow[]> {
    const filter = ofCompany(taxGroupLineTable, this.tenant.companyId);
    return this.odata.byKeys(taxGroupLineTable, 'taxGroupId', taxGroupIds, { ...options, filter });
  }

  jurisdictions(
    jurisdictionIds: readonly string[],
    options: ReadOptions = {},
  ): Promise<TaxJurisdictionRow[]> {
    return this.odata.byKeys(taxJurisdictionTable, 'jurisdictionId', jurisdictionIds, options);
  }
}
