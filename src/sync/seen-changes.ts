/**
 * What a flow's polls have met in the window they look back over, and how far back the next one looks. A record met
 * again with the same time is not read again at every poll, but once more when its time is past: a second change may
 * carry the same time as the first.
 */
import { type Instant, toInstant } from '../instant.ts';
import type { RecordKey } from './flow.ts';
import { createUsualLead } from './usual-lead.ts';

interface Seen {
  readonly time: string;
  readonly atMs: number;
  readonly lookedTwice: boolean;
}

interface Reached {
  readonly watermark: Instant;
  /** When it was met first here; at the source it was this late or later. */
  readonly sinceMs: number;
  /** A look was made when no row could appear at or before it any more. */
  readonly isPast: boolean;
}

export interface SeenChanges {
  /** From where to look when changes up to `watermark` are known. */
  openingAt(watermark: Instant, nowMs: number): Instant;
  /** A look that began at this opening and moment came to its end. */
  looked(watermark: Instant, startedMs: number): void;
  /** The latest time a row can honestly carry at this moment of ours, by those met before. */
  latestAt(nowMs: number): number;
  /** Of the keys of a page those to be read: now, or as a second look. `reached`: the latest time met at the source. */
  sort(
    keys: readonly RecordKey[],
    times: readonly string[],
    moment: { readonly nowMs: number; readonly reached: Instant },
  ): { readonly fresh: readonly RecordKey[]; readonly second: readonly RecordKey[] };
  /** Forgets what no later poll can meet. */
  forgetBefore(since: string): void;
}

/**
 * `lookBackMs`: how late a row may appear after the time it carries. While a watermark is younger than that, each look
 * reaches back so far; afterwards what lies at and before it is complete, and a look at a quiet source meets nothing.
 * It never begins later than right behind the watermark, however long that stands: a row that takes minutes to appear
 * is found when nothing newer did.
 */
export function createSeenChanges(lookBackMs: number): SeenChanges {
  const seen = new Map<RecordKey, Seen>();
  const lead = createUsualLead(2 * lookBackMs);
  let reached: Reached | undefined;
  let lookedMs = Number.NEGATIVE_INFINITY;
  return {
    openingAt: (watermark, nowMs) => {
      if (reached?.watermark !== watermark) reached = { watermark, sinceMs: nowMs, isPast: false };
      return toInstant(Date.parse(watermark) + (reached.isPast ? leastMs : -lookBackMs));
    },
    looked: (watermark, startedMs) => {
      lookedMs = startedMs;
      if (reached?.watermark !== watermark || startedMs - reached.sinceMs < lookBackMs) return;
      reached = { ...reached, isPast: true };
    },
    latestAt: lead.latestAt,
    sort: (keys, times, { nowMs, reached: newest }) => {
      const fresh: RecordKey[] = [];
      const freshTimes: string[] = [];
      const second: RecordKey[] = [];
      const pastFrom = toInstant(Date.parse(newest) - lookBackMs);
      keys.forEach((key, place) => {
        const time = times[place] ?? '';
        // A source that keeps seconds tells what it changed in the last one again and again.
        if (reached?.isPast === true && time <= reached.watermark) return;
        const known = seen.get(key);
        if (known === undefined || known.time !== time) {
          // Behind everything that may still appear: no later poll meets it, and nothing else can carry its time.
          const isBehind = known === undefined && time < pastFrom;
          if (!isBehind) seen.set(key, { time, atMs: nowMs, lookedTwice: false });
          fresh.push(key);
          freshTimes.push(time);
        } else if (!known.lookedTwice && nowMs - known.atMs >= lookBackMs / 2) {
          seen.set(key, { ...known, lookedTwice: true });
          second.push(key);
        }
      });
      // What was met after a long absence is old, and says nothing of how soon rows come.
      if (nowMs - lookedMs <= 10 * lookBackMs) lead.met(freshTimes, nowMs);
      return { fresh, second };
    },
    forgetBefore: (since) => {
      for (const [key, { time }] of seen) if (time < since) seen.delete(key);
    },
  };
}

/** Both systems' times are read to the millisecond. */
const leastMs = 1;
