/** The cache as it is configured: memory alone, or with Redis behind it. */
import type { Clock } from '../instant.ts';
import { type CacheObserver, noCacheObserver } from './cache-observer.ts';
import { type Cache, createCache } from './create-cache.ts';
import { createRedisChannel } from './redis-channel.ts';
import { connectRedis } from './redis-connection.ts';
import { createRedisTier } from './redis-tier.ts';

export interface OpenCacheSettings<P> {
  readonly maxEntries: number;
  readonly maxMegabytes: number;
  readonly mergeMilliseconds: number;
  readonly redisUrl?: string | undefined;
  /** Tells apart the gateways of several tenants that share one Redis. */
  readonly tenant: string;
  readonly longestLifeMs: number;
  readonly moreUrgent: (one: P, other: P) => P;
  /** As of `CacheSettings`. */
  readonly convoyOf?: ((priority: P) => string) | undefined;
  readonly clock: Clock;
  readonly observer?: CacheObserver;
  /** Told when Redis cannot be reached; the cache works without it meanwhile. */
  readonly onRedisError: (error: Error) => void;
}

/** Changes when the form of a kept value changes: entries of another version are not read. */
const entryVersion = 1;

/** Resolves nothing and connects to nothing that must answer: Redis may come later. */
export function openCache<P>(settings: OpenCacheSettings<P>): Cache<P> {
  const {
    maxEntries,
    maxMegabytes,
    mergeMilliseconds,
    redisUrl,
    clock,
    moreUrgent,
    convoyOf,
    longestLifeMs,
  } = settings;
  const { observer = noCacheObserver } = settings;
  const parts = {
    clock,
    moreUrgent,
    convoyOf,
    longestLifeMs,
    observer,
    limits: { maxEntries, maxBytes: maxMegabytes * 2 ** 20 },
    windowMs: mergeMilliseconds,
  };
  if (redisUrl === undefined) return createCache(parts);
  const connection = connectRedis({ url: redisUrl, clock, onError: settings.onRedisError });
  const prefix = `p21-gateway|${settings.tenant}|${entryVersion}|`;
  return createCache({
    ...parts,
    tier: createRedisTier({ connection, prefix, longestLifeMs, observer }),
    channel: createRedisChannel(connection, `${prefix}invalidate`),
  });
}
