/** Customers that P21 charges alike share a price list: a golden family, and one between both systems. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PriceFamily } from '../../datasources/p21/price-families.datasource.ts';
import { examineFamilies } from '../../src/cli/doctor-prices.ts';
import { quoteCustomer, type SoldItem } from '../../src/flows/customer-prices.quote.ts';
import { createFlows } from '../../src/flows/flows.ts';
import { toShopUnit } from '../../src/flows/units.ts';
import { toInstant } from '../../src/instant.ts';
import type { AnyFlow } from '../../src/sync/flow.ts';
import { startP21Stub } from '../datasources/p21-stub-server.ts';
import { connectP21 } from '../datasources/p21-under-test.ts';
import { call, flowConfig } from './support/flow-stage.ts';
import { compareFlow, type Links, runFlow } from './support/run-flow.ts';
import { unknownColumns } from './support/system-names.ts';
import { startTwoSystems, type TwoSystems } from './support/two-systems.ts';

const stamps = { date_last_modified: '2026-02-11T09:30:00.123-06:00' };

const customer = (customer_id: number, multiplier = 0.95) => ({
  customer_id,
  company_id: 'ACME',
  pricing_method_cd: 234,
  source_price_cd: 101,
  multiplier,
  lowest_across_libraries_flag: 'N',
  delete_flag: 'N',
  ...stamps,
});

let uid = 0;
const library = (customer_id: number, price_library_uid: number, sequence_number = 1) => ({
  price_lib_x_cust_x_cmpy_uid: ++uid,
  company_id: 'ACME',
  customer_id,
  price_library_uid,
  sequence_number,
  row_status_flag: 704,
  ...stamps,
});

const rows = {
  customer: [
    ...[200, 100, 1000, 300, 400, 500, 600].map((one) => customer(one)),
    customer(700, 0.9),
    customer(800),
  ],
  price_library_x_cust_x_cmpy: [
    // In this order and the other one: the sequence counts, not the place.
    ...[100, 200, 1000, 500, 600, 700].flatMap((one) => [library(one, 2, 2), library(one, 1, 1)]),
    ...[library(300, 1, 2), library(300, 2, 1)],
    library(400, 1),
  ],
  job_price_customer_shipto: [
    {
      job_price_cust_shipto_uid: 31,
      job_price_hdr_uid: 7,
      company_id: 'ACME',
      customer_id: 500,
      row_status_flag: 704,
      ...stamps,
    },
  ],
  price_page: [{ price_page_uid: 9, customer_id: 600, ...stamps }],
};

const shared = {
  ...rows,
  inv_mast: [{ inv_mast_uid: 3, item_id: 'WIDGET-001', base_unit: 'EA', delete_flag: 'N' }],
};

const startP21 = (priceFor: (query: string) => number = () => 10) =>
  startP21Stub(({ path, rawQuery }) => {
    const name = path.split('/').at(-1) ?? '';
    if (name === 'prices') return { body: [{ ItemId: 'WIDGET-001', UnitPrice: priceFor(rawQuery) }] };
    const held = shared[name as keyof typeof shared];
    return held === undefined ? { status: 404, body: '' } : { body: { value: held } };
  });

describe('a price family', () => {
  it('is of customers with the same libraries in one order and the same pricing columns, without prices of their own', async () => {
    expect(unknownColumns(rows)).toEqual([]);
    await using server = await startP21();
    const families = await connectP21(server.url).sources.priceFamilies.all();
    const family = { leader: '100', members: ['100', '200', '1000'] };
    expect(Object.fromEntries(families)).toEqual({ 100: family, 200: family, 1000: family });
  });

  it('is looked at by doctor, who says when P21 prices by more than the rules', async () => {
    const { flows } = flowConfig({ priceLists: 'family' });
    const examined = async (priceFor?: (query: string) => number) => {
      await using server = await startP21(priceFor);
      const { sources, config } = connectP21(server.url);
      return await examineFamilies(sources, { p21: config, flows });
    };
    const subject = 'P21 price families';
    expect(await examined()).toEqual([{ subject, note: '3 customers share one price list.' }]);
    expect(await examined((query) => (query.includes('1000') ? 9 : 10))).toEqual([
      {
        subject,
        fault: expect.stringMatching(/100 and 1000 differently for WIDGET-001 .*FLOWS_PRICE_LISTS/),
      },
    ]);
  });
});

describe('between both systems', () => {
  let systems: TwoSystems;
  const flows = new Map<string, AnyFlow>();
  const links: Links = new Map();
  let nowMs = Date.now();
  const prices = () => flows.get('customer-prices') as AnyFlow;
  /** The largest. */
  const familyNow = async (): Promise<PriceFamily> => {
    const all = [...(await systems.parts.p21.priceFamilies.all()).values()];
    const [family] = all.toSorted((one, other) => other.members.length - one.members.length);
    if (family === undefined) throw new Error('The seed has no family');
    return family;
  };

  beforeAll(async () => {
    systems = await startTwoSystems({
      p21: { customers: 30, orders: 90 },
      config: { flows: { priceLists: 'family' } },
      clock: () => nowMs,
    });
    for (const flow of createFlows(systems.parts)) flows.set(flow.name, flow);
    for (const name of ['products', 'customers', 'customer-prices'])
      await runFlow(flows.get(name) as AnyFlow, links);
  });

  afterAll(() => systems[Symbol.asyncDispose]());

  /** Oro ids of the customers that hold a list of ours, by the id of the list. */
  const holders = () =>
    Map.groupBy(systems.shop.store.table('pricelisttocustomers').all(), ({ values }) =>
      String(values.priceList),
    );

  const customerIdOf = (p21CustomerId: string) => links.get('customers')?.get(p21CustomerId) ?? '';
  const listOf = (leader: string) => links.get('customer-prices')?.get(leader) ?? '';

  it('gives the list of its leader to all of a family, and no other to any of them', async () => {
    const family = await familyNow();
    expect(family.members.length).toBeGreaterThan(2);
    const given = holders();
    const own = given.get(listOf(family.leader))?.map(({ values }) => String(values.customer));
    expect(own?.toSorted()).toEqual(family.members.map(customerIdOf).toSorted());
    const all = [...given.values()].flat().map(({ values }) => String(values.customer));
    expect(new Set(all).size).toBe(all.length);
  });

  it('holds what P21 charges each of them', async () => {
    const { p21, config } = systems.parts;
    const family = await familyNow();
    const [row] = await prices().source.read([family.leader], call);
    const held = (row as { prices: readonly { sku: string; unit: string; value: string }[] }).prices;
    expect(held.length).toBeGreaterThan(0);
    const items = await p21.items.byItemIds([...new Set(held.map(({ sku }) => sku))]);
    const units = Map.groupBy(
      await p21.items.units(items.map(({ itemUid }) => itemUid)),
      (unit) => unit.itemUid,
    );
    const sold = items.map((item): SoldItem => ({ item, units: units.get(item.itemUid) ?? [] }));
    for (const customerId of family.members) {
      const asked = { customerId, scales: new Map() };
      const own = await quoteCustomer({ p21, salesLocationId: '10' }, asked, sold, {});
      const inShop = (list: readonly { sku: string; unit: string; value: string }[]) =>
        list.map((price) => JSON.stringify({ ...price, unit: toShopUnit(config.flows, price.unit) })).sort();
      expect({ customerId, prices: inShop(own) }).toEqual({ customerId, prices: inShop(held) });
    }
  });

  it('leaves no difference, and writes nothing a second time', async () => {
    expect(await compareFlow(prices(), links)).toEqual([]);
    const { written } = await runFlow(prices(), links);
    expect(written).toBe(0);
  });

  it('lets go who is charged otherwise from now on, which a poll tells with the leader', async () => {
    const family = await familyNow();
    const leaver = family.members.at(-1) ?? '';
    const { database } = systems.p21;
    nowMs = Date.now() + 120_000;
    const since = toInstant(nowMs - 1000);
    const table = database.table('customer');
    const row = table.all().find(({ customer_id }) => String(customer_id) === leaver);
    table.update(row as never, { multiplier: 0.5, date_last_modified: nowMs });
    const page = await prices().source.changes?.(since, call);
    expect(page?.keys).toEqual(expect.arrayContaining([leaver, family.leader]));
    expect(page?.keys).not.toContain(family.members[1]);
    await runFlow(prices(), links);
    const left = holders().get(listOf(family.leader)) ?? [];
    expect(left.map(({ values }) => String(values.customer))).not.toContain(customerIdOf(leaver));
    expect(await compareFlow(prices(), links)).toEqual([]);
  });
});
