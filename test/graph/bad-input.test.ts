/** Unknown keys are null; wrong arguments are BAD_USER_INPUT, naming the argument and what to do instead. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOroSandbox, type OroSandbox } from '../../sandbox/oro/server.ts';
import { createP21Sandbox, type P21Sandbox } from '../../sandbox/p21/server.ts';
import { createGraph, type Graph, staff } from './support/graph-under-test.ts';

let p21: P21Sandbox;
let oro: OroSandbox;
let graph: Graph;
const known = { sku: '', customer: '' };

beforeAll(async () => {
  p21 = await createP21Sandbox({ items: 40, customers: 6, orders: 20 });
  oro = await createOroSandbox();
  graph = createGraph({ p21, oro, salesLocationId: '10' });
  known.sku = String([...p21.database.table('inv_mast').all()][0]?.item_id);
  known.customer = String([...p21.database.table('customer').all()][0]?.customer_id);
});

afterAll(async () => {
  await graph?.close();
  await Promise.all([p21?.close(), oro?.close()]);
});

const id = (type: string, key: string) => Buffer.from(`${type}:${key}`).toString('base64url');
const fill = (document: string) =>
  document.replaceAll('SKU', known.sku).replaceAll('CUSTOMER', known.customer);

describe('a key of nothing', () => {
  it.each([
    'customer(p21CustomerId: "99999999") { name }',
    'customer(p21CustomerId: "not a number") { name }',
    'customer(p21CustomerId: "99999999999999999999999999") { name }',
    'customer(oroId: "99999") { name }',
    'customer(oroId: "abc") { name }',
    `customer(id: "${id('Customer', '99999999')}") { name }`,
    'order(orderNumber: "99999999") { poNumber }',
    `order(orderNumber: "it's 100% & <b>") { poNumber }`,
    'order(webReference: "no such, reference") { poNumber }',
    'order(shipmentNumber: "99999999") { poNumber }',
    'order(shipmentNumber: "no such, parcel") { poNumber }',
    'order(oroId: "99999") { poNumber }',
    'order(oroId: "abc") { poNumber }',
    'invoice(invoiceNumber: "99999999") { poNumber }',
    'product(sku: "NO-SUCH-ITEM") { name }',
    `product(sku: "O'Neill, 3/4\\" #2 & co") { name }`,
    'product(p21Uid: 99999999) { name }',
    'product(p21Uid: -1) { name }',
    'product(oroId: "99999") { name }',
    `node(id: "${id('Address', 'SHIP_TO/99999999')}") { id }`,
    `node(id: "${id('Address', 'nonsense')}") { id }`,
    `node(id: "${id('Budget', '1/2')}") { id }`,
    `node(id: "${id('CustomerUser', '99999999')}") { id }`,
    `node(id: "${id('Promotion', 'x')}") { id }`,
    `node(id: "${id('Shipment', '1')}") { id }`,
  ])('is null: %s', async (field) => {
    const { data, errors } = await graph.ask(`{ ${field} }`);
    expect(errors).toEqual([]);
    expect(Object.values(data ?? {})).toEqual([null]);
  });

  it('is left out of lists, and null among nodes', async () => {
    const { data, errors } = await graph.ask(
      fill(`{ inventory(skus: ["NO-SUCH"]) { onHand { value } }
        products(filter: { skus: ["NO-SUCH", "SKU"] }) { nodes { sku } }
        nodes(ids: ["${id('Order', '99999999')}", "${id('Invoice', '99999999')}"]) { id }
        budgets(customerId: "99999999") { description } }`),
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      inventory: [],
      products: { nodes: [{ sku: known.sku }] },
      nodes: [null, null],
      budgets: [],
    });
  });
});

const prices = (item: string, rest = 'customerId: "CUSTOMER"') =>
  `prices(${rest}, items: [{ sku: "SKU", ${item} }]) { sku }`;

/** Field, and the beginning of the message. */
const mistakes: readonly [string, string][] = [
  ['orders(first: 0) { nodes { id } }', 'first: give a number from 1 to 100'],
  ['orders(first: 101) { nodes { id } }', 'first: give a number from 1 to 100'],
  ['orders(first: -1) { nodes { id } }', 'first: give a number from 1 to 100'],
  ['orders(after: "x") { nodes { id } }', 'after: give a cursor'],
  ['orders(after: "") { nodes { id } }', 'after: give a cursor'],
  ['orders(last: 5) { nodes { id } }', 'before: give the cursor'],
  ['orders(first: 5, last: 5) { nodes { id } }', 'last: not together with first'],
  ['orders(filter: { customerId: "abc" }) { nodes { id } }', 'filter.customerId: give a global id'],
  [
    `orders(filter: { customerId: "${id('Order', '1')}" }) { nodes { id } }`,
    'filter.customerId: give the id of an object of type Customer, not Order',
  ],
  [
    'orders(filter: { placedFrom: "2026-02-01", placedTo: "2026-01-01" }) { nodes { id } }',
    'filter.placedTo: give a day on or after filter.placedFrom',
  ],
  ['orders(filter: { openOnly: true, state: COMPLETED }) { nodes { id } }', 'filter.openOnly: not together'],
  [
    'invoices(filter: { invoicedFrom: "2026-02-01", invoicedTo: "2026-01-01" }) { nodes { id } }',
    'filter.invoicedTo: give a day',
  ],
  ['customer { name }', 'id, p21CustomerId, oroId: give exactly one'],
  ['customer(p21CustomerId: "1", oroId: "1") { name }', 'id, p21CustomerId, oroId: give exactly one'],
  ['customer(p21CustomerId: " ") { name }', 'p21CustomerId: must not be empty'],
  ['order(id: "garbage") { id }', 'id: give a global id'],
  [`order(id: "${id('Invoice', '1')}") { id }`, 'id: give the id of an object of type Order, not Invoice'],
  ['invoice(id: "T3JkZXI") { id }', 'id: give a global id'],
  ['product { sku }', 'id, sku, p21Uid, oroId: give exactly one'],
  ['node(id: "garbage") { id }', 'id: give a global id'],
  ['nodes(ids: ["garbage"]) { id }', 'ids[0]: give a global id'],
  ['nodes(ids: []) { id }', 'ids: give 1 to 100'],
  ['inventory(skus: []) { onHand { value } }', 'skus: give 1 to 100'],
  ['inventory(skus: [""]) { onHand { value } }', 'skus: leave no entry empty'],
  ['inventory(skus: ["SKU"], locationIds: []) { onHand { value } }', 'locationIds: give 1 to 100'],
  ['products(filter: { skus: [] }) { nodes { sku } }', 'filter.skus: give 1 to 100'],
  ['products(filter: { skus: ["A"], search: "b" }) { nodes { sku } }', 'filter.search: not together'],
  ['prices(customerId: "CUSTOMER", items: []) { sku }', 'items: give 1 to 100'],
  [prices('quantity: "1"', 'locationId: "10"'), 'customerId: name the customer'],
  [prices('quantity: "0"'), 'items[0].quantity: give more than 0'],
  [prices('quantity: "-1"'), 'items[0].quantity: give more than 0'],
  [prices('unitOfMeasure: "XYZ"'), 'items[0].unitOfMeasure: SKU has the units '],
  [
    prices('quantity: "1"', 'customerId: "CUSTOMER", shipToId: "99999999"'),
    'shipToId: give a ship-to of customer',
  ],
  [
    prices('quantity: "1"', 'customerId: "CUSTOMER", locationId: "here"'),
    'locationId: give a P21 location id',
  ],
  [
    'product(sku: "SKU") { price(customerId: "CUSTOMER", quantity: "0") { sku } }',
    'price.quantity: give more than 0',
  ],
  ['taxQuote(shipToId: "1", lines: []) { tax { amount } }', 'lines: give 1 to 100'],
];

