/**
 * Filters, totals and notes do not tell a storefront viewer of another customer. Everything of the other one carries a
 * mark, which each document shows to staff. Keys and arguments are tried in `isolation.test.ts`.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOroSandbox, type OroSandbox } from '../../sandbox/oro/server.ts';
import { createP21Sandbox, type P21Sandbox } from '../../sandbox/p21/server.ts';
import { createGraph, type Graph, shopper } from './support/graph-under-test.ts';
import { createTwoCustomers, secret, type TwoCustomers } from './support/two-customers.ts';

let p21: P21Sandbox;
let oro: OroSandbox;
let graph: Graph;
let keys: TwoCustomers;

beforeAll(async () => {
  p21 = await createP21Sandbox({ items: 100, customers: 20, orders: 200 });
  oro = await createOroSandbox();
  keys = await createTwoCustomers(p21, oro.url);
  graph = createGraph({ p21, oro, salesLocationId: '10' });
});

afterAll(async () => {
  await graph?.close();
  await Promise.all([p21?.close(), oro?.close()]);
});

const order = `poNumber webReference oro { poNumber } customer { name } shipTo { name } contact { lastName }
  lines { customerPartNumber } notes { text } invoices { poNumber } shipments(includePicking: true) { tracking { number } }
  unshippedItems { line { customerPartNumber } }`;
const invoice = 'poNumber customer { name } order { poNumber }';

const lists: readonly ((keys: TwoCustomers) => string)[] = [
  () => `customers(filter: { search: "${secret}" }) { nodes { name } totalCount }`,
  () => `orders(first: 100) { nodes { ${order} } }`,
  (k) => `orders(filter: { webReference: "${k.otherReference}" }) { nodes { ${order} } totalCount }`,
  () => `orders(filter: { poNumber: "${secret}" }) { nodes { ${order} } totalCount }`,
  () => `orders(filter: { search: "${secret}" }) { nodes { ${order} } totalCount }`,
  () => `invoices(first: 100) { nodes { ${invoice} } }`,
  (k) => `invoices(filter: { orderNumber: "${k.otherOrder}" }) { nodes { ${invoice} } totalCount }`,
  (k) => `invoices(filter: { search: "${k.otherInvoice}" }) { nodes { ${invoice} } totalCount }`,
  () => `unshippedItems(first: 100) { nodes { line { customerPartNumber } order { ${order} } } }`,
  () => 'promotions(first: 100) { nodes { description } }',
];

describe('a storefront viewer', () => {
  it.each(lists.map((list, index) => [index + 1, list] as const))(
    'finds nothing of another customer in list %i',
    async (_, list) => {
      const shown = await graph.ask(`{ ${list(keys)} }`);
      expect(JSON.stringify(shown.data)).toContain(secret);
      const seen = await graph.ask(`{ ${list(keys)} }`, {}, shopper(keys.own));
      expect(seen.errors).toEqual([]);
      expect(JSON.stringify(seen)).not.toContain(secret);
    },
  );

  it("cannot read another customer's promotion by its global id", async () => {
    const id = Buffer.from(`Promotion:${keys.otherPromotion}`).toString('base64url');
    const document = `{ node(id: "${id}") { ... on Promotion { description } } }`;
    expect((await graph.ask(document)).data).toEqual({ node: { description: secret } });
    expect(await graph.ask(document, {}, shopper(keys.own))).toEqual({ data: { node: null }, errors: [] });
  });

  it('counts only its own in totals', async () => {
    const document = '{ orders { totalCount } invoices { totalCount } customers { totalCount } }';
    const all = (await graph.ask(document)).data as Totals;
    const own = (await graph.ask(document, {}, shopper(keys.own))).data as Totals;
    expect(own.customers.totalCount).toBe(1);
    expect(own.orders.totalCount).toBeLessThan(all.orders.totalCount);
    expect(own.invoices.totalCount).toBeLessThan(all.invoices.totalCount);
  });

  it('does not read what staff note on its own orders', async () => {
    const document = `{ order(orderNumber: ${keys.ownOrder}) { notes { text } } }`;
    expect(JSON.stringify((await graph.ask(document)).data)).toContain('Never tell them.');
    const own = await graph.ask(document, {}, shopper(keys.own));
    expect(own).toEqual({ data: { order: { notes: [] } }, errors: [] });
  });
});

type Totals = Record<'orders' | 'invoices' | 'customers', { readonly totalCount: number }>;
