/** Products: the P21 item and the OroCommerce product with the same SKU. */
import type { Connection } from '../../schema/connection.type.ts';
import type { OroProduct } from '../../schema/oro-product.type.ts';
import type { PageArgs } from '../../schema/page.args.ts';
import type { ProductFilter } from '../../schema/product.input.ts';
import type { Product } from '../../schema/product.type.ts';
import type { Fact } from '../cache/entry.ts';
import { badInput } from '../errors.ts';
import { exactlyOne, requireKeys } from './arguments.ts';
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
import { createProductLookups, type ProductLookups } from './product-lookups.ts';
import { known, unavailable } from './unavailable.ts';

export interface ProductKeys {
  readonly id?: string | null | undefined;
  readonly sku?: string | null | undefined;
  readonly p21Uid?: number | null | undefined;
  readonly oroId?: string | null | undefined;
}

/** A class, because nearly every request makes one: its methods are made once for all. */
export class ProductLoader {
  readonly #parts: LoaderParts;
  readonly #lookups: ProductLookups;

  constructor(parts: LoaderParts) {
    this.#parts = parts;
    this.#lookups = createProductLookups(parts);
  }

  /** By exactly one key. */
  async find(keys: ProductKeys): Promise<Product | null> {
    const [name, key] = exactlyOne(keys);
    if (name === 'id') return this.bySku(parseGlobalIdOf('Product', key, 'id'));
    if (name === 'p21Uid') return this.byUid(Number(key));
    return name === 'oroId' ? this.#byOroId(key) : this.bySku(key);
  }

  /** 0 is how P21 refers to no item. */
  async byUid(itemUid: number | null): Promise<Product | null> {
    const asked = known(itemUid);
    return asked === null || asked === 0 ? null : this.#toModel(await this.#lookups.rowsByUid.load(asked));
  }

  /** The P21 item alone: OroCommerce is not asked about an unknown SKU. */
  async inErp(sku: string | null): Promise<Product | null> {
    const asked = known(sku);
    return asked === null || asked === '' ? null : this.#toModel(await this.#lookups.rows.load(asked));
  }

  /** A product of the shop that P21 does not know is one too; while P21 does not answer, so is one it may know. */
  async bySku(sku: string): Promise<Product | null> {
    try {
      const item = await this.inErp(sku);
      if (item !== null) return item;
    } catch (error) {
      const shop = await this.#lookups.shop.load(sku).catch(() => null);
      if (shop === null) throw error;
      return unavailable(keysOfProduct(shop), error as Error);
    }
    const shop = await this.#lookups.shop.load(sku);
    return shop === null ? null : toShopOnlyProduct(shop);
  }

  /** null for a line about nothing that has a SKU. */
  async bySkuOrNone(sku: string | null): Promise<Product | null> {
    return sku === null ? null : this.bySku(sku);
  }

  async page(args: PageArgs, filter: ProductFilter, count: boolean): Promise<Connection<Product>> {
    const { p21, facts, clock, read } = this.#parts;
    const window = parsePage(args);
    if (filter.skus != null) return pageOf(await this.#listed(filter, filter.skus), window);
    const readAt = clock();
    const { rows: found, total } = await p21.items.page(
      { ...withNext(window), filter: toSourceFilter(filter), orderBy: [{ field: 'itemId' }], count },
      read,
    );
    const products = found.flatMap((value) => {
      facts.products.keep(value.itemId, value);
      return this.#toModel({ value, readAt, stale: false }) ?? [];
    });
    return toConnection(products, window, total ?? null);
  }

  /** What price and stock are asked by, null for an unknown SKU: less than the whole item. */
  async keysOf(sku: string): Promise<ItemFact | null> {
    return (await this.#lookups.items.load(sku)).value;
  }

  /** The same for many at once; each key alone may fail. */
  async keysOfAll(skus: readonly string[]): Promise<(ItemFact | null | Error)[]> {
    const { facts, reader } = this.#parts;
    const found = await facts.items.read(skus, 'CACHED', reader);
    return found.map((one) => (one instanceof Error ? one : one.value));
  }

  async oroOf(product: Product): Promise<OroProduct | null> {
    const row = await this.#lookups.shop.load(product.sku);
    return row === null ? null : toOroProduct(row);
  }

  async units(product: Product) {
    return known(product.p21Uid) === null
      ? []
      : toUnits(product, await this.#lookups.units(product.p21Uid ?? 0));
  }

  async suppliers({ p21Uid }: Product) {
    return known(p21Uid) === null ? [] : (await this.#lookups.suppliers(p21Uid ?? 0)).map(toSupplier);
  }

  /** What the shop believes to be available, in the units of the shop. */
  async oroStock({ sku }: OroProduct) {
    const levels = await this.#lookups.levels(sku);
    return levels.map((level) => quantity(level.quantity, level.unit));
  }

  async #byOroId(oroId: string): Promise<Product | null> {
    const shop = await this.#lookups.shopById.load(oroId);
    return shop === null ? null : this.bySku(shop.sku);
  }

  async #listed(filter: ProductFilter, skus: readonly string[]): Promise<Product[]> {
    requireKeys(skus, 'filter.skus');
    if (filter.search != null) throw badInput('filter.search', 'not together with filter.skus');
    const found = await Promise.all([...new Set(skus.map(toSameSku))].map((sku) => this.inErp(sku)));
    return found.filter((item) => item !== null).filter((item) => meets(item, filter));
  }

  /** A row that was read, however it was asked for, answers by every key. */
  #toModel({ value, ...read }: Fact<ProductRow | null>): Product | null {
    if (value === null) return null;
    const { rows, rowsByUid, items } = this.#lookups;
    rows.keep(value.itemId, { value, ...read });
    rowsByUid.keep(value.itemUid, { value, ...read });
    items.keep(value.itemId, { value: toItemFact(value), ...read });
    return toProduct(value, timesOf(read));
  }
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