describe('a wrong argument', () => {
  it.each(mistakes)('is named with the remedy: %s', async (field, message) => {
    const { errors } = await graph.ask(`{ ${fill(field)} }`);
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
    expect(errors[0]?.message.startsWith(fill(message)), errors[0]?.message).toBe(true);
  });

  it.each([
    ['a decimal written as a float', prices('quantity: 1.5')],
    ['a decimal that is no number', prices('quantity: "1,5"')],
    ['a decimal in scientific notation', prices('quantity: "1e3"')],
    ['a day that does not exist', 'orders(filter: { placedFrom: "2026-02-30" }) { nodes { id } }'],
    ['a time without a zone', 'orders(filter: { modifiedSince: "2026-02-01T10:00:00" }) { nodes { id } }'],
  ])('is refused before anything is asked: %s', async (_, field) => {
    const { result, p21: calls } = await graph.count(() => graph.ask(`{ ${fill(field)} }`));
    expect(result.data).toBeNull();
    expect(result.errors).toHaveLength(1);
    expect(result.errors[0]?.message).toMatch(/quantity|decimal|date|day|time|zone/i);
    expect(calls.total).toBe(0);
  });

  it('is refused as a variable as it is inline', async () => {
    const document = `query ($items: [ItemQuantityInput!]!) { prices(customerId: "${known.customer}", items: $items) { sku } }`;
    const { data, errors } = await graph.ask(document, { items: [{ sku: known.sku, quantity: 1.5 }] }, staff);
    expect(data).toBeNull();
    expect(errors[0]?.message).toMatch(/quantity/);
  });

  it('never makes P21 read without a filter', async () => {
    const { p21: calls } = await graph.count(() =>
      graph.ask('{ customer(p21CustomerId: "x or 1 eq 1") { name } }'),
    );
    expect(calls.total).toBe(0);
  });
});

describe('unknown customers and ship-tos', () => {
  it('cannot be priced or taxed: NOT_FOUND names the argument', async () => {
    const price = await graph.ask(
      fill('{ prices(customerId: "99999999", items: [{ sku: "SKU" }]) { sku } }'),
    );
    expect(price.errors).toMatchObject([
      { code: 'NOT_FOUND', message: expect.stringMatching(/^customerId: /) },
    ]);
    const tax = await graph.ask(
      '{ taxQuote(shipToId: "99999999", lines: [{ amount: "1" }]) { tax { amount } } }',
    );
    expect(tax.errors).toMatchObject([{ code: 'NOT_FOUND', message: expect.stringMatching(/^shipToId: /) }]);
  });
});
