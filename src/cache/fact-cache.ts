/**
 * Facts of the ERP by key: memory, then the second tier, then one merged call for what is left. Of 100 keys with 97
 * fresh, one call for 3. Every fact says when P21 was asked, and whether it is older than its policy allows.
 */
import { toGatewayError } from '../errors.ts';
import type { CacheTally, LookupResult } from './cache-observer.ts';
import type { CacheParts } from './create-cache.ts';
import type { Fact } from './entry.ts';
import { createFactTiers, type Search } from './fact-tiers.ts';
import type { FreshnessPolicy } from './freshness-policy.ts';
import { createMergeWindow, type LoadTerms, type Pending } from './merge-window.ts';
import { createPatience, type Waiting } from './patience.ts';

export interface FactSource<Q, V, P> {
  /** Names the fact in keys and metrics, e.g. "price". */
  readonly name: string;
  readonly policy: FreshnessPolicy;
  /** Everything the answer depends on beside the group, as text. */
  readonly keyOf: (question: Q) => string;
  /** What a change event names to make the answer old, e.g. "item WIDGET-1". */
  readonly tagsOf: (question: Q) => readonly string[];
  /** What questions that can travel in one call have in common, as text. */
  readonly groupOf: (question: Q) => string;
  /** One call; answers in the order of the questions, an `Error` for one that cannot be answered alone. */
  readonly load: (questions: readonly Q[], terms: LoadTerms<P>) => Promise<readonly (V | Error)[]>;
  /** A call with so many keys leaves at once. */
  readonly mostKeys: number;
}

/** LIVE: P21 is asked for this very question. */
export type Freshness = 'LIVE' | 'CACHED';

/** Who asks. Its signal is looked at only when P21 is asked, so it may be a getter that starts a timer. */
export interface Reader<P> extends LoadTerms<P> {
  readonly tally?: CacheTally | undefined;
}

export interface FactCache<Q, V, P> {
  /** One outcome per question, in order; rejects only with the reason of a signal that aborts. */
  read(questions: readonly Q[], freshness: Freshness, reader: Reader<P>): Promise<(Fact<V> | Error)[]>;
  /** Keeps a value that P21 has just told along with something else. */
  keep(question: Q, value: V): void;
}

export function createFactCache<Q, V, P>(
  source: FactSource<Q, V, P>,
  parts: CacheParts<P>,
): FactCache<Q, V, P> {
  const { name, policy } = source;
  const { invalidation, observer, clock } = parts;
  const tiers = createFactTiers<Q, V>(source, parts);
  const patience = createPatience(clock);
  const merge = createMergeWindow<Q, V, P>({
    ...source,
    ...parts,
    load: (questions, terms) =>
      patience.measure(async () => {
        const readAt = clock();
        const answers = await source.load(questions, terms);
        tiers.keep(questions, readAt, answers);
        return answers;
      }),
    onCall: (keys, questions) => observer.merged(name, keys, questions),
  });

  function ask({ question, key }: Search<Q, V>, freshness: Freshness, terms: LoadTerms<P>): Pending<V> {
    const mayJoin = (sentAt: number) =>
      freshness === 'CACHED' && !invalidation.isInvalidated(source.tagsOf(question), sentAt);
    return merge.ask(question, key, terms, mayJoin);
  }

  /** The answer of P21, or the last known value where P21 does not answer and the policy lets it stand in. */
  async function finish(
    search: Search<Q, V>,
    pending: Pending<V>,
    wait: Waiting<V>,
  ): Promise<Fact<V> | Error> {
    const { question, found, key } = search;
    const maySubstitute =
      policy.staleOnErrorMs > 0 && found !== undefined && tiers.judge(question, found) !== 'expired';
    const answers = await wait(pending, maySubstitute);
    const answer = answers === 'late' ? undefined : answers.get(key);
    const failure = answer instanceof Error ? answer : undefined;
    if (answer !== undefined && failure === undefined) {
      return { value: answer as V, readAt: pending.sentAt() ?? clock(), stale: false };
    }
    if (maySubstitute && (failure === undefined || isNoAnswer(failure))) return { ...found, stale: true };
    return failure ?? new Error('a question was left unanswered');
  }

  async function read(
    questions: readonly Q[],
    freshness: Freshness,
    reader: Reader<P>,
  ): Promise<(Fact<V> | Error)[]> {
    const counts: Record<LookupResult, number> = { memory: 0, redis: 0, upstream: 0, stale: 0, failed: 0 };
    const outcomes = new Array<Fact<V> | Error>(questions.length);

    /** The fact where it is young enough; one that ages is renewed behind the answer. */
    const served = (question: Q, found: Fact<V> | undefined): Fact<V> | undefined => {
      if (freshness === 'LIVE') return undefined;
      const age = tiers.judge(question, found);
      if (age === 'aging') {
        ask({ question, key: tiers.toKey(question), found }, freshness, {
          signal: undefined,
          priority: reader.priority,
        });
      }
      return age === 'fresh' || age === 'aging' ? found : undefined;
    };

    const missing: [number, Search<Q, V>][] = [];
    for (let index = 0; index < questions.length; index += 1) {
      const question = questions[index] as Q;
      const found = tiers.inMemory(question);
      const fact = served(question, found);
      if (fact === undefined) missing.push([index, { question, key: tiers.toKey(question), found }]);
      else outcomes[index] = fact;
    }
    counts.memory = questions.length - missing.length;
    if (missing.length > 0) {
      await tiers.searchFurther(missing.map(([, search]) => search));
      const left = missing.filter(([index, { question, found }]) => {
        const fact = served(question, found);
        if (fact !== undefined) outcomes[index] = fact;
        return fact === undefined;
      });
      counts.redis = missing.length - left.length;
      const asked = left.map(([index, search]) => ({
        index,
        search,
        pending: ask(search, freshness, reader),
      }));
      const wait = patience.start<V>(asked.length === 0 ? undefined : reader.signal);
      for (const { index, search, pending } of asked) {
        const outcome = await finish(search, pending, wait);
        outcomes[index] = outcome;
        counts[outcome instanceof Error ? 'failed' : outcome.stale ? 'stale' : 'upstream'] += 1;
      }
    }
    observer.looked(name, counts);
    reader.tally?.add(name, counts);
    return outcomes;
  }

  return { read, keep: (question, value) => tiers.keep([question], clock(), [value]) };
}

/** The system did not answer; what it refused or does not know is an answer. */
const isNoAnswer = (error: Error): boolean => {
  const { code, rule } = toGatewayError(error);
  return rule.retry !== 'never' || code === 'UPSTREAM_MALFORMED' || code === 'UPSTREAM_UNAUTHORIZED';
};
