/**
 * What answers cost in calls. Each hop of a query is one call per table, however many parents ask; a call is cut only
 * where its keys do not fit into a URL, which P21's IIS bounds at 2,048 characters (p21-api 2.2).
 */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOroSandbox, type OroSandbox } from '../../sandbox/oro/server.ts';
import { createP21Sandbox, type P21Sandbox } from '../../sandbox/p21/server.ts';
import { type CallReport, createGraph, type Graph } from './support/graph-under-test.ts';
import { fillMatchingShop } from './support/matching-shop.ts';

let p21: P21Sandbox;
let oro: OroSandbox;
let graph: Graph;

beforeAll(async () => {
  p21 = await createP21Sandbox({ items: 300, customers: 30, orders: 400 });
  oro = await createOroSandbox();
  await fillMatchingShop(oro.url, p21.database, { products: 60, orders: 60 });
  graph = createGraph({ p21, oro, salesLocationId: '10' });
  // Tokens, and which custom fields the shop has, are asked for once per process.
  await cost(await shelf('01-order-across-systems'), { first: 1 });
  await cost(await shelf('05-customer-in-full'), { customerId: customerId() });
  await cost(priceAndStock, { first: 1, customerId: customerId() });
});

afterAll(async () => {
  await graph?.close();
  await Promise.all([p21?.close(), oro?.close()]);
});

const shelf = (name: string) => readFile(`web/playground/queries/${name}.graphql`, 'utf8');

/** One with several ship-tos and a budget, so that "in full" is much. */
function customerId(): string {
  const shipTos = Map.groupBy(p21.database.table('ship_to').all(), (row) => Number(row.customer_id));
  const limited = [...p21.database.table('job_price_customer_shipto').all()].filter(
    (row) => Number(row.contract_dollar_limit ?? 0) > 0,
  );
  const ids = limited.map((row) => Number(row.customer_id));
  return String(ids.find((id) => (shipTos.get(id)?.length ?? 0) > 1));
}

async function cost(document: string, variables: Record<string, unknown>) {
  const { result, p21: erp, oro: shop } = await graph.count(() => graph.ask(document, variables));
  expect(result.errors).toEqual([]);
  return { data: result.data as Record<string, { nodes: unknown[] }>, p21: byName(erp), oro: byName(shop) };
}

/** Calls per table or resource. */
const byName = ({ calls }: CallReport): Record<string, number> =>
  Object.fromEntries(calls.map(({ path, count }) => [path.split('/').at(-1), count]));

/** The most calls for so many keys: whichever table it is, at least 24 keys fit beside its columns. */
const callsFor = (keys: number): number => Math.max(1, Math.ceil(keys / 24));

const total = (calls: Record<string, number>): number =>
  Object.values(calls).reduce((sum, count) => sum + count, 0);

interface OrderNode {
  readonly lines: readonly { readonly product: { readonly sku: string } | null }[];
}

const productsIn = (nodes: unknown[]): number =>
  new Set((nodes as OrderNode[]).flatMap(({ lines }) => lines.map(({ product }) => product?.sku))).size;

