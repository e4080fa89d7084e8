/** How often: by key, by shopper, by address, and for those who try keys. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RedisProcess } from '../../chaos/redis-process.ts';
import { createRateLimits, type RateSettings } from '../../src/access/rate-limits.ts';
import type { Viewer } from '../../src/access/viewer.ts';
import { type OpenedRedis, openRedis } from '../../src/redis-client.ts';
import { startRedis } from '../support/redis.ts';
import { createGatewayUnderAttack, tokenOf } from './support/gateway-under-attack.ts';

const few: RateSettings = {
  rateLimitPerKey: 3,
  rateLimitPerShopper: 2,
  rateLimitPerAddress: 5,
  maxRefusedPerAddress: 2,
};

const key: Viewer = { role: 'sync', keyId: 'job' };
const shopper: Viewer = { role: 'storefront', keyId: 'shopper-1', userId: '1', customerId: '100198' };

const times = async (count: number, ask: () => Promise<unknown>): Promise<unknown[]> => {
  const outcomes = await Promise.allSettled(Array.from({ length: count }, ask));
  return outcomes.map((one) => (one.status === 'fulfilled' ? 'ok' : (one.reason as { code: string }).code));
};

describe('a rate limit', () => {
  it('counts keys, shoppers and addresses by themselves', async () => {
    const limits = createRateLimits(few);
    expect(await times(4, () => limits.viewer(key))).toEqual(['ok', 'ok', 'ok', 'RATE_LIMITED']);
    expect(await times(1, () => limits.viewer({ ...key, keyId: 'other' }))).toEqual(['ok']);
    expect(await times(3, () => limits.viewer(shopper))).toEqual(['ok', 'ok', 'RATE_LIMITED']);
    expect(await times(1, () => limits.viewer({ ...shopper, keyId: 'shopper-2' }))).toEqual(['ok']);
    expect(await times(6, () => limits.request('203.0.113.1'))).toEqual([
      ...Array(5).fill('ok'),
      'RATE_LIMITED',
    ]);
    expect(await times(1, () => limits.request('203.0.113.2'))).toEqual(['ok']);
  });

  it('counts a network of IPv6 as one address, and IPv4 in its form as itself', async () => {
    const limits = createRateLimits(few);
    const own = Array.from({ length: 6 }, (_, i) => `2001:db8:1:2:${i}::${i}`);
    const outcomes = await Promise.allSettled(own.map(limits.request));
    expect(outcomes.map(({ status }) => status)).toEqual([...Array(5).fill('fulfilled'), 'rejected']);
    expect(await times(1, () => limits.request('2001:db8:1:3::1'))).toEqual(['ok']);
    expect(await times(5, () => limits.request('::ffff:203.0.113.9'))).toEqual(Array(5).fill('ok'));
    expect(await times(1, () => limits.request('203.0.113.9'))).toEqual(['RATE_LIMITED']);
  });

  it('says how long to wait', async () => {
    const limits = createRateLimits({ ...few, rateLimitPerKey: 1 });
    await limits.viewer(key);
    const { details } = await limits.viewer(key).catch((error) => error);
    expect(details.retryAfterMs).toBeGreaterThan(50_000);
    expect(details.retryAfterMs).toBeLessThanOrEqual(60_000);
  });
});

describe('over HTTP', () => {
  it('a key that asks too often is told to wait, the others are answered', async () => {
    await using gateway = await createGatewayUnderAttack({ rateLimitPerKey: 2 });
    await gateway.ask('{ hello }', { role: 'sync' });
    await gateway.ask('{ hello }', { role: 'sync' });
    const refused = await gateway.ask('{ hello }', { role: 'sync' });
    expect(refused).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await gateway.ask('{ hello }', { role: 'admin' })).status).toBe(200);
  });

  it('an address that asks too often is told to wait at every entrance but health', async () => {
    await using gateway = await createGatewayUnderAttack({ rateLimitPerAddress: 3 });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i += 1) statuses.push((await gateway.server.inject('/nothing')).statusCode);
    expect(statuses).toEqual([404, 404, 404, 429, 429]);
    expect((await gateway.server.inject('/health/live')).statusCode).toBe(200);
  });

  it('an address that tries keys has to wait, even when it finds one', async () => {
    await using gateway = await createGatewayUnderAttack({ maxRefusedPerAddress: 3 });
    const tryKey = (secret: string) =>
      gateway.ask('{ hello }', { headers: { authorization: `Bearer opg_admin_${secret}` } });
    for (const guess of ['a', 'b', 'c']) expect((await tryKey(guess)).status).toBe(401);
    expect((await tryKey('secret')).status).toBe(429);
    const elsewhere = { remoteAddress: '::1', headers: { authorization: `Bearer ${tokenOf('admin')}` } };
    expect((await gateway.ask('{ hello }', elsewhere)).status).toBe(200);
  });

  it('a forwarding header does not make a new address of an old one', async () => {
    await using gateway = await createGatewayUnderAttack({ rateLimitPerAddress: 2 });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i += 1) {
      const headers = { 'x-forwarded-for': `198.51.100.${i}`, 'x-real-ip': `198.51.100.${i}` };
      statuses.push((await gateway.server.inject({ url: '/nothing', headers })).statusCode);
    }
    expect(statuses).toEqual([404, 404, 429, 429]);
  });
});

describe('on Redis', () => {
  let redis: RedisProcess;

  beforeAll(async () => {
    redis = await startRedis();
  });

  afterAll(() => redis?.kill());

  const opened: OpenedRedis[] = [];

  afterEach(async () => {
    for (const { close } of opened.splice(0)) await close();
  });

  async function open() {
    const one = openRedis({ url: redis.url, onError: () => {} });
    opened.push(one);
    await one.connected;
    return one.client;
  }

  it('replicas count together', async () => {
    const clients = [await open(), await open()];
    const [one, other] = clients.map((client) => createRateLimits(few, client));
    expect(await times(2, () => one?.viewer(key) as Promise<void>)).toEqual(['ok', 'ok']);
    expect(await times(2, () => other?.viewer(key) as Promise<void>)).toEqual(['ok', 'RATE_LIMITED']);
  });

  it('that takes what is said and answers nothing leaves each replica to count for itself', async () => {
    const limits = createRateLimits(few, await open());
    expect(await times(1, () => limits.viewer({ ...key, keyId: 'before' }))).toEqual(['ok']);
    redis.pause();
    const silent = { ...key, keyId: 'silent' };
    expect(await times(4, () => limits.viewer(silent))).toEqual(['ok', 'ok', 'ok', 'RATE_LIMITED']);
    expect(await times(1, () => limits.mayTry('203.0.113.5'))).toEqual(['ok']);
    redis.goOn();
  });

  it('that goes away leaves each replica to count for itself', async () => {
    const limits = createRateLimits(few, await open());
    await redis.kill();
    expect(await times(4, () => limits.viewer(key))).toEqual(['ok', 'ok', 'ok', 'RATE_LIMITED']);
  });
});
