/** Ship-tos: the first is the customer's own address, the others have addresses of their own (p21-api 7.1). */
import type { Row } from '../database/row.ts';
import { carrierIds } from './carriers.ts';
import type { SeededCustomer } from './customers.ts';
import { phone, street } from './people.ts';
import { type Place, places } from './places.ts';
import type { Random } from './random.ts';
import type { SeedSite } from './seed-site.ts';

export interface SeededShipTo {
  readonly shipToId: number;
  readonly customer: SeededCustomer;
  readonly deleted: boolean;
}

const siteNames = ['Plant 2', 'Warehouse', 'Job Site', 'Maintenance Shop', 'Yard', 'Annex'];

export const seedShipTos = (site: SeedSite, customers: readonly SeededCustomer[]): SeededShipTo[] => {
  const random = site.random('ship-tos');
  return customers.flatMap((customer) => {
    const count = random.weighted([
      [1, 50],
      [2, 25],
      [3, 15],
      [4, 10],
    ]);
    return Array.from({ length: count }, (_, at) => seedShipTo(site, random, customer, at));
  });
};

const seedShipTo = (site: SeedSite, random: Random, customer: SeededCustomer, at: number): SeededShipTo => {
  const place = at === 0 ? customer.place : random.pick(places);
  const shipToId = at === 0 ? customer.customerId : seedAddress(site, random, customer, place, at);
  const deleted = customer.deleted || (at > 1 && random.chance(0.05));
  site.insert('ship_to', {
    company_id: site.companyId,
    ship_to_id: shipToId,
    customer_id: customer.customerId,
    ...deliveryOf(random, customer),
    terms_id: customer.termsId,
    invoice_type: 'IN',
    tax_group_id: place.taxGroup,
    taxable_flag: customer.taxable ? 'Y' : 'N',
    class1_id: random.pick(['A', 'B', 'C']),
    default_customer_po_no: customer.needsPo ? `BLANKET-${customer.customerId}` : null,
    budget_code_approval_flag: customer.pricedBy === 'contract' && random.chance(0.4) ? 'Y' : 'N',
    date_acct_opened: site.dayAgo(random.integer(100, 2000)),
    delete_flag: deleted ? 'Y' : 'N',
    ...site.stamps(random),
  });
  site.insert('ship_to_salesrep', {
    company_id: site.companyId,
    ship_to_id: shipToId,
    salesrep_id: customer.salesrepId,
    primary_salesrep: 'Y',
    commission_percentage: 100,
    delete_flag: 'N',
  });
  return { shipToId, customer, deleted };
};

/** Assumption: the values of packing_basis and pick_ticket_type; p21-api 12.9 has no list of them. */
const deliveryOf = (random: Random, { warehouse }: SeededCustomer): Row => ({
  default_branch: warehouse.branchId,
  preferred_location_id: warehouse.locationId,
  default_carrier_id: random.pick(carrierIds),
  fob: 'ORIGIN',
  delivery_instructions: random.chance(0.3) ? 'Deliver to dock 4, call ahead' : null,
  accept_partial_orders: 'Y',
  packing_basis: 'Partial',
  pick_ticket_type: 'UT',
  freight_code_uid: random.integer(1, 4),
  transit_days: random.integer(1, 5),
});

const seedAddress = (
  site: SeedSite,
  random: Random,
  customer: SeededCustomer,
  place: Place,
  at: number,
): number => {
  const id = site.database.nextNumber('ship_to_id');
  const line = street(random);
  site.insert('address', {
    id,
    name: `${customer.name} ${siteNames[(at - 1) % siteNames.length]}`.slice(0, 50),
    phys_address1: line,
    phys_city: place.city,
    phys_state: place.state,
    phys_postal_code: place.postalCode,
    phys_country: 'USA',
    mail_address1: line,
    mail_city: place.city,
    mail_state: place.state,
    mail_postal_code: place.postalCode,
    mail_country: 'USA',
    central_phone_number: phone(random, place.areaCode),
    corp_address_id: customer.customerId,
    delete_flag: 'N',
    ...site.stamps(random),
  });
  return id;
};
