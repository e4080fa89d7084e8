/** One fact's entries in both tiers, judged by its policy. */
import type { CacheParts } from './create-cache.ts';
import type { Entry, Fact } from './entry.ts';
import type { FactSource } from './fact-cache.ts';
import { type Age, judgeAge, lifeMs } from './freshness-policy.ts';

/** One key on its way through the tiers. */
export interface Search<Q, V> {
  readonly question: Q;
  readonly key: string;
  /** The newest fact found, however old. */
  found: Fact<V> | undefined;
}

export interface FactTiers<Q, V> {
  /** The whole key, as every replica knows it. */
  toKey(question: Q): string;
  /** Looks into memory alone. */
  inMemory(question: Q): Fact<V> | undefined;
  /** Looks the keys up in the second tier; those found are kept in memory. */
  searchFurther(searches: readonly Search<Q, V>[]): Promise<void>;
  judge(question: Q, found: Fact<V> | undefined): Age;
  /** Keeps what P21 answered, except for errors; nothing where the policy keeps nothing. */
  keep(questions: readonly Q[], readAt: number, answers: readonly (V | Error)[]): void;
}

type TierParts = Pick<CacheParts<unknown>, 'memory' | 'tier' | 'invalidation' | 'clock'>;

type Keys<Q> = Pick<FactSource<Q, unknown, unknown>, 'name' | 'policy' | 'keyOf' | 'groupOf' | 'tagsOf'>;

export function createFactTiers<Q, V>(
  { name, policy, keyOf, groupOf, tagsOf }: Keys<Q>,
  { memory, tier, invalidation, clock }: TierParts,
): FactTiers<Q, V> {
  // Asked each time: a policy may change while the process runs.
  const life = () => lifeMs(policy);
  let last = { group: '', shelf: `${name}|` };

  /** The questions of a page are of one group. */
  const shelfOf = (question: Q): string => {
    const group = groupOf(question);
    if (group !== last.group) last = { group, shelf: `${name}|${group}` };
    return last.shelf;
  };
  const toKey = (question: Q) => `${shelfOf(question)}|${keyOf(question)}`;

  return {
    toKey,
    inMemory: (question) => memory.get(shelfOf(question), keyOf(question)) as Fact<V> | undefined,

    searchFurther: async (searches) => {
      if (life() === 0) return;
      const tags = new Set(searches.flatMap(({ question }) => tagsOf(question)));
      const keys = searches.map(({ key }) => key);
      const [entries] = await Promise.all([tier.read(keys), invalidation.learn([...tags])]);
      for (const [index, search] of searches.entries()) {
        const entry = entries[index] as Entry<V> | undefined;
        if (entry === undefined || entry.readAt <= (search.found?.readAt ?? 0)) continue;
        search.found = { ...entry, stale: false };
        memory.set(shelfOf(search.question), keyOf(search.question), entry);
      }
    },

    judge: (question, found) => {
      if (found === undefined) return 'expired';
      const ageMs = clock() - found.readAt;
      const mayBeInvalidated = found.readAt <= invalidation.lastAt();
      if (!mayBeInvalidated || !invalidation.isInvalidated(tagsOf(question), found.readAt)) {
        return judgeAge(policy, ageMs);
      }
      return ageMs < life() ? 'old' : 'expired';
    },

    keep: (questions, readAt, answers) => {
      if (life() === 0) return;
      const kept = questions.flatMap((question, index) => {
        const value = answers[index];
        return value === undefined || value instanceof Error
          ? []
          : [{ question, key: toKey(question), entry: { value, readAt }, lifeMs: life() }];
      });
      for (const { question, entry } of kept) memory.set(shelfOf(question), keyOf(question), entry);
      void tier.write(kept);
    },
  };
}
