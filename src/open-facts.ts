/** The facts kept for all requests of the process, as configured; filled with the keys of all items in the background. */
import type { P21Sources } from '../datasources/p21/p21.datasource.ts';
import { convoyOf, moreUrgent } from '../datasources/upstream/priority.ts';
import type { CacheObserver } from './cache/cache-observer.ts';
import { openCache } from './cache/open-cache.ts';
import { type CacheConfig, longestSettableLifeSeconds } from './config/cache-settings.ts';
import type { Config } from './config/config.ts';
import type { RequestLog } from './context.ts';
import { toGatewayError } from './errors.ts';
import { type Clock, toCalendarDay } from './instant.ts';
import { longestLifeMs, toFactPolicies } from './loaders/fact-policies.ts';
import { createFacts, type FactPolicies, type Facts } from './loaders/facts.ts';
import { warmItems } from './loaders/warm-items.ts';

export interface OpenFactsParts {
  readonly config: Pick<Config, 'p21' | 'cache' | 'redis' | 'gateway'>;
  readonly p21: P21Sources;
  readonly clock: Clock;
  readonly log: RequestLog;
  readonly observer?: CacheObserver;
}

export interface OpenFacts {
  readonly facts: Facts;
  /** Makes facts with one of these tags (`fact-tags`) old on every replica. */
  invalidate(tags: readonly string[]): Promise<void>;
  /** Goes by other policies from the next look on. */
  setPolicies(cache: CacheConfig): void;
  close(): Promise<void>;
}

export function openFacts({ config, p21, clock, log, observer }: OpenFactsParts): OpenFacts {
  const policies = toFactPolicies(config.cache);
  const { companyId, timeZone, pageSize, url } = config.p21;
  const cache = openCache({
    ...config.cache,
    clock,
    moreUrgent,
    convoyOf,
    redisUrl: config.redis.url ?? config.gateway.redisUrl,
    tenant: `${new URL(url).host}|${companyId}`,
    longestLifeMs: Math.max(longestLifeMs(policies), longestSettableLifeSeconds * 1000),
    onRedisError: (error) => log.warn({ reason: error.message }, 'Redis does not answer'),
    ...(observer !== undefined && { observer }),
  });
  const facts = createFacts({ p21, cache, policies, today: () => toCalendarDay(clock(), timeZone) });
  const stopped = new AbortController();
  const warming = config.cache.warmItems
    ? warmItems({ p21, facts, pageSize, signal: stopped.signal }).then(
        (items) => log.info({ items }, 'the keys of all items are known'),
        (error) => log.info({ code: toGatewayError(error).code }, 'the keys of items are read when needed'),
      )
    : undefined;
  return {
    facts,
    invalidate: cache.invalidate,
    setPolicies: (cacheConfig) => {
      const next = toFactPolicies(cacheConfig);
      // In place: every fact holds its own policy.
      for (const [fact, policy] of Object.entries(policies))
        Object.assign(policy, next[fact as keyof FactPolicies]);
    },
    close: async () => {
      stopped.abort();
      await warming;
      await cache.close();
    },
  };
}
