/** Shows runs to whoever waits for them: a bar each on a terminal, lines now and then where nobody sees bars. */
import { setTimeout as wait } from 'node:timers/promises';
import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import type { Migration } from '../sync/migrations.ts';
import { progressOf } from '../sync/run-progress.ts';
import type { Run } from '../sync/runs.ts';
import { createProgressLines } from './progress-lines.ts';
import { describeCounts, toClock } from './progress-words.ts';

const format = ' {flow} [{bar}] {share} | {scanned} | {rate}/s | {left} left | {outcome}';
const lookMs = 500;

interface Display {
  show(runs: readonly Run[]): void;
  end(): void;
}

/** Resolves with the migration when it has ended, was paused or failed. */
export async function showProgress(
  read: () => Promise<Migration>,
  out: NodeJS.WriteStream = process.stderr,
): Promise<Migration> {
  const display = out.isTTY ? createBars(out) : createLines(out);
  try {
    for (;;) {
      const migration = await read();
      display.show(migration.runs);
      if (isOver(migration)) return migration;
      await wait(lookMs);
    }
  } finally {
    display.end();
  }
}

const isOver = ({ state }: Migration): boolean => state !== 'WAITING' && state !== 'RUNNING';

function createLines(out: NodeJS.WriteStream): Display {
  const linesOf = createProgressLines();
  return {
    show: (runs) => {
      for (const line of linesOf(runs, Date.now())) out.write(`${line}\n`);
    },
    end: () => {},
  };
}

function createBars(stream: NodeJS.WriteStream): Display {
  const bars = new MultiBar({ format, hideCursor: true, stream }, Presets.rect);
  const byRun = new Map<string, SingleBar>();
  return {
    show: (runs) => {
      for (const run of runs) showRun(bars, byRun, run);
      bars.update();
    },
    end: () => bars.stop(),
  };
}

function showRun(bars: MultiBar, byRun: Map<string, SingleBar>, run: Run): void {
  if (run.state === 'WAITING') return;
  const isDone = run.state === 'DONE';
  const whole = Math.max(run.total ?? 0, run.scanned, 1);
  const bar = byRun.get(run.id) ?? bars.create(whole, 0, payloadOf(run));
  byRun.set(run.id, bar);
  bar.setTotal(whole);
  bar.update(isDone ? whole : run.scanned, payloadOf(run));
}

function payloadOf(run: Run): object {
  const { percent, perSecond, remainingMs } = progressOf(run);
  const isOpen = run.state !== 'DONE' && run.total !== null;
  return {
    flow: run.flow.padEnd(22),
    share: percent === null ? '  - ' : `${String(percent).padStart(3)}%`,
    scanned: isOpen ? `${run.scanned} of ${run.total}` : String(run.scanned),
    rate: perSecond === null ? '-' : Math.round(perSecond),
    left: remainingMs === null ? '-' : toClock(remainingMs),
    outcome: describeCounts(run),
  };
}
