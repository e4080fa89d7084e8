/**
 * How long an answer is waited for where a last known value could stand in: a few times as long as P21 usually takes.
 * A call that has been under way for longer is not waited for at all, so that a hanging P21 slows nobody down.
 */
import type { Clock } from '../instant.ts';
import { waitWith } from '../wait.ts';
import type { Pending } from './merge-window.ts';

/** The answers of a call, or `late`. Without a substitute it waits as long as it takes. */
export type Waiting<V> = (
  pending: Pending<V>,
  hasSubstitute: boolean,
) => Promise<ReadonlyMap<string, V | Error> | 'late'>;

export interface Patience {
  /** Runs a load and remembers how long it took. */
  measure<T>(load: () => Promise<T>): Promise<T>;
  /** The wait of one question for its calls; rejects with the signal's reason. */
  start<V>(signal: AbortSignal | undefined): Waiting<V>;
}

const timesUsual = 3;
const shortestMs = 100;
const longestMs = 3000;

/** Weight of the newest load in the average. */
const newest = 0.2;

export function createPatience(clock: Clock): Patience {
  let usualMs = 0;

  /** From when a call left, for those that came later too. */
  const remainingMs = (sentAt: number | undefined): number => {
    const limit = Math.min(longestMs, Math.max(shortestMs, usualMs * timesUsual));
    return sentAt === undefined ? limit : sentAt + limit - clock();
  };

  return {
    measure: async (load) => {
      const startedAt = clock();
      const loaded = await load();
      usualMs += (clock() - startedAt - usualMs) * (usualMs === 0 ? 1 : newest);
      return loaded;
    },
    start: (signal) => {
      // The keys of one call share one timer.
      const started = new Map<object, Promise<unknown>>();
      return async (pending, hasSubstitute) => {
        if (!hasSubstitute) return waitWith(pending.answers, signal);
        const waiting = started.get(pending) ?? orLate(pending.answers, remainingMs(pending.sentAt()));
        started.set(pending, waiting);
        return waiting as typeof pending.answers;
      };
    },
  };
}

async function orLate<T>(work: Promise<T>, waitMs: number): Promise<T | 'late'> {
  if (waitMs <= 0) return 'late';
  const { promise, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => resolve('late'), waitMs);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
