/** Stock by location. What is kept of it is in `stock.facts`. */
import type { Freshness } from '../../schema/freshness.enum.ts';
import type { Inventory } from '../../schema/inventory.type.ts';
import type { Product } from '../../schema/product.type.ts';
import type { Fact } from '../cache/entry.ts';
import { requireKeys } from './arguments.ts';
import { createFactLoader } from './fact-loader.ts';
import type { LoaderParts } from './loader-parts.ts';
import { quantity, timesOf } from './model-values.ts';
import type { ProductLoader } from './product.loader.ts';
import { orThrow } from './settle.ts';
import type { StockFact } from './stock.facts.ts';
import { known } from './unavailable.ts';

export type InventoryLoader = ReturnType<typeof createInventoryLoader>;

/** What an answer about stock depends on besides the item. */
export interface StockContext {
  /** Every location that carries the item where null. */
  readonly locationIds: readonly string[] | null;
  readonly freshness: Freshness;
}

/** An item by the keys stock is asked by. */
type StockedItem = Pick<Inventory, 'itemUid' | 'sku'> & { readonly baseUnit: string | null };

export function createInventoryLoader({ facts, reader }: LoaderParts, products: ProductLoader) {
  const atLocation = createFactLoader(facts.stock, reader, placeOf);
  const everywhere = createFactLoader(facts.stockEverywhere, reader, Number);

  async function ofItem(item: StockedItem, { locationIds, freshness }: StockContext): Promise<Inventory[]> {
    if (locationIds === null) return atAll(item, await everywhere.load(item.itemUid, freshness));
    const { itemUid } = item;
    const places = await Promise.all(
      locationIds.map((locationId) => atLocation.load({ itemUid, locationId }, freshness)),
    );
    return places.flatMap((fact) => at(item, fact));
  }

  /** One look into the cache for all items and locations. */
  async function ofItems(
    items: readonly StockedItem[],
    locationIds: readonly string[],
    freshness: Freshness,
  ): Promise<(Inventory | Error)[]> {
    const places = items.flatMap((item) => locationIds.map((locationId) => ({ item, locationId })));
    const questions = places.map(({ item: { itemUid }, locationId }) => ({ itemUid, locationId }));
    const outcomes = await facts.stock.read(questions, freshness, reader);
    return places.flatMap(({ item }, index): (Inventory | Error)[] => {
      const outcome = outcomes[index] ?? new Error('stock was left out');
      return outcome instanceof Error ? [outcome] : at(item, outcome);
    });
  }

  return {
    ofProduct: async ({ p21Uid, sku, baseUnit }: Product, context: StockContext): Promise<Inventory[]> => {
      const locationIds = checkLocations(context.locationIds);
      const itemUid = known(p21Uid);
      return itemUid === null ? [] : ofItem({ itemUid, sku, baseUnit }, { ...context, locationIds });
    },
    /** SKUs that P21 does not know are left out; what cannot be told of one location is its error. */
    ofSkus: async (skus: readonly string[], context: StockContext): Promise<(Inventory | Error)[]> => {
      requireKeys(skus, 'skus');
      const { freshness } = context;
      const locationIds = checkLocations(context.locationIds);
      const found = (await products.keysOfAll([...new Set(skus)])).map(orThrow);
      const items = found.filter((item) => item !== null);
      if (locationIds !== null) return ofItems(items, locationIds, freshness);
      const all = await Promise.all(items.map((item) => ofItem(item, { locationIds, freshness })));
      return all.flat();
    },
  };
}

const placeOf = ({ itemUid, locationId }: { itemUid: number; locationId: string }): string =>
  `${itemUid}@${locationId}`;

function checkLocations(locationIds: readonly string[] | null): readonly string[] | null {
  if (locationIds === null) return null;
  requireKeys(locationIds, 'locationIds');
  return [...new Set(locationIds)];
}

const at = (item: StockedItem, { value, ...read }: Fact<StockFact | null>): Inventory[] =>
  value === null ? [] : [toInventory(item, value, read)];

const atAll = (item: StockedItem, { value, ...read }: Fact<readonly StockFact[]>): Inventory[] =>
  value.map((fact) => toInventory(item, fact, read));

function toInventory(item: StockedItem, fact: StockFact, read: Omit<Fact<unknown>, 'value'>): Inventory {
  const { asOf, stale } = timesOf(read);
  const { baseUnit } = item;
  return {
    __typename: 'Inventory',
    asOf,
    stale,
    sku: item.sku,
    itemUid: item.itemUid,
    locationId: fact.locationId,
    onHand: quantity(fact.onHand, baseUnit),
    allocated: quantity(fact.allocated, baseUnit),
    available: quantity(fact.available, baseUnit),
    blocked: quantity(fact.blocked, baseUnit),
    backordered: quantity(fact.backordered, baseUnit),
    onOrder: quantity(fact.onOrder, baseUnit),
    inTransit: quantity(fact.inTransit, baseUnit),
    nextDueOn: fact.nextDueOn,
    sellable: fact.sellable,
    discontinued: fact.discontinued,
    lastMovedAt: fact.lastMovedAt,
    holds: fact.holds,
  };
}
