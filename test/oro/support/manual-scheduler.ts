// Time moved by hand: tasks run when a test says that so many milliseconds have passed.
import type { Scheduler } from '../../../sandbox/oro/batch/scheduler.ts';

export class ManualScheduler implements Scheduler {
  nowMs: number;
  #tasks: { atMs: number; task: () => void }[] = [];

  constructor(nowMs = Date.UTC(2026, 10, 24, 3, 0, 0)) {
    this.nowMs = nowMs;
  }

  after(delayMs: number, task: () => void): void {
    this.#tasks.push({ atMs: this.nowMs + delayMs, task });
  }

  close(): void {
    this.#tasks = [];
  }

  get pending(): number {
    return this.#tasks.length;
  }

  /** Runs all that is due within the span, in order of time. */
  advance(byMs: number): void {
    const untilMs = this.nowMs + byMs;
    for (;;) {
      const next = this.#tasks.filter((one) => one.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined) break;
      this.#tasks.splice(this.#tasks.indexOf(next), 1);
      this.nowMs = Math.max(this.nowMs, next.atMs);
      next.task();
    }
    this.nowMs = untilMs;
  }
}
