/** The changes one subscription is about: as they come, and those missed since a cursor. */
import type { EventBus } from '../events/event-bus.ts';
import type { Topic } from '../events/topics.ts';
import { type Clock, toInstant } from '../instant.ts';
import { type Change, gapAfter, type Interest, toChange, toGap } from './change.ts';
import { createMailbox } from './mailbox.ts';

export interface ChangeFeed<T extends Topic = Topic> extends AsyncIterable<Change<T>> {
  /** The cursor this subscriber goes on from; null for one that starts now. */
  readonly after: string | null;
  /** Returns what ends it. */
  listen(hear: (change: Change<T>) => void): () => void;
  /** What came after the cursor, the latest of each key; a single gap where that is not known, or is too much. */
  missed(after: string): Promise<readonly Change<T>[]>;
}

/** Changes that may wait for one subscriber, or be told again to one that comes back. */
export const mostWaiting = 500;

export interface FeedSource {
  readonly events: EventBus;
  readonly clock: Clock;
}

export function createChangeFeed<T extends Topic>(
  { events, clock }: FeedSource,
  interest: Interest<T>,
  after: string | null,
): ChangeFeed<T> {
  const gapAt = (cursor: string | null) => toGap(cursor, toInstant(clock()));

  const listen: ChangeFeed<T>['listen'] = (hear) =>
    events.subscribe(interest.topic, (event) => {
      if (interest.concerns(event.payload)) hear(toChange(event, interest));
    });

  async function lookUp(cursor: string): Promise<readonly Change<T>[]> {
    // Before the question: what comes after it is heard live by whoever asks.
    const now = await events.now();
    const { events: found, isComplete } = await events.missed(interest.topic, cursor);
    const concerned = found.filter(({ payload }) => interest.concerns(payload));
    const latest = latestOf(concerned.map((event) => toChange(event, interest)));
    return isComplete && latest.length <= mostWaiting ? latest : [gapAt(now)];
  }

  return {
    after,
    listen,
    // A bus that cannot be asked knows no more than one that has forgotten.
    missed: (cursor) => lookUp(cursor).catch(() => [gapAt(null)]),
    [Symbol.asyncIterator]: () => iterate(listen),
  };
}

function latestOf<T extends Topic>(changes: readonly Change<T>[]): Change<T>[] {
  const latest = new Map<string, Change<T>>();
  for (const change of changes) {
    latest.delete(change.key);
    latest.set(change.key, change);
  }
  return [...latest.values()];
}

/** One change after the other, for those who execute each subscription by itself. */
function iterate<T extends Topic>(listen: ChangeFeed<T>['listen']): AsyncGenerator<Change<T>, void> {
  const mailbox = createMailbox<Change<T>>({ limit: mostWaiting, gapAfter, onEnd: () => stop() });
  const stop = listen(mailbox.put);
  return mailbox;
}
