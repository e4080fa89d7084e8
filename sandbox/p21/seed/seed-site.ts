/** What every part of the seed is handed: the database, the scale, the calendar and random numbers of its own. */
import type { Database } from '../database/database.ts';
import type { Row } from '../database/row.ts';
import type { P21SandboxOptions } from '../options.ts';
import { Random } from './random.ts';

const minuteMs = 60_000;

/** The history the distributor has: orders go back this far. */
export const historyDays = 548;

export class SeedSite {
  readonly companyId: string;
  /** The moment the distributor is seeded, epoch milliseconds; all dates are told from here. */
  readonly now: number;
  private readonly root: Random;

  constructor(
    readonly database: Database,
    readonly options: P21SandboxOptions,
  ) {
    this.companyId = options.companyId;
    this.now = database.now();
    this.root = new Random(options.seed);
  }

  random(concern: string): Random {
    return this.root.fork(concern);
  }

  /** Local midnight, `days` ago (negative: to come): how P21 keeps a day. */
  dayAgo(days: number): number {
    return this.database.localTime.startOfDay(this.now, -days);
  }

  /** A moment during opening hours of a day before now. */
  momentOf(random: Random, daysAgo: number): number {
    const moment =
      this.dayAgo(daysAgo) + random.integer(7 * 60, 17 * 60) * minuteMs + random.integer(0, 59_999);
    return Math.min(moment, this.now);
  }

  insert(table: string, row: Row): Row {
    return this.database.table(table).insert(row);
  }

  insertAll(table: string, rows: readonly Row[]): void {
    for (const row of rows) this.insert(table, row);
  }

  /** Inserts a row with the next number of `uid`. */
  insertNumbered(table: string, uid: string, row: Row): Row {
    return this.insert(table, { [uid]: this.database.nextNumber(uid), ...row });
  }

  /** Dates of a row made long ago and now and then changed since. */
  stamps(random: Random): Row {
    const changed = this.now - Math.floor(random.next() ** 2 * historyDays * 86_400_000);
    return {
      date_created: changed - random.integer(30, 900) * 86_400_000,
      date_last_modified: changed,
      last_maintained_by: random.chance(0.7) ? 'admin' : 'jsmith',
    };
  }
}
