/** Stock by location. What is kept of it is in `stock.facts`. */
import type { Freshness } from '../../schema/freshness.enum.ts';
import type { Inventory } from '../../schema/inventory.type.ts';
import type { Product } from '../../schema/product.type.ts';
import type { Fact } from '../cache/entry.ts';
import { requireKeys } from './arguments.ts';
import { FactLoader } from './fact-loader.ts';
import type { LoaderParts } from './loader-parts.ts';
import { quantity, type Times, timesOf } from './model-values.ts';
import { madeOnce } from './once.ts';
import type { ProductLoader } from './product.loader.ts';
import { orThrow } from './settle.ts';
import { type Places, type StockFact, type StockQuestion, toPlaces } from './stock.facts.ts';
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
  const stock = madeOnce(
    () => new FactLoader(facts.stock, reader, ({ itemUid, places }: StockQuestion) => `${itemUid}@${places}`),
  );

  return {
    ofProduct: async ({ p21Uid, sku, baseUnit }: Product, context: StockContext): Promise<Inventory[]> => {
      const places = checkPlaces(context);
      const itemUid = known(p21Uid);
      if (itemUid === null) return [];
      const fact = await stock().load({ itemUid, places }, context.freshness);
      return toInventories({ itemUid, sku, baseUnit }, fact);
    },

    /** SKUs that P21 does not know are left out; an item whose stock P21 does not tell is its error. */
    ofSkus: async (skus: readonly string[], context: StockContext): Promise<(Inventory | Error)[]> => {
      requireKeys(skus, 'skus');
      const places = checkPlaces(context);
      const found = await products.keysOfAll([...new Set(skus)]);
      const items = found.map(orThrow).filter((item) => item !== null);
      const questions = items.map(({ itemUid }) => ({ itemUid, places }));
      const outcomes = await facts.stock.read(questions, context.freshness, reader);
      return items.flatMap((item, index): (Inventory | Error)[] => {
        const outcome = outcomes[index] ?? new Error('stock was left out');
        return outcome instanceof Error ? [outcome] : toInventories(item, outcome);
      });
    },
  };
}

function checkPlaces({ locationIds }: StockContext): Places {
  if (locationIds !== null) requireKeys(locationIds, 'locationIds');
  return toPlaces(locationIds);
}

function toInventories(item: StockedItem, fact: Fact<readonly StockFact[]>): Inventory[] {
  const times = timesOf(fact);
  return fact.value.map((place) => toInventory(item, place, times));
}

function toInventory({ sku, itemUid, baseUnit }: StockedItem, fact: StockFact, times: Times): Inventory {
  return {
    __typename: 'Inventory',
    asOf: times.asOf,
    stale: times.stale,
    sku,
    itemUid,
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