describe('orders across both systems', () => {
  it('cost one call per table for 10 orders', async () => {
    const { data, p21: calls, oro: shop } = await cost(await shelf('01-order-across-systems'), { first: 10 });
    expect(data.orders?.nodes).toHaveLength(10);
    const { inv_mast: items, address: _carriersWhereShipped, ...rest } = calls;
    expect(rest).toEqual({
      oe_hdr: 1,
      oe_line: 1,
      oe_hdr_tax: 1,
      tax_jurisdiction: 1,
      oe_pick_ticket: 1,
      invoice_hdr: 1,
      customer: 1,
    });
    expect(items).toBeLessThanOrEqual(callsFor(productsIn(data.orders?.nodes ?? [])));
    expect(shop).toEqual({ orders: 1 });
  });

  it.each([50, 100])('of %i cost the same but for keys that fill more than one URL', async (first) => {
    const { data, p21: calls, oro: shop } = await cost(await shelf('01-order-across-systems'), { first });
    const nodes = data.orders?.nodes ?? [];
    expect(nodes).toHaveLength(first);
    const { inv_mast: items, ...rest } = calls;
    expect(Object.keys(rest).sort()).toEqual([
      'address',
      'customer',
      'invoice_hdr',
      'oe_hdr',
      'oe_hdr_tax',
      'oe_line',
      'oe_pick_ticket',
      'tax_jurisdiction',
    ]);
    for (const count of Object.values(rest)) expect(count).toBeLessThanOrEqual(callsFor(first));
    expect(rest).toMatchObject({ oe_hdr: 1, tax_jurisdiction: 1, address: 1 });
    expect(items).toBeLessThanOrEqual(callsFor(productsIn(nodes)));
    expect(shop).toEqual({ orders: 1 });
    expect(total(calls)).toBeLessThan(first / 2);
  });

  it('cost only the tables that are asked for: orders, lines and items', async () => {
    const document =
      'query ($first: Int!) { orders(first: $first) { nodes { lines { product { sku name } } } } }';
    const few = await cost(document, { first: 10 });
    expect(few.p21).toMatchObject({ oe_hdr: 1, oe_line: 1 });
    const many = await cost(document, { first: 50 });
    expect(Object.keys(many.p21).sort()).toEqual(['inv_mast', 'oe_hdr', 'oe_line']);
    expect(many.p21.oe_hdr).toBe(1);
    expect(many.p21.oe_line).toBeLessThanOrEqual(callsFor(50));
    expect(many.p21.inv_mast).toBeLessThanOrEqual(callsFor(productsIn(many.data.orders?.nodes ?? [])));
    expect(many.oro).toEqual({});
  });

  it('ask nothing of P21 or the shop that the order itself says', async () => {
    const { p21: calls, oro: shop } = await cost(
      '{ orders(first: 50) { nodes { orderNumber poNumber } } }',
      {},
    );
    expect([calls, shop]).toEqual([{ oe_hdr: 1 }, {}]);
  });
});

describe('a customer in full', () => {
  it('costs one call per table, orders twice: those that are open, then where they ship to', async () => {
    const { p21: calls, oro: shop } = await cost(await shelf('05-customer-in-full'), {
      customerId: customerId(),
    });
    const { oe_hdr: headers = 0, oe_line: _lines, ...rest } = calls;
    expect(rest).toEqual({
      customer: 1,
      terms: 1,
      credit_status: 1,
      ship_to: 1,
      address: 1,
      contacts: 1,
      job_price_customer_shipto: 1,
      job_price_hdr: 1,
      job_price_hdr_budget_prd: 1,
      job_price_cust_shipto_ordlim: 1,
    });
    expect(headers).toBeLessThanOrEqual(2);
    expect(shop).toEqual({
      customers: 1,
      customerusers: 1,
      customeraddresses: 1,
      pricelisttocustomers: 1,
    });
  });

  it('costs the same for 30 customers, but for keys that fill more than one URL', async () => {
    const document = `query ($first: Int!) {
      customers(first: $first) { nodes {
        addresses { city } users { email oro { email } } contracts { description } oro { name } terms { description }
      } }
    }`;
    const one = await cost(document, { first: 1 });
    const all = await cost(document, { first: 30 });
    expect(all.data.customers?.nodes.length).toBeGreaterThan(20);
    const shipTos = p21.database.table('ship_to').size;
    expect(Object.keys(all.p21).sort()).toEqual(expect.arrayContaining(Object.keys(one.p21).sort()));
    for (const count of Object.values(all.p21)) expect(count).toBeLessThanOrEqual(callsFor(30 + shipTos));
    expect(all.p21).toMatchObject({ customer: 1, terms: 1 });
    expect(all.oro).toEqual(one.oro);
  });
});

const priceAndStock = `query ($first: Int!, $customerId: ID!) {
  products(first: $first) { nodes {
    sku
    name
    price(customerId: $customerId) { unitPrice { amount } }
    inventory(locationIds: ["10", "20", "30"]) { available { value } location { name } }
  } }
}`;

describe('products with price and stock for one customer', () => {
  it.each([10, 48])('of %i cost one call for all prices and one per stock table', async (first) => {
    const { data, p21: calls } = await cost(priceAndStock, { first, customerId: customerId() });
    expect(data.products?.nodes).toHaveLength(first);
    const { inv_loc: places, inv_loc_stock_status: statuses, ...rest } = calls;
    expect(rest).toEqual({ inv_mast: 1, prices: 1, location: 1 });
    expect(places).toBeLessThanOrEqual(callsFor(first));
    expect(statuses).toBeLessThanOrEqual(callsFor(first));
  });
});
