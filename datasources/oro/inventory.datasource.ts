/** What the shop believes to be available: one level per product and unit, made by Oro itself. */
import { isListable } from './comma-values.ts';
import type { JsonApiResource } from './json-api.document.ts';
import type { ResourceQuery } from './json-api.query.ts';
import { listByKeys, type OroApi, recordIds } from './oro-api.ts';
import type { ProductDatasource } from './product.datasource.ts';
import type { OroInventoryLevel } from './product.resource.ts';

const query: ResourceQuery = {
  type: 'inventorylevels',
  fields: {
    inventorylevels: ['quantity', 'product', 'productUnitPrecision'],
    products: ['sku', 'primaryUnitPrecision'],
    productunitprecisions: ['unit'],
  },
  include: ['product', 'productUnitPrecision'],
};

export class InventoryDatasource {
  readonly #api: OroApi;
  readonly #products: Pick<ProductDatasource, 'bySkus'>;

  constructor(api: OroApi, products: Pick<ProductDatasource, 'bySkus'>) {
    this.#api = api;
    this.#products = products;
  }

  /** One row per product and unit. */
  async bySkus(skus: readonly string[]): Promise<OroInventoryLevel[]> {
    const [listed, others] = await Promise.all([
      this.#by(
        'product.sku',
        skus.filter((sku) => sku !== '' && isListable(sku)),
      ),
      this.#ofUnlistable(skus.filter((sku) => !isListable(sku))),
    ]);
    return [...listed, ...others];
  }

  byProductIds(productIds: readonly string[]): Promise<OroInventoryLevel[]> {
    return this.#by('product', recordIds(productIds));
  }

  /** Levels have no search, so SKUs that cannot be listed go by way of their products. */
  async #ofUnlistable(skus: readonly string[]): Promise<OroInventoryLevel[]> {
    if (skus.length === 0) return [];
    return this.byProductIds((await this.#products.bySkus(skus)).map(({ id }) => id));
  }

  async #by(field: string, keys: readonly string[]): Promise<OroInventoryLevel[]> {
    return (await listByKeys(query, field, keys, (chunk) => this.#api.list(chunk))).flatMap(toLevel);
  }
}

/** A level whose product or unit went away in between is no level any more. */
function toLevel(row: JsonApiResource): OroInventoryLevel[] {
  const sku = row.one('product')?.text('sku') ?? null;
  const unit = row.one('productUnitPrecision')?.oneId('unit') ?? null;
  if (sku === null || unit === null) return [];
  const primary = row.one('product')?.oneId('primaryUnitPrecision') ?? null;
  return [
    {
      id: row.id,
      productId: row.requiredOneId('product'),
      sku,
      unit,
      isPrimary: row.oneId('productUnitPrecision') === primary,
      quantity: row.requiredDecimal('quantity'),
    },
  ];
}
