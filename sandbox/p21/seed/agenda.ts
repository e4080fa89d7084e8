/** What happens when: a queue of events that runs in the order of time and stops at the present. */

export interface Agenda {
  /** Epoch milliseconds. Events after the present never happen. */
  at(moment: number, event: () => void): void;
  /** The moment of the event that is running. */
  readonly now: number;
}

interface Entry {
  readonly moment: number;
  readonly event: () => void;
}

export class EventQueue implements Agenda {
  /** Latest first, so that the next one is at the end. */
  private readonly entries: Entry[] = [];
  private clock = 0;

  constructor(private readonly present: number) {}

  get now(): number {
    return this.clock;
  }

  at(moment: number, event: () => void): void {
    if (moment > this.present) return;
    let [from, to] = [0, this.entries.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.entries[middle]?.moment ?? 0) > moment) from = middle + 1;
      else to = middle;
    }
    this.entries.splice(from, 0, { moment, event });
  }

  run(): void {
    for (let next = this.entries.pop(); next !== undefined; next = this.entries.pop()) {
      this.clock = Math.max(this.clock, next.moment);
      next.event();
    }
    this.clock = this.present;
  }
}
