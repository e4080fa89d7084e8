/** What a subscriber hears: what it asked about and may see, with what the systems say then. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createP21Sandbox, type P21Sandbox } from '../../sandbox/p21/server.ts';
import type { EventBus } from '../../src/events/event-bus.ts';
import { createMemoryEventBus } from '../../src/events/memory-event-bus.ts';
import { connect, hears, type TestClient } from './support/listener.ts';
import { type LiveGateway, startLiveGateway } from './support/live-gateway.ts';

let p21: P21Sandbox;
let events: EventBus;
let gateway: LiveGateway;
let staff: TestClient;
let shopper: TestClient;
let own: Customer;
let other: Customer;

interface Customer {
  readonly id: string;
  readonly orderNumber: string;
}

beforeAll(async () => {
  p21 = await createP21Sandbox({ items: 60, customers: 12, orders: 80 });
  events = createMemoryEventBus({ clock: Date.now, onError: () => {} });
  gateway = await startLiveGateway({ p21Url: p21.url, events });
  [own, other] = twoCustomersWithOrders();
  staff = connect(gateway.url, (await gateway.key({ role: 'admin' })).token);
  shopper = connect(gateway.url, (await gateway.key({ role: 'storefront', customerId: own.id })).token);
});

afterAll(async () => {
  await staff?.[Symbol.asyncDispose]();
  await shopper?.[Symbol.asyncDispose]();
  await gateway?.close();
  await p21?.close();
});

const rows = (table: string) => [...p21.database.table(table).all()];

function twoCustomersWithOrders(): [Customer, Customer] {
  const byCustomer = Map.groupBy(rows('oe_hdr'), (row) => String(row.customer_id));
  const [one, two] = [...byCustomer].map(([id, [order]]) => ({ id, orderNumber: String(order?.order_no) }));
  if (one === undefined || two === undefined) throw new Error('the seed has no two customers with orders');
  return [one, two];
}

/** An item that is kept at a location, with the row of its stock. */
function stocked() {
  const stock = rows('inv_loc').find((row) => Number(row.qty_on_hand) > 10);
  const item = rows('inv_mast').find((row) => row.inv_mast_uid === stock?.inv_mast_uid);
  if (stock === undefined || item === undefined) throw new Error('the seed has no stock');
  return { sku: String(item.item_id), locationId: String(stock.location_id), stock };
}

/** Subscriptions are opened one after the other on a connection: when this one has answered, those before it are open. */
async function opened(client: TestClient): Promise<void> {
  const refused = client.listen('subscription { inventoryChanged(skus: []) { sku } }');
  await refused.ended;
}

const stockOf = (sku: string, ...locationIds: string[]) => ({
  sku,
  locations: locationIds.map((locationId) => ({
    locationId,
    onHand: '1',
    allocated: '0',
    available: '1',
    unit: 'EA',
  })),
});

const order = ({ id, orderNumber }: Customer) => ({ orderNumber, customerId: id, webReference: null });

const inventory = `subscription ($skus: [String!], $locationIds: [ID!]) {
  inventoryChanged(skus: $skus, locationIds: $locationIds) {
    cursor at isGap sku inventory { location { name } onHand { value } }
  }
}`;

describe('inventoryChanged', () => {
  it('tells what P21 has when the change is answered, not what the event said', async () => {
    const { sku, locationId, stock } = stocked();
    const listening = shopper.listen(inventory, {
      skus: [sku.toLowerCase()],
      locationIds: [locationId],
    });
    await opened(shopper);
    for (const onHand of [4321, 1234]) {
      p21.database.table('inv_loc').update(stock, { qty_on_hand: onHand });
      await events.publish('inventory', sku, stockOf(sku, locationId));
      const heard = await hears(listening, listening.heard.length + 1);
      expect(heard.at(-1)?.errors).toBeUndefined();
      expect(heard.at(-1)?.data?.inventoryChanged).toMatchObject({
        cursor: expect.any(String),
        at: expect.stringMatching(/Z$/),
        isGap: false,
        sku,
        inventory: [{ onHand: { value: String(onHand) } }],
      });
    }
    listening.stop();
  });

  it('is silent about other SKUs and locations', async () => {
    const { sku, locationId } = stocked();
    const listening = staff.listen(inventory, { skus: [sku], locationIds: [locationId] });
    await opened(staff);
    await events.publish('inventory', 'OTHER', stockOf('OTHER', locationId));
    await events.publish('inventory', sku, stockOf(sku, 'elsewhere'));
    await events.publish('inventory', sku, stockOf(sku, 'elsewhere', locationId));
    await hears(listening, 1);
    await events.publish('inventory', sku, stockOf(sku));
    await hears(listening, 2);
    expect(listening.heard.map(({ data }) => data?.inventoryChanged?.sku)).toEqual([sku, sku]);
    listening.stop();
  });

  it('hears no more once it was stopped', async () => {
    const listening = staff.listen(inventory);
    await opened(staff);
    listening.stop();
    await listening.ended;
    await opened(staff);
    const before = gateway.answers();
    await events.publish('inventory', 'A', stockOf('A'));
    await opened(staff);
    expect(listening.heard).toEqual([]);
    expect(gateway.answers()).toBe(before);
  });
});

