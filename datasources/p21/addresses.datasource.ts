/** Names and addresses of customers, ship-tos, companies and carriers (p21-api 7.1). */
import type { AddressRow } from './customers.rows.ts';
import { addressTable } from './customers.rows.ts';
import type { P21OData } from './p21-odata.ts';
import type { LookupOptions } from './paging.ts';

export class AddressesSource {
  constructor(private readonly odata: P21OData) {}

  /** Unknown ids are absent from the answer. */
  byIds(addressIds: readonly string[], options: LookupOptions = {}): Promise<AddressRow[]> {
    return this.odata.byKeys(addressTable, 'addressId', addressIds, options);
  }
}
