/** Flows that end in P21: what came from P21 is not sent back, what people of the shop do becomes a command. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ShopWriter } from '../../sandbox/distributor/shop-writer.ts';
import { commandKinds } from '../../src/commands/kinds.ts';
import { createFlows } from '../../src/flows/flows.ts';
import { toMasterList } from '../../src/flows/master-shopping-list.flow.ts';
import type { SyncCommand } from '../../src/sync/command-port.ts';
import type { AnyFlow } from '../../src/sync/flow.ts';
import { call, flowConfig } from './support/flow-stage.ts';
import { type Links, runFlow } from './support/run-flow.ts';
import { startTwoSystems, type TwoSystems } from './support/two-systems.ts';

let systems: TwoSystems;
const links: Links = new Map();
const byName = new Map<string, AnyFlow>();

const run = async (name: string) => runFlow(byName.get(name) as AnyFlow, links);
const idOf = (flow: string, key: string): string => links.get(flow)?.get(key) ?? '';

/** What was submitted since the last question, as the command itself reads it. */
const submitted = (): SyncCommand[] =>
  systems.commands.splice(0).map(({ input, ...command }) => ({
    ...command,
    input: commandKinds.find(({ kind }) => kind === command.kind)?.parse(input),
  }));

beforeAll(async () => {
  systems = await startTwoSystems({ p21: { orders: 30 } });
  for (const flow of createFlows(systems.parts)) byName.set(flow.name, flow);
  for (const name of ['products', 'customers', 'customer-users', 'customer-addresses', 'historical-orders'])
    await run(name);
});

afterAll(() => systems[Symbol.asyncDispose]());

/** A customer with a user and a ship-to, and a product. */
function somebody() {
  const { store } = systems.shop;
  const [user] = store.table('customerusers').all();
  const customer = String(user?.values.customer);
  const address = store
    .table('customeraddresses')
    .find('customer', customer)
    .find(({ values }) => values.p21_ship_to_id !== null);
  const [sku = '', product = ''] = [...(links.get('products') ?? [])][0] ?? [];
  const p21CustomerId = [...(links.get('customers') ?? [])].find(([, id]) => id === customer)?.[0] ?? '';
  return { customer, p21CustomerId, user, address, sku, product };
}

