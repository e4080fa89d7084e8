/** Stock of an item at a location. */
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { StockRow } from '../../datasources/p21/stock.rows.ts';
import type { Priority } from '../../datasources/upstream/priority.ts';
import type { StockHolds } from '../../schema/inventory.type.ts';
import type { FactSource } from '../cache/fact-cache.ts';
import type { FreshnessPolicy } from '../cache/freshness-policy.ts';
import { add, type DecimalString } from '../decimal.ts';
import type { Instant } from '../instant.ts';
import { factTags } from './fact-tags.ts';

export interface StockQuestion {
  readonly itemUid: number;
  readonly locationId: string;
}

/** Quantities in the item's base unit. */
export interface StockFact {
  readonly locationId: string;
  readonly onHand: DecimalString;
  readonly allocated: DecimalString;
  readonly available: DecimalString;
  /** Non-pickable, quarantined and frozen together. */
  readonly blocked: DecimalString;
  readonly backordered: DecimalString;
  readonly onOrder: DecimalString;
  readonly inTransit: DecimalString;
  readonly nextDueOn: string | null;
  readonly sellable: boolean;
  readonly discontinued: boolean;
  readonly lastMovedAt: Instant | null;
  /** What `blocked` is made of, where anything is blocked. */
  readonly holds: StockHolds | null;
}

export const stockFacts = (
  p21: P21Sources,
  policy: FreshnessPolicy,
): FactSource<StockQuestion, StockFact | null, Priority> => ({
  name: 'stock',
  policy,
  keyOf: ({ itemUid, locationId }) => `${itemUid}@${locationId}`,
  tagsOf: ({ itemUid }) => tagsOf(itemUid),
  groupOf: () => '',
  mostKeys: 2000,
  load: async (questions, read) => {
    const itemUids = [...new Set(questions.map(({ itemUid }) => itemUid))];
    const locationIds = [...new Set(questions.map(({ locationId }) => locationId))];
    const rows = await p21.stock.byItems(itemUids, locationIds, read);
    const byPlace = new Map(rows.map((row) => [`${row.itemUid}@${row.locationId}`, toStockFact(row)]));
    return questions.map(({ itemUid, locationId }) => byPlace.get(`${itemUid}@${locationId}`) ?? null);
  },
});

export const stockEverywhereFacts = (
  p21: P21Sources,
  policy: FreshnessPolicy,
): FactSource<number, readonly StockFact[], Priority> => ({
  name: 'stock-everywhere',
  policy,
  keyOf: String,
  tagsOf,
  groupOf: () => '',
  mostKeys: 500,
  load: async (itemUids, read) => {
    const rows = await p21.stock.byItems([...itemUids], undefined, read);
    const byItem = Map.groupBy(rows, ({ itemUid }) => itemUid);
    return itemUids.map((itemUid) => (byItem.get(itemUid) ?? []).map(toStockFact));
  },
});

const tagsOf = (itemUid: number): readonly string[] => [factTags.itemUid(itemUid), factTags.allStock];

function toStockFact(row: StockRow): StockFact {
  const { nonPickable, quarantined, frozen } = row;
  const blocked = add(nonPickable, quarantined, frozen);
  return {
    locationId: row.locationId,
    onHand: row.onHand,
    allocated: row.allocated,
    available: row.available,
    blocked,
    backordered: row.backordered,
    onOrder: row.onPurchaseOrder,
    inTransit: row.inTransit,
    nextDueOn: row.nextDueOn,
    sellable: row.sellable,
    discontinued: row.discontinued,
    lastMovedAt: row.lastChangedAt,
    holds: blocked === '0' ? null : { nonPickable, quarantined, frozen },
  };
}
