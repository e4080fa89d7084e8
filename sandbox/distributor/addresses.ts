/** Postal addresses of P21 as the shop's: ship-tos and mailing addresses of customers, and those copied into orders. */
import type { Store } from '../oro/store/store.ts';
import type { Database } from '../p21/database/database.ts';
import type { Row, Value } from '../p21/database/row.ts';
import { isDeleted, rowsWith, textOf } from './cells.ts';
import type { Link, NewRecord, ShopWriter } from './shop-writer.ts';

type Postal = Pick<NewRecord, 'attributes' | 'links'>;

/** P21 has four sets of address columns that differ in their names only. */
interface PostalCells {
  readonly name: Value | undefined;
  readonly street: Value | undefined;
  readonly street2: Value | undefined;
  readonly city: Value | undefined;
  readonly state: Value | undefined;
  readonly postalCode: Value | undefined;
  readonly country: Value | undefined;
  readonly phone: Value | undefined;
}

const physicalAddress = (row: Row): PostalCells => ({
  name: row.name,
  street: row.phys_address1,
  street2: row.phys_address2,
  city: row.phys_city,
  state: row.phys_state,
  postalCode: row.phys_postal_code,
  country: row.phys_country,
  phone: row.central_phone_number,
});

export const mailingAddress = (row: Row): PostalCells => ({
  ...physicalAddress(row),
  street: row.mail_address1,
  street2: row.mail_address2,
  city: row.mail_city,
  state: row.mail_state,
  postalCode: row.mail_postal_code,
  country: row.mail_country,
});

export const orderShipTo = (row: Row): PostalCells => ({
  name: row.ship2_name,
  street: row.ship2_add1,
  street2: row.ship2_add2,
  city: row.ship2_city,
  state: row.ship2_state,
  postalCode: row.ship2_zip,
  country: row.ship2_country,
  phone: row.ship_to_phone,
});

/** The shop insists on street, city and postal code; P21 does not. */
export const toPostal = (store: Store, cells: PostalCells): Postal => {
  const country = countryOf(store, textOf(cells.country));
  return {
    attributes: {
      organization: textOf(cells.name) ?? '-',
      street: textOf(cells.street) ?? '-',
      street2: textOf(cells.street2),
      city: textOf(cells.city) ?? '-',
      postalCode: textOf(cells.postalCode) ?? '-',
      phone: textOf(cells.phone),
    },
    links: {
      country: { type: 'countries', id: country },
      region: regionOf(store, country, textOf(cells.state)),
    },
  };
};

/** P21 takes any text; this distributor's people write two letters or three. */
function countryOf(store: Store, text = 'US'): string {
  const country = store.get('countries', text) ?? store.table('countries').first('iso3Code', text);
  return country?.id ?? 'US';
}

function regionOf(store: Store, country: string, state = ''): Link | undefined {
  const id = `${country}-${state}`;
  return store.get('regions', id) && { type: 'regions', id };
}

/** The mailing address for invoices, then every ship-to; the first of them is where goods go unless told otherwise. */
export function createAddresses(
  writer: ShopWriter,
  database: Database,
  { customer_id: id = null }: Row,
  customer: Link,
): void {
  const own = database.table('address').first({ id });
  if (own !== undefined) createAddress(writer, own, customer, mailingAddress(own), 'billing', true);
  const shipTos = rowsWith(database, 'ship_to', 'customer_id', id).filter((shipTo) => !isDeleted(shipTo));
  for (const [at, shipTo] of shipTos.entries()) {
    const address = database.table('address').first({ id: shipTo.ship_to_id ?? null });
    if (address === undefined) continue;
    const extra = { p21_ship_to_id: textOf(shipTo.ship_to_id) };
    createAddress(writer, address, customer, physicalAddress(address), 'shipping', at === 0, extra);
  }
}

function createAddress(
  writer: ShopWriter,
  row: Row,
  customer: Link,
  cells: PostalCells,
  addressType: 'billing' | 'shipping',
  isDefault: boolean,
  extra: NewRecord['extra'] = {},
): void {
  const { attributes, links } = toPostal(writer.store, cells);
  const types = [{ addressType, default: isDefault }];
  const link = writer.create({
    type: 'customeraddresses',
    attributes: { ...attributes, label: textOf(row.name), types },
    extra,
    links: { ...links, customer },
  });
  writer.stamp(link, row);
}
