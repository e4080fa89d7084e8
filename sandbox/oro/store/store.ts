/**
 * The database of the shop: one table a resource type, transactions with an undo log, and a feed of committed changes.
 * It knows no API rules; those live in jsonapi/ and entities/.
 */
import type { Json, Row } from './row.ts';
import { Table } from './table.ts';

/** A committed change, for webhooks. `before` and `after` tell created, updated and deleted apart. */
export interface Change {
  readonly type: string;
  readonly id: string;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
}

export type ChangeListener = (changes: readonly Change[]) => void;

export class Store {
  readonly #tables = new Map<string, Table>();
  readonly #listeners = new Set<ChangeListener>();
  #log: Change[] | undefined;
  #clock = 0;

  /** Counts writes: a row's `written` is the count at its last write. */
  get clock(): number {
    return this.#clock;
  }

  table(type: string): Table {
    const known = this.#tables.get(type);
    if (known) return known;
    const made = new Table(type);
    this.#tables.set(type, made);
    return made;
  }

  get(type: string, id: string): Row | undefined {
    return this.table(type).get(id);
  }

  /** Inserts a row; without an id it takes the next number of the type's sequence. */
  insert(type: string, values: Readonly<Record<string, Json>>, id?: string): Row {
    const row = { id: id ?? this.table(type).nextId(), values, written: this.#tick() };
    this.table(type).put(row);
    this.#record({ type, id: row.id, before: undefined, after: row });
    return row;
  }

  /** @throws Error when the row is not there: callers look it up first. */
  update(type: string, id: string, changes: Readonly<Record<string, Json>>): Row {
    const before = this.get(type, id);
    if (!before) throw new Error(`no ${type} ${id} to update`);
    const row = { id, values: { ...before.values, ...changes }, written: this.#tick() };
    this.table(type).put(row);
    this.#record({ type, id, before, after: row });
    return row;
  }

  remove(type: string, id: string): void {
    const before = this.table(type).drop(id);
    if (before) this.#record({ type, id, before, after: undefined });
  }

  /** Runs the work and undoes every write in it when it throws. Nested calls join the outer transaction. */
  transaction<T>(work: () => T): T {
    if (this.#log) return work();
    const log: Change[] = [];
    const sequences = [...this.#tables.values()].map((table) => ({ table, lastId: table.lastId }));
    this.#log = log;
    try {
      const result = work();
      this.#log = undefined;
      this.#publish(log);
      return result;
    } catch (failure) {
      this.#log = undefined;
      this.#undo(log);
      for (const { table, lastId } of sequences) table.resetSequence(lastId);
      throw failure;
    }
  }

  /** Calls back after each commit with its changes, in the order they were made. */
  onCommit(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tick(): number {
    this.#clock += 1;
    return this.#clock;
  }

  #record(change: Change): void {
    if (this.#log) this.#log.push(change);
    else this.#publish([change]);
  }

  #publish(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    for (const listener of this.#listeners) listener(changes);
  }

  #undo(log: readonly Change[]): void {
    for (const { type, id, before } of log.toReversed()) {
      if (before) this.table(type).put(before);
      else this.table(type).drop(id);
    }
  }
}
