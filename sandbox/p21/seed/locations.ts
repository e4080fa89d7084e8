/** Warehouses with their branches. */
import { standardLocation } from '../pricing/price-codes.ts';
import { type Place, places, warehouseCities } from './places.ts';
import type { SeedSite } from './seed-site.ts';

export interface Warehouse {
  readonly locationId: number;
  /** With its leading zero, as branch ids are in the field (p21-api 9.4). */
  readonly branchId: string;
  readonly place: Place;
}

const warehouseAt = (at: number): Warehouse => {
  const city = warehouseCities[at % warehouseCities.length];
  const place = places.find((one) => one.city === city);
  if (place === undefined) throw new Error(`There is no place ${city}`);
  return { locationId: (at + 1) * 10, branchId: String(at + 1).padStart(2, '0'), place };
};

/** Locations 10, 20, 30, … */
export const warehousesOf = (site: SeedSite): readonly Warehouse[] =>
  Array.from({ length: site.options.locations }, (_, at) => warehouseAt(at));

export const seedLocations = (site: SeedSite): void => {
  for (const [at, warehouse] of warehousesOf(site).entries()) insertWarehouse(site, warehouse, at);
};

const insertWarehouse = (site: SeedSite, { locationId, branchId, place }: Warehouse, at: number): void => {
  const company_id = site.companyId;
  const name = `${place.city} ${at === 0 ? 'Distribution Center' : 'Warehouse'}`;
  site.insert('branch', {
    company_id,
    branch_id: branchId,
    branch_description: `${place.city} Branch`,
    branch_uid: at + 1,
    company_uid: 1,
  });
  site.insert('address', {
    id: locationId,
    name,
    phys_address1: `${1200 + at * 310} Warehouse Row`,
    phys_city: place.city,
    phys_state: place.state,
    phys_postal_code: place.postalCode,
    phys_country: 'USA',
    delete_flag: 'N',
  });
  site.insert('location', {
    location_id: locationId,
    company_id,
    location_name: name,
    location_type: standardLocation,
    default_branch_id: branchId,
    tax_group_id: place.taxGroup,
    default_oe_source_loc_id: locationId,
    shipping_location_flag: 'Y',
  });
};
