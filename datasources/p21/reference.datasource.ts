/** The small tables that explain the others (p21-api 2.4, 7.1, 7.2). */
import type { AddressRow } from './customers.rows.ts';
import { addressTable } from './customers.rows.ts';
import type { P21OData } from './p21-odata.ts';
import { ofCompany } from './p21-odata.ts';
import type { ReadOptions } from './paging.ts';
import type {
  BranchRow,
  CarrierRow,
  CodeRow,
  CompanyRow,
  CreditStatusRow,
  CurrencyRow,
  FreightCodeRow,
  TermsRow,
} from './reference.rows.ts';
import {
  branchTable,
  codeTable,
  companyTable,
  creditStatusTable,
  currencyTable,
  freightCodeTable,
  termsTable,
} from './reference.rows.ts';
import type { Tenant } from './tenant.ts';

export class ReferenceSource {
  constructor(
    private readonly odata: P21OData,
    private readonly tenant: Tenant,
  ) {}

  terms(options: ReadOptions = {}): Promise<TermsRow[]> {
    return this.odata.rows(termsTable, options);
  }

  /** Explanations of code numbers, in every language P21 holds them. */
  codes(codes: readonly number[], options: ReadOptions = {}): Promise<CodeRow[]> {
    return this.odata.byKeys(codeTable, 'code', codes, options);
  }

  async carriers(carrierIds: readonly string[], options: ReadOptions = {}): Promise<CarrierRow[]> {
    const rows = await this.odata.byKeys(addressTable, 'addressId', carrierIds, {
      ...options,
      withDeleted: true,
    });
    return rows.map(toCarrier);
  }

  async company(options: ReadOptions = {}): Promise<CompanyRow | undefined> {
    const [company] = await this.odata.byKeys(companyTable, 'companyId', [this.tenant.companyId], options);
    return company;
  }

  branches(options: ReadOptions = {}): Promise<BranchRow[]> {
    return this.odata.rows(branchTable, {
      ...options,
      filter: ofCompany(branchTable, this.tenant.companyId),
    });
  }

  freightCodes(options: ReadOptions = {}): Promise<FreightCodeRow[]> {
    const filter = ofCompany(freightCodeTable, this.tenant.companyId);
    return this.odata.rows(freightCodeTable, { ...options, filter });
  }

  creditStatuses(options: ReadOptions = {}): Promise<CreditStatusRow[]> {
    return this.odata.rows(creditStatusTable, options);
  }

  currencies(options: ReadOptions = {}): Promise<CurrencyRow[]> {
    return this.odata.rows(currencyTable, options);
  }
}

const toCarrier = ({ addressId, name, scacCode }: AddressRow): CarrierRow => ({
  carrierId: addressId,
  name,
  scacCode,
});
