/** What the gateway counts about itself, in the form Prometheus reads. Labels name facts, systems and codes, never keys. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { BreakerState, UpstreamObserver } from '../../datasources/upstream/upstream-observer.ts';
import { type CacheObserver, type LookupResult, lookupResults } from '../cache/cache-observer.ts';
import type { SystemName } from '../errors.ts';
import { type BacklogParts, observeBacklog } from './backlog.ts';

export interface Metrics {
  readonly upstream: UpstreamObserver;
  readonly cache: CacheObserver;
  /** From now on what waits is told as well. */
  followBacklog(parts: BacklogParts): void;
  readonly contentType: string;
  /** All figures as they are now. */
  text(): Promise<string>;
}

/** From an answer out of memory to the longest a read may take. */
const latencyBuckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const breakerLevels: Readonly<Record<BreakerState, number>> = { closed: 0, 'half-open': 1, open: 2 };

const systems: readonly SystemName[] = ['ORO', 'P21'];

export function createMetrics(): Metrics {
  const registry = new Registry();
  return {
    upstream: observeUpstream(registry),
    cache: observeCache(registry),
    followBacklog: (parts) => observeBacklog(registry, parts),
    contentType: registry.contentType,
    text: async () => `${await ofProcess().metrics()}${await registry.metrics()}`,
  };
}

/** Once, whatever is opened anew in the process: what watches the collector of garbage cannot be taken away again. */
let processRegistry: Registry | undefined;

function ofProcess(): Registry {
  if (processRegistry === undefined) {
    processRegistry = new Registry();
    collectDefaultMetrics({ register: processRegistry });
  }
  return processRegistry;
}

function observeUpstream(registry: Registry): UpstreamObserver {
  const registers = [registry];
  const waits = new Histogram({
    name: 'gateway_upstream_budget_wait_seconds',
    help: 'How long calls waited for a place among the calls a system is sent at once.',
    labelNames: ['system', 'priority'],
    buckets: latencyBuckets,
    registers,
  });
  const calls = new Histogram({
    name: 'gateway_upstream_call_seconds',
    help: 'How long attempts took, by what was asked for and how they ended: "ok" or a code of error.',
    labelNames: ['system', 'resource', 'outcome'],
    buckets: latencyBuckets,
    registers,
  });
  const breakers = new Gauge({
    name: 'gateway_upstream_breaker_state',
    help: 'Whether a system is asked: 0 yes, 1 one call tries, 2 not for a moment after repeated failures.',
    labelNames: ['system'],
    registers,
  });
  for (const system of systems) breakers.set({ system }, breakerLevels.closed);
  return {
    waited: (system, priority, waitMs) => waits.observe({ system, priority }, waitMs / 1000),
    answered: (system, resource, outcome, elapsedMs) =>
      calls.observe({ system, resource, outcome }, elapsedMs / 1000),
    breaker: (system, state) => breakers.set({ system }, breakerLevels[state]),
  };
}

function observeCache(registry: Registry): CacheObserver {
  const registers = [registry];
  const lookups = new Counter({
    name: 'gateway_cache_lookups_total',
    help: 'Keys looked up, by fact and by where the answer came from; "stale": the last known value stood in.',
    labelNames: ['fact', 'result'],
    registers,
  });
  const partial = new Counter({
    name: 'gateway_cache_partial_hits_total',
    help: 'Questions about several keys of which only some had to be asked of P21.',
    labelNames: ['fact'],
    registers,
  });
  const merged = new Histogram({
    name: 'gateway_merged_keys_per_call',
    help: 'Keys that travelled in one call of P21.',
    labelNames: ['fact'],
    buckets: [1, 2, 5, 10, 25, 50, 100, 200, 500],
    registers,
  });
  const asked = new Counter({
    name: 'gateway_merged_questions_total',
    help: 'Keys asked for by all callers; divided by the keys that travelled it says how many shared an answer.',
    labelNames: ['fact'],
    registers,
  });
  const failures = new Counter({
    name: 'gateway_cache_tier_failures_total',
    help: 'Times the second tier (Redis) was not there for an operation.',
    labelNames: ['operation'],
    registers,
  });
  return {
    looked: (fact, counts) => {
      for (const result of lookupResults)
        if (counts[result] > 0) lookups.inc({ fact, result }, counts[result]);
      if (hits(counts) > 0 && counts.upstream > 0) partial.inc({ fact });
    },
    merged: (fact, keys, questions) => {
      merged.observe({ fact }, keys);
      asked.inc({ fact }, questions);
    },
    tierFailed: (operation) => failures.inc({ operation }),
  };
}

const hits = (counts: Readonly<Record<LookupResult, number>>): number => counts.memory + counts.redis;
