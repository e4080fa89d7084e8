/** What every event bus promises, in memory and through a real Redis. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RedisProcess } from '../../chaos/redis-process.ts';
import type { EventBus } from '../../src/events/event-bus.ts';
import { createMemoryEventBus } from '../../src/events/memory-event-bus.ts';
import { createRedisEventBus } from '../../src/events/redis-event-bus.ts';
import type { GatewayEvent } from '../../src/events/topics.ts';
import { startRedis } from '../support/redis.ts';

let server: RedisProcess;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.kill());

const errors: unknown[] = [];
const parts = { clock: Date.now, onError: (error: unknown) => void errors.push(error) };

const buses = [
  {
    name: 'in memory',
    make: async (kept?: number) => createMemoryEventBus({ ...parts, ...(kept && { kept }) }),
  },
  {
    name: 'through Redis',
    make: async () => createRedisEventBus({ ...parts, url: server.url, stream: `test:${randomUUID()}` }),
  },
];

const price = (sku: string) => ({ sku, customerId: null });

describe.each(buses)('events $name', ({ make }) => {
  let bus: EventBus;
  afterEach(() => bus.close());

  const heard = async (): Promise<{ prices: GatewayEvent<'price'>[]; end: () => void }> => {
    const prices: GatewayEvent<'price'>[] = [];
    const end = bus.subscribe('price', (event) => void prices.push(event));
    // Redis answers once the bus is connected; until then nothing is promised.
    await vi.waitFor(() => bus.now(), { timeout: 5_000 });
    return { prices, end };
  };

  it('reach everybody who listens to the topic, in order, with key and time', async () => {
    bus = await make();
    const { prices } = await heard();
    await bus.publish('price', 'A', price('A'));
    await bus.publish('command', 'c', { id: 'c', state: 'CONFIRMED', customerId: null });
    await bus.publish('price', 'B', price('B'));
    await vi.waitFor(() => expect(prices.map(({ key }) => key)).toEqual(['A', 'B']));
    expect(prices[0]).toMatchObject({ topic: 'price', payload: price('A'), at: expect.stringMatching(/Z$/) });
  });

  it('stop with the subscription, and survive a listener that throws', async () => {
    bus = await make();
    bus.subscribe('price', () => {
      throw new Error('bad listener');
    });
    const { prices, end } = await heard();
    await bus.publish('price', 'A', price('A'));
    await vi.waitFor(() => expect(prices).toHaveLength(1));
    end();
    const others = await heard();
    await bus.publish('price', 'B', price('B'));
    await vi.waitFor(() => expect(others.prices).toHaveLength(1));
    expect(prices).toHaveLength(1);
    expect(errors).toContainEqual(new Error('bad listener'));
  });

  it('are told again after a cursor', async () => {
    bus = await make();
    const { prices } = await heard();
    for (const sku of ['A', 'B', 'C']) await bus.publish('price', sku, price(sku));
    await vi.waitFor(() => expect(prices).toHaveLength(3));
    const missed = await bus.missed('price', prices[0]?.cursor ?? '');
    expect(missed).toMatchObject({ isComplete: true, events: [{ key: 'B' }, { key: 'C' }] });
    expect(await bus.missed('price', await bus.now())).toEqual({ isComplete: true, events: [] });
  });

  it('say when a cursor is not of this bus', async () => {
    bus = await make();
    await heard();
    expect(await bus.missed('price', 'x')).toMatchObject({ isComplete: false });
  });
});

describe('events in memory', () => {
  it('say when something after the cursor was forgotten', async () => {
    await using bus = await buses[0]?.make(2);
    if (bus === undefined) throw new Error('no bus');
    const start = await bus.now();
    for (const sku of ['A', 'B', 'C']) await bus.publish('price', sku, price(sku));
    expect(await bus.missed('price', start)).toMatchObject({
      isComplete: false,
      events: [{ key: 'B' }, { key: 'C' }],
    });
  });
});

describe('events through Redis', () => {
  it('reach the other replicas, and this one while Redis is lost', async () => {
    const stream = `test:${randomUUID()}`;
    await using one = createRedisEventBus({ ...parts, url: server.url, stream });
    await using other = createRedisEventBus({ ...parts, url: server.url, stream });
    const atOne: string[] = [];
    const atOther: string[] = [];
    one.subscribe('price', ({ key }) => void atOne.push(key));
    other.subscribe('price', ({ key }) => void atOther.push(key));
    await vi.waitFor(() => Promise.all([one.now(), other.now()]), { timeout: 5_000 });
    await one.publish('price', 'A', price('A'));
    await vi.waitFor(() => expect([atOne, atOther]).toEqual([['A'], ['A']]), { timeout: 5_000 });

    await server.kill();
    await one.publish('price', 'B', price('B'));
    expect(atOne).toEqual(['A', 'B']);

    await server.restart();
    await vi.waitFor(() => Promise.all([one.now(), other.now()]), { timeout: 10_000 });
    await vi.waitFor(
      async () => {
        await one.publish('price', 'C', price('C'));
        expect(atOther).toContain('C');
      },
      { timeout: 10_000, interval: 200 },
    );
  });
});
