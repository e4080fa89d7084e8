/** What waits for one subscriber, as the async generator that whoever writes to it reads. */
import { createLatestByKey } from './latest-by-key.ts';

export interface Mailbox<V> extends AsyncGenerator<V, void, void> {
  put(value: V): void;
  /** Delivers nothing until `release`, while what was missed is being looked up. */
  hold(): void;
  /** Delivers again: these first. */
  release(older: readonly V[]): void;
}

export interface MailboxParts<V> {
  /** Values that may wait; beyond it they are dropped for a gap. */
  readonly limit: number;
  readonly gapAfter: (last: V) => V;
  /** Called once, when the reader ends it. */
  readonly onEnd: () => void;
}

/** Only one `next` may be open at a time. */
export function createMailbox<V extends { readonly key: string }>(parts: MailboxParts<V>): Mailbox<V> {
  const waiting = createLatestByKey(parts.limit, parts.gapAfter);
  let phase: 'open' | 'held' | 'ended' = 'open';
  let answer: ((result: IteratorResult<V, void>) => void) | undefined;

  const hand = () => {
    if (answer === undefined || phase !== 'open') return;
    const value = waiting.take();
    if (value === undefined) return;
    answer({ done: false, value });
    answer = undefined;
  };
  const end = async (): Promise<IteratorResult<V, void>> => {
    if (phase !== 'ended') {
      phase = 'ended';
      answer?.({ done: true, value: undefined });
      parts.onEnd();
    }
    return { done: true, value: undefined };
  };
  const mailbox: Mailbox<V> = {
    put: (value) => {
      waiting.put(value);
      hand();
    },
    hold: () => {
      phase = 'held';
    },
    release: (older) => {
      if (phase !== 'held') return;
      waiting.putBefore(older);
      phase = 'open';
      hand();
    },
    next: () =>
      new Promise((resolve) => {
        if (phase === 'ended') return resolve({ done: true, value: undefined });
        answer = resolve;
        hand();
      }),
    return: end,
    throw: end,
    [Symbol.asyncIterator]: () => mailbox,
    [Symbol.asyncDispose]: async () => void (await end()),
  };
  return mailbox;
}
