/**
 * Job contracts with their lines, breaks, ship-tos, dollar limits and budget periods (p21-api 7.6, 7.7). The used
 * parts of the limits start at nothing and grow with the orders.
 */
import type { Row } from '../database/row.ts';
import { calculationMethod, pricingMethod, rowStatus, sourcePrice } from '../pricing/price-codes.ts';
import type { SeededCustomer } from './customers.ts';
import { isSold, roundTo, type SeededItem } from './items.ts';
import type { Random } from './random.ts';
import { historyDays, type SeedSite } from './seed-site.ts';
import type { SeededShipTo } from './ship-tos.ts';

/** Assumption: contract_type_cd of an ordinary job contract; no code list is published. */
const jobContract = 1491;

const budgetCodes = ['MAINT', 'CAPEX', 'SAFETY', 'PROJECT'];

type Standing = 'running' | 'over' | 'cancelled' | 'unapproved';

export const seedContracts = (
  site: SeedSite,
  items: readonly SeededItem[],
  shipTos: readonly SeededShipTo[],
): void => {
  const random = site.random('contracts');
  const goods = items.filter((item) => isSold(item) && !item.charge).slice(0, 1500);
  const byCustomer = Map.groupBy(
    shipTos.filter(({ customer }) => customer.pricedBy === 'contract'),
    ({ customer }) => customer,
  );
  for (const [customer, own] of byCustomer) {
    seedContract(site, random, customer, own, goods, 'running');
    if (random.chance(0.4))
      seedContract(
        site,
        random,
        customer,
        own,
        goods,
        random.pick(['over', 'cancelled', 'unapproved'] as const),
      );
  }
};

const seedContract = (
  site: SeedSite,
  random: Random,
  customer: SeededCustomer,
  shipTos: readonly SeededShipTo[],
  goods: readonly SeededItem[],
  standing: Standing,
): void => {
  const uid = site.database.nextNumber('job_price_hdr_uid');
  const [from, until] =
    standing === 'over' ? [historyDays + 200, historyDays - 60] : [historyDays + 10, -200];
  site.insert('job_price_hdr', {
    job_price_hdr_uid: uid,
    job_no: `J${10_000 + uid}`,
    job_description: `${customer.name} supply agreement`,
    company_id: site.companyId,
    customer_id: customer.customerId,
    corp_address_id: customer.customerId,
    sales_loc_id: customer.warehouse.locationId,
    contract_no: `C-${customer.customerId}-${uid}`,
    start_date: site.dayAgo(from),
    end_date: site.dayAgo(until),
    approved: standing === 'unapproved' ? 'N' : 'Y',
    cancelled: standing === 'cancelled' ? 'Y' : 'N',
    taker: 'admin',
    contract_type_cd: jobContract,
    no_of_periods: 4,
    row_status_flag: rowStatus.active,
  });
  const periods = seedPeriods(site, uid);
  for (const shipTo of shipTos) seedShipToLimits(site, random, uid, shipTo, periods);
  for (const [at, item] of random.sample(goods, random.integer(8, 25)).entries())
    seedLine(site, random, uid, item, at + 1);
  seedGroupLine(site, uid, random.pick(goods).productGroup);
};

/** The four quarters around today. */
const seedPeriods = (site: SeedSite, contractUid: number): number[] =>
  [-2, -1, 0, 1].map((quarter) => {
    const today = new Date(site.now);
    const first = new Date(
      Date.UTC(today.getUTCFullYear(), (Math.floor(today.getUTCMonth() / 3) + quarter) * 3, 1),
    );
    const next = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 3, 1));
    const uid = site.database.nextNumber('job_price_hdr_budget_prd_uid');
    const { localTime } = site.database;
    site.insert('job_price_hdr_budget_prd', {
      job_price_hdr_budget_prd_uid: uid,
      job_price_hdr_uid: contractUid,
      period: first.getUTCMonth() / 3 + 1,
      year_for_period: first.getUTCFullYear(),
      beginning_date: localTime.fromWall(first.getTime()),
      ending_date: localTime.fromWall(next.getTime()) - 1000,
    });
    return uid;
  });

