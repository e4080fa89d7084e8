/**
 * Invalidation by tag ("item WIDGET-1", "customer 100198"). Nothing is searched for and deleted: a tag carries the
 * moment of its last invalidation, and an entry read from P21 before that moment is old. So an answer that was under
 * way while its fact changed is old as well.
 *
 * Assumption: the clocks of the replicas differ by less than a fact needs to travel from P21 through a change event.
 */
import type { Clock } from '../instant.ts';
import type { InvalidationChannel, SecondTier } from './second-tier.ts';

export interface Invalidation {
  /** Entries with one of these tags are old from now on, on every replica. Resolves when the others were told. */
  invalidate(tags: readonly string[]): Promise<void>;
  /** Whether the entry was read before one of its tags was invalidated, as far as this process knows. */
  isInvalidated(tags: readonly string[], readAt: number): boolean;
  /** When anything was invalidated last: what was read after it need not be looked up by its tags. */
  lastAt(): number;
  /** Learns what other replicas invalidated, for entries that come from the second tier. */
  learn(tags: readonly string[]): Promise<void>;
}

export interface InvalidationParts {
  readonly tier: SecondTier;
  readonly channel: InvalidationChannel;
  readonly clock: Clock;
  /** Marks older than any entry say nothing and are forgotten. */
  readonly longestLifeMs: number;
  /** Other replicas may have invalidated something unheard: what this process keeps can no longer be trusted. */
  readonly onLost: () => void;
}

/** Marks are swept when there are so many, and again when twice as many are left as the last time. */
const fewMarks = 10_000;

export function createInvalidation({
  tier,
  channel,
  clock,
  longestLifeMs,
  onLost,
}: InvalidationParts): Invalidation {
  const marks = new Map<string, number>();
  let lastAt = Number.NEGATIVE_INFINITY;
  let sweepAt = fewMarks;

  const mark = (tags: readonly string[], at: number) => {
    lastAt = Math.max(lastAt, at);
    for (const tag of tags) marks.set(tag, Math.max(at, marks.get(tag) ?? 0));
    if (marks.size > sweepAt) sweep();
  };
  const sweep = () => {
    const oldest = clock() - longestLifeMs;
    for (const [tag, at] of marks) if (at < oldest) marks.delete(tag);
    sweepAt = Math.max(fewMarks, 2 * marks.size);
  };

  void channel.subscribe({
    onTags: (tags) => mark(tags, clock()),
    onLost,
  });

  return {
    invalidate: async (tags) => {
      const at = clock();
      mark(tags, at);
      await Promise.all([tier.writeMarks(tags, at), channel.publish(tags)]);
    },
    isInvalidated: (tags, readAt) => tags.some((tag) => (marks.get(tag) ?? 0) >= readAt),
    lastAt: () => lastAt,
    learn: async (tags) => {
      const learnt = await tier.readMarks(tags);
      for (const [index, at] of learnt.entries()) if (at > 0) mark([tags[index] ?? ''], at);
    },
  };
}