describe('into P21', () => {
  it('sends nothing back that came from P21', async () => {
    for (const name of ['customer-updates', 'customer-user-updates', 'customer-address-updates', 'orders']) {
      const { others } = await run(name);
      expect({ name, others }).toEqual({ name, others: [] });
    }
    expect(submitted()).toEqual([]);
  });

  it('carries over what people of the shop changed, and nothing else', async () => {
    const { store } = systems.shop;
    const { customer, p21CustomerId, user, address } = somebody();
    const contactId = String(user?.values.p21_contact_id);
    const shipToId = String(address?.values.p21_ship_to_id);
    store.update('customers', customer, { name: 'Renamed in the shop' });
    store.update('customerusers', user?.id ?? '', { lastName: 'Married-Name' });
    store.update('customeraddresses', address?.id ?? '', { street: '77 New Road' });
    for (const name of ['customer-updates', 'customer-user-updates', 'customer-address-updates'])
      await run(name);
    expect(submitted()).toMatchObject([
      { kind: 'updateCustomer', input: { customerId: p21CustomerId, name: 'Renamed in the shop' } },
      {
        kind: 'upsertCustomerUser',
        input: { customerId: p21CustomerId, contactId, lastName: 'Married-Name', email: user?.values.email },
      },
      {
        kind: 'upsertCustomerAddress',
        input: { customerId: p21CustomerId, shipToId, address: { street: '77 New Road' } },
      },
    ]);
  });

  it('makes a command of an order, once, and none of an order that P21 has', async () => {
    const { customer, p21CustomerId, user, sku, product } = somebody();
    const order = new ShopWriter(systems.shop).create({
      type: 'orders',
      attributes: { identifier: 'W-9001', currency: 'USD', poNumber: 'PO-7', customerNotes: 'Ring the bell' },
      links: {
        customer: { type: 'customers', id: customer },
        customerUser: { type: 'customerusers', id: user?.id ?? '' },
        shippingAddress: { type: 'orderaddresses', id: 'to' },
        lineItems: [{ type: 'orderlineitems', id: 'one' }],
      },
      included: [
        {
          type: 'orderaddresses',
          id: 'to',
          attributes: { organization: 'Site', street: '1 Elm St', city: 'Ames', postalCode: '50010' },
          links: {
            country: { type: 'countries', id: 'US' },
            region: { type: 'regions', id: 'US-IA' },
          },
        },
        {
          type: 'orderlineitems',
          id: 'one',
          attributes: { quantity: 2, value: 9.5, currency: 'USD' },
          links: {
            product: { type: 'products', id: product },
            productUnit: { type: 'productunits', id: String(unitOf(product)) },
          },
        },
      ],
    });
    await run('orders');
    const [command, ...more] = submitted();
    expect(more).toEqual([]);
    expect(command).toMatchObject({
      kind: 'placeOrder',
      idempotencyKey: `flow:orders:${order.id}`,
      input: {
        customerId: p21CustomerId,
        shopOrderNumber: 'W-9001',
        contactId: String(user?.values.p21_contact_id),
        shipToId: null,
        shipTo: {
          name: 'Site',
          street: '1 Elm St',
          city: 'Ames',
          state: 'IA',
          postalCode: '50010',
          country: 'US',
        },
        poNumber: 'PO-7',
        note: 'Ring the bell',
        lines: [{ sku, quantity: '2', unitPrice: null }],
      },
    });
    const { database } = systems.p21;
    const [taken] = database.table('oe_hdr').all();
    database.table('oe_hdr').update(taken as never, { web_reference_no: 'w-9001' });
    await run('orders');
    expect(submitted()).toEqual([]);
    expect(idOf('orders', order.id)).toBe(String(taken?.order_no).trim());
  });

  it.each(['cancelled', 'closed'])(
    'places no order that was %s before P21 took it',
    async (internalStatus) => {
      const { store } = systems.shop;
      const flow = byName.get('orders') as AnyFlow;
      const [order] = store
        .table('orders')
        .all()
        .filter(({ values }) => values.external !== true);
      const read = async () => {
        const [row] = await flow.source.read([order?.id ?? ''], call);
        return { document: flow.map(row), why: flow.leavesOut?.(row) };
      };
      const reference = (value: string) => {
        const [taken] = systems.p21.database.table('oe_hdr').all();
        systems.p21.database.table('oe_hdr').update(taken as never, { web_reference_no: value });
      };
      store.update('orders', order?.id ?? '', { internalStatus });
      reference('another');
      expect(await read()).toEqual({
        document: null,
        why: `The order was ${internalStatus} before P21 took it.`,
      });
      reference(String(order?.values.identifier));
      expect((await read()).document).toMatchObject({ order: { shopOrderNumber: order?.values.identifier } });
      store.update('orders', order?.id ?? '', { internalStatus: 'open' });
    },
  );
});

const unitOf = (product: string) => {
  const { store } = systems.shop;
  const primary = String(store.get('products', product)?.values.primaryUnitPrecision);
  return store.get('productunitprecisions', primary)?.values.unit;
};

describe('master shopping lists', () => {
  const item = (sku: string | null, quantity: string, unit: string) => ({
    id: '1',
    productId: '1',
    sku,
    productName: null,
    quantity,
    unit,
    notes: null,
    currency: null,
    unitPrice: null,
    subtotal: null,
  });
  const list = {
    id: '3',
    customerId: '7',
    customerUserId: '9',
    name: 'Master shopping list',
    notes: null,
    isDefault: true,
    currency: 'USD',
    subtotal: null,
    total: null,
    items: [item('B-2', '5', 'bx'), item(null, '1', 'each'), item('A-1', '2.5', 'each')],
    createdAt: '2026-02-12T00:00:00.000Z',
    updatedAt: '2026-02-12T00:00:00.000Z',
  };

  it('become the items of P21 in its units, by item, so that the order of a list is no change', () => {
    const { flows } = flowConfig();
    const document = toMasterList({ customerId: '7', p21CustomerId: '100198', list }, flows);
    expect(document).toEqual({
      customerId: '100198',
      name: 'Master shopping list',
      items: [
        { sku: 'A-1', quantity: '2.5', unitOfMeasure: 'EA' },
        { sku: 'B-2', quantity: '5', unitOfMeasure: 'BX' },
      ],
    });
    const kind = commandKinds.find((one) => one.kind === 'updateMasterShoppingList');
    expect(kind?.parse(document)).toEqual(document);
    const turned = { ...list, items: list.items.toReversed() };
    expect(toMasterList({ customerId: '7', p21CustomerId: '100198', list: turned }, flows)).toEqual(document);
  });

  it('have no place in P21 without a list or without a customer there', () => {
    const { flows } = flowConfig();
    expect(toMasterList({ customerId: '7', p21CustomerId: '100198', list: null }, flows)).toBeNull();
    expect(toMasterList({ customerId: '7', p21CustomerId: null, list }, flows)).toBeNull();
  });
});
