/** Contacts of customers and ship-tos, most with e-mail; salesreps are contacts of the distributor itself. */
import { rowStatus } from '../pricing/price-codes.ts';
import type { SeededCustomer } from './customers.ts';
import { emailOf, person, phone } from './people.ts';
import type { Random } from './random.ts';
import type { SeedSite } from './seed-site.ts';
import type { SeededShipTo } from './ship-tos.ts';

export interface SeededContact {
  readonly contactId: string;
  readonly customerId: number;
  readonly deleted: boolean;
}

const salesrepCount = 8;

/** Ids of the salesreps. */
export const seedSalesreps = (site: SeedSite): string[] => {
  const random = site.random('salesreps');
  return Array.from({ length: salesrepCount }, (_, at) => {
    const id = String(201 + at);
    const { firstName, lastName } = person(random);
    site.insert('contacts', {
      id,
      address_id: 1,
      first_name: firstName,
      last_name: lastName,
      title: 'Account Manager',
      email_address: `rep${id}@acme-industrial.example`,
      salesrep: 'Y',
      company_id: site.companyId,
      delete_flag: 'N',
    });
    return id;
  });
};

export const seedContacts = (site: SeedSite, shipTos: readonly SeededShipTo[]): SeededContact[] => {
  const random = site.random('contacts');
  const taken = new Map<string, number>();
  const byCustomer = Map.groupBy(shipTos, ({ customer }) => customer);
  return [...byCustomer].flatMap(([customer, own]) => {
    const count = random.weighted([
      [1, 25],
      [2, 30],
      [3, 25],
      [4, 12],
      [5, 8],
    ]);
    return Array.from({ length: count }, (_, at) => seedContact(site, random, customer, own, at, taken));
  });
};

const seedContact = (
  site: SeedSite,
  random: Random,
  customer: SeededCustomer,
  shipTos: readonly SeededShipTo[],
  at: number,
  taken: Map<string, number>,
): SeededContact => {
  const contactId = String(site.database.nextNumber('contact_id'));
  const one = person(random);
  const address = at < 2 ? customer.customerId : random.pick(shipTos).shipToId;
  const name = `${one.firstName} ${one.lastName} ${customer.domain}`;
  const email = at === 0 || random.chance(0.8) ? emailOf(one, customer.domain, taken.get(name) ?? 0) : null;
  taken.set(name, (taken.get(name) ?? 0) + 1);
  const deleted = customer.deleted || (at > 1 && random.chance(0.03));
  site.insert('contacts', {
    // Ids of old contacts come with a blank behind them, which the database minds as little as P21 does.
    id: random.chance(0.03) ? `${contactId} ` : contactId,
    address_id: address,
    first_name: one.firstName,
    last_name: random.chance(0.05) ? `${one.lastName} `.slice(0, 24) : one.lastName,
    title: one.title,
    direct_phone: phone(random, customer.place.areaCode),
    email_address: email,
    login_id: customer.web && email !== null ? `WEB${contactId}` : null,
    buyer: random.chance(0.7) ? 'Y' : 'N',
    email_opt_out: random.chance(0.1) ? 'Y' : 'N',
    delete_flag: deleted ? 'Y' : 'N',
    ...site.stamps(random),
  });
  linkContact(site, contactId, customer, shipTos, address);
  return { contactId, customerId: customer.customerId, deleted };
};

const linkContact = (
  site: SeedSite,
  contact_id: string,
  { customerId }: SeededCustomer,
  shipTos: readonly SeededShipTo[],
  address: number,
): void => {
  const company_id = site.companyId;
  site.insert('oe_contacts_customer', { company_id, customer_id: customerId, contact_id, delete_flag: 'N' });
  const linked = address === customerId ? shipTos : shipTos.filter((shipTo) => shipTo.shipToId === address);
  for (const { shipToId, deleted } of linked)
    site.insertNumbered('contacts_x_ship_to', 'contacts_x_ship_to_uid', {
      contact_id,
      company_id,
      ship_to_id: shipToId,
      row_status_flag: deleted ? rowStatus.deleted : rowStatus.active,
    });
};
