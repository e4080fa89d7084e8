/** Shows runs on the terminal: a bar each, with rate and remaining time. */
import { setTimeout as wait } from 'node:timers/promises';
import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import type { Migration } from '../sync/migrations.ts';
import { progressOf } from '../sync/run-progress.ts';
import type { Run } from '../sync/runs.ts';

const format = ' {flow} [{bar}] {percentage}% | {value} of {total} | {rate}/s | {left} left | {outcome}';
const lookMs = 500;

/** Resolves with the migration when it has ended, was paused or failed. */
export async function showProgress(read: () => Promise<Migration>): Promise<Migration> {
  const bars = new MultiBar(
    { format, hideCursor: true, noTTYOutput: true, notTTYSchedule: 5000 },
    Presets.rect,
  );
  const byRun = new Map<string, SingleBar>();
  try {
    for (;;) {
      const migration = await read();
      for (const run of migration.runs) showRun(bars, byRun, run);
      bars.update();
      if (isOver(migration)) return migration;
      await wait(lookMs);
    }
  } finally {
    bars.stop();
  }
}

const isOver = ({ state }: Migration): boolean => state !== 'WAITING' && state !== 'RUNNING';

function showRun(bars: MultiBar, byRun: Map<string, SingleBar>, run: Run): void {
  if (run.state === 'WAITING') return;
  const whole = Math.max(run.total ?? 0, run.scanned, 1);
  const bar = byRun.get(run.id) ?? bars.create(whole, 0, payloadOf(run));
  byRun.set(run.id, bar);
  bar.setTotal(run.state === 'DONE' ? Math.max(run.scanned, 1) : whole);
  bar.update(run.state === 'DONE' ? Math.max(run.scanned, 1) : run.scanned, payloadOf(run));
}

function payloadOf(run: Run): object {
  const { perSecond, remainingMs } = progressOf(run);
  return {
    flow: run.flow.padEnd(20),
    rate: perSecond === null ? '-' : Math.round(perSecond),
    left: remainingMs === null ? '-' : toClock(remainingMs),
    outcome: describeCounts(run),
  };
}

/** "120 created, 3 failed", or what keeps it from going on. */
export const describeCounts = ({ counts, reason }: Pick<Run, 'counts' | 'reason'>): string => {
  const words = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name.toLowerCase().replaceAll('_', ' ')}`);
  return [...words, ...(reason === null ? [] : [reason])].join(', ');
};

export function toClock(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
