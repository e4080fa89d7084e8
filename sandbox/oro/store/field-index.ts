/** Hash index of one field: value (or each element of a list value) to the ids that hold it. */
import type { Json, Row } from './row.ts';

const keysOf = (value: Json | undefined): readonly string[] => {
  if (Array.isArray(value)) return value.map(keyOf);
  return [keyOf(value ?? null)];
};

/** Numbers and strings that read the same are the same key, as in a filter of a query string. */
const keyOf = (value: Json): string => (value === null ? '\u0000' : String(value));

export class FieldIndex {
  readonly #ids = new Map<string, Set<string>>();
  readonly #field: string;

  constructor(field: string, rows: Iterable<Row>) {
    this.#field = field;
    for (const row of rows) this.add(row);
  }

  find(value: Json): ReadonlySet<string> | undefined {
    return this.#ids.get(keyOf(value));
  }

  add(row: Row): void {
    for (const key of keysOf(row.values[this.#field])) {
      const ids = this.#ids.get(key);
      if (ids) ids.add(row.id);
      else this.#ids.set(key, new Set([row.id]));
    }
  }

  remove(row: Row): void {
    for (const key of keysOf(row.values[this.#field])) this.#ids.get(key)?.delete(row.id);
  }
}
