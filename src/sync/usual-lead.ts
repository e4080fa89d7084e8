/**
 * How far the times of a source's rows usually are from our clock when they are first met. Where a system's own word about
 * its time is not that of its database, this shows it: a row far ahead of what came before it is dated in the future.
 */

export interface UsualLead {
  met(times: readonly string[], nowMs: number): void;
  /** The latest time a row can honestly carry now; no bound before enough have been met. */
  latestAt(nowMs: number): number;
}

/** So many rows tell what is usual; fewer than a quarter of them tell nothing. */
const kept = 64;
const enough = kept / 4;

/** `toleranceMs`: how far ahead of the usual row one may be. */
export function createUsualLead(toleranceMs: number): UsualLead {
  let leads: number[] = [];
  return {
    met: (times, nowMs) => {
      const fresh = times.slice(-kept).map((time) => Date.parse(time) - nowMs);
      leads = [...leads, ...fresh].filter(Number.isFinite).slice(-kept);
    },
    latestAt: (nowMs) => {
      if (leads.length < enough) return Number.POSITIVE_INFINITY;
      const middle = leads.toSorted((one, other) => one - other)[leads.length >> 1] ?? 0;
      return nowMs + middle + toleranceMs;
    },
  };
}
