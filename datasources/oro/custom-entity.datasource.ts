/**
 * Rows of custom entities. They are named by configuration of the shop, carry no times of change, and a shop may lack
 * any of them: then there are no rows, and `capabilities` says why.
 */
import type { OroBudget, OroCustomRow, OroUnshippedItem } from './custom-entity.resource.ts';
import { customEntityTypes, toCamelCase, toSnakeCase } from './custom-fields.ts';
import type { JsonApiResource } from './json-api.document.ts';
import { is, type ResourceQuery } from './json-api.query.ts';
import { listByKeys, noneIfMissing, type OroApi, recordIds } from './oro-api.ts';

/** `relationship` or `attribute` equals any of the values; names in camelCase. */
export type CustomRowFilter =
  | { readonly relationship: string; readonly ids: readonly string[] }
  | { readonly attribute: string; readonly values: readonly string[] };

const budgets: ResourceQuery = {
  type: customEntityTypes.budgets,
  fields: {
    [customEntityTypes.budgets]: [
      'period_start',
      'period_end',
      'limit_amount',
      'spent_amount',
      'currency',
      'p21_key',
      'note',
      'customer',
    ],
  },
};

const unshippedItems: ResourceQuery = {
  type: customEntityTypes.unshippedItems,
  fields: {
    [customEntityTypes.unshippedItems]: ['sku', 'quantity_open', 'unit', 'expected_date', 'parent_order'],
  },
};

export class CustomEntityDatasource {
  readonly #api: OroApi;

  constructor(api: OroApi) {
    this.#api = api;
  }

  async budgets(customerIds: readonly string[]): Promise<OroBudget[]> {
    return (await this.#byIds(budgets, 'customer', customerIds)).map(toBudget);
  }

  async unshippedItems(orderIds: readonly string[]): Promise<OroUnshippedItem[]> {
    return (await this.#byIds(unshippedItems, 'parent_order', orderIds)).map(toUnshippedItem);
  }

  /** Rows of any type, e.g. "extendp21promotions"; all of them without a filter. */
  async rows(type: string, filter?: CustomRowFilter): Promise<OroCustomRow[]> {
    return (await this.#ask({ type, fields: {} }, filter)).map(toCustomRow);
  }

  #ask(query: ResourceQuery, filter?: CustomRowFilter): Promise<JsonApiResource[]> {
    if (filter === undefined) return noneIfMissing(this.#api.list(query));
    if ('relationship' in filter) return this.#byIds(query, toSnakeCase(filter.relationship), filter.ids);
    return this.#byValues(query, toSnakeCase(filter.attribute), filter.values);
  }

  #byIds(query: ResourceQuery, relationship: string, ids: readonly string[]): Promise<JsonApiResource[]> {
    return noneIfMissing(listByKeys(query, relationship, recordIds(ids), (chunk) => this.#api.list(chunk)));
  }

  /** One question per value: texts of custom entities take a comma literally (recording 6.1-custom/147). */
  async #byValues(
    query: ResourceQuery,
    attribute: string,
    values: readonly string[],
  ): Promise<JsonApiResource[]> {
    const wanted = [...new Set(values)].filter((value) => value !== '');
    const rows = wanted.map((value) =>
      noneIfMissing(this.#api.list({ ...query, filters: [is(attribute, value)] })),
    );
    return (await Promise.all(rows)).flat();
  }
}

const toBudget = (row: JsonApiResource): OroBudget => ({
  id: row.id,
  p21Key: row.text('p21_key'),
  customerId: row.oneId('customer'),
  periodStart: row.calendarDate('period_start'),
  periodEnd: row.calendarDate('period_end'),
  limit: row.decimal('limit_amount'),
  spent: row.decimal('spent_amount'),
  currency: row.text('currency'),
  note: row.text('note'),
});

const toUnshippedItem = (row: JsonApiResource): OroUnshippedItem => ({
  id: row.id,
  orderId: row.oneId('parent_order'),
  sku: row.requiredText('sku'),
  quantityOpen: row.requiredDecimal('quantity_open'),
  unit: row.text('unit'),
  expectedDate: row.calendarDate('expected_date'),
});

const toCustomRow = (row: JsonApiResource): OroCustomRow => ({
  id: row.id,
  attributes: Object.fromEntries(row.attributeNames.map((name) => [toCamelCase(name), scalarOf(row, name)])),
  relationships: Object.fromEntries(
    row.relationshipNames
      .filter((name) => !row.isToMany(name))
      .map((name) => [toCamelCase(name), row.oneId(name)]),
  ),
});

function scalarOf(row: JsonApiResource, name: string): string | number | boolean | null {
  const value = row.raw(name);
  const isScalar = value === null || ['string', 'number', 'boolean'].includes(typeof value);
  return isScalar ? (value as string | number | boolean | null) : JSON.stringify(value);
}
