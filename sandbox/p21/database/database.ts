/** The sandbox's P21 database: tables, number counters, transactions with rollback, write listeners. */
import { LocalTime } from '../local-time.ts';
import { Counters } from './counters.ts';
import type { Row } from './row.ts';
import { loadSchema, type SchemaSource } from './schema.ts';
import { Table } from './table.ts';

export interface WriteEvent {
  readonly table: string;
  readonly row: Row;
}

export interface DatabaseOptions {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** IANA name of the zone P21's server stands in; answers carry its offset. */
  readonly timeZone: string;
  /** Tables of the tenant's own. */
  readonly ownTables?: SchemaSource;
}

interface Change extends WriteEvent {
  readonly undo: () => void;
}

export class Database {
  readonly timeZone: string;
  readonly localTime: LocalTime;
  private readonly tables: ReadonlyMap<string, Table>;
  private readonly counters = new Counters();
  private readonly listeners: ((event: WriteEvent) => void)[] = [];
  private readonly clock: () => number;
  private journal: Change[] | undefined;

  constructor(options: DatabaseOptions) {
    this.timeZone = options.timeZone;
    this.localTime = new LocalTime(options.timeZone);
    this.clock = options.now;
    const host = { now: this.clock, written: this.written.bind(this) };
    this.tables = new Map(
      [...loadSchema(options.ownTables)].map(([name, meta]) => [name, new Table(meta, host)]),
    );
  }

  /** Throws on a table the sandbox does not have. */
  table(name: string): Table {
    const table = this.tables.get(name);
    if (table === undefined) throw new Error(`There is no table ${name}`);
    return table;
  }

  has(name: string): boolean {
    return this.tables.has(name);
  }

  tableNames(): readonly string[] {
    return [...this.tables.keys()];
  }

  /** The sandbox's clock, epoch milliseconds. */
  now(): number {
    return this.clock();
  }

  /** The next number of a counter, e.g. "order_no", "customer_id", "oe_line_uid". */
  nextNumber(counter: string): number {
    return this.counters.next(counter);
  }

  /** Told of every insert, update and removal; of those in a transaction when it has ended well. */
  onWrite(listener: (event: WriteEvent) => void): void {
    this.listeners.push(listener);
  }

  /** Runs the work; when it throws, its writes are taken back and the error goes on. Nested calls join the outer one. */
  transaction<T>(work: () => T): T {
    if (this.journal !== undefined) return work();
    const journal: Change[] = [];
    this.journal = journal;
    try {
      const result = work();
      this.journal = undefined;
      for (const change of journal) this.tell(change);
      return result;
    } catch (error) {
      this.journal = undefined;
      for (const change of journal.reverse()) change.undo();
      throw error;
    }
  }

  private written(table: string, row: Row, undo: () => void): void {
    if (this.journal === undefined) this.tell({ table, row });
    else this.journal.push({ table, row, undo });
  }

  private tell(event: WriteEvent): void {
    for (const listener of this.listeners) listener({ table: event.table, row: event.row });
  }
}
