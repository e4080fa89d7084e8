/** What P21 hardly ever changes is asked for once in a while instead of once a command. */
import { LRUCache } from 'lru-cache';
import type { LookupOptions, ReadOptions } from '../../datasources/p21/paging.ts';
import type { Clock } from '../instant.ts';
import type { RowsByKeys } from './merged-reads.ts';

/** Shared by all who ask, so that no one caller's going away ends it; a failure is not remembered. */
export function remembered<T>(
  load: (options: ReadOptions) => Promise<T>,
  clock: Clock,
  lifeMs: number,
): (options?: ReadOptions) => Promise<T> {
  let held: { readonly at: number; readonly value: Promise<T> } | undefined;
  return ({ priority } = {}) => {
    if (held !== undefined && clock() - held.at < lifeMs) return held.value;
    const mine = { at: clock(), value: load({ priority }) };
    held = mine;
    mine.value.catch(() => {
      if (held === mine) held = undefined;
    });
    return mine.value;
  };
}

/** Rows by key, with when P21 was asked for the oldest of them. */
export interface RememberedRows<K extends string | number, Row> {
  /** From memory where no older than `ageMs`. */
  read(keys: readonly K[], ageMs: number, options?: LookupOptions): Promise<Remembered<Row>>;
}

export interface Remembered<Row> {
  readonly rows: Row[];
  /** In epoch milliseconds. */
  readonly readAt: number;
}

export interface Memory {
  readonly clock: Clock;
  /** What is used after so long is asked of P21 again behind the answer. */
  readonly renewMs: number;
}

const mostKeys = 20_000;

/** That P21 has no row of a key is remembered as well. */
export function rememberedRows<K extends string | number, Row>(
  load: RowsByKeys<K, Row>,
  keyOf: (row: Row) => K,
  { clock, renewMs }: Memory,
): RememberedRows<K, Row> {
  const held = new LRUCache<K, Remembered<Row>>({ max: mostKeys });
  const renewing = new Set<K>();

  /** Goes on when who asked first has left: others ask for the same. */
  async function fetch(keys: readonly K[], { priority, withDeleted }: LookupOptions = {}) {
    const readAt = clock();
    const rows = Map.groupBy(await load(keys, { priority, withDeleted }), keyOf);
    const found = keys.map((key) => [key, { readAt, rows: rows.get(key) ?? [] }] as const);
    for (const [key, own] of found) held.set(key, own);
    return new Map<K, Remembered<Row>>(found);
  }

  function renew(keys: readonly K[], options?: LookupOptions): void {
    const due = keys.filter((key) => !renewing.has(key));
    if (due.length === 0) return;
    for (const key of due) renewing.add(key);
    fetch(due, options)
      // What cannot be renewed is asked for by whoever needs it next.
      .catch(() => undefined)
      .finally(() => {
        for (const key of due) renewing.delete(key);
      });
  }

  return {
    read: async (keys, ageMs, options) => {
      const wanted = [...new Set(keys)];
      const now = clock();
      const known = new Map(wanted.map((key) => [key, held.get(key)]));
      const isYoung = (key: K, limitMs: number) => now - (known.get(key)?.readAt ?? 0) < limitMs;
      const missing = wanted.filter((key) => !isYoung(key, ageMs));
      renew(
        wanted.filter((key) => isYoung(key, ageMs) && !isYoung(key, renewMs)),
        options,
      );
      const fresh = missing.length === 0 ? undefined : await fetch(missing, options);
      const found = wanted.flatMap((key) => fresh?.get(key) ?? known.get(key) ?? []);
      return {
        rows: found.flatMap(({ rows }) => rows),
        readAt: Math.min(now, ...found.map(({ readAt }) => readAt)),
      };
    },
  };
}
