/** Puts the tiers of the cache together: what all facts of the process share. */
import type { Clock } from '../instant.ts';
import { type CacheObserver, noCacheObserver } from './cache-observer.ts';
import { createInvalidation, type Invalidation } from './invalidation.ts';
import { createMemoryTier, type MemoryLimits, type MemoryTier } from './memory-tier.ts';
import { type InvalidationChannel, noChannel, noSecondTier, type SecondTier } from './second-tier.ts';

export interface CacheParts<P> {
  readonly memory: MemoryTier;
  readonly tier: SecondTier;
  readonly invalidation: Invalidation;
  readonly observer: CacheObserver;
  readonly clock: Clock;
  /** How long keys of several requests are collected before P21 is asked. */
  readonly windowMs: number;
  readonly moreUrgent: (one: P, other: P) => P;
  /** Names those that travel together; the others are not kept waiting by what is many and in no hurry. */
  readonly convoyOf?: ((priority: P) => string) | undefined;
}

export interface CacheSettings<P> {
  readonly limits: MemoryLimits;
  readonly clock: Clock;
  readonly windowMs: number;
  readonly moreUrgent: (one: P, other: P) => P;
  /** Names those that travel together; the others are not kept waiting by what is many and in no hurry. */
  readonly convoyOf?: ((priority: P) => string) | undefined;
  /** No entry lives longer. */
  readonly longestLifeMs: number;
  readonly tier?: SecondTier | undefined;
  readonly channel?: InvalidationChannel | undefined;
  readonly observer?: CacheObserver | undefined;
}

export interface Cache<P> extends CacheParts<P> {
  /** Makes entries with one of these tags old on every replica. */
  invalidate(tags: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export function createCache<P>(settings: CacheSettings<P>): Cache<P> {
  const { clock, windowMs, moreUrgent, convoyOf, longestLifeMs } = settings;
  const { tier = noSecondTier, channel = noChannel, observer = noCacheObserver } = settings;
  const memory = createMemoryTier(settings.limits);
  const onLost = () => memory.clear();
  const invalidation = createInvalidation({ tier, channel, clock, longestLifeMs, onLost });
  return {
    memory,
    tier,
    invalidation,
    observer,
    clock,
    windowMs,
    moreUrgent,
    convoyOf,
    invalidate: invalidation.invalidate,
    close: async () => {
      await Promise.all([channel.close(), tier.close()]);
    },
  };
}
