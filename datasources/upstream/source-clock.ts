/** What time it is at a system, by the `Date` of its answers: its clock may be hours from ours, and its rows follow it. */
import type { Clock } from '../../src/instant.ts';

export class SourceClock {
  #aheadMs = 0;

  constructor(private readonly clock: Clock) {}

  /** Now, as the system would say; our own time until it has said something. */
  readonly now: Clock = () => this.clock() + this.#aheadMs;

  /** `date`: the header of an answer that has just come, to the second. What cannot be read is passed over. */
  heard(date: string | null): void {
    const saidMs = Date.parse(date ?? '');
    if (!Number.isNaN(saidMs)) this.#aheadMs = saidMs - this.clock();
  }
}
