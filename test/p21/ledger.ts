/** A seeded distributor with the sums tests take over its rows; all exact. */
import Big from 'big.js';
import { Database } from '../../sandbox/p21/database/database.ts';
import type { Row, Value } from '../../sandbox/p21/database/row.ts';
import { type P21SandboxOptions, sandboxDefaults } from '../../sandbox/p21/options.ts';
import { seedDistributor } from '../../sandbox/p21/seed/distributor.ts';

/** A Monday noon in Chicago. */
export const seededAt = Date.UTC(2026, 5, 15, 17);

export const seededDatabase = (options: Partial<P21SandboxOptions> = {}): Database => {
  const database = new Database({ now: () => seededAt, timeZone: 'America/Chicago' });
  seedDistributor(database, { ...sandboxDefaults, ...options });
  return database;
};

export const number = (row: Row, column: string): Big => new Big(Number(row[column] ?? 0));

export const sum = (rows: readonly Row[], column: string): Big =>
  rows.reduce((total, row) => total.plus(number(row, column)), new Big(0));

/** Ordered, neither invoiced nor cancelled. */
export const open = (line: Row): Big =>
  number(line, 'qty_ordered').minus(number(line, 'qty_invoiced')).minus(number(line, 'qty_canceled'));

export const unallocated = (line: Row): Big =>
  open(line).minus(number(line, 'qty_on_pick_tickets')).minus(number(line, 'qty_allocated'));

export const openAmount = (invoice: Row): Big =>
  ['amount_paid', 'terms_taken', 'allowed', 'memo_amount', 'bad_debt_amount'].reduce(
    (rest, column) => rest.minus(number(invoice, column)),
    number(invoice, 'total_amount'),
  );

/** Neither a quote nor a return. */
export const isOrder = (header: Row | undefined): boolean =>
  header?.projected_order !== 'Y' && header?.rma_flag !== 'Y';

export class Ledger {
  constructor(readonly database: Database) {}

  all(table: string): readonly Row[] {
    return this.database.table(table).all();
  }

  find(table: string, column: string, value: Value | undefined): readonly Row[] {
    return this.database.table(table).find(column, value ?? null);
  }

  headerOf(line: Row): Row | undefined {
    return this.find('oe_hdr', 'order_no', line.order_no)[0];
  }

  /** Lines that hold or want stock. */
  stockLines(): Row[] {
    return this.all('oe_line').filter(
      (line) => line.delete_flag !== 'Y' && line.other_charge !== 'Y' && isOrder(this.headerOf(line)),
    );
  }
}
