/** Two replicas behind one Redis: what one is told subscribers of the other hear, and go on at it after a break. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { RedisProcess } from '../../chaos/redis-process.ts';
import type { EventBus } from '../../src/events/event-bus.ts';
import { createRedisEventBus } from '../../src/events/redis-event-bus.ts';
import { startRedis } from '../support/redis.ts';
import { connect, hears } from './support/listener.ts';
import { type LiveGateway, startLiveGateway } from './support/live-gateway.ts';

let server: RedisProcess;
const buses: EventBus[] = [];
const gateways: LiveGateway[] = [];

const document = `subscription ($after: String) { commandChanged(after: $after) { cursor isGap id state } }`;

beforeAll(async () => {
  server = await startRedis();
  const stream = `test:${randomUUID()}`;
  for (let replica = 0; replica < 2; replica += 1) {
    const events = createRedisEventBus({ url: server.url, stream, clock: Date.now, onError: () => {} });
    buses.push(events);
    // No system is asked for what is subscribed to here.
    gateways.push(await startLiveGateway({ p21Url: 'http://127.0.0.1:9', events }));
  }
  await vi.waitFor(() => Promise.all(buses.map((bus) => bus.now())), { timeout: 5_000 });
});

afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.close()));
  await Promise.all(buses.map((bus) => bus.close()));
  await server?.kill();
});

const tell = (bus: EventBus | undefined, id: string) =>
  bus?.publish('command', id, { id, state: 'CONFIRMED', customerId: '100198' });

it('replicas hear each other, and a cursor of one is good at the other', async () => {
  const [one, other] = gateways as [LiveGateway, LiveGateway];
  const [, otherBus] = buses;
  const first = connect(one.url, (await one.key({ role: 'admin' })).token);
  const listening = first.listen(document);
  await vi.waitFor(async () => {
    await tell(otherBus, 'hello');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(listening.heard.length).toBeGreaterThan(0);
  });
  const cursor = listening.heard.at(-1)?.data?.commandChanged?.cursor;
  await first[Symbol.asyncDispose]();

  for (const id of ['a', 'b', 'a']) await tell(buses[0], id);
  await using second = connect(other.url, (await other.key({ role: 'admin' })).token);
  const again = second.listen(document, { after: cursor });
  const heard = await hears(again, 2);
  expect(
    heard.map(({ data }) => data?.commandChanged).filter((change) => change?.id !== 'hello'),
  ).toMatchObject([
    { id: 'b', isGap: false },
    { id: 'a', isGap: false },
  ]);
  await tell(buses[0], 'c');
  await vi.waitFor(() => expect(again.heard.at(-1)?.data?.commandChanged?.id).toBe('c'));
});

it('says that there is a gap when Redis has forgotten', async () => {
  const [one] = gateways as [LiveGateway];
  await using client = connect(one.url, (await one.key({ role: 'admin' })).token);
  const listening = client.listen(document, { after: '1-1' });
  expect((await hears(listening, 1))[0]?.data?.commandChanged).toMatchObject({ isGap: true, id: null });
});
