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
  read(
    keys: readonly K[],
    options?: LookupOptions,
  ): Promise<{ readonly rows: Row[]; readonly readAt: number }>;
}

export interface Memory {
  readonly clock: Clock;
  /** After so long a row that is asked for is asked again of P21 behind the answer. */
  readonly renewMs: number;
  /** After so long P21 is asked first. */
  readonly lifeMs: number;
}

const mostKeys = 20_000;

/** That P21 has no row of a key is remembered as well. */
export function rememberedRows<K extends string | number, Row>(
  load: RowsByKeys<K, Row>,
  keyOf: (row: Row) => K,
  { clock, renewMs, lifeMs }: Memory,
): RememberedRows<K, Row> {
  const held = new LRUCache<K, { readonly readAt: number; readonly rows: Row[] }>({ max: mostKeys });
  const fetch = async (keys: readonly K[], options?: LookupOptions) => {
    const readAt = clock();
    const byKey = Map.groupBy(await load(keys, options), keyOf);
    for (const key of keys) held.set(key, { readAt, rows: byKey.get(key) ?? [] });
  };
  const olderThan = (keys: readonly K[], ms: number) => {
    const at = clock() - ms;
    return keys.filter((key) => (held.get(key)?.readAt ?? Number.NEGATIVE_INFINITY) <= at);
  };
  const renewing = new Set<K>();
  const renew = (keys: readonly K[]) => {
    const due = olderThan(keys, renewMs).filter((key) => !renewing.has(key));
    if (due.length === 0) return;
    for (const key of due) renewing.add(key);
    fetch(due, { priority: 'backfill' })
      // What cannot be renewed is asked for by whoever needs it next.
      .catch(() => undefined)
      .finally(() => {
        for (const key of due) renewing.delete(key);
      });
  };
  return {
    read: async (keys, options) => {
      const wanted = [...new Set(keys)];
      const missing = olderThan(wanted, lifeMs);
      if (missing.length > 0) await fetch(missing, options);
      const found = wanted.map((key) => held.get(key) ?? { readAt: clock(), rows: [] });
      renew(wanted);
      return {
        rows: found.flatMap(({ rows }) => rows),
        readAt: Math.min(clock(), ...found.map(({ readAt }) => readAt)),
      };
    },
  };
}
