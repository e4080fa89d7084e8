/**
 * The UI server's pool of sessions (p21-api 9.3: a call waits for a free session, by default up to 60 s). It only
 * matters while the slowPool fault is on: the sandbox's own work takes no time.
 */
export interface PoolLimits {
  readonly size: number;
  readonly holdMs: number;
  readonly waitMs: number;
}

interface Waiter {
  readonly admit: () => void;
}

export class SessionPool {
  private busy = 0;
  private readonly queue: Waiter[] = [];

  constructor(private readonly delay: (ms: number) => Promise<unknown>) {}

  /** True when a session was had and held for its time; false when none came free in time. */
  async visit(limits: PoolLimits): Promise<boolean> {
    if (!(await this.enter(limits))) return false;
    await this.delay(limits.holdMs);
    this.leave();
    return true;
  }

  private async enter(limits: PoolLimits): Promise<boolean> {
    if (this.busy < limits.size) {
      this.busy += 1;
      return true;
    }
    return this.queueUp(limits.waitMs);
  }

  private async queueUp(waitMs: number): Promise<boolean> {
    const place = Promise.withResolvers<boolean>();
    const waiter: Waiter = { admit: () => place.resolve(true) };
    this.queue.push(waiter);
    void this.delay(waitMs).then(() => this.giveUp(waiter, place.resolve));
    return place.promise;
  }

  private giveUp(waiter: Waiter, answer: (admitted: boolean) => void): void {
    const at = this.queue.indexOf(waiter);
    if (at < 0) return;
    this.queue.splice(at, 1);
    answer(false);
  }

  /** Hands the session to the next in line, or back to the pool. */
  private leave(): void {
    const next = this.queue.shift();
    if (next === undefined) this.busy -= 1;
    else next.admit();
  }
}
