/** Products: the P21 item and the OroCommerce product with the same SKU. */
import type {
  OroInventoryLevel,
  OroProduct as OroProductRow,
} from '../../datasources/oro/product.resource.ts';
import type { ItemSupplierRow, ItemUnitRow } from '../../datasources/p21/items.rows.ts';
import type { Connection } from '../../schema/connection.type.ts';
import type { OroProduct } from '../../schema/oro-product.type.ts';
import type { PageArgs } from '../../schema/page.args.ts';
import type { ProductFilter } from '../../schema/product.input.ts';
import type { Product } from '../../schema/product.type.ts';
import type { Fact } from '../cache/entry.ts';
import { badInput } from '../errors.ts';
import { exactlyOne, requireKeys } from './arguments.ts';
import { createFactLoader } from './fact-loader.ts';
import { toSameSku } from './fact-tags.ts';
import { parseGlobalIdOf } from './global-id.ts';
import { type ItemFact, toItemFact } from './item.facts.ts';
import type { LoaderParts } from './loader-parts.ts';
import { quantity, timesOf } from './model-values.ts';
import { pageOf, parsePage, toConnection, withNext } from './page.ts';
import type { ProductRow } from './product.facts.ts';
import {
  keysOfProduct,
  toOroProduct,
  toProduct,
  toShopOnlyProduct,
  toSupplier,
  toUnits,
} from './product.model.ts';
import { known, unavailable } from './unavailable.ts';

export interface ProductKeys {
  readonly id?: string | null | undefined;
  readonly sku?: string | null | undefined;
  readonly p21Uid?: number | null | undefined;
  readonly oroId?: string | null | undefined;
}

export type ProductLoader = ReturnType<typeof createProductLoader>;

