/** What P21 hardly ever changes is asked for once in a while instead of once a command. */
import { LRUCache } from 'lru-cache';
import type { ReadOptions } from '../../datasources/p21/paging.ts';
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

const mostRows = 50_000;

/** Rows by a key that each has for itself. That P21 has none is never remembered. */
export function rememberedRows<K extends string | number, Row extends object>(
  read: RowsByKeys<K, Row>,
  keyOf: (row: Row) => K,
  clock: Clock,
  lifeMs: number,
): RowsByKeys<K, Row> {
  const held = new LRUCache<K, { readonly at: number; readonly row: Row }>({ max: mostRows });
  return async (keys, options) => {
    const young = (key: K) => {
      const found = held.get(key);
      return found !== undefined && clock() - found.at < lifeMs ? found.row : undefined;
    };
    const at = clock();
    const missing = keys.filter((key) => young(key) === undefined);
    const fresh = missing.length === 0 ? [] : await read(missing, options);
    for (const row of fresh) held.set(keyOf(row), { at, row });
    const byKey = new Map(fresh.map((row) => [keyOf(row), row]));
    return [...new Set(keys)].flatMap((key) => byKey.get(key) ?? young(key) ?? []);
  };
}
