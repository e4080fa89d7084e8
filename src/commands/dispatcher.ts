/**
 * Gives the lanes of the ledger to workers: a few at a time, the urgent ones first, one command of a lane and then the
 * next lane's turn, so that a long queue of one customer or of a backfill holds nobody up. Lanes are found by being woken
 * after an acceptance, and by sweeping the ledger, which finds what waits, what others left and what a crash left.
 */
import { type Command, isOpen } from './command.ts';
import type { Ledger, ReadyLane } from './ledger.ts';

export interface DispatcherParts {
  readonly ledger: Pick<Ledger, 'hold' | 'readyLanes' | 'renewHolds'>;
  readonly work: (held: Command) => Promise<Command | undefined>;
  /** Lanes worked at the same time. */
  readonly places: number;
  readonly sweepMs: number;
  readonly renewMs: number;
  /** The turn of a lane is over: nothing more happens in it before it is due or woken. */
  readonly onRest: (lane: string) => void;
  /** The ledger could not be asked. */
  readonly onError: (error: unknown) => void;
}

export class Dispatcher {
  readonly #parts: DispatcherParts;
  readonly #waiting = new Map<string, number>();
  readonly #running = new Map<string, Promise<void>>();
  /** Woken while running: looked at again afterwards. */
  readonly #again = new Map<string, number>();
  #timers: NodeJS.Timeout[] = [];
  #isStopping = false;

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
  }

  start(): void {
    const { sweepMs, renewMs } = this.#parts;
    this.#timers = [
      setInterval(() => void this.sweep(), sweepMs),
      setInterval(() => void this.#parts.ledger.renewHolds().catch(this.#parts.onError), renewMs),
    ];
  }

  /** Takes no more commands and resolves when those under way have been left in a state that is stored. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const timer of this.#timers) clearInterval(timer);
    this.#waiting.clear();
    this.#again.clear();
    await Promise.all(this.#running.values());
  }

  wake({ lane, priority }: ReadyLane): void {
    if (this.#isStopping) return;
    const list = this.#running.has(lane) ? this.#again : this.#waiting;
    list.set(lane, Math.min(priority, list.get(lane) ?? priority));
    this.#fill();
  }

  /** Looks in the ledger for lanes that are ready. Never throws. */
  async sweep(): Promise<void> {
    const { ledger, places, onError } = this.#parts;
    if (this.#isStopping || this.#running.size >= places) return;
    try {
      for (const lane of await ledger.readyLanes(places * 2)) this.wake(lane);
    } catch (error) {
      onError(error);
    }
  }

  /** Resolves when nothing is running or waiting in this process. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  #fill(): void {
    while (this.#running.size < this.#parts.places) {
      const next = this.#takeMostUrgent();
      if (next === undefined) return;
      const turn = this.#turn(next).finally(() => {
        this.#running.delete(next.lane);
        const priority = this.#again.get(next.lane);
        this.#again.delete(next.lane);
        if (priority === undefined) this.#parts.onRest(next.lane);
        else this.wake({ lane: next.lane, priority });
        this.#fill();
      });
      this.#running.set(next.lane, turn);
    }
  }

  #takeMostUrgent(): ReadyLane | undefined {
    const [first, ...others] = this.#waiting;
    if (first === undefined) return undefined;
    const [lane, priority] = others.reduce((best, other) => (other[1] < best[1] ? other : best), first);
    this.#waiting.delete(lane);
    return { lane, priority };
  }

  async #turn({ lane, priority }: ReadyLane): Promise<void> {
    try {
      const held = await this.#parts.ledger.hold(lane);
      if (held === undefined) return;
      const left = await this.#parts.work(held);
      const hasSettled = left !== undefined && !isOpen(left.state);
      if (hasSettled && !this.#isStopping) this.#again.set(lane, this.#again.get(lane) ?? priority);
    } catch (error) {
      this.#parts.onError(error);
    }
  }
}