export function createProductLoader({ p21, oro, facts, reader, batches, clock, read }: LoaderParts) {
  const rows = createFactLoader(facts.products, reader, toSameSku);
  const rowsByUid = createFactLoader(facts.productsByUid, reader, Number);
  const items = createFactLoader(facts.items, reader, toSameSku);

  /** A row that was read, however it was asked for, answers by every key. */
  function toModel({ value, ...read }: Fact<ProductRow | null>): Product | null {
    if (value === null) return null;
    rows.keep(value.itemId, { value, ...read });
    rowsByUid.keep(value.itemUid, { value, ...read });
    items.keep(value.itemId, { value: toItemFact(value), ...read });
    return toProduct(value, timesOf(read));
  }

  /** 0 is how P21 refers to no item. */
  const byUid = async (itemUid: number | null): Promise<Product | null> => {
    const asked = known(itemUid);
    return asked === null || asked === 0 ? null : toModel(await rowsByUid.load(asked));
  };
  const inErp = async (sku: string | null): Promise<Product | null> => {
    const asked = known(sku);
    return asked === null || asked === '' ? null : toModel(await rows.load(asked));
  };
  const shopProducts = batches.one<string, OroProductRow>({
    load: (skus) => oro.products.bySkus(skus),
    keyOf: ({ sku }) => sku,
    owner: 'public',
  });
  const shopProductsById = batches.one<string, OroProductRow>({
    load: (ids) => oro.products.byIds(ids),
    keyOf: ({ id }) => id,
    owner: 'public',
  });
  const unitsOf = batches.many<number, ItemUnitRow>({
    load: (uids) => p21.items.units(uids, read),
    keyOf: ({ itemUid }) => itemUid,
    owner: 'public',
  });
  const suppliersOf = batches.many<number, ItemSupplierRow>({
    load: (uids) => p21.items.suppliers(uids, read),
    keyOf: ({ itemUid }) => itemUid,
    owner: 'public',
  });
  const levelsOf = batches.many<string, OroInventoryLevel>({
    load: (skus) => oro.inventory.bySkus(skus),
    keyOf: ({ sku }) => sku,
    owner: 'public',
  });

  /** A product of the shop that P21 does not know is one too; while P21 does not answer, so is one it may know. */
  async function bySku(sku: string): Promise<Product | null> {
    try {
      const item = await inErp(sku);
      if (item !== null) return item;
    } catch (error) {
      const shop = await shopProducts.load(sku).catch(() => null);
      if (shop === null) throw error;
      return unavailable(keysOfProduct(shop), error as Error);
    }
    const shop = await shopProducts.load(sku);
    return shop === null ? null : toShopOnlyProduct(shop);
  }

  async function byOroId(oroId: string): Promise<Product | null> {
    const shop = await shopProductsById.load(oroId);
    return shop === null ? null : bySku(shop.sku);
  }

  async function page(args: PageArgs, filter: ProductFilter, count: boolean): Promise<Connection<Product>> {
    const window = parsePage(args);
    if (filter.skus != null) return pageOf(await listed(filter, filter.skus), window);
    const readAt = clock();
    const { rows: found, total } = await p21.items.page(
      { ...withNext(window), filter: toSourceFilter(filter), orderBy: [{ field: 'itemId' }], count },
      read,
    );
    const products = found.flatMap((value) => {
      facts.products.keep(value.itemId, value);
      return toModel({ value, readAt, stale: false }) ?? [];
    });
    return toConnection(products, window, total ?? null);
  }

  async function listed(filter: ProductFilter, skus: readonly string[]): Promise<Product[]> {
    requireKeys(skus, 'filter.skus');
    if (filter.search != null) throw badInput('filter.search', 'not together with filter.skus');
    const found = await Promise.all([...new Set(skus.map(toSameSku))].map(inErp));
    return found.filter((item) => item !== null).filter((item) => meets(item, filter));
  }

  return {
    bySku,
    page,
    /** By exactly one key. */
    find: async (keys: ProductKeys): Promise<Product | null> => {
      const [name, key] = exactlyOne(keys);
      if (name === 'id') return bySku(parseGlobalIdOf('Product', key, 'id'));
      if (name === 'p21Uid') return byUid(Number(key));
      return name === 'oroId' ? byOroId(key) : bySku(key);
    },
    byUid,
    /** The P21 item alone: OroCommerce is not asked about an unknown SKU. */
    inErp,
    /** What price and stock are asked by, null for an unknown SKU: less than the whole item. */
    keysOf: async (sku: string): Promise<ItemFact | null> => (await items.load(sku)).value,
    /** The same for many at once; each key alone may fail. */
    keysOfAll: async (skus: readonly string[]): Promise<(ItemFact | null | Error)[]> =>
      (await facts.items.read(skus, 'CACHED', reader)).map((one) => (one instanceof Error ? one : one.value)),
    /** null for a line about nothing that has a SKU. */
    bySkuOrNone: async (sku: string | null) => (sku === null ? null : bySku(sku)),
    oroOf: async (product: Product): Promise<OroProduct | null> => {
      const row = await shopProducts.load(product.sku);
      return row === null ? null : toOroProduct(row);
    },
    units: async (product: Product) =>
      known(product.p21Uid) === null ? [] : toUnits(product, await unitsOf(product.p21Uid ?? 0)),
    suppliers: async ({ p21Uid }: Product) =>
      known(p21Uid) === null ? [] : (await suppliersOf(p21Uid ?? 0)).map(toSupplier),
    /** What the shop believes to be available, in the units of the shop. */
    oroStock: async ({ sku }: OroProduct) =>
      (await levelsOf(sku)).map((level) => quantity(level.quantity, level.unit)),
  };
}

const toSourceFilter = ({ search, activeOnly, modifiedSince }: ProductFilter) => ({
  search: search ?? undefined,
  activeOnly: activeOnly ?? undefined,
  modifiedSince: modifiedSince ?? undefined,
});

const meets = (product: Product, { activeOnly, modifiedSince }: ProductFilter): boolean =>
  product.status !== 'DELETED' &&
  (activeOnly !== true || product.status === 'ACTIVE') &&
  (modifiedSince == null || (product.modifiedAt ?? '') >= modifiedSince);
