/** A cache of made-up facts over an upstream that the test controls; time is the test's too. */
import { onTestFinished } from 'vitest';
import type { CacheObserver, LookupCounts } from '../../src/cache/cache-observer.ts';
import { createCache } from '../../src/cache/create-cache.ts';
import { createFactCache, type Freshness, type Reader } from '../../src/cache/fact-cache.ts';
import type { FreshnessPolicy } from '../../src/cache/freshness-policy.ts';
import { lifeMs } from '../../src/cache/freshness-policy.ts';
import type { InvalidationChannel, SecondTier } from '../../src/cache/second-tier.ts';

export interface Question {
  readonly sku: string;
  readonly customer: string;
}

export interface Surroundings {
  readonly tier?: SecondTier;
  readonly channel?: InvalidationChannel;
  readonly policy?: FreshnessPolicy;
  readonly maxEntries?: number;
}

/** Fresh for 10 s, renewed behind the answer for 20 s more, stands in for errors for 60 s more. */
export const lenient: FreshnessPolicy = {
  freshForMs: 10_000,
  staleWhileRevalidateMs: 20_000,
  staleOnErrorMs: 60_000,
};

export const strict: FreshnessPolicy = { ...lenient, staleOnErrorMs: 0 };

export interface TestClock {
  readonly now: () => number;
  advance(ms: number): void;
}

export function createTestClock(): TestClock {
  let now = Date.parse('2026-03-01T12:00:00Z');
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
  };
}

/** One replica; several may share clock, tier and upstream. */
export function createReplica(clock: TestClock, upstream: Upstream, given: Surroundings = {}) {
  const policy = given.policy ?? lenient;
  const looked: LookupCounts[] = [];
  const merged: { keys: number; questions: number }[] = [];
  const observer: CacheObserver = {
    looked: (_fact, counts) => void looked.push(counts),
    merged: (_fact, keys, questions) => void merged.push({ keys, questions }),
    tierFailed: () => undefined,
  };
  const cache = createCache<number>({
    limits: { maxEntries: given.maxEntries ?? 1000, maxBytes: 1_000_000 },
    clock: clock.now,
    windowMs: 1,
    moreUrgent: Math.min,
    convoyOf: (priority) => (priority > 8 ? 'in no hurry' : 'awaited'),
    longestLifeMs: lifeMs(policy),
    observer,
    ...given,
  });
  onTestFinished(() => cache.close());
  const facts = createFactCache<Question, string | null, number>(
    {
      name: 'price',
      policy,
      keyOf: ({ sku }) => sku,
      tagsOf: ({ sku, customer }) => [`item ${sku}`, `customer ${customer}`],
      groupOf: ({ customer }) => customer,
      load: upstream.load,
      mostKeys: 200,
    },
    cache,
  );
  const read = (
    skus: readonly string[],
    { freshness = 'CACHED', ...reader }: Partial<Reader<number>> & { freshness?: Freshness } = {},
  ) =>
    facts.read(
      skus.map((sku) => ({ sku, customer: '1' })),
      freshness,
      { signal: undefined, priority: 1, ...reader },
    );
  return { cache, facts, read, looked, merged };
}

export interface Upstream {
  readonly calls: {
    readonly skus: readonly string[];
    readonly priority: number;
    readonly signal: AbortSignal | undefined;
  }[];
  /** Set to fail all calls with it. */
  failure: Error | undefined;
  /** Set to hold all calls until it resolves. */
  hold: Promise<unknown> | undefined;
  readonly load: (
    questions: readonly Question[],
    terms: { signal: AbortSignal | undefined; priority: number },
  ) => Promise<(string | null | Error)[]>;
}

/** Answers "<sku>#<number of the call>". SKUs that begin with "bad" fail alone, "unknown" is. */
export function createUpstream(): Upstream {
  const upstream: Upstream = {
    calls: [],
    failure: undefined,
    hold: undefined,
    load: async (questions, { signal, priority }) => {
      upstream.calls.push({ skus: questions.map(({ sku }) => sku), priority, signal });
      const number = upstream.calls.length;
      await upstream.hold;
      if (upstream.failure !== undefined) throw upstream.failure;
      return questions.map(({ sku }) => {
        if (sku === 'unknown') return null;
        return sku.startsWith('bad') ? new Error(`no ${sku}`) : `${sku}#${number}`;
      });
    },
  };
  return upstream;
}

export const skusUpTo = (count: number): string[] => Array.from({ length: count }, (_, index) => `S${index}`);

/** Background renewals leave within the merge window. */
export const windowPassed = () => new Promise((resolve) => setTimeout(resolve, 10));
