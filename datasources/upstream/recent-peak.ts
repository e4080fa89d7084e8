/** The highest of the values noted lately: for at least one period, and for two at most. */

const periodMs = 2000;

export class RecentPeak {
  readonly #now: () => number;
  #since: number;
  #before = 0;
  #current = 0;

  constructor(now: () => number) {
    this.#now = now;
    this.#since = now();
  }

  note(value: number): void {
    this.#turn();
    if (value > this.#current) this.#current = value;
  }

  get value(): number {
    this.#turn();
    return Math.max(this.#before, this.#current);
  }

  #turn(): void {
    const elapsed = this.#now() - this.#since;
    if (elapsed < periodMs) return;
    this.#before = elapsed < 2 * periodMs ? this.#current : 0;
    this.#current = 0;
    this.#since = this.#now();
  }
}
