/** Which location sells when nobody names one: an item that no location carries makes P21's refusal name it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOroSandbox, type OroSandbox } from '../../sandbox/oro/server.ts';
import { createP21Sandbox, type P21Sandbox } from '../../sandbox/p21/server.ts';
import { createGraph, type Graph } from './support/graph-under-test.ts';

let p21: P21Sandbox;
let oro: OroSandbox;
let unset: Graph;
let configured: Graph;
const nowhere = { sku: '', customerId: '', shipToId: '' };

beforeAll(async () => {
  p21 = await createP21Sandbox({ items: 40, customers: 6, orders: 10 });
  oro = await createOroSandbox();
  unset = createGraph({ p21, oro });
  configured = createGraph({ p21, oro, salesLocationId: '30' });
  const [item] = table('inv_mast').all();
  for (const place of [...table('inv_loc').find('inv_mast_uid', item?.inv_mast_uid ?? null)]) {
    table('inv_loc').remove(place);
  }
  const [shipTo] = table('ship_to').all();
  if (shipTo !== undefined) table('ship_to').update(shipTo, { preferred_location_id: 40 });
  nowhere.sku = String(item?.item_id);
  nowhere.customerId = String(shipTo?.customer_id);
  nowhere.shipToId = String(shipTo?.ship_to_id);
});

afterAll(async () => {
  await Promise.all([unset?.close(), configured?.close()]);
  await Promise.all([p21?.close(), oro?.close()]);
});

const table = (name: string) => p21.database.table(name);

const document = `query ($sku: String!, $customerId: ID!, $shipToId: ID, $locationId: ID) {
  product(sku: $sku) { price(customerId: $customerId, shipToId: $shipToId, locationId: $locationId) { sku } }
}`;

async function sellerOf(graph: Graph, asked: { shipToId?: string; locationId?: string }) {
  const { sku, customerId } = nowhere;
  const { errors } = await graph.ask(document, { sku, customerId, ...asked });
  return /not sold at location (\d+)/.exec(errors[0]?.message ?? '')?.[1];
}

const setDefault = (locationId: number | null) => {
  const company = table('company').first({ company_id: 'ACME' });
  if (company === undefined) throw new Error('the sandbox has no company');
  table('company').update(company, { default_sales_location_id: locationId });
};

describe('the location that sells', () => {
  it('is the one the caller names, whatever is configured', async () => {
    expect(await sellerOf(configured, { locationId: '20', shipToId: nowhere.shipToId })).toBe('20');
    expect(await sellerOf(unset, { locationId: '20' })).toBe('20');
  });

  it('is the configured one, also where the ship-to prefers another', async () => {
    expect(await sellerOf(configured, { shipToId: nowhere.shipToId })).toBe('30');
  });

  it('is the one the ship-to prefers, without a configured one', async () => {
    expect(await sellerOf(unset, { shipToId: nowhere.shipToId })).toBe('40');
  });

  it("is the company's default without a ship-to, else its lowest number", async () => {
    setDefault(20);
    expect(await sellerOf(unset, {})).toBe('20');
    setDefault(null);
    expect(await sellerOf(unset, {})).toBe('10');
  });

  it('is looked up once for all prices of a request', async () => {
    setDefault(null);
    const { result, p21: calls } = await unset.count(() =>
      unset.ask(
        `query ($customerId: ID!) { products(first: 20) { nodes { price(customerId: $customerId) { sku } } } }`,
        { customerId: nowhere.customerId },
      ),
    );
    expect(result.errors.filter(({ code }) => code !== 'NOT_FOUND')).toEqual([]);
    const lookups = calls.calls.filter(({ path }) => /table\/(company|location)$/.test(path));
    expect(lookups.map(({ count }) => count)).toEqual([1, 1]);
  });

  it('must be a location id', async () => {
    const { errors } = await unset.ask(document, { ...nowhere, locationId: 'Chicago' });
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', message: 'locationId: give a P21 location id' }]);
  });
});
