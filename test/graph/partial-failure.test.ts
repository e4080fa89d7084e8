/** One system down: its fields are null with an error that names it, the other system's fields answer. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDistributor, type Distributor } from '../../sandbox/distributor/start.ts';
import { type Belongings, belongingsOf, customersWithEverything } from './support/belongings.ts';
import { createGraph, type Graph, type SystemUnderTest, shopper } from './support/graph-under-test.ts';

let world: Distributor;
let healthy: Graph;
let erpDown: Graph;
let shopDown: Graph;
let dead: Server;
let mine: Belongings;

/** Answers everything with 503, as a web server does whose application pool is stopped. */
async function startDead(): Promise<Server> {
  const server = createServer((_request, response) => {
    response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>Service Unavailable</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

beforeAll(async () => {
  world = await createDistributor({ p21: { items: 200, customers: 20, orders: 400 } });
  dead = await startDead();
  const url = `http://127.0.0.1:${(dead.address() as AddressInfo).port}`;
  const nobody: SystemUnderTest = { url, controlUrl: url };
  const common = {
    salesLocationId: '10',
    storefrontClients: JSON.parse(world.environment.ORO_STOREFRONT_CLIENTS ?? '[]'),
  };
  healthy = createGraph({ ...common, p21: world.p21, oro: world.oro });
  erpDown = createGraph({ ...common, p21: nobody, oro: world.oro });
  shopDown = createGraph({ ...common, p21: world.p21, oro: nobody });
  mine = await belongingsOf(world, healthy, customersWithEverything(world)[0] ?? '');
});

afterAll(async () => {
  await Promise.all([healthy?.close(), erpDown?.close(), shopDown?.close()]);
  dead?.close();
  await world?.close();
});

const orderInFull = (keys: string) => `{ order(${keys}) {
  orderNumber webReference status poNumber
  customer { p21CustomerId name oro { name } }
  lines { lineNumber product { sku oro { status } } }
  shipments { pickTicketNumber }
  invoices { invoiceNumber }
  oro { identifier lines { sku } }
} }`;

describe('with P21 down', () => {
  it.each([
    ['its web reference', () => `webReference: "${mine.webReference}"`],
    ['its P21 order number', () => `orderNumber: "${mine.orderNumber}"`],
    ['its OroCommerce id', () => `oroId: "${mine.oroOrderId}"`],
  ])('an order asked for by %s shows what the shop knows', async (_, keys) => {
    const { data, errors } = await erpDown.ask(orderInFull(keys()));
    expect(data?.order).toMatchObject({
      orderNumber: mine.orderNumber,
      webReference: mine.webReference,
      status: null,
      poNumber: null,
      lines: null,
      shipments: null,
      invoices: null,
      customer: { p21CustomerId: mine.customerId, name: null, oro: { name: mine.name } },
      oro: { identifier: mine.webReference },
    });
    expect(new Set(errors.map(({ code, system }) => `${code} ${system}`))).toEqual(
      new Set(['UPSTREAM_UNAVAILABLE P21']),
    );
    expect(errors.map(({ path }) => path).sort()).toEqual([
      'order.customer.name',
      'order.invoices',
      'order.lines',
      'order.poNumber',
      'order.shipments',
      'order.status',
    ]);
  });

  it('a customer and a product show what the shop knows, every other field its own error', async () => {
    const { data, errors } = await erpDown.ask(`{
      customer(p21CustomerId: "${mine.customerId}") {
        p21CustomerId name terms { description } credit { limit { amount } } addresses { city } users { email }
        budgets { id } contracts { p21Uid } orders { totalCount } invoices { totalCount } unshippedItems { totalCount }
        oro { name users { email } addresses { city } priceLists { name } }
        shoppingLists { name }
      }
      product(sku: "${mine.sku}") { sku name units { code } inventory { asOf } oro { sku name stock { value } } }
    }`);
    const { customer, product } = data as Record<string, Record<string, unknown>>;
    expect(customer).toMatchObject({ p21CustomerId: mine.customerId, oro: { name: mine.name } });
    expect(product).toMatchObject({ sku: mine.sku, name: null, oro: { sku: mine.sku } });
    const answered = ['p21CustomerId', 'oro', 'shoppingLists', 'sku'];
    for (const [name, value] of [...Object.entries(customer ?? {}), ...Object.entries(product ?? {})]) {
      expect([name, value === null]).toEqual([name, !answered.includes(name)]);
    }
    const missing = [...Object.keys(customer ?? {}), ...Object.keys(product ?? {})].filter(
      (name) => !answered.includes(name),
    );
    expect(errors).toHaveLength(missing.length);
    expect(errors.every(({ code, system }) => code === 'UPSTREAM_UNAVAILABLE' && system === 'P21')).toBe(
      true,
    );
  });

  it('lists, prices and stock are null with an error, and what the shop alone knows beside them answers', async () => {
    const { data, errors } = await erpDown.ask(`{
      orders { totalCount }
      invoices { totalCount }
      customers { totalCount }
      products { totalCount }
      prices(customerId: "${mine.customerId}", items: [{ sku: "${mine.sku}" }]) { sku }
      inventory(skus: ["${mine.sku}"]) { asOf }
      shoppingLists(customerId: "${mine.customerId}") { name }
      systemStatus { system reachable reason }
    }`);
    const { shoppingLists, systemStatus, prices, ...rest } = data ?? {};
    expect(rest).toEqual({ orders: null, invoices: null, customers: null, products: null, inventory: null });
    expect(prices).toEqual([null]);
    expect(shoppingLists).not.toEqual([]);
    expect(systemStatus).toEqual([
      { system: 'ORO', reachable: true, reason: null },
      { system: 'P21', reachable: false, reason: 'UPSTREAM_UNAVAILABLE' },
    ]);
    expect(errors.map(({ path, system }) => `${path} ${system}`).sort()).toEqual([
      'customers P21',
      'inventory P21',
      'invoices P21',
      'orders P21',
      'prices.0 P21',
      'products P21',
    ]);
  });

  it('what neither system can vouch for is null with the error, not "does not exist"', async () => {
    const { data, errors } = await erpDown.ask(
      '{ customer(p21CustomerId: "999999") { id } product(sku: "NO-SUCH-ITEM") { id } }',
    );
    expect(data).toEqual({ customer: null, product: null });
    expect(errors.map(({ path, code, system }) => [path, code, system]).sort()).toEqual([
      ['customer', 'UPSTREAM_UNAVAILABLE', 'P21'],
      ['product', 'UPSTREAM_UNAVAILABLE', 'P21'],
    ]);
  });

  it("a shopper still sees its own order in the shop and nobody else's", async () => {
    const other = await belongingsOf(world, healthy, customersWithEverything(world)[1] ?? '');
    const ask = (reference: string) =>
      erpDown.ask(
        `{ order(webReference: "${reference}") { webReference oro { identifier } } }`,
        {},
        shopper(mine.customerId),
      );
    expect((await ask(mine.webReference)).data?.order).toMatchObject({
      oro: { identifier: mine.webReference },
    });
    const foreign = await ask(other.webReference);
    expect(foreign.data).toEqual({ order: null });
    expect(foreign.errors).toMatchObject([{ code: 'UPSTREAM_UNAVAILABLE', system: 'P21' }]);
    const unknown = await ask('WEB-NOTHING');
    expect(unknown).toEqual(foreign);
  });
});

describe('with OroCommerce down', () => {
  it('an order shows all that P21 knows, and one error', async () => {
    const whole = await healthy.ask(orderInFull(`orderNumber: "${mine.orderNumber}"`));
    const { data, errors } = await shopDown.ask(orderInFull(`orderNumber: "${mine.orderNumber}"`));
    const withoutShop = JSON.parse(JSON.stringify(whole.data), (name, value) =>
      name === 'oro' ? null : value,
    );
    expect(data).toEqual(withoutShop);
    expect(new Set(errors.map(({ code, system }) => `${code} ${system}`))).toEqual(
      new Set(['UPSTREAM_UNAVAILABLE ORO']),
    );
    expect(errors.every(({ path }) => path.endsWith('.oro'))).toBe(true);
  });

  it('a customer shows all that P21 knows', async () => {
    const { data, errors } = await shopDown.ask(`{ customer(p21CustomerId: "${mine.customerId}") {
      name users { email oro { email } } budgets { remaining { amount } } oro { name } shoppingLists { name }
    } }`);
    expect(data?.customer).toMatchObject({ name: mine.name, oro: null, shoppingLists: null });
    const { users, budgets } = (data as { customer: CustomerAnswer }).customer;
    expect(users.map(({ email }) => email)).toContain(mine.email);
    expect(budgets.length).toBeGreaterThan(0);
    expect(new Set(errors.map(({ code, system }) => `${code} ${system}`))).toEqual(
      new Set(['UPSTREAM_UNAVAILABLE ORO']),
    );
  });

  it('prices, stock, lists and look-ups by P21 keys need no shop', async () => {
    const { data, errors } = await shopDown.ask(`{
      orders(first: 3) { nodes { orderNumber status totals { total { amount } } } }
      prices(customerId: "${mine.customerId}", items: [{ sku: "${mine.sku}" }]) { unitPrice { amount } source }
      inventory(skus: ["${mine.sku}"]) { available { value } location { name } }
      product(sku: "${mine.sku}") { sku name }
    }`);
    expect(errors).toEqual([]);
    expect(Object.values(data ?? {}).every((value) => value !== null)).toBe(true);
  });
});

interface CustomerAnswer {
  readonly users: readonly { readonly email: string }[];
  readonly budgets: readonly unknown[];
}
