/** The cache of many replicas: the same contract over a real Redis, and what replicas owe each other. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RedisProcess } from '../../chaos/redis-process.ts';
import { createRedisChannel } from '../../src/cache/redis-channel.ts';
import { connectRedis } from '../../src/cache/redis-connection.ts';
import { createRedisTier } from '../../src/cache/redis-tier.ts';
import { startRedis } from '../support/redis.ts';
import {
  createReplica,
  createTestClock,
  createUpstream,
  lenient,
  skusUpTo,
  windowPassed,
} from './cache-under-test.ts';
import { describeCache } from './describe-cache.ts';

let redis: RedisProcess;
let prefixes = 0;

beforeAll(async () => {
  redis = await startRedis();
});

afterAll(() => redis.kill());

const nextPrefix = () => `test-${prefixes++}|`;

function surroundings(prefix: string) {
  const tierFailed: string[] = [];
  const connection = connectRedis({ url: redis.url, clock: Date.now, onError: () => undefined });
  const tier = createRedisTier({
    connection,
    prefix,
    longestLifeMs: 90_000,
    observer: { tierFailed: (operation) => void tierFailed.push(operation) },
  });
  return { connection, tierFailed, tier, channel: createRedisChannel(connection, prefix) };
}

describeCache('memory and Redis', () => surroundings(nextPrefix()));

async function connected(prefix: string) {
  const given = surroundings(prefix);
  await vi.waitFor(() => expect(given.connection.client.isReady).toBe(true));
  return given;
}

describe('replicas with one Redis', () => {
  it('answer at once what another replica has asked', async () => {
    const prefix = nextPrefix();
    const clock = createTestClock();
    const upstream = createUpstream();
    const first = createReplica(clock, upstream, await connected(prefix));
    await first.read(skusUpTo(50));
    await windowPassed();
    const second = createReplica(clock, upstream, await connected(prefix));
    expect(await second.read(['S7'])).toMatchObject([{ value: 'S7#1', stale: false, readAt: clock.now() }]);
    expect(second.looked).toEqual([{ memory: 0, redis: 1, upstream: 0, stale: 0, failed: 0 }]);
    expect(upstream.calls).toHaveLength(1);
  });

  it('hear of each invalidation, and so does one that starts later', async () => {
    const prefix = nextPrefix();
    const clock = createTestClock();
    const upstream = createUpstream();
    const first = createReplica(clock, upstream, await connected(prefix));
    const second = createReplica(clock, upstream, await connected(prefix));
    await first.read(['A']);
    await windowPassed();
    await second.read(['A']);
    clock.advance(1);
    await vi.waitFor(async () => {
      await first.cache.invalidate(['item A']);
      expect(await second.read(['A'])).toMatchObject([{ value: expect.not.stringMatching(/#1$/) }]);
    });
    await first.cache.invalidate(['item A']);
    clock.advance(1);
    const third = createReplica(clock, upstream, await connected(prefix));
    const asked = upstream.calls.length;
    await third.read(['A']);
    expect(upstream.calls).toHaveLength(asked + 1);
  });
});

describe('Redis lost and back in the middle of traffic', () => {
  it('costs no error and no long wait', async () => {
    const clock = createTestClock();
    const upstream = createUpstream();
    const given = await connected(nextPrefix());
    const replica = createReplica(clock, upstream, { ...given, policy: lenient });
    const ask = async (round: number) => {
      const startedAt = performance.now();
      const outcomes = await replica.read(skusUpTo(20).map((sku) => `${sku}-${round}`));
      expect(outcomes.filter((one) => one instanceof Error)).toEqual([]);
      return performance.now() - startedAt;
    };
    for (let round = 0; round < 5; round += 1) await ask(round);
    await redis.kill();
    const times: number[] = [];
    for (let round = 5; round < 15; round += 1) times.push(await ask(round));
    expect(Math.max(...times)).toBeLessThan(1000);
    expect(given.tierFailed).not.toEqual([]);

    await redis.restart();
    let next = 15;
    await vi.waitFor(() => expect(given.connection.client.isReady).toBe(true), { timeout: 10_000 });
    await vi.waitFor(
      async () => {
        await ask(next++);
        expect(await given.connection.client.dbSize()).toBeGreaterThan(0);
      },
      { timeout: 5000 },
    );
  });
});
