/** Times and bounds of the engine. Times are milliseconds. */
import type { BackoffSettings } from './backoff.ts';

export interface SyncSettings {
  /** Between two looks at what changed at the source of a flow. */
  readonly pollMs: number;
  /** How far each look reaches back: rows become visible seconds after the time they carry. */
  readonly lookBackMs: number;
  /** Between two looks into the queue, for what other replicas put there. */
  readonly tickMs: number;
  /** How long a hold lasts without a sign of life. */
  readonly holdMs: number;
  /** Wait of a record that failed or lacks another one. */
  readonly backoff: BackoffSettings;
  /** Turns of a record that fails by itself before a person is asked. */
  readonly mostAttempts: number;
  /** Turns of a record that lacks another one before a person is told. */
  readonly mostWaits: number;
  /** When a write whose outcome is unknown can no longer arrive late, unless the target says otherwise. */
  readonly settleMs: number;
  /** Between two looks at commands whose end has not been told. */
  readonly commandCheckMs: number;
  /** Batches of a flow written at once, unless it says otherwise. */
  readonly parallel: number;
  /** Runs over everything at once in one process. */
  readonly parallelRuns: number;
  /** Zone of the schedules. */
  readonly timeZone: string;
  /** Share of a flow's records that may be gone from the source before a person is asked whether that can be. */
  readonly mostGone: number;
  readonly keepTimelineDays: number;
}

export const usualSettings: SyncSettings = {
  pollMs: 5000,
  lookBackMs: 30_000,
  tickMs: 500,
  holdMs: 60_000,
  backoff: { firstMs: 2000, longestMs: 600_000 },
  mostAttempts: 8,
  mostWaits: 10,
  settleMs: 60_000,
  commandCheckMs: 30_000,
  parallel: 2,
  parallelRuns: 3,
  timeZone: 'UTC',
  mostGone: 0.2,
  keepTimelineDays: 90,
};
