// `productsearch`: the search index of the shop window over the visible products (recordings 6.1/495, 496).
import type { EntityRules } from '../../entities/rules.ts';
import { ApiFailure, filterError } from '../../jsonapi/api-error.ts';
import type { ReadQuery } from '../../jsonapi/read-query.ts';
import type { Scope } from '../../jsonapi/scope.ts';
import type { Json, Row } from '../../store/row.ts';
import { isOnSale, nameOf, shortDescriptionOf, soldUnits } from '../product-facts.ts';
import {
  parseSearchQuery,
  type SearchDocument,
  SearchQueryError,
  type SearchTest,
} from '../search/search-query.ts';
import { type ShopperPrice, shopperPrices } from '../shopper-prices.ts';
import { asIds, customerOf } from './product-rules.ts';

const FIELDS: ReadonlySet<string> = new Set([
  'id',
  'sku',
  'skuUppercase',
  'name',
  'shortDescription',
  'allText',
  'productType',
  'isVariant',
  'newArrival',
  'inventoryStatus',
  'minimalPrice',
  'product',
  'productFamily',
  'category',
]);

export const productSearchRules: EntityRules = {
  rows: searchRows,
  attributes: {
    name: (row, { api }) => nameOf(api.store, row),
    shortDescription: (row, { api }) => shortDescriptionOf(api.store, row),
    isVariant: () => false,
    unitPrecisions: (row, { api }) =>
      soldUnits(api.store, row).map(({ unit, precision, default: isDefault }) => ({
        unit,
        precision,
        default: isDefault,
      })),
    images: () => [],
    minimalPrices: minimalPrices,
    orderedAt: () => null,
  },
  relationships: {
    product: (row) => [row.id],
    productFamily: (row) => asIds(row.values.attributeFamily),
    inventoryStatus: (row) => asIds(row.values.inventory_status),
    category: () => [],
  },
};

/** Newest first when nothing is asked for: the order of the real index (recording 6.1/495). */
function searchRows(scope: Scope, query: ReadQuery | undefined): readonly Row[] {
  const test = testOf(query);
  const found = scope.api.store.table('products').all().filter(isOnSale);
  const matching = test ? found.filter((row) => test(toDocument(scope, row))) : found;
  return matching.toReversed();
}

function testOf(query: ReadQuery | undefined): SearchTest | undefined {
  const given = query?.given.find(({ group, path }) => group === 'filter' && path === 'searchQuery');
  if (given === undefined) return undefined;
  try {
    return parseSearchQuery(given.value, FIELDS);
  } catch (fault) {
    if (fault instanceof SearchQueryError) throw new ApiFailure([filterError(fault.message, given.source)]);
    throw fault;
  }
}

function toDocument(scope: Scope, row: Row): SearchDocument {
  const { store } = scope.api;
  const { sku, productType, newArrival, inventory_status: status, attributeFamily } = row.values;
  const [name, shortDescription] = [nameOf(store, row), shortDescriptionOf(store, row)];
  return {
    id: Number(row.id),
    product: Number(row.id),
    sku: String(sku),
    skuUppercase: String(sku).toUpperCase(),
    name,
    shortDescription,
    allText: [sku, name, shortDescription].join(' '),
    productType: String(productType),
    isVariant: false,
    newArrival: newArrival === true,
    inventoryStatus: String(status),
    productFamily: Number(attributeFamily),
    category: null,
    get minimalPrice() {
      return smallest(shopperPrices(store, customerOf(scope), row.id));
    },
  };
}

function smallest(prices: readonly ShopperPrice[]): number | null {
  return prices.length === 0 ? null : Math.min(...prices.map(({ value }) => Number(value)));
}

/** The smallest price of each unit, whatever the quantity. */
function minimalPrices(row: Row, scope: Scope): Json {
  const byUnit = Map.groupBy(shopperPrices(scope.api.store, customerOf(scope), row.id), ({ unit }) => unit);
  return [...byUnit].map(([unit, prices]) => {
    const [cheapest] = prices.toSorted((a, b) => a.value.cmp(b.value));
    return { price: cheapest?.value.toFixed(4) ?? null, currencyId: cheapest?.currency ?? null, unit };
  });
}
