/** Customers with their addresses, terms, credit and way of being priced (p21-api 7.1). */
import type { Row } from '../database/row.ts';
import { pricingMethod, rowStatus, sourcePrice } from '../pricing/price-codes.ts';
import { type Warehouse, warehousesOf } from './locations.ts';
import { companyName, domainOf, phone, street } from './people.ts';
import { type Place, places } from './places.ts';
import type { Random } from './random.ts';
import type { SeedSite } from './seed-site.ts';

/** How a customer comes to its prices; what it is priced by is seeded elsewhere. */
export type PricedBy = 'libraries' | 'contract' | 'multiplier' | 'list';

/** What the rest of the seed needs to know of a customer. */
export interface SeededCustomer {
  readonly customerId: number;
  readonly name: string;
  readonly domain: string;
  readonly place: Place;
  readonly warehouse: Warehouse;
  readonly salesrepId: string;
  readonly termsId: string;
  readonly pricedBy: PricedBy;
  readonly taxable: boolean;
  readonly needsPo: boolean;
  /** Orders through the shop. */
  readonly web: boolean;
  readonly deleted: boolean;
}

export const seedCustomers = (site: SeedSite, salesrepIds: readonly string[]): SeededCustomer[] => {
  const random = site.random('customers');
  const warehouses = warehousesOf(site);
  return Array.from({ length: site.options.customers }, (_, at) => {
    const customer = describe(site, random, at, salesrepIds, warehouses);
    seedAddress(site, random, customer);
    seedCustomer(site, random, customer, at);
    return customer;
  });
};

const describe = (
  site: SeedSite,
  random: Random,
  at: number,
  salesrepIds: readonly string[],
  warehouses: readonly Warehouse[],
): SeededCustomer => {
  const customerId = site.database.nextNumber('customer_id');
  const name = companyName(at);
  const place = random.pick(places);
  return {
    customerId,
    name,
    place,
    domain: domainOf(name, customerId),
    warehouse: warehouses.find((one) => one.place.state === place.state) ?? random.pick(warehouses),
    salesrepId: random.pick(salesrepIds),
    termsId: random.weighted([
      ['1', 60],
      ['2', 20],
      ['3', 8],
      ['4', 6],
      ['CO', 3],
      ['CC', 3],
    ]),
    pricedBy: random.weighted([
      ['libraries', 62],
      ['contract', 15],
      ['multiplier', 13],
      ['list', 10],
    ]),
    taxable: random.chance(0.85),
    needsPo: random.chance(0.3),
    web: random.chance(0.6),
    deleted: at > 20 && random.chance(0.02),
  };
};

const seedAddress = (
  site: SeedSite,
  random: Random,
  { customerId, name, place, domain, deleted }: SeededCustomer,
) => {
  const line = street(random);
  const suite = random.chance(0.2) ? { mail_address2: 'Suite 200', phys_address2: 'Suite 200' } : {};
  site.insert('address', {
    id: customerId,
    name,
    mail_address1: random.chance(0.3) ? `PO Box ${random.integer(10, 9999)}` : line,
    mail_city: place.city,
    mail_state: place.state,
    mail_postal_code: place.postalCode,
    mail_country: random.chance(0.9) ? 'USA' : 'US',
    phys_address1: line,
    phys_city: place.city,
    phys_state: place.state,
    phys_postal_code: place.postalCode,
    phys_country: 'USA',
    ...suite,
    central_phone_number: phone(random, place.areaCode),
    email_address: `ap@${domain}`,
    corp_address_id: customerId,
    delete_flag: deleted ? 'Y' : 'N',
    ...site.stamps(random),
  });
};

const seedCustomer = (site: SeedSite, random: Random, customer: SeededCustomer, at: number): void => {
  const { customerId } = customer;
  site.insert('customer', {
    company_id: site.companyId,
    customer_id: customerId,
    customer_id_string: String(customerId),
    customer_uid: at + 1,
    customer_name: random.chance(0.05) ? `${customer.name}   ` : customer.name,
    customer_type_cd: 1 + (at % 5),
    taxable_flag: customer.taxable ? 'Y' : 'N',
    ...(customer.taxable
      ? {}
      : { other_exemption_number: `EX-${customerId}`, resale_certificate: `RC${customerId}` }),
    terms_id: customer.termsId,
    salesrep_id: customer.salesrepId,
    currency_id: 1,
    ...creditOf(random, customer),
    ...pricingOf(random, customer),
    po_no_required: customer.needsPo ? 'Y' : 'N',
    accept_partial_orders: random.chance(0.9) ? 'Y' : 'N',
    default_disposition: random.chance(0.95) ? 'B' : 'C',
    default_branch_id: customer.warehouse.branchId,
    web_enabled_flag: customer.web ? 'Y' : 'N',
    legacy_id: `L${1000 + at}`,
    class_1id: random.pick(['GOLD', 'SILVER', 'BRONZE']),
    sic_code: random.integer(1500, 3999),
    national_account_flag: random.chance(0.05) ? 'Y' : 'N',
    date_acct_opened: site.dayAgo(random.integer(600, 4000)),
    delete_flag: customer.deleted ? 'Y' : 'N',
    ...site.stamps(random),
  });
  site.insertNumbered('customer_salesrep', 'customer_salesrep_uid', {
    company_id: site.companyId,
    customer_id: customerId,
    salesrep_id: customer.salesrepId,
    commission_percentage: 100,
    primary_salesrep_flag: 'Y',
    row_status_flag: rowStatus.active,
  });
};

const creditOf = (random: Random, { termsId }: SeededCustomer): Row => ({
  credit_status:
    termsId === 'CO'
      ? 'COD'
      : random.weighted([
          ['GOOD', 90],
          ['WATCH', 6],
          ['HOLD', 3],
          ['CARD', 1],
        ]),
  credit_limit: random.weighted([
    [2500, 6],
    [10_000, 20],
    [25_000, 30],
    [50_000, 25],
    [100_000, 16],
    [0, 3],
  ]),
  credit_limit_used: 0,
  credit_limit_per_order: random.chance(0.05) ? 2500 : 0,
  cod_required_flag: termsId === 'CO' ? 'Y' : 'N',
  minimum_order_dollar_amount: random.chance(0.2) ? 50 : 0,
});

const pricingOf = (random: Random, { pricedBy }: SeededCustomer): Row => {
  const multiplier = random.pick([0.95, 0.9, 0.88, 0.85]);
  const source = { source_price_cd: sourcePrice.firstPrice, multiplier };
  return {
    pricing_method_cd: pricedBy === 'multiplier' ? pricingMethod.source : pricingMethod.libraries,
    ...(pricedBy === 'multiplier' ? source : {}),
    job_pricing: pricedBy === 'contract' ? 'Y' : 'N',
    always_use_job_price: 'N',
    allow_non_job_item: 'Y',
    enable_budget_codes_flag: pricedBy === 'contract' ? 'Y' : 'N',
  };
};
