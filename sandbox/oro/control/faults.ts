/** Troubles a test can switch on while the shop runs. */

export interface FaultSettings {
  /** Added to every answer, milliseconds. */
  latencyMs: number;
  /** Share of calls (0 to 1) that fail with `status`. */
  failRate: number;
  status: number;
  /** Seconds in the Retry-After header of those failures. */
  retryAfterSeconds: number | undefined;
  /** Share of calls (0 to 1) whose connection is cut instead of answered. */
  dropConnection: number;
  /** False: the message queue consumer stands still, batches stay `new`. */
  consumer: boolean;
}

const none: FaultSettings = {
  latencyMs: 0,
  failRate: 0,
  status: 503,
  retryAfterSeconds: undefined,
  dropConnection: 0,
  consumer: true,
};

export class Faults {
  #settings: FaultSettings;
  readonly #initial: FaultSettings;
  readonly #random: () => number;
  #changed: (settings: Readonly<FaultSettings>) => void = () => {};

  constructor(initial: Partial<FaultSettings>, random: () => number) {
    this.#initial = { ...none, ...initial };
    this.#settings = this.#initial;
    this.#random = random;
  }

  get settings(): Readonly<FaultSettings> {
    return this.#settings;
  }

  set(changes: Partial<FaultSettings>): void {
    this.#settings = { ...this.#settings, ...changes };
    this.#changed(this.#settings);
  }

  clear(): void {
    this.#settings = this.#initial;
    this.#changed(this.#settings);
  }

  /** Calls back after every switch, for what cannot look by itself (the message queue consumer). */
  onChange(listener: (settings: Readonly<FaultSettings>) => void): void {
    this.#changed = listener;
  }

  /** What happens to one call. */
  draw(): 'answer' | 'fail' | 'drop' {
    const { failRate, dropConnection } = this.#settings;
    if (dropConnection > 0 && this.#random() < dropConnection) return 'drop';
    return failRate > 0 && this.#random() < failRate ? 'fail' : 'answer';
  }
}
