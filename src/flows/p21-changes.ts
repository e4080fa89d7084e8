/**
 * Changes of a record that lives in several P21 tables: every table is asked from the same moment on, and the next
 * question starts where the first of those that have more to tell stopped.
 */
import type { Instant } from '../instant.ts';
import type { ChangePage, RecordKey } from '../sync/flow.ts';

/** What one table told: each row as the key of the record it belongs to, and when it changed. */
export interface TableChanges {
  readonly changed: readonly { readonly key: RecordKey; readonly at: Instant | null }[];
  readonly watermark: Instant;
  readonly hasMore: boolean;
}

export function joinChanges(tables: readonly TableChanges[]): ChangePage {
  const times = new Map<RecordKey, Instant>();
  for (const { changed } of tables) {
    for (const { key, at } of changed) times.set(key, latest([times.get(key) ?? '', at ?? '']));
  }
  const unfinished = tables.filter(({ hasMore }) => hasMore).map(({ watermark }) => watermark);
  const all = tables.map(({ watermark }) => watermark);
  return {
    keys: [...times.keys()],
    times: [...times.values()],
    watermark: unfinished.length > 0 ? earliest(unfinished) : latest(all),
    hasMore: unfinished.length > 0,
  };
}

/** Instants are written alike, so that their texts sort as they do. */
const earliest = (instants: readonly Instant[]): Instant => [...instants].sort()[0] ?? '';
const latest = (instants: readonly Instant[]): Instant => [...instants].sort().at(-1) ?? '';
