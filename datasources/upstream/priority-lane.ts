/**
 * So many calls at once, the most urgent of those that wait first, first come first served among equals. Less urgent
 * calls never take every place: an urgent call that comes while a long copy runs finds one free or soon freed, rather
 * than waiting for a whole round of slow calls. Copying in the background takes what the others did not need lately.
 */
import { type Priority, priorities } from './priority.ts';
import { RecentPeak } from './recent-peak.ts';

export interface LaneSettings {
  /** Calls under way at once. */
  readonly places: number;
  /** Calls that may wait; more are turned away. */
  readonly waiting: number;
  /** `readShares` where not said. */
  readonly shares?: Shares;
  /** Milliseconds that only go up. */
  readonly now?: () => number;
}

/** Share of the places that calls of a priority and all less urgent ones may hold together; always at least one. */
export type Shares = Readonly<Record<Priority, number>>;

const readShares: Shares = { checkout: 1, storefront: 1, staff: 0.75, backfill: 0.5 };

/** Staff who enter orders wait for P21 as shoppers do: places for writes are too few to keep some from them. */
export const writeShares: Shares = { ...readShares, staff: 1 };

/** The last of them takes what is left. */
const backfill: number = priorities.length - 1;

interface Ticket {
  readonly enter: () => void;
  /** The caller has left; its place goes to the next. */
  left: boolean;
}

/** More calls wait already than may. */
export class LaneFullError extends Error {}

export class PriorityLane {
  readonly #settings: LaneSettings;
  /** Places held, by priority. */
  readonly #held = new Map<Priority, number>();
  readonly #queues = new Map<Priority, Ticket[]>(priorities.map((priority) => [priority, []]));
  /** Tickets in the queues whose callers still wait. */
  #waiting = 0;
  /** Places that calls other than backfill wanted at once. */
  readonly #wanted: RecentPeak;

  constructor(settings: LaneSettings) {
    this.#settings = settings;
    this.#wanted = new RecentPeak(settings.now ?? (() => performance.now()));
  }

  get waiting(): number {
    return this.#waiting;
  }

  /** Calls under way. */
  get running(): number {
    return this.#heldFrom(0);
  }

  /** Runs `call` in a place of the lane. Throws `LaneFullError`, or the signal's reason when it aborts before. */
  async run<T>(priority: Priority, call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    if (priority !== priorities[backfill]) this.#wanted.note(this.#heldFrom(0, backfill) + 1);
    await this.#enter(priority, signal);
    try {
      return await call();
    } finally {
      this.#hold(priority, -1);
      this.#admit();
    }
  }

  /** Resolves with a place held. */
  #enter(priority: Priority, signal: AbortSignal | undefined): Promise<void> | undefined {
    if (this.#queues.get(priority)?.length === 0 && this.#hasPlace(priority)) {
      this.#hold(priority, 1);
      return undefined;
    }
    if (this.#waiting >= this.#settings.waiting) throw new LaneFullError();
    return this.#wait(priority, signal);
  }

  #wait(priority: Priority, signal: AbortSignal | undefined): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const leave = () => {
      ticket.left = true;
      this.#waiting -= 1;
      reject(signal?.reason);
    };
    const ticket: Ticket = {
      left: false,
      enter: () => {
        signal?.removeEventListener('abort', leave);
        this.#waiting -= 1;
        this.#hold(priority, 1);
        resolve();
      },
    };
    signal?.addEventListener('abort', leave, { once: true });
    this.#waiting += 1;
    this.#queues.get(priority)?.push(ticket);
    return promise;
  }

  #admit(): void {
    for (const priority of priorities) {
      const queue = this.#queues.get(priority) ?? [];
      while (queue.length > 0 && (queue[0]?.left === true || this.#hasPlace(priority))) {
        const ticket = queue.shift();
        if (ticket?.left === false) ticket.enter();
      }
    }
  }

  /** Holds for the priority itself and for every more urgent group it counts into. */
  #hasPlace(priority: Priority): boolean {
    const place = priorities.indexOf(priority);
    return priorities.slice(0, place + 1).every((group, index) => {
      const { places, shares = readShares } = this.#settings;
      const share = Math.floor(places * shares[group]);
      const limit = index === backfill ? Math.min(share, places - this.#wanted.value) : share;
      return this.#heldFrom(index) < Math.max(1, limit);
    });
  }

  /** Places held by this priority and all less urgent ones, up to one. */
  #heldFrom(index: number, end: number = priorities.length): number {
    return priorities.slice(index, end).reduce((sum, priority) => sum + (this.#held.get(priority) ?? 0), 0);
  }

  #hold(priority: Priority, change: 1 | -1): void {
    this.#held.set(priority, (this.#held.get(priority) ?? 0) + change);
  }
}
