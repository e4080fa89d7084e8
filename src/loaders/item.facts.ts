/** What prices and stock are asked by: the uid of an item and its units, by SKU. */
import type { ItemKeyRow } from '../../datasources/p21/items.rows.ts';
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { Priority } from '../../datasources/upstream/priority.ts';
import type { FactSource } from '../cache/fact-cache.ts';
import type { FreshnessPolicy } from '../cache/freshness-policy.ts';
import { factTags, toSameSku } from './fact-tags.ts';

export interface ItemFact {
  readonly itemUid: number;
  readonly sku: string;
  readonly baseUnit: string | null;
  /** Unit in which the item is sold unless another is asked for. */
  readonly sellingUnit: string | null;
}

export const itemFacts = (
  p21: P21Sources,
  policy: FreshnessPolicy,
): FactSource<string, ItemFact | null, Priority> => ({
  name: 'item',
  policy,
  keyOf: toSameSku,
  tagsOf: (sku) => [factTags.item(sku)],
  groupOf: () => '',
  mostKeys: 200,
  load: async (skus, read) => {
    const rows = await p21.items.keysByItemIds(skus, { ...read, withDeleted: true });
    const bySku = new Map(rows.map((row) => [toSameSku(row.itemId), toItemFact(row)]));
    return skus.map((sku) => bySku.get(toSameSku(sku)) ?? null);
  },
});

export const toItemFact = ({
  itemUid,
  itemId,
  baseUnit,
  defaultSellingUnit,
}: Omit<ItemKeyRow, 'deleted'>): ItemFact => ({
  itemUid,
  sku: itemId,
  baseUnit,
  sellingUnit: defaultSellingUnit ?? baseUnit,
});
