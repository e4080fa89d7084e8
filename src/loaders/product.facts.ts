/** Descriptions of items. */
import type { ItemRow } from '../../datasources/p21/items.rows.ts';
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { Priority } from '../../datasources/upstream/priority.ts';
import type { FactSource } from '../cache/fact-cache.ts';
import type { FreshnessPolicy } from '../cache/freshness-policy.ts';
import { loadAroundBadRow } from './bad-row.ts';
import { factTags, toSameSku } from './fact-tags.ts';

export type ProductRow = ItemRow;

/** Told of each row read, so that it is kept under its other key as well. */
type OnRow = (row: ProductRow) => void;

export const productFacts = (
  p21: P21Sources,
  policy: FreshnessPolicy,
  onRow: OnRow,
): FactSource<string, ProductRow | null, Priority> => ({
  name: 'product',
  policy,
  keyOf: toSameSku,
  tagsOf: (sku) => [factTags.item(sku)],
  groupOf: () => '',
  mostKeys: 200,
  load: (skus, read) =>
    rowOfEach(skus, {
      load: (some) => p21.items.byItemIds(some, { ...read, withDeleted: true }),
      keyOf: toSameSku,
      keyOfRow: ({ itemId }) => toSameSku(itemId),
      onRow,
    }),
});

export const productByUidFacts = (
  p21: P21Sources,
  policy: FreshnessPolicy,
  onRow: OnRow,
): FactSource<number, ProductRow | null, Priority> => ({
  name: 'product-uid',
  policy,
  keyOf: String,
  tagsOf: (itemUid) => [factTags.itemUid(itemUid)],
  groupOf: () => '',
  mostKeys: 200,
  load: (uids, read) =>
    rowOfEach(uids, {
      load: (some) => p21.items.byUids(some, { ...read, withDeleted: true }),
      keyOf: String,
      keyOfRow: ({ itemUid }) => String(itemUid),
      onRow,
    }),
});

interface RowLookup<K> {
  readonly load: (keys: readonly K[]) => Promise<readonly ProductRow[]>;
  readonly keyOf: (key: K) => string;
  readonly keyOfRow: (row: ProductRow) => string;
  readonly onRow: OnRow;
}

/** One answer per key: null for unknown keys, the error for the key whose row cannot be read. */
async function rowOfEach<K>(keys: readonly K[], { load, keyOf, keyOfRow, onRow }: RowLookup<K>) {
  const parts = await loadAroundBadRow(load, keys);
  return parts.flatMap(({ keys: answered, rows }): (ProductRow | null | Error)[] => {
    if (rows instanceof Error) return answered.map(() => rows);
    rows.forEach(onRow);
    const byKey = new Map(rows.map((row) => [keyOfRow(row), row]));
    return answered.map((key) => byKey.get(keyOf(key)) ?? null);
  });
}
