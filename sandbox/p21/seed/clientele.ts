/** Who buys what where: the customers, ship-tos, contacts and goods that orders are made from. */
import type { Database } from '../database/database.ts';
import type { SeededContact } from './contacts.ts';
import type { SeededCustomer } from './customers.ts';
import { isSold, type SeededItem } from './items.ts';
import { warehousesOf } from './locations.ts';
import type { SeedSite } from './seed-site.ts';
import type { SeededShipTo } from './ship-tos.ts';

export interface Clientele {
  readonly customers: readonly SeededCustomer[];
  readonly shipTos: ReadonlyMap<SeededCustomer, readonly SeededShipTo[]>;
  readonly contacts: ReadonlyMap<number, readonly SeededContact[]>;
  /** By location, because not every item is set up everywhere. */
  readonly goods: ReadonlyMap<number, readonly SeededItem[]>;
  /** What customers have contracts about. */
  readonly agreed: ReadonlyMap<number, readonly SeededItem[]>;
}

export const clienteleOf = (
  site: SeedSite,
  customers: readonly SeededCustomer[],
  shipTos: readonly SeededShipTo[],
  contacts: readonly SeededContact[],
  items: readonly SeededItem[],
): Clientele => ({
  customers: customers.filter((customer) => !customer.deleted),
  shipTos: Map.groupBy(
    shipTos.filter((shipTo) => !shipTo.deleted),
    ({ customer }) => customer,
  ),
  contacts: Map.groupBy(
    contacts.filter((contact) => !contact.deleted),
    ({ customerId }) => customerId,
  ),
  goods: goodsByLocation(site, items),
  agreed: agreedByCustomer(site, customers, items),
});

const goodsByLocation = (site: SeedSite, items: readonly SeededItem[]) => {
  const sold = items.filter((item) => isSold(item) && !item.charge);
  return new Map(
    warehousesOf(site).map(({ locationId }) => [
      locationId,
      sold.filter((item) => isAt(site.database, item, locationId)),
    ]),
  );
};

/** Only what can be had from the customer's own location. */
const agreedByCustomer = (
  { database }: SeedSite,
  customers: readonly SeededCustomer[],
  items: readonly SeededItem[],
) => {
  const byUid = new Map(items.map((item) => [item.uid, item]));
  const contracts = database.table('job_price_hdr');
  const lines = database.table('job_price_line');
  const agreedWith = ({ customerId, warehouse }: SeededCustomer): SeededItem[] =>
    contracts
      .find('customer_id', customerId)
      .flatMap((contract) => lines.find('job_price_hdr_uid', contract.job_price_hdr_uid ?? null))
      .flatMap((line) => byUid.get(Number(line.inv_mast_uid)) ?? [])
      .filter((item) => isAt(database, item, warehouse.locationId));
  return new Map(customers.map((customer) => [customer.customerId, agreedWith(customer)]));
};

const isAt = (database: Database, { uid }: SeededItem, locationId: number): boolean =>
  database
    .table('inv_loc')
    .find('inv_mast_uid', uid)
    .some((place) => place.location_id === locationId);
