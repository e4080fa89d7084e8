/** How far a run is, in the words people ask for. */
import type { Run } from './runs.ts';

export interface RunProgress {
  /** 0 to 100; null while the source has not said how much there is. */
  readonly percent: number | null;
  /** Records a second, without pauses; null before the first page. */
  readonly perSecond: number | null;
  readonly remainingMs: number | null;
}

export function progressOf({ state, total, scanned, runningMs }: Run): RunProgress {
  const perSecond = runningMs > 0 && scanned > 0 ? (scanned * 1000) / runningMs : null;
  if (state === 'DONE') return { percent: 100, perSecond, remainingMs: 0 };
  if (total === null) return { percent: null, perSecond, remainingMs: null };
  // Records that were added meanwhile make more than there were.
  const whole = Math.max(total, scanned, 1);
  const remainingMs = perSecond === null ? null : Math.round(((whole - scanned) * 1000) / perSecond);
  return { percent: Math.floor((scanned * 100) / whole), perSecond, remainingMs };
}
