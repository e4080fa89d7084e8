// Time for everything that happens later: handed in, so that tests move it by hand.

export interface Scheduler {
  /** Runs the task once, after so many milliseconds. */
  after(delayMs: number, task: () => void): void;
  /** Forgets all that has not run. */
  close(): void;
}

/** The real thing: timers that do not keep the process alive. */
export function createTimerScheduler(): Scheduler {
  const timers = new Set<NodeJS.Timeout>();
  return {
    after(delayMs, task) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        task();
      }, delayMs);
      timers.add(timer.unref());
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