describe('a shopper', () => {
  const orders = 'subscription { orderChanged { orderNumber p21CustomerId order { orderNumber status } } }';

  it('hears of orders of its own customer and never of others', async () => {
    const [mine, all] = [shopper.listen(orders), staff.listen(orders)];
    await Promise.all([opened(shopper), opened(staff)]);
    await events.publish('order', other.orderNumber, order(other));
    await events.publish('order', own.orderNumber, order(own));
    await hears(all, 2);
    expect(await hears(mine, 1)).toEqual([
      {
        data: {
          orderChanged: {
            orderNumber: own.orderNumber,
            p21CustomerId: own.id,
            order: { orderNumber: own.orderNumber, status: expect.any(String) },
          },
        },
      },
    ]);
    mine.stop();
    all.stop();
  });

  it('is refused another customer, whether it exists or not', async () => {
    for (const customerId of [other.id, '99999999']) {
      for (const field of ['orderChanged', 'budgetChanged']) {
        const { ended } = shopper.listen(`subscription { ${field}(customerId: "${customerId}") { cursor } }`);
        expect(await ended).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
      }
    }
  });

  it('hears of prices of everybody and of its own, each asked for itself', async () => {
    const { sku } = stocked();
    const document = `subscription { priceChanged(skus: ["${sku}"]) {
      sku p21CustomerId price { p21CustomerId unitPrice { amount } }
    } }`;
    const listening = shopper.listen(document);
    await opened(shopper);
    await events.publish('price', sku, { sku, customerId: other.id });
    await events.publish('price', sku, { sku, customerId: own.id });
    await hears(listening, 1);
    await events.publish('price', sku, { sku, customerId: null });
    const heard = await hears(listening, 2);
    expect(heard.map(({ data }) => data?.priceChanged)).toMatchObject([
      { sku, p21CustomerId: own.id, price: { p21CustomerId: own.id } },
      { sku, p21CustomerId: null, price: { p21CustomerId: own.id } },
    ]);
    listening.stop();
  });

  it('hears of budgets and commands of its own customer alone', async () => {
    const budgets = shopper.listen(
      'subscription { budgetChanged { p21CustomerId budgets { p21CustomerId } } }',
    );
    const commands = shopper.listen('subscription { commandChanged { id state } }');
    await opened(shopper);
    for (const { id: customerId } of [other, own]) {
      await events.publish('budget', customerId, { customerId, budgetId: '1' });
      const id = randomUUID();
      await events.publish('command', id, { id, state: 'CONFIRMED', customerId });
    }
    await events.publish('command', 'x', { id: 'x', state: 'CONFIRMED', customerId: null });
    await hears(budgets, 1);
    await hears(commands, 1);
    await opened(shopper);
    expect(budgets.heard.map(({ data }) => data?.budgetChanged?.p21CustomerId)).toEqual([own.id]);
    expect(commands.heard).toEqual([
      { data: { commandChanged: { id: expect.any(String), state: 'CONFIRMED' } } },
    ]);
    budgets.stop();
    commands.stop();
  });

  it('is refused what flows do', async () => {
    const { ended } = shopper.listen('subscription { flowActivity { flow } }');
    expect(await ended).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe('staff', () => {
  it('without the scope operate follows one command, not all', async () => {
    await using office = connect(gateway.url, (await gateway.key()).token);
    const { ended } = office.listen('subscription { commandChanged { id } }');
    expect(await ended).toMatchObject([{ extensions: { code: 'FORBIDDEN', field: 'id' } }]);
    const id = randomUUID();
    const one = office.listen('subscription ($id: ID!) { commandChanged(id: $id) { id state } }', {
      id,
    });
    await opened(office);
    await events.publish('command', 'x', { id: 'x', state: 'PARKED', customerId: own.id });
    await events.publish('command', id, { id, state: 'PARKED', customerId: own.id });
    expect(await hears(one, 1)).toEqual([{ data: { commandChanged: { id, state: 'PARKED' } } }]);
  });

  it('hears what chosen flows do', async () => {
    const listening = staff.listen(
      'subscription { flowActivity(flows: ["products"]) { flow event count recordKey } }',
    );
    await opened(staff);
    const activity = { event: 'WRITTEN', count: 3, recordKey: null };
    await events.publish('flow', 'customers', { flow: 'customers', ...activity });
    await events.publish('flow', 'products', { flow: 'products', ...activity });
    expect(await hears(listening, 1)).toEqual([
      { data: { flowActivity: { flow: 'products', ...activity } } },
    ]);
    listening.stop();
  });
});

describe('errors', () => {
  it.each([
    ['a document that cannot be read', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['a field that does not exist', 'subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'two subscriptions in one',
      'subscription { orderChanged { at } priceChanged { at } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a query', '{ systemStatus { system } }', 'OPERATION_RESOLUTION_FAILURE'],
    ['no SKU', 'subscription { inventoryChanged(skus: []) { sku } }', 'BAD_USER_INPUT'],
    ['a missing variable', 'subscription ($id: ID!) { commandChanged(id: $id) { id } }', 'BAD_USER_INPUT'],
  ])('say what is wrong with %s', async (_case, document, code) => {
    const { ended } = staff.listen(document);
    expect(await ended).toMatchObject([{ extensions: { code } }]);
  });

  it('of P21 reach a shopper without its words, and the log with them', async () => {
    const { sku } = stocked();
    const listening = shopper.listen(inventory, { skus: [sku] });
    await opened(shopper);
    p21.faults.apply({ failRate: { probability: 1, status: 503, family: 'odata' } });
    await events.publish('inventory', sku, stockOf(sku));
    const [heard] = await hears(listening, 1);
    p21.faults.clear();
    expect(heard?.data?.inventoryChanged).toMatchObject({ sku, inventory: null });
    expect(heard?.errors).toMatchObject([
      { message: 'A system behind the gateway does not answer right now.', extensions: { system: 'P21' } },
    ]);
    expect(JSON.stringify(heard)).not.toMatch(/odata|inv_|500/i);
    expect(gateway.logged.join()).toMatch(/UPSTREAM_/);
    listening.stop();
  });
});
