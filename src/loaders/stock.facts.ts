/**
 * Stock of an item at the locations a shop sells from. One fact holds all of them: a shop asks for the same few
 * locations again and again.
 */
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { StockRow } from '../../datasources/p21/stock.rows.ts';
import type { Priority } from '../../datasources/upstream/priority.ts';
import type { StockHolds } from '../../schema/inventory.type.ts';
import type { FactSource } from '../cache/fact-cache.ts';
import type { FreshnessPolicy } from '../cache/freshness-policy.ts';
import { add, type DecimalString } from '../decimal.ts';
import type { Instant } from '../instant.ts';
import { factTags } from './fact-tags.ts';

/** Location ids in order, each once, between commas; every location that carries the item where empty. */
export type Places = string;

export const toPlaces = (locationIds: readonly string[] | null): Places =>
  locationIds === null ? '' : [...new Set(locationIds)].sort().join();

export interface StockQuestion {
  readonly itemUid: number;
  readonly places: Places;
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

/** Locations that do not carry the item are absent. */
export const stockFacts = (
  p21: P21Sources,
  policy: FreshnessPolicy,
): FactSource<StockQuestion, readonly StockFact[], Priority> => ({
  name: 'stock',
  policy,
  keyOf: ({ itemUid }) => String(itemUid),
  tagsOf: ({ itemUid }) => [factTags.itemUid(itemUid), factTags.allStock],
  groupOf: ({ places }) => places,
  mostKeys: 500,
  load: async (questions, read) => {
    const itemUids = [...new Set(questions.map(({ itemUid }) => itemUid))];
    const places = questions[0]?.places ?? '';
    const rows = await p21.stock.byItems(itemUids, places === '' ? undefined : places.split(','), read);
    const byItem = Map.groupBy(rows, ({ itemUid }) => itemUid);
    return questions.map(({ itemUid }) => (byItem.get(itemUid) ?? []).map(toStockFact));
  },
});

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
