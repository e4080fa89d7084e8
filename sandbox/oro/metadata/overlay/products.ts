/** Products with their names, units and stock (orocommerce 6.1.8, ProductBundle and InventoryBundle). */
import { maxLength, notBlank } from '../../model/constraint.ts';
import type { EntityOverlay, Overlay, RelationshipOverlay } from '../../model/overlay.ts';

const localized: RelationshipOverlay = { inverse: 'product', orphans: 'delete', order: 'written' };
const fallback: EntityOverlay = {
  attributes: {
    fallback: { constraints: [maxLength(64), { kind: 'choice', values: ['system', 'parent_localization'] }] },
    string: { constraints: [maxLength(255)] },
  },
  relationships: { product: { onTargetDelete: 'delete' } },
};

export const productOverlay: Overlay = {
  products: {
    attributes: {
      sku: {
        constraints: [
          { kind: 'not blank', message: 'SKU should not be blank.' },
          { kind: 'length', min: 3, max: 255 },
          {
            kind: 'pattern',
            pattern: /^[\w-]*$/,
            title: 'sku regex constraint',
            message: 'This value should contain only latin letters, numbers and symbols "-" or "_".',
          },
        ],
      },
      status: {
        initial: 'disabled',
        constraints: [notBlank, { kind: 'choice', values: ['enabled', 'disabled'] }],
      },
      productType: {
        initial: 'simple',
        constraints: [notBlank, { kind: 'choice', values: ['simple', 'configurable', 'kit'] }],
      },
      variantFields: { initial: [] },
    },
    relationships: {
      names: { ...localized, constraints: [] },
      descriptions: localized,
      shortDescriptions: localized,
      unitPrecisions: { inverse: 'product', orphans: 'delete', constraints: [] },
      kitItems: { constraints: [] },
    },
    filters: { inventory_status: { storedPrefix: 'prod_inventory_status.' } },
    unique: [
      {
        fields: ['skuUppercase', 'organization'],
        indexed: true,
        title: 'unique entity constraint',
        detail: 'This value is already used.',
        at: 'sku',
      },
    ],
  },
  productnames: fallback,
  productdescriptions: { ...fallback, attributes: { fallback: fallback.attributes?.fallback ?? {} } },
  productshortdescriptions: { ...fallback, attributes: { fallback: fallback.attributes?.fallback ?? {} } },
  productunitprecisions: {
    attributes: {
      precision: {
        constraints: [
          { kind: 'not blank', message: 'Precision should not be blank.' },
          { kind: 'range', min: 0, max: 10 },
        ],
      },
      conversionRate: { type: 'float' },
      sell: { initial: true },
    },
    relationships: {
      product: { onTargetDelete: 'delete' },
      unit: { constraints: [{ kind: 'not blank', message: 'Unit should not be blank.' }] },
    },
    unique: [
      {
        fields: ['product', 'unit'],
        indexed: true,
        title: 'unique entity constraint',
        detail: 'This value is already used.',
        at: 'product',
      },
    ],
  },
  productunits: {
    idType: 'string',
    protected: false,
    attributes: {
      label: { constraints: [notBlank] },
      shortLabel: { constraints: [notBlank] },
      pluralLabel: { constraints: [notBlank] },
      shortPluralLabel: { constraints: [notBlank] },
      defaultPrecision: { constraints: [notBlank, { kind: 'range', min: 0, max: 10 }] },
    },
    upsert: [['id']],
  },
  prodinventorystatuses: { protected: false },
  attributefamilies: {},
  inventorylevels: {
    attributes: { quantity: { type: 'decimal' } },
    relationships: {
      product: { constraints: [], onTargetDelete: 'delete' },
      productUnitPrecision: { constraints: [], onTargetDelete: 'delete' },
    },
  },
};
