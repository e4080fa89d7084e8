/** Contacts of customers and ship-tos (p21-api 7.1). */
import type { ContactCustomerRow, ContactRow, ContactShipToRow } from './customers.rows.ts';
import { contactCustomerTable, contactShipToTable, contactTable } from './customers.rows.ts';
import type { P21OData } from './p21-odata.ts';
import { ofCompany } from './p21-odata.ts';
import type { LookupOptions, Page, ReadOptions } from './paging.ts';
import type { ScanQuery } from './scan-table.ts';
import { scanTable } from './scan-table.ts';
import type { Tenant } from './tenant.ts';

export class ContactsSource {
  constructor(
    private readonly odata: P21OData,
    private readonly tenant: Tenant,
  ) {}

  byIds(contactIds: readonly string[], options: LookupOptions = {}): Promise<ContactRow[]> {
    return this.odata.byKeys(contactTable, 'contactId', contactIds, options);
  }

  /** Contacts whose address is one of these: ids of customers or of ship-tos. */
  byAddressIds(addressIds: readonly string[], options: LookupOptions = {}): Promise<ContactRow[]> {
    return this.odata.byKeys(contactTable, 'addressId', addressIds, options);
  }

  /** Ship-tos that contacts are linked to beyond their own address. */
  shipToLinks(contactIds: readonly string[], options: ReadOptions = {}): Promise<ContactShipToRow[]> {
    const filter = ofCompany(contactShipToTable, this.tenant.companyId);
    return this.odata.byKeys(contactShipToTable, 'contactId', contactIds, { ...options, filter });
  }

  /** The links seen from the ship-to. */
  linksOfShipTos(shipToIds: readonly string[], options: ReadOptions = {}): Promise<ContactShipToRow[]> {
    const filter = ofCompany(contactShipToTable, this.tenant.companyId);
    return this.odata.byKeys(contactShipToTable, 'shipToId', shipToIds, { ...options, filter });
  }

  /** Customers that contacts belong to, whatever address they stand at. */
  async customerLinks(
    contactIds: readonly string[],
    options: ReadOptions = {},
  ): Promise<ContactCustomerRow[]> {
    const filter = ofCompany(contactCustomerTable, this.tenant.companyId);
    return this.odata.byKeys(contactCustomerTable, 'contactId', contactIds, { ...options, filter });
  }

  /** Contacts by id. */
  scan(query: ScanQuery): Promise<Page<ContactRow>> {
    return scanTable(this.odata, contactTable, 'contactId', query);
  }
}
