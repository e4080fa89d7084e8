/** Products of the catalogue with their name, units and availability status. */
import { listByValues, type SearchableField } from './comma-values.ts';
import type { JsonApiResource } from './json-api.document.ts';
import type { ResourceQuery } from './json-api.query.ts';
import { listByKeys, type OroApi, recordIds } from './oro-api.ts';
import type { OroProduct, OroProductUnit } from './product.resource.ts';

/** `filter[sku]` is case sensitive (oro-observed, lists). */
export const skuField: SearchableField = { name: 'sku', sameValue: (left, right) => left === right };

/** What is asked of a product. */
export const productQuery: ResourceQuery = {
  type: 'products',
  fields: {
    products: [
      'sku',
      'status',
      'productType',
      'createdAt',
      'updatedAt',
      'names',
      'unitPrecisions',
      'primaryUnitPrecision',
      'inventory_status',
      'taxCode',
    ],
    productnames: ['string', 'localization'],
    productunitprecisions: ['precision', 'conversionRate', 'sell', 'unit'],
    producttaxcodes: ['code'],
  },
  include: ['names', 'unitPrecisions', 'taxCode'],
};

export class ProductDatasource {
  readonly #api: OroApi;

  constructor(api: OroApi) {
    this.#api = api;
  }

  async byIds(ids: readonly string[]): Promise<OroProduct[]> {
    return (await listByKeys(productQuery, 'id', recordIds(ids), (chunk) => this.#api.list(chunk))).map(
      toProduct,
    );
  }

  async bySkus(skus: readonly string[]): Promise<OroProduct[]> {
    return (await listByValues(this.#api, productQuery, skuField, skus)).map(toProduct);
  }
}

export const toProduct = (row: JsonApiResource): OroProduct => ({
  id: row.id,
  sku: row.requiredText('sku'),
  name: defaultName(row),
  status: row.requiredText('status'),
  productType: row.text('productType') ?? 'simple',
  inventoryStatus: row.oneId('inventory_status'),
  taxCode: row.reference('taxCode', 'code'),
  units: row.many('unitPrecisions').map((unit) => toUnit(unit, row.oneId('primaryUnitPrecision'))),
  createdAt: row.requiredInstant('createdAt'),
  updatedAt: row.requiredInstant('updatedAt'),
});

/** The name without localization is the default one; `names` comes in any order (recording 6.1/239). */
const defaultName = (row: JsonApiResource): string | null =>
  row
    .many('names')
    .find((name) => name.oneId('localization') === null)
    ?.text('string') ?? null;

const toUnit = (row: JsonApiResource, primaryId: string | null): OroProductUnit => ({
  id: row.id,
  unit: row.requiredOneId('unit'),
  precision: row.integer('precision') ?? 0,
  conversionRate: row.decimal('conversionRate') ?? '1',
  sell: row.boolean('sell'),
  isPrimary: row.id === primaryId,
});
