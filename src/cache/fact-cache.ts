/**
 * Facts of the ERP by key: memory, then the second tier, then one merged call for what is left. Of 100 keys with 97
 * fresh, one call for 3. Every fact says when P21 was asked, and whether it is older than its policy allows.
 */
import { toGatewayError } from '../errors.ts';
import type { CacheTally, LookupResult } from './cache-observer.ts';
import type { CacheParts } from './create-cache.ts';
import type { Entry, Fact } from './entry.ts';
import { type Age, type FreshnessPolicy, judgeAge, lifeMs } from './freshness-policy.ts';
import { createMergeWindow, type LoadTerms, type Pending } from './merge-window.ts';
import { createPatience, type Waiting } from './patience.ts';

export interface FactSource<Q, V, P> {
  /** Names the fact in keys and metrics, e.g. "price". */
  readonly name: string;
  readonly policy: FreshnessPolicy;
  /** Everything the answer depends on, as text. */
  readonly keyOf: (question: Q) => string;
  /** What a change event names to make the answer old, e.g. "item WIDGET-1". */
  readonly tagsOf: (question: Q) => readonly string[];
  readonly groupOf: (question: Q) => string;
  readonly load: (questions: readonly Q[], terms: LoadTerms<P>) => Promise<readonly (V | Error)[]>;
  readonly mostKeys: number;
}

export interface Asking<P> extends LoadTerms<P> {
  /** LIVE: P21 is asked for this very question. */
  readonly freshness: 'LIVE' | 'CACHED';
  readonly tally?: CacheTally | undefined;
}

export interface FactCache<Q, V, P> {
  /** One outcome per question, in order; rejects only with the reason of a signal that aborts. */
  read(questions: readonly Q[], asking: Asking<P>): Promise<(Fact<V> | Error)[]>;
}

/** One key on its way through the tiers. */
interface Search<Q, V> {
  readonly question: Q;
  readonly key: string;
  /** The newest entry found, however old. */
  found: Entry<V> | undefined;
  pending?: Pending<V>;
}

