/** A scheduler moved by hand, so that a poll can meet an operation in each of its states. */
import type { Scheduler } from '../../../sandbox/oro/batch/scheduler.ts';

export class StepScheduler implements Scheduler {
  readonly #tasks: { readonly at: number; readonly task: () => void }[] = [];
  #now = 0;

  after(delayMs: number, task: () => void): void {
    this.#tasks.push({ at: this.#now + delayMs, task });
    this.#tasks.sort((a, b) => a.at - b.at);
  }

  /** Runs the next task; false when there is none. */
  step(): boolean {
    const next = this.#tasks.shift();
    if (!next) return false;
    this.#now = Math.max(this.#now, next.at);
    next.task();
    return true;
  }

  drain(): void {
    while (this.step());
  }

  close(): void {
    this.#tasks.length = 0;
  }
}
