// Products of the storefront: computed texts, units and the caller's own prices (recordings 6.1/492, 493).
import type { EntityRules } from '../../entities/rules.ts';
import type { Scope } from '../../jsonapi/scope.ts';
import type { Json, Row } from '../../store/row.ts';
import { descriptionOf, isOnSale, nameOf, shortDescriptionOf, soldUnits, urlOf } from '../product-facts.ts';
import { isVisitor, shopperOf } from '../shopper.ts';
import { shopperPrices } from '../shopper-prices.ts';

const none = (): readonly string[] => [];
const nothing = (): Json => null;
const empty = (): Json => [];
const no = (): Json => false;

export const productRules: EntityRules = {
  visible: isOnSale,
  attributes: {
    variantAttributeNames: empty,
    name: (row, { api }) => nameOf(api.store, row),
    shortDescription: (row, { api }) => shortDescriptionOf(api.store, row),
    description: (row, { api }) => descriptionOf(api.store, row),
    productAttributes: empty,
    unitPrecisions: (row, { api }) => soldUnits(api.store, row).map((unit) => ({ ...unit })),
    url: (row, { api }) => urlOf(nameOf(api.store, row)),
    urls: empty,
    prices: pricesOf,
    lowInventory: no,
    upcoming: no,
    availabilityDate: nothing,
    metaTitle: nothing,
    metaDescription: nothing,
    metaKeywords: nothing,
  },
  relationships: {
    productFamily: (row) => asIds(row.values.attributeFamily),
    inventoryStatus: (row) => asIds(row.values.inventory_status),
    images: none,
    kitItems: none,
    category: none,
    variantProducts: none,
    parentProducts: none,
  },
};

/** Families and statuses live in the tables of their back-office names. */
export const productFamilyRules: EntityRules = {
  rows: ({ api }) => api.store.table('attributefamilies').all(),
  attributes: { name: (row) => row.values.name ?? 'Default' },
};

export const inventoryStatusRules: EntityRules = {
  rows: ({ api }) => api.store.table('prodinventorystatuses').all(),
};

function pricesOf(row: Row, scope: Scope): Json {
  return shopperPrices(scope.api.store, customerOf(scope), row.id).map(
    ({ value, currency, quantity, unit }) => ({
      price: value.toFixed(4),
      currencyId: currency,
      quantity: String(quantity),
      unit,
    }),
  );
}

export function customerOf(scope: Scope): string | undefined {
  return isVisitor(scope) ? undefined : shopperOf(scope).customerId;
}

export function asIds(value: Json | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : [];
}
