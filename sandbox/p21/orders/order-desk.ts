/** Who works on orders, when, and with which prices: what every step of an order's life is handed. */
import type { Database } from '../database/database.ts';
import type { Row } from '../database/row.ts';
import type { Table } from '../database/table.ts';
import { LocalTime } from '../local-time.ts';
import { priceOf } from '../pricing/price-engine.ts';
import type { PriceAnswer, PriceQuestion } from '../pricing/price-question.ts';

export interface OrderDeskOptions {
  readonly companyId: string;
  /** Goes into last_maintained_by and is the taker of orders that name none. */
  readonly user: string;
  /** The tenant takes no order without a contact (p21-api 9.4). */
  readonly contactRequired?: boolean;
  /** Epoch milliseconds; the database's clock when absent. A seed of history hands in its own. */
  readonly now?: () => number;
  /** Throws a `PriceFault` where there is no price. */
  readonly priceOf?: (database: Database, question: PriceQuestion) => PriceAnswer;
}

export class OrderDesk {
  readonly companyId: string;
  readonly user: string;
  readonly contactRequired: boolean;
  readonly now: () => number;
  /** The distributor's zone: a day is kept as its midnight there. */
  readonly time: LocalTime;
  private readonly price: (database: Database, question: PriceQuestion) => PriceAnswer;

  constructor(
    readonly database: Database,
    options: OrderDeskOptions,
  ) {
    this.companyId = options.companyId;
    this.user = options.user;
    this.contactRequired = options.contactRequired ?? false;
    this.now = options.now ?? (() => database.now());
    this.time = new LocalTime(database.timeZone);
    this.price = options.priceOf ?? priceOf;
  }

  priceOf(question: PriceQuestion): PriceAnswer {
    return this.price(this.database, question);
  }

  table(name: string): Table {
    return this.database.table(name);
  }

  insert(name: string, row: Row): Row {
    const table = this.table(name);
    return table.insert({ ...this.stamps(table, ['date_created', 'date_last_modified']), ...row });
  }

  update(name: string, row: Row, changes: Row): Row {
    const table = this.table(name);
    return table.update(row, { ...this.stamps(table, ['date_last_modified']), ...changes }, this.user);
  }

  private stamps(table: Table, dates: readonly string[]): Row {
    const { columns } = table.meta;
    const stamped: Row = Object.fromEntries(
      dates.filter((name) => columns.has(name)).map((name) => [name, this.now()]),
    );
    return columns.has('last_maintained_by') ? { ...stamped, last_maintained_by: this.user } : stamped;
  }
}
