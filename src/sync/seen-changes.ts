/**
 * What a flow's polls have met in the window they look back over. A record met again with the same time is not read
 * again at every poll, but once more when its time is past: a second change may carry the same time as the first.
 */
import type { RecordKey } from './flow.ts';

interface Seen {
  readonly time: string;
  readonly atMs: number;
  readonly lookedTwice: boolean;
}

export interface SeenChanges {
  /** Of the keys of a page those to be read: now, or as a second look. */
  sort(
    keys: readonly RecordKey[],
    times: readonly string[],
    nowMs: number,
  ): { readonly fresh: readonly RecordKey[]; readonly second: readonly RecordKey[] };
  /** Forgets what no later poll can meet. */
  forgetBefore(since: string): void;
}

/** `secondLookMs`: when a time is past for good. */
export function createSeenChanges(secondLookMs: number): SeenChanges {
  const seen = new Map<RecordKey, Seen>();
  return {
    sort: (keys, times, nowMs) => {
      const fresh: RecordKey[] = [];
      const second: RecordKey[] = [];
      keys.forEach((key, place) => {
        const time = times[place] ?? '';
        const known = seen.get(key);
        if (known === undefined || known.time !== time) {
          seen.set(key, { time, atMs: nowMs, lookedTwice: false });
          fresh.push(key);
        } else if (!known.lookedTwice && nowMs - known.atMs >= secondLookMs) {
          seen.set(key, { ...known, lookedTwice: true });
          second.push(key);
        }
      });
      return { fresh, second };
    },
    forgetBefore: (since) => {
      for (const [key, { time }] of seen) if (time < since) seen.delete(key);
    },
  };
}
