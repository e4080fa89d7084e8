/** Contacts of customers and ship-tos (p21-api 7.1). */
import type { ContactRow, ContactShipToRow } from './customers.rows.ts';
import { contactShipToTable, contactTable } from './customers.rows.ts';
import type { P21OData } from './p21-odata.ts';
import { ofCompany } from './p21-odata.ts';
import type { LookupOptions, ReadOptions } from './paging.ts';
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
}
