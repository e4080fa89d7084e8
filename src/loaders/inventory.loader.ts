/** Stock by location. Everything is asked of P21 for the request, which satisfies both kinds of freshness. */
import type { StockRow } from '../../datasources/p21/stock.rows.ts';
import type { Freshness } from '../../schema/freshness.enum.ts';
import type { Inventory } from '../../schema/inventory.type.ts';
import type { Product } from '../../schema/product.type.ts';
import { add } from '../decimal.ts';
import { requireKeys } from './arguments.ts';
import { grouped } from './grouped.ts';
import type { LoaderParts } from './loader-parts.ts';
import { freshAt, quantity } from './model-values.ts';
import type { ProductLoader } from './product.loader.ts';
import { known } from './unavailable.ts';

export type InventoryLoader = ReturnType<typeof createInventoryLoader>;

/** What an answer about stock depends on besides the item. */
export interface StockContext {
  /** Every location that carries the item where null. */
  readonly locationIds: readonly string[] | null;
  readonly freshness: Freshness;
}

interface StockQuestion {
  readonly itemUid: number;
  /** Every location that carries the item where null. */
  readonly locationIds: readonly string[] | null;
}

export function createInventoryLoader({ p21, read }: LoaderParts, products: ProductLoader) {
  const stock = grouped<StockQuestion, readonly StockRow[]>({
    contextOf: ({ locationIds }) => (locationIds === null ? '' : [...locationIds].sort().join()),
    keyOf: ({ itemUid }) => String(itemUid),
    load: async (questions) => {
      const uids = questions.map(({ itemUid }) => itemUid);
      const rows = await p21.stock.byItems(uids, questions[0]?.locationIds ?? undefined, read);
      const byItem = Map.groupBy(rows, ({ itemUid }) => itemUid);
      return uids.map((uid) => byItem.get(uid) ?? []);
    },
  });

  async function ofProduct(product: Product, { locationIds }: StockContext): Promise<Inventory[]> {
    if (locationIds !== null) requireKeys(locationIds, 'locationIds');
    const itemUid = known(product.p21Uid);
    if (itemUid === null) return [];
    return (await stock({ itemUid, locationIds })).map((row) => toInventory(row, product.baseUnit));
  }

  return {
    ofProduct,
    /** SKUs that P21 does not know are left out. */
    ofSkus: async (skus: readonly string[], context: StockContext): Promise<Inventory[]> => {
      requireKeys(skus, 'skus');
      const found = await Promise.all([...new Set(skus)].map(products.inErp));
      const stocked = found.filter((product) => product !== null);
      return (await Promise.all(stocked.map((product) => ofProduct(product, context)))).flat();
    },
  };
}

export const toInventory = (row: StockRow, baseUnit: string | null): Inventory => ({
  __typename: 'Inventory',
  ...freshAt(row.asOf),
  itemUid: row.itemUid,
  locationId: row.locationId,
  onHand: quantity(row.onHand, baseUnit),
  allocated: quantity(row.allocated, baseUnit),
  available: quantity(row.available, baseUnit),
  blocked: quantity(add(row.nonPickable, row.quarantined, row.frozen), baseUnit),
  backordered: quantity(row.backordered, baseUnit),
  onOrder: quantity(row.onPurchaseOrder, baseUnit),
  inTransit: quantity(row.inTransit, baseUnit),
  nextDueOn: row.nextDueOn,
  sellable: row.sellable,
  discontinued: row.discontinued,
  lastMovedAt: row.lastChangedAt,
});
