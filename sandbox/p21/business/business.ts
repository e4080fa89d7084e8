/**
 * A distributor at work: orders come in, are picked, shipped, invoiced and paid, stock moves, prices change. What
 * happens follows from the seed and from how far time was moved, never from the wall clock: `advance` does all that is
 * due, and `start` only calls it at intervals.
 */
import type { OrderDesk } from '../orders/order-desk.ts';
import { P21Refusal } from '../orders/refusal.ts';
import { Random } from '../seed/random.ts';
import type { Activity, Happening } from './activity.ts';
import { payInvoice, pickOrder, shipTicket } from './fulfilling.ts';
import { cancelSome, placeOrder } from './ordering.ts';
import { changePrice } from './repricing.ts';
import { moveStock } from './stocking.ts';

/** How often each happens in a minute; orders are picked, shipped and paid at the rate they come in. */
export interface BusinessRates {
  readonly ordersPerMinute: number;
  readonly stockMovesPerMinute: number;
  readonly priceChangesPerMinute: number;
}

export interface BusinessOptions {
  readonly desk: OrderDesk;
  readonly seed: number;
  readonly rates: BusinessRates;
  /** Calls back every so many milliseconds until it is told to stop; handed in by tests that own time. */
  readonly every?: (ms: number, work: () => void) => () => void;
}

export type BusinessCounts = Partial<Record<Happening | 'refused', number>>;

const intervalMs = 250;
const minuteMs = 60_000;
const cancelShare = 0.04;

/** Each activity with its share of a rate, in the order they are taken up. */
const agenda: readonly (readonly [activity: Activity, rate: keyof BusinessRates, share: number])[] = [
  [placeOrder, 'ordersPerMinute', 1],
  [pickOrder, 'ordersPerMinute', 1.1],
  [shipTicket, 'ordersPerMinute', 1.1],
  [payInvoice, 'ordersPerMinute', 1],
  [cancelSome, 'ordersPerMinute', cancelShare],
  [moveStock, 'stockMovesPerMinute', 1],
  [changePrice, 'priceChangesPerMinute', 1],
];

export class Business {
  private readonly random: Random;
  private readonly due = agenda.map(() => 0);
  private readonly counted: BusinessCounts = {};
  private rated: BusinessRates;
  private halt: (() => void) | undefined;

  constructor(private readonly options: BusinessOptions) {
    this.random = new Random(options.seed, 'business');
    this.rated = options.rates;
  }

  get rates(): BusinessRates {
    return this.rated;
  }

  get running(): boolean {
    return this.halt !== undefined;
  }

  /** How often what has happened since the beginning. */
  get counts(): BusinessCounts {
    return { ...this.counted };
  }

  setRates(rates: BusinessRates): void {
    this.rated = rates;
  }

  /** Does everything that is due in so many milliseconds of business. */
  advance(ms: number): void {
    for (const [index, [activity, rate, share]] of agenda.entries()) {
      const due = (this.due[index] ?? 0) + (this.rated[rate] * share * ms) / minuteMs;
      const times = Math.floor(due + 1e-9);
      this.due[index] = due - times;
      for (let time = 0; time < times; time += 1) this.perform(activity);
    }
  }

  start(): void {
    this.halt ??= (this.options.every ?? everyInterval)(intervalMs, () => this.advance(intervalMs));
  }

  stop(): void {
    this.halt?.();
    this.halt = undefined;
  }

  private perform(activity: Activity): void {
    const happened = this.attempt(activity);
    if (happened !== undefined) this.counted[happened] = (this.counted[happened] ?? 0) + 1;
  }

  /** What P21 refuses here it would refuse a person too: a customer without required PO number, too little stock. */
  private attempt(activity: Activity): Happening | 'refused' | undefined {
    const { desk } = this.options;
    try {
      return desk.database.transaction(() => activity(desk, this.random));
    } catch (error) {
      if (error instanceof P21Refusal) return 'refused';
      throw error;
    }
  }
}

/** Does not keep the process alive. */
const everyInterval = (ms: number, work: () => void): (() => void) => {
  const timer = setInterval(work, ms);
  timer.unref();
  return () => clearInterval(timer);
};
