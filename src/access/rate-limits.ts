/**
 * How often: requests a minute by key and by address, and refused sign-ins by address. Counted in Redis for all
 * replicas together, or in memory; while Redis is away each replica counts for itself, so that nobody is locked out
 * and nobody is let loose.
 */
import {
  type IRateLimiterOptions,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { GatewayError } from '../errors.ts';
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
  const requests = createLimiter('address', settings.rateLimitPerAddress, redis);
  const keys = createLimiter('key', settings.rateLimitPerKey, redis);
  const shoppers = createLimiter('shopper', settings.rateLimitPerShopper, redis);
  const refusals = createLimiter('refused', settings.maxRefusedPerAddress, redis);
  return {
    request: (address) => take(requests, address),
    viewer: ({ keyId, userId }) => take(userId === undefined ? keys : shoppers, keyId),
    refused: (address) => take(refusals, address),
    mayTry: async (address) => {
      const counted = await refusals.get(address);
      if (counted !== null && counted.consumedPoints >= settings.maxRefusedPerAddress) throw limited(counted);
    },
  };
}

type Limiter = RateLimiterMemory | RateLimiterRedis;

function createLimiter(name: string, points: number, redis: RedisClient | undefined): Limiter {
  const options: IRateLimiterOptions = { keyPrefix: `opg:rate:${name}`, points, duration: minute };
  const memory = new RateLimiterMemory(options);
  if (redis === undefined) return memory;
  return new RateLimiterRedis({
    ...options,
    storeClient: redis,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    insuranceLimiter: memory,
  });
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
