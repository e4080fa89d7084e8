/** Callers who wait for their command: told when it settles, or as soon as it is clear that it will take longer. */
import { type Command, isOpen } from './command.ts';
import type { Ledger } from './ledger.ts';

export interface WaitingRoomParts {
  readonly ledger: Pick<Ledger, 'find' | 'look'>;
  /** How often the ledger is asked about all who wait: what another replica does is heard no other way. */
  readonly lookMs: number;
}

interface Waiter {
  readonly id: string;
  readonly settle: (command: Command) => void;
}

export class WaitingRoom {
  readonly #parts: WaitingRoomParts;
  readonly #byLane = new Map<string, Set<Waiter>>();
  /** Lanes to be asked about next. */
  readonly #asked = new Set<string>();
  #isLooking = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: WaitingRoomParts) {
    this.#parts = parts;
  }

  /** The command as it is when it has settled, its lane was put off, or `waitMs` are over. */
  async wait(command: Command, waitMs: number): Promise<Command> {
    if (waitMs <= 0 || !isOpen(command.state)) return command;
    const { promise, resolve } = Promise.withResolvers<Command | undefined>();
    const waiter: Waiter = { id: command.id, settle: resolve };
    const timer = setTimeout(() => resolve(undefined), waitMs);
    this.#add(command.lane, waiter);
    try {
      return (await promise) ?? (await this.#parts.ledger.find([command.id]))[0] ?? command;
    } finally {
      clearTimeout(timer);
      this.#remove(command.lane, waiter);
    }
  }

  hear(command: Command): void {
    if (!isOpen(command.state)) this.#tell(command);
  }

  /** Nothing more happens in this lane for now. */
  rest(lane: string): void {
    if (this.#byLane.has(lane)) this.#look([lane]);
  }

  /** One question at a time, about all that came together meanwhile. */
  #look(lanes: Iterable<string>): void {
    for (const lane of lanes) this.#asked.add(lane);
    if (this.#isLooking) return;
    this.#isLooking = true;
    this.#lookOn().finally(() => {
      this.#isLooking = false;
    });
  }

  async #lookOn(): Promise<void> {
    while (this.#asked.size > 0) {
      const waiters = [...this.#asked].flatMap((lane) => [...(this.#byLane.get(lane) ?? [])]);
      this.#asked.clear();
      if (waiters.length === 0) return;
      // What cannot be asked now is asked again after `lookMs`.
      const seen = await this.#parts.ledger.look(waiters.map(({ id }) => id)).catch(() => []);
      for (const { command, isPutOff } of seen) if (isPutOff || !isOpen(command.state)) this.#tell(command);
    }
  }

  #tell(command: Command): void {
    for (const { id, settle } of this.#byLane.get(command.lane) ?? []) if (id === command.id) settle(command);
  }

  #add(lane: string, waiter: Waiter): void {
    this.#byLane.set(lane, (this.#byLane.get(lane) ?? new Set()).add(waiter));
    this.#timer ??= setInterval(() => this.#look(this.#byLane.keys()), this.#parts.lookMs);
  }

  #remove(lane: string, waiter: Waiter): void {
    const waiters = this.#byLane.get(lane);
    waiters?.delete(waiter);
    if (waiters?.size === 0) this.#byLane.delete(lane);
    if (this.#byLane.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
