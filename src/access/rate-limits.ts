/**
 * How often: requests a minute by key and by address, and refused sign-ins by address. Counted in Redis for all
 * replicas together, or in memory; while Redis is away, or does not answer, each replica counts for itself, so that nobody
 * is locked out and nobody is let loose.
 */
import {
  type IRateLimiterOptions,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { GatewayError } from '../errors.ts';
import { waitAtMost } from '../wait.ts';
import { networkOf } from './allow-list.ts';
import type { Viewer } from './viewer.ts';

export interface RateSettings {
  /** Requests a minute of one API key or application. */
  readonly rateLimitPerKey: number;
  /** Requests a minute of one shopper's token. */
  readonly rateLimitPerShopper: number;
  readonly rateLimitPerAddress: number;
  readonly maxRefusedPerAddress: number;
}

/** Every method throws RATE_LIMITED, with the time to wait, when there is nothing left. */
export interface RateLimits {
  /** One request from the address. */
  request(address: string): Promise<void>;
  /** One request of the viewer. */
  viewer(viewer: Viewer): Promise<void>;
  /** One refused sign-in. */
  refused(address: string): Promise<void>;
  /** Whether the address may try to sign in; counts nothing. */
  mayTry(address: string): Promise<void>;
}

/** A client of the package `redis` that is or will be connected. */
export type RedisClient = object;

const minute = 60;

export function createRateLimits(settings: RateSettings, redis?: RedisClient): RateLimits {
  const ask = createFallback();
  const create = (name: string, points: number) => createLimiter(name, points, ask, redis);
  const requests = create('address', settings.rateLimitPerAddress);
  const keys = create('key', settings.rateLimitPerKey);
  const shoppers = create('shopper', settings.rateLimitPerShopper);
  const refusals = create('refused', settings.maxRefusedPerAddress);
  return {
    request: (address) => take(requests, networkOf(address)),
    viewer: ({ keyId, userId }) => take(userId === undefined ? keys : shoppers, keyId),
    refused: (address) => take(refusals, networkOf(address)),
    mayTry: async (address) => {
      const counted = await refusals.get(networkOf(address));
      if (counted !== null && counted.consumedPoints >= settings.maxRefusedPerAddress) throw limited(counted);
    },
  };
}

interface Limiter {
  consume(key: string): Promise<RateLimiterRes>;
  get(key: string): Promise<RateLimiterRes | null>;
}

function createLimiter(name: string, points: number, ask: Fallback, redis: RedisClient | undefined): Limiter {
  const options: IRateLimiterOptions = { keyPrefix: `opg:rate:${name}`, points, duration: minute };
  const own = new RateLimiterMemory(options);
  if (redis === undefined) return own;
  const settings = { ...options, storeClient: redis, useRedisPackage: true, rejectIfRedisNotReady: true };
  const shared = new RateLimiterRedis(settings);
  return {
    consume: (key) => ask(shared, own, (limiter) => limiter.consume(key)),
    get: (key) => ask(shared, own, (limiter) => limiter.get(key)),
  };
}

/** How long an answer of Redis is waited for, and how long it is left alone when there was none. */
const longestWaitMs = 150;
const pauseMs = 2000;

/** Asks the first, and the second while the first is away or slow. */
type Fallback = <T>(shared: Limiter, own: Limiter, question: (limiter: Limiter) => Promise<T>) => Promise<T>;

/** A request has several questions for one Redis: it waits for one of them at most. */
function createFallback(): Fallback {
  let pausedUntil = 0;
  return async (shared, own, question) => {
    if (performance.now() < pausedUntil) return question(own);
    try {
      return await waitAtMost(longestWaitMs, question(shared));
    } catch (thrown) {
      if (thrown instanceof RateLimiterRes) throw thrown;
      pausedUntil = performance.now() + pauseMs;
      return question(own);
    }
  };
}

async function take(limiter: Limiter, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (thrown) {
    throw thrown instanceof RateLimiterRes ? limited(thrown) : thrown;
  }
}

const limited = ({ msBeforeNext }: RateLimiterRes): GatewayError =>
  new GatewayError('RATE_LIMITED', 'Too many requests: wait and try again.', {
    retryAfterMs: Math.ceil(msBeforeNext),
  });
