/** A Redis that takes connections and commands and says nothing: a stopped process, a network that swallows. */
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { RedisProcess } from '../../chaos/redis-process.ts';
import { createRedisEventBus } from '../../src/events/redis-event-bus.ts';
import { openRedis } from '../../src/redis-client.ts';
import { startRedis } from '../support/redis.ts';

let redis: RedisProcess;

beforeAll(async () => {
  redis = await startRedis();
});

afterEach(() => redis?.goOn());

afterAll(() => redis?.kill());

it('fails commands that were sent, soon, and is used again when it speaks', async () => {
  const { client, connected, close } = openRedis({
    url: redis.url,
    onError: () => {},
    commandTimeoutMs: 100,
  });
  await connected;
  redis.pause();
  await expect(client.get('key')).rejects.toThrow('no answer within 100 ms');
  await expect(client.withCommandOptions({ timeout: 50 }).mGet(['key'])).rejects.toThrow('within 50 ms');
  redis.goOn();
  await vi.waitFor(async () => expect(await client.get('key')).toBeNull(), { timeout: 10_000 });
  await close();
}, 20_000);

it('is given up where nobody gave a limit', async () => {
  const { client, connected, close } = openRedis({ url: redis.url, onError: () => {} });
  await connected;
  redis.pause();
  await expect(client.get('key')).rejects.toThrow();
  redis.goOn();
  await vi.waitFor(async () => expect(await client.ping()).toBe('PONG'), { timeout: 10_000 });
  await close();
}, 20_000);

it('keeps nobody from hearing what this process says', async () => {
  const errors: unknown[] = [];
  const bus = createRedisEventBus({
    url: redis.url,
    stream: 'silent',
    clock: Date.now,
    onError: (error) => errors.push(error),
  });
  const heard: string[] = [];
  bus.subscribe('inventory', ({ key }) => void heard.push(key));
  const say = (key: string) => bus.publish('inventory', key, {} as never);
  await vi.waitFor(async () => {
    await say('before');
    expect(heard).toContain('before');
  });
  redis.pause();
  await say('meanwhile');
  expect(heard).toContain('meanwhile');
  await bus.close();
}, 20_000);

it('that speaks is not given up by one who only listens', async () => {
  const lost: Error[] = [];
  const listener = openRedis({ url: redis.url, onError: (error) => lost.push(error) });
  const speaker = openRedis({ url: redis.url, onError: (error) => lost.push(error) });
  await Promise.all([listener.connected, speaker.connected]);
  const heard: string[] = [];
  await listener.client.subscribe('topic', (text) => heard.push(text));
  // Longer than a connection may be silent.
  await new Promise((resolve) => setTimeout(resolve, 6000));
  await speaker.client.publish('topic', 'still here');
  await vi.waitFor(() => expect(heard).toEqual(['still here']));
  expect(lost).toEqual([]);
  for (const { close } of [listener, speaker]) await close();
}, 20_000);
