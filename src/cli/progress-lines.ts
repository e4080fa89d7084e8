/** How far runs are, in lines for a log: now and then while one goes on, and once when it is over. */

import { progressOf } from '../sync/run-progress.ts';
import type { Run } from '../sync/runs.ts';
import { describeCounts, toClock } from './progress-words.ts';

const everyMs = 10_000;

interface Said {
  readonly atMs: number;
  readonly isOver: boolean;
}

/** Of each look at the runs the lines that are worth a log's room. */
export function createProgressLines(): (runs: readonly Run[], nowMs: number) => readonly string[] {
  const said = new Map<string, Said>();
  return (runs, nowMs) =>
    runs.flatMap((run) => {
      if (run.state === 'WAITING') return [];
      const isOver = run.state !== 'RUNNING';
      const before = said.get(run.id) ?? { atMs: nowMs, isOver: false };
      const isDue = isOver ? !before.isOver : before.isOver || nowMs - before.atMs >= everyMs;
      said.set(run.id, { atMs: isDue ? nowMs : before.atMs, isOver });
      return isDue ? [lineOf(run)] : [];
    });
}

function lineOf(run: Run): string {
  const { percent, perSecond, remainingMs } = progressOf(run);
  const isRunning = run.state === 'RUNNING';
  const many = run.scanned.toLocaleString('en');
  const parts = [
    isRunning ? percent !== null && `${percent}%` : run.state.toLowerCase(),
    isRunning && run.total !== null ? `${many} of ${run.total.toLocaleString('en')}` : `${many} records`,
    perSecond !== null && `${Math.round(perSecond)}/s`,
    isRunning && remainingMs !== null && `${toClock(remainingMs)} left`,
    describeCounts(run),
  ];
  return `${run.flow.padEnd(22)} ${parts.filter((part) => part !== false && part !== '').join(', ')}`;
}
