/** Callers who wait for their command: told when it settles, or as soon as it is clear that it will take longer. */
import { type Command, isOpen } from './command.ts';
import type { Ledger } from './ledger.ts';

/** Another replica may be at work on the lane, of which this process hears nothing. */
const lookMs = 250;

interface Waiter {
  readonly id: string;
  readonly settled: (command: Command) => void;
  readonly look: () => void;
}

export class WaitingRoom {
  readonly #byLane = new Map<string, Set<Waiter>>();

  constructor(private readonly ledger: Pick<Ledger, 'find' | 'isLanePutOff'>) {}

  /** The command as it is when it has settled, its lane was put off, or `waitMs` are over. */
  async wait(command: Command, waitMs: number): Promise<Command> {
    const { promise, resolve } = Promise.withResolvers<Command | undefined>();
    const waiter: Waiter = { id: command.id, settled: resolve, look: this.#looker(command, resolve) };
    const timers = [setTimeout(() => resolve(undefined), waitMs), setInterval(waiter.look, lookMs)];
    this.#add(command.lane, waiter);
    try {
      return (await promise) ?? (await this.ledger.find([command.id]))[0] ?? command;
    } finally {
      for (const timer of timers) clearTimeout(timer);
      this.#remove(command.lane, waiter);
    }
  }

  hear(command: Command): void {
    if (isOpen(command.state)) return;
    for (const { id, settled } of this.#byLane.get(command.lane) ?? []) {
      if (id === command.id) settled(command);
    }
  }

  /** Nothing more happens in this lane for now. */
  rest(lane: string): void {
    for (const { look } of this.#byLane.get(lane) ?? []) look();
  }

  /** One look at a time: a slow ledger is not asked again before it has answered. */
  #looker(command: Command, resolve: (seen: Command) => void): () => void {
    let isLooking = false;
    return () => {
      if (isLooking) return;
      isLooking = true;
      this.#look(command)
        .then((seen) => seen !== undefined && resolve(seen))
        .catch(() => undefined)
        .finally(() => {
          isLooking = false;
        });
    };
  }

  async #look({ id, lane }: Command): Promise<Command | undefined> {
    const [now] = await this.ledger.find([id]);
    if (now === undefined || !isOpen(now.state)) return now;
    return (await this.ledger.isLanePutOff(lane)) ? now : undefined;
  }

  #add(lane: string, waiter: Waiter): void {
    this.#byLane.set(lane, (this.#byLane.get(lane) ?? new Set()).add(waiter));
  }

  #remove(lane: string, waiter: Waiter): void {
    const waiters = this.#byLane.get(lane);
    waiters?.delete(waiter);
    if (waiters?.size === 0) this.#byLane.delete(lane);
  }
}
