/** What making a product makes besides: names per language, slugs, fallback values, stock levels. */
import { accessDenied, alreadyExists, conflict, failure } from '../jsonapi/api-error.ts';
import type { WriteNode } from '../jsonapi/write-node.ts';
import type { WriteNodes } from '../jsonapi/write-nodes.ts';
import type { Json, Row } from '../store/row.ts';
import type { Store } from '../store/store.ts';
import { checkProduct } from './product-checks.ts';
import type { RuleBook } from './rules.ts';

/** In the order their values are made (recording 6.1/205). */
const fallbackFields = [
  'pageTemplate',
  'manageInventory',
  'highlightLowInventory',
  'inventoryThreshold',
  'lowInventoryThreshold',
  'minimumQuantityToOrder',
  'maximumQuantityToOrder',
  'decrementQuantity',
  'backOrder',
  'isUpcoming',
] as const;

const texts = [
  { type: 'productnames', field: 'names', blank: { string: null } },
  { type: 'productdescriptions', field: 'descriptions', blank: { wysiwyg: null } },
  { type: 'productshortdescriptions', field: 'shortDescriptions', blank: { text: null } },
] as const;

export const productRules: RuleBook = {
  products: {
    countsPage: true,
    complete: (node, nodes) => {
      const sku = node.value('sku');
      node.values.skuUppercase = typeof sku === 'string' ? sku.toUpperCase() : null;
      joinPrimaryPrecision(node, nodes);
    },
    validate: checkProduct,
    beforeIncluded: addLocalizedTexts,
    saved: (node, row) => {
      if (node.isNew) addFollowers(node.scope.api.store, row);
      addLevels(node.scope.api.store, row.id);
    },
    searchTexts: (row, { api }) =>
      api.store
        .table('productnames')
        .find('product', row.id)
        .map(({ values }) => String(values.string ?? '')),
  },
  productunits: {
    // The code is the id, chosen by whoever makes the unit (oro-fixtures, create_product_unit.yml).
    newId: (node) => {
      const code = String(node.raw.id ?? '');
      const { store } = node.scope.api;
      if (store.get('productunits', code) !== undefined) throw failure(conflict(alreadyExists));
      return code;
    },
  },
  productdescriptions: {
    convert: {
      wysiwyg: (given) => ({ value: rendered(given) }),
    },
  },
  productunitprecisions: {
    saved: (node, row) => addLevels(node.scope.api.store, String(row.values.product ?? '')),
    beforeDelete: (row, { api }) =>
      api.store.table('products').find('primaryUnitPrecision', row.id).length > 0
        ? accessDenied('The delete operation is forbidden. Reason: primary precision.')
        : undefined,
  },
  entityfieldfallbackvalues: {
    validate: (node) => {
      if (['fallback', 'scalarValue', 'arrayValue'].some((name) => node.value(name) !== null)) return;
      node.refuseRecord(
        'entity field fallback value constraint',
        'Either "fallback", "scalarValue" or "arrayValue" property should be specified.',
      );
    },
  },
};

/** The primary unit is one of the product's units, named or not; without its unit it counts as missing (6.1/216). */
function joinPrimaryPrecision(node: WriteNode, nodes: WriteNodes): void {
  const primary = node.values.primaryUnitPrecision;
  if (typeof primary !== 'string') return;
  if (nodes.of('productunitprecisions', primary)?.broken.has('unit')) node.values.primaryUnitPrecision = null;
  const named = node.values.unitPrecisions;
  const kept = Array.isArray(named) ? named : currentPrecisions(node);
  if (!kept.includes(primary)) node.values.unitPrecisions = [...kept, primary];
}

const currentPrecisions = (node: WriteNode): readonly Json[] =>
  node.before
    ? node.scope.api.store
        .table('productunitprecisions')
        .find('product', node.before.id)
        .map(({ id }) => id)
    : [];

/** For every language one row that follows the default; they come before the rows of the request (recording 6.1/205). */
function addLocalizedTexts(node: WriteNode, id: string): void {
  if (!node.isNew) return;
  const { store } = node.scope.api;
  for (const { type, field, blank } of texts) {
    for (const localization of store.table('localizations').all()) {
      store.insert(type, { ...blank, fallback: 'system', product: id, localization: localization.id });
    }
    const given = node.values[field];
    if (Array.isArray(given) && given.length > 0) continue;
    store.insert(type, { ...blank, fallback: null, product: id, localization: null });
    delete node.values[field];
  }
  keepLocalized(node, id);
}

/** The rows of the request join those already made instead of replacing them. */
function keepLocalized(node: WriteNode, id: string): void {
  const { store } = node.scope.api;
  for (const { type, field } of texts) {
    const given = node.values[field];
    if (!Array.isArray(given)) continue;
    node.values[field] = [
      ...store
        .table(type)
        .find('product', id)
        .map((row) => row.id),
      ...given,
    ];
  }
}

/** Slugs, meta texts and fallback values of a new product. */
function addFollowers(store: Store, row: Row): void {
  const slug = slugOf(defaultName(store, row.id));
  const value = (values: Record<string, Json>) =>
    store.insert('localizedfallbackvalues', {
      fallback: null,
      string: null,
      text: null,
      localization: null,
      ...values,
    }).id;
  const localized = { fallback: 'system', localization: '1' };
  const slugs = [value({ string: slug })];
  const pair = () => [value({}), value(localized)];
  const metas = { metaTitles: pair(), metaDescriptions: pair(), metaKeywords: pair() };
  slugs.push(value(localized));
  const fallbacks = Object.fromEntries(
    fallbackFields.map((name) => [name, row.values[name] ?? fallbackValue(store, name)]),
  );
  store.update('products', row.id, { slugPrototypes: slugs, ...metas, ...fallbacks });
}

/**
 * The category (orocommerce 6.1.8, ProductEntityFallbackFieldEventListener).
 * Assumption: the page template falls back to the system's setting; its value was never recorded.
 */
const fallbackValue = (store: Store, name: string): string =>
  store.insert('entityfieldfallbackvalues', {
    fallback: name === 'pageTemplate' ? 'systemConfig' : 'category',
    scalarValue: null,
    arrayValue: null,
  }).id;

export function defaultName(store: Store, productId: string): string {
  const names = store.table('productnames').find('product', productId);
  return String(names.find(({ values }) => values.localization === null)?.values.string ?? '');
}

export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** One level for each unit of a product (oro-api 4.8). */
function addLevels(store: Store, productId: string): void {
  for (const precision of store.table('productunitprecisions').find('product', productId)) {
    if (store.table('inventorylevels').find('productUnitPrecision', precision.id).length > 0) continue;
    store.insert('inventorylevels', {
      quantity: '0',
      product: productId,
      productUnitPrecision: precision.id,
      organization: '1',
    });
  }
}

function rendered(given: unknown): Json {
  if (given === null || typeof given !== 'object') return null;
  const { value = null, style = null, properties = null } = given as Record<string, Json>;
  return { value, style, properties, valueRendered: value };
}
