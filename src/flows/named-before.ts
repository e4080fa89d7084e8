/**
 * Keys of rows that were named a moment ago. Polls look back, and meet a changed row several times with the same time:
 * which records it stands for is asked of the source the first time only.
 */
import { LRUCache } from 'lru-cache';
import type { Instant } from '../instant.ts';
import type { RecordKey } from '../sync/flow.ts';

export interface ChangedRow<Id> {
  readonly id: Id;
  readonly at: Instant;
}

export interface NamedBefore<Id> {
  /** Keys of the rows with the time of each, in their order. `ask` gets the rows that are not known with their time. */
  keysOf(
    rows: readonly ChangedRow<Id>[],
    ask: (ids: readonly Id[]) => Promise<ReadonlyMap<Id, readonly RecordKey[]>>,
  ): Promise<{ readonly key: RecordKey; readonly at: Instant }[]>;
}

/** Longer than polls look back; a mass change larger than that is asked about again. */
const kept = { ttl: 120_000, max: 100_000 };

export function createNamedBefore<Id extends string | number>(): NamedBefore<Id> {
  const named = new LRUCache<Id, { readonly at: Instant; readonly keys: readonly RecordKey[] }>(kept);
  return {
    keysOf: async (rows, ask) => {
      const known = new Map(
        rows.flatMap(({ id, at }) => {
          const before = named.get(id);
          return before?.at === at ? [[id, before.keys] as const] : [];
        }),
      );
      const unknown = rows.filter(({ id }) => !known.has(id));
      const asked = unknown.length === 0 ? new Map() : await ask(unknown.map(({ id }) => id));
      for (const { id, at } of unknown) named.set(id, { at, keys: asked.get(id) ?? [] });
      const keysOf = (id: Id): readonly RecordKey[] => known.get(id) ?? asked.get(id) ?? [];
      return rows.flatMap(({ id, at }) => keysOf(id).map((key) => ({ key, at })));
    },
  };
}
