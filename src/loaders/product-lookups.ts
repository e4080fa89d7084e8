/** What one request looks up of products; each lookup is made when it is first needed. */
import type {
  OroInventoryLevel,
  OroProduct as OroProductRow,
} from '../../datasources/oro/product.resource.ts';
import type { ItemSupplierRow, ItemUnitRow } from '../../datasources/p21/items.rows.ts';
import type { OneLookup } from './batch.ts';
import { FactLoader } from './fact-loader.ts';
import { toSameSku } from './fact-tags.ts';
import type { ItemFact } from './item.facts.ts';
import { lazily } from './lazily.ts';
import type { LoaderParts } from './loader-parts.ts';
import type { ProductRow } from './product.facts.ts';

export interface ProductLookups {
  /** Items of P21 by SKU and by uid; null for one it does not know. */
  readonly rows: FactLoader<string, ProductRow | null>;
  readonly rowsByUid: FactLoader<number, ProductRow | null>;
  /** What price and stock are asked by, by SKU. */
  readonly items: FactLoader<string, ItemFact | null>;
  /** Products of the shop by SKU and by id. */
  readonly shop: OneLookup<string, OroProductRow>;
  readonly shopById: OneLookup<string, OroProductRow>;
  /** By item uid. */
  readonly units: (itemUid: number) => Promise<readonly ItemUnitRow[]>;
  readonly suppliers: (itemUid: number) => Promise<readonly ItemSupplierRow[]>;
  /** Inventory levels of the shop by SKU. */
  readonly levels: (sku: string) => Promise<readonly OroInventoryLevel[]>;
}

export const createProductLookups = lazily<LoaderParts, ProductLookups>({
  rows: (_all, { facts, reader }) => new FactLoader(facts.products, reader, toSameSku),
  rowsByUid: (_all, { facts, reader }) => new FactLoader(facts.productsByUid, reader, Number),
  items: (_all, { facts, reader }) => new FactLoader(facts.items, reader, toSameSku),
  shop: (_all, { batches, oro }) =>
    batches.one({ load: (skus) => oro.products.bySkus(skus), keyOf: ({ sku }) => sku, owner: 'public' }),
  shopById: (_all, { batches, oro }) =>
    batches.one({ load: (ids) => oro.products.byIds(ids), keyOf: ({ id }) => id, owner: 'public' }),
  units: (_all, { batches, p21, read }) =>
    batches.many({
      load: (uids) => p21.items.units(uids, read),
      keyOf: ({ itemUid }) => itemUid,
      owner: 'public',
    }),
  suppliers: (_all, { batches, p21, read }) =>
    batches.many({
      load: (uids) => p21.items.suppliers(uids, read),
      keyOf: ({ itemUid }) => itemUid,
      owner: 'public',
    }),
  levels: (_all, { batches, oro }) =>
    batches.many({ load: (skus) => oro.inventory.bySkus(skus), keyOf: ({ sku }) => sku, owner: 'public' }),
});
