/** Both systems at work: a shop that knows one customer is filled, business goes on at both ends, and in the end they agree. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../chaos/random.ts';
import { P21People } from '../../chaos/sync/p21-people.ts';
import { ShopPeople } from '../../chaos/sync/shop-people.ts';
import { findDoubles } from '../../chaos/sync/verdict.ts';
import type { Delivery } from '../../sandbox/oro/webhooks/webhook-deliverer.ts';
import { examine } from '../../src/cli/doctor.ts';
import { connect } from '../subscriptions/support/listener.ts';
import { startWorld, type World } from './support/world.ts';

const patienceMs = 240_000;

let world: World;
const deliveries: Delivery[] = [];

beforeAll(async () => {
  world = await startWorld({ oro: { webhooks: { onDelivery: (delivery) => deliveries.push(delivery) } } });
});

afterAll(() => world?.[Symbol.asyncDispose]());

describe('an empty shop beside P21', () => {
  it('is filled by a migration, in the order in which records refer to each other', async () => {
    const { desk } = world;
    await desk.enable('invoices', 'paid-invoices');
    await desk.migrate();
    await desk.settle(patienceMs);
    expect(await desk.parked()).toEqual([]);
  }, 500_000);

  it('tells of its changes by webhooks that doctor subscribes, once', async () => {
    const webhooks = async (fix: boolean) =>
      (await examine(world.config, fix)).filter(({ subject }) => subject.includes('webhooks: '));
    expect((await webhooks(false)).map(({ fault }) => fault)).toContain('Not subscribed: run doctor --fix');
    const fixed = await webhooks(true);
    expect(new Set(fixed.map(({ note }) => note))).toEqual(new Set(['subscribed']));
    expect(await webhooks(true)).toEqual(fixed.map(({ subject }) => ({ subject })));
  });

  it('agrees with P21 in every flow after business at both ends', async () => {
    const { desk, p21, oro, keeper } = world;
    const people = new ShopPeople({ p21, oro }, createRandom(3));
    const staff = new P21People({ p21 }, createRandom(4));
    await using client = connect(`${world.app.url}/graphql`, 'opg_admin_secret');
    const heard = {
      stock: client.listen('subscription { inventoryChanged { sku } }'),
      orders: client.listen('subscription { orderChanged { orderNumber order { status } } }'),
      budgets: client.listen('subscription { budgetChanged { p21CustomerId budgets { p21CustomerId } } }'),
      flows: client.listen('subscription { flowActivity { flow event count recordKey } }'),
    };
    const budget = p21.database
      .table('job_price_customer_shipto')
      .all()
      .find((row) => Number(row.contract_dollar_limit) > 0);
    p21.database
      .table('job_price_customer_shipto')
      .update(budget as never, { contract_dollar_limit_used: 7 });
    p21.business.setRates({ ordersPerMinute: 10, stockMovesPerMinute: 30, priceChangesPerMinute: 10 });
    for (let step = 0; step < 30; step += 1) {
      people.act();
      keeper.act();
      if (step % 3 === 0) staff.act();
      p21.business.advance(5_000);
      await wait(50);
    }
    await desk.settle(patienceMs);
    people.payInvoices(3);
    // Of list prices and of what was bought only the night hears (docs/configure-oro.md).
    await desk.compare('customer-prices', 'master-shopping-list');
    await desk.settle(patienceMs);
    await desk.reconcile();
    expect(await desk.differences()).toEqual([]);
    expect(await desk.parked()).toEqual([]);
    expect(findDoubles({ p21, oro })).toEqual([]);
    expect(keeper.length).toBeGreaterThan(1);
    expect(keeper.differences()).toEqual([]);
    expect(people.placed.length).toBeGreaterThan(0);
    const references = p21.database
      .table('oe_hdr')
      .all()
      .map((order) => order.web_reference_no);
    expect(people.placed.map((placed) => references.filter((one) => one === placed))).toEqual(
      people.placed.map((placed) => [placed]),
    );
    expect(deliveries.length).toBeGreaterThan(0);
    for (const [name, { heard: messages }] of Object.entries(heard)) {
      expect(
        messages.flatMap(({ errors }) => errors ?? []),
        name,
      ).toEqual([]);
      expect(messages.length, name).toBeGreaterThan(0);
    }
    const customers = heard.budgets.heard.map(({ data }) => data?.budgetChanged?.p21CustomerId);
    expect(customers).toContain(String(budget?.customer_id));
    const events = new Set(heard.flows.heard.map(({ data }) => data?.flowActivity?.event));
    expect([...events]).toEqual(expect.arrayContaining(['WRITTEN', 'RUN_STARTED', 'RUN_ENDED']));
  }, 600_000);
});