const seedShipToLimits = (
  site: SeedSite,
  random: Random,
  contractUid: number,
  { shipToId, customer, deleted }: SeededShipTo,
  periods: readonly number[],
): void => {
  const uid = site.database.nextNumber('job_price_cust_shipto_uid');
  site.insert('job_price_customer_shipto', {
    job_price_cust_shipto_uid: uid,
    job_price_hdr_uid: contractUid,
    company_id: site.companyId,
    customer_id: customer.customerId,
    ship_to_id: shipToId,
    contract_dollar_limit: random.pick([5000, 10_000, 25_000, 50_000]),
    contract_dollar_limit_used: 0,
    contract_order_limit: random.pick([20, 50, 100]),
    contract_order_limit_used: 0,
    activation_date: site.dayAgo(historyDays + 10),
    terms_id: customer.termsId,
    row_status_flag: deleted ? rowStatus.deleted : rowStatus.active,
  });
  for (const period of periods)
    site.insert('job_price_cust_shipto_ordlim', {
      job_price_cust_shipto_uid: uid,
      job_price_hdr_budget_prd_uid: period,
      order_limit: 10,
      order_limit_used: 0,
    });
};

const seedLine = (
  site: SeedSite,
  random: Random,
  contractUid: number,
  item: SeededItem,
  line_no: number,
): void => {
  const uid = site.database.nextNumber('job_price_line_uid');
  const unit = item.units.find((pack) => pack.unit === item.sellingUnit) ?? { unit: item.baseUnit, size: 1 };
  const bySource = random.chance(0.25);
  site.insert('job_price_line', {
    job_price_line_uid: uid,
    job_price_hdr_uid: contractUid,
    line_no,
    inv_mast_uid: item.uid,
    uom: unit.unit,
    unit_size: unit.size,
    ...(bySource ? sourced(random) : netPrice(random, item, unit.size)),
    qty_ordered: 0,
    qty_maximum: random.chance(0.5) ? unit.size * 500 : 0,
    budget_cd: random.pick(budgetCodes),
    line_start_date: site.dayAgo(historyDays + 10),
    row_status_flag: rowStatus.active,
  });
  if (!bySource && random.chance(0.3)) seedBreaks(site, uid);
};

const netPrice = (random: Random, item: SeededItem, unitSize: number): Row => ({
  pricing_method: pricingMethod.price,
  price: roundTo(item.value * unitSize * random.pick([0.82, 0.78, 0.74]), 6),
});

const sourced = (random: Random): Row => ({
  pricing_method: pricingMethod.source,
  source_price: sourcePrice.firstPrice,
  multiplier: random.pick([0.85, 0.8, 0.75]),
});

/** Multiples of the line's price for any customer and ship-to. */
const seedBreaks = (site: SeedSite, lineUid: number): void => {
  site.insertNumbered('job_price_value', 'job_price_value_uid', {
    job_price_line_uid: lineUid,
    customer_id: 0,
    ship_to_id: 0,
    calculation_method_cd: calculationMethod.multiplier,
    calculation_value1: 1,
    break1: 10,
    calculation_value2: 0.96,
    break2: 50,
    calculation_value3: 0.92,
    row_status_flag: rowStatus.active,
  });
};

/** The last line of a contract is about a whole product group. */
const seedGroupLine = (site: SeedSite, contractUid: number, productGroup: string): void => {
  site.insertNumbered('job_price_line', 'job_price_line_uid', {
    job_price_hdr_uid: contractUid,
    line_no: 99,
    product_group_id: productGroup,
    pricing_method: pricingMethod.source,
    source_price: sourcePrice.firstPrice,
    multiplier: 0.87,
    budget_cd: 'MAINT',
    row_status_flag: rowStatus.active,
  });
};