export function createFactCache<Q, V, P>(
  source: FactSource<Q, V, P>,
  { memory, tier, invalidation, observer, clock, windowMs, moreUrgent }: CacheParts<P>,
): FactCache<Q, V, P> {
  const { name, policy } = source;
  const life = lifeMs(policy);
  const patience = createPatience(clock);
  const keyOf = (question: Q) => `${name}|${source.keyOf(question)}`;
  const merge = createMergeWindow<Q, V, P>({
    ...source,
    keyOf,
    load: (questions, terms) =>
      patience.measure(async () => keep(questions, clock(), await source.load(questions, terms))),
    moreUrgent,
    windowMs,
    clock,
    onCall: (keys, questions) => observer.merged(name, keys, questions),
  });

  /** Keeps what P21 answered, unless nothing is kept of this fact. */
  function keep(questions: readonly Q[], readAt: number, answers: readonly (V | Error)[]) {
    if (life === 0) return answers;
    const kept = questions.flatMap((question, index) => {
      const value = answers[index];
      return value === undefined || value instanceof Error
        ? []
        : [{ key: keyOf(question), entry: { value, readAt }, lifeMs: life }];
    });
    for (const { key, entry } of kept) memory.set(key, entry);
    void tier.write(kept);
    return answers;
  }

  /** `aging` entries are good enough; whether they are renewed is the caller's business. */
  function judge({ question, found }: Search<Q, V>): Age {
    if (found === undefined) return 'expired';
    if (invalidation.isInvalidated(() => source.tagsOf(question), found.readAt)) {
      return clock() - found.readAt < life ? 'old' : 'expired';
    }
    return judgeAge(policy, clock() - found.readAt);
  }

  const isServed = (search: Search<Q, V>): boolean => {
    const age = judge(search);
    return age === 'fresh' || age === 'aging';
  };

  /** Looks the keys up in the second tier; those found are kept in memory. */
  async function searchTier(searches: readonly Search<Q, V>[]): Promise<void> {
    const tags = [...new Set(searches.flatMap(({ question }) => source.tagsOf(question)))];
    const [entries] = await Promise.all([
      tier.read(searches.map(({ key }) => key)),
      invalidation.learn(tags),
    ]);
    for (const [index, search] of searches.entries()) {
      const entry = entries[index] as Entry<V> | undefined;
      if (entry === undefined || entry.readAt <= (search.found?.readAt ?? 0)) continue;
      search.found = entry;
      memory.set(search.key, entry);
    }
  }

  function ask(search: Search<Q, V>, asking: Asking<P>): void {
    const mayJoin = (sentAt: number) =>
      asking.freshness === 'CACHED' &&
      !invalidation.isInvalidated(() => source.tagsOf(search.question), sentAt);
    search.pending = merge.ask(search.question, search.key, asking, mayJoin);
  }

  /** The answer of P21, or the last known value where P21 does not answer and the policy lets it stand in. */
  async function finish(search: Search<Q, V>, wait: Waiting<V>): Promise<Fact<V> | Error> {
    const { found, key, pending } = search;
    const maySubstitute = policy.staleOnErrorMs > 0 && found !== undefined && judge(search) !== 'expired';
    const answers = await wait(pending, maySubstitute);
    const answer = answers === 'late' ? undefined : answers?.get(key);
    const failure = answer instanceof Error ? answer : undefined;
    if (answer !== undefined && failure === undefined) {
      return { value: answer as V, readAt: pending?.sentAt() ?? clock(), stale: false };
    }
    if (maySubstitute && (failure === undefined || isNoAnswer(failure))) return { ...found, stale: true };
    return failure ?? new Error('a question was left unanswered');
  }

  async function read(questions: readonly Q[], asking: Asking<P>): Promise<(Fact<V> | Error)[]> {
    const counts: Record<LookupResult, number> = { memory: 0, redis: 0, upstream: 0, stale: 0, failed: 0 };
    const outcomes = new Array<Fact<V> | Error>(questions.length);
    const searches = new Map<number, Search<Q, V>>();
    const settle = (index: number, { found }: Search<Q, V>, result: LookupResult) => {
      counts[result] += 1;
      outcomes[index] = { ...(found as Entry<V>), stale: false };
    };

    for (const [index, question] of questions.entries()) {
      const key = keyOf(question);
      const search: Search<Q, V> = { question, key, found: memory.get(key) as Entry<V> | undefined };
      const age = asking.freshness === 'LIVE' ? 'old' : judge(search);
      if (age === 'aging') ask(search, { ...asking, signal: undefined });
      if (age === 'fresh' || age === 'aging') settle(index, search, 'memory');
      else searches.set(index, search);
    }

    if (searches.size > 0 && life > 0) {
      await searchTier([...searches.values()]);
      if (asking.freshness === 'CACHED') {
        for (const [index, search] of searches) {
          if (!isServed(search)) continue;
          settle(index, search, 'redis');
          searches.delete(index);
        }
      }
    }

    for (const search of searches.values()) ask(search, asking);
    const wait = patience.start<V>(asking.signal);
    for (const [index, search] of searches) {
      const outcome = await finish(search, wait);
      outcomes[index] = outcome;
      counts[outcome instanceof Error ? 'failed' : outcome.stale ? 'stale' : 'upstream'] += 1;
    }
    observer.looked(name, counts);
    asking.tally?.add(name, counts);
    return outcomes;
  }

  return { read };
}

/** The system did not answer; what it refused or does not know is an answer. */
const isNoAnswer = (error: Error): boolean => {
  const { code, rule } = toGatewayError(error);
  return rule.retry !== 'never' || code === 'UPSTREAM_MALFORMED' || code === 'UPSTREAM_UNAUTHORIZED';
};
