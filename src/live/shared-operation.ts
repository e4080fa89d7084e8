/**
 * One subscription operation for all who ask the same and may see the same: each change is answered once and the
 * answer told to everybody. Changes that come while others are being answered are answered together afterwards, the
 * latest of each key, with one fresh context: a hundred changes at once cost the system behind one call and not a
 * hundred.
 */
import { setImmediate } from 'node:timers/promises';
import { type Change, gapAfter } from './change.ts';
import { type ChangeFeed, mostWaiting } from './change-feed.ts';
import { createLatestByKey } from './latest-by-key.ts';
import { createMailbox, type Mailbox } from './mailbox.ts';
import { shareNextRun } from './next-run.ts';

/** A change with its answer on the way; the same one for all subscribers. */
export interface Delivery {
  readonly key: string;
  readonly change: Change;
  /** The JSON text of the execution result. Never rejects. */
  readonly answer: Promise<string>;
}

export interface SharedOperationParts {
  readonly feed: Pick<ChangeFeed, 'listen' | 'missed'>;
  /** Answers changes in one context made for them, in their order. The promises never reject. */
  readonly answer: (changes: readonly Change[]) => readonly Promise<string>[];
  /** The last subscriber has gone. */
  readonly onEnd: () => void;
}

export interface SharedOperation {
  /** `after`: what was missed since that cursor comes first. */
  join(after: string | null, onLeave?: () => void): Mailbox<Delivery>;
}

/** Changes answered in one context; more would make the first wait long. */
const mostAtOnce = 100;

export function createSharedOperation({ feed, answer, onEnd }: SharedOperationParts): SharedOperation {
  const members = new Set<Mailbox<Delivery>>();
  const waiting = createLatestByKey<Change>(mostWaiting, gapAfter);
  let isAnswering = false;

  const stop = feed.listen((change) => {
    waiting.put(change);
    if (!isAnswering) void answerWaiting();
  });

  async function answerWaiting(): Promise<void> {
    isAnswering = true;
    // Changes are noticed by the page: those of the same page come in the same turn.
    await setImmediate();
    while (!waiting.isEmpty) await tellAll(toDeliveries(waiting.takeAll(mostAtOnce)));
    isAnswering = false;
  }

  /** In the order of the changes, so that the cursor of one stands for all before it. */
  async function tellAll(deliveries: readonly Delivery[]): Promise<void> {
    for (const delivery of deliveries) {
      await delivery.answer;
      for (const member of members) member.put(delivery);
    }
  }

  const toDeliveries = (changes: readonly Change[]): Delivery[] =>
    answer(changes).map((text, index) => {
      const change = changes[index] as Change;
      return { key: change.key, change, answer: text };
    });

  const replay = shareNextRun(async (after: string) => {
    const left = [...(await feed.missed(after))];
    const deliveries: Delivery[] = [];
    while (left.length > 0) {
      const together = toDeliveries(left.splice(0, mostAtOnce));
      await Promise.all(together.map(({ answer: text }) => text));
      deliveries.push(...together);
    }
    return deliveries;
  });

  return {
    join: (after, onLeave) => {
      const mailbox = createMailbox<Delivery>({
        limit: mostWaiting,
        gapAfter: ({ change }) => toDeliveries([gapAfter(change)])[0] as Delivery,
        onEnd: () => {
          members.delete(mailbox);
          onLeave?.();
          if (members.size > 0) return;
          stop();
          onEnd();
        },
      });
      members.add(mailbox);
      if (after === null) return mailbox;
      mailbox.hold();
      void replay(after).then((deliveries) => mailbox.release(deliveries));
      return mailbox;
    },
  };
}
