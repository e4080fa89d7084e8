/** The rows of one resource type with hash indexes made on first use. Writes go through `Store`, which can undo them. */
import { FieldIndex } from './field-index.ts';
import type { Json, Row } from './row.ts';

export class Table {
  readonly type: string;
  readonly #rows = new Map<string, Row>();
  readonly #indexes = new Map<string, FieldIndex>();
  #lastId = 0;
  #sorted: Row[] | undefined;

  constructor(type: string) {
    this.type = type;
  }

  get size(): number {
    return this.#rows.size;
  }

  get(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  /** Rows by ascending id: numbers by value, texts by code point. */
  all(): readonly Row[] {
    this.#sorted ??= [...this.#rows.values()].sort((a, b) => compareIds(a.id, b.id));
    return this.#sorted;
  }

  /** Rows whose field equals the value (or holds it, for list values), by ascending id. */
  find(field: string, value: Json): readonly Row[] {
    const ids = this.#index(field).find(value);
    if (!ids) return [];
    return [...ids]
      .sort(compareIds)
      .map((id) => this.#rows.get(id))
      .filter((row) => row !== undefined);
  }

  first(field: string, value: Json): Row | undefined {
    return this.find(field, value)[0];
  }

  /** The next number of the id sequence; like a database sequence it is not given back. */
  nextId(): string {
    this.#lastId += 1;
    return String(this.#lastId);
  }

  get lastId(): number {
    return this.#lastId;
  }

  /** Gives numbers back, when what took them was undone before it reached the database. */
  resetSequence(lastId: number): void {
    this.#lastId = lastId;
  }

  put(row: Row): Row | undefined {
    const before = this.#rows.get(row.id);
    this.#rows.set(row.id, row);
    this.#raiseSequence(row.id);
    for (const index of this.#indexes.values()) {
      if (before) index.remove(before);
      index.add(row);
    }
    this.#keepSorted(before, row);
    return before;
  }

  drop(id: string): Row | undefined {
    const before = this.#rows.get(id);
    if (!before) return undefined;
    this.#rows.delete(id);
    for (const index of this.#indexes.values()) index.remove(before);
    this.#sorted = undefined;
    return before;
  }

  #index(field: string): FieldIndex {
    const known = this.#indexes.get(field);
    if (known) return known;
    const made = new FieldIndex(field, this.#rows.values());
    this.#indexes.set(field, made);
    return made;
  }

  #raiseSequence(id: string): void {
    if (/^\d+$/.test(id)) this.#lastId = Math.max(this.#lastId, Number(id));
  }

  /** Appending keeps the sorted list; a changed row is found in it by halving. */
  #keepSorted(before: Row | undefined, row: Row): void {
    const sorted = this.#sorted;
    if (!sorted) return;
    const last = sorted.at(-1);
    if (!before && (!last || compareIds(last.id, row.id) < 0)) sorted.push(row);
    else if (before) sorted[positionOf(sorted, row.id)] = row;
    else this.#sorted = undefined;
  }
}

function positionOf(sorted: readonly Row[], id: string): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compareIds(sorted[middle]?.id ?? '', id);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return low;
}

const numeric = /^\d+$/;

export function compareIds(a: string, b: string): number {
  if (numeric.test(a) && numeric.test(b)) return Number(a) - Number(b);
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
