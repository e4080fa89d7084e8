// Products as a shopper sees them (orocommerce 6.1.8, ProductBundle api_frontend.yml; recordings 6.1/492-496).
import type { EntityMeta } from '../../model/entity.ts';
import type { Model } from '../../model/model.ts';
import {
  byFlag,
  byMany,
  byOne,
  bySpecial,
  byText,
  byTime,
  defineEntity,
  fieldsOf,
  numberId,
  shown,
  textId,
  toMany,
  toOne,
} from './fields.ts';

export function catalogue(backOffice: Model): readonly EntityMeta[] {
  return [
    product(backOffice.get('products')),
    productSearch,
    unit(backOffice.get('productunits')),
    family,
    inventoryStatus,
  ];
}

function product(entity: EntityMeta): EntityMeta {
  return defineEntity({
    type: 'products',
    attributes: [
      ...fieldsOf(entity, ['sku']),
      shown('variantAttributeNames', 'array'),
      ...fieldsOf(entity, ['createdAt', 'updatedAt', 'productType', 'featured', 'newArrival']),
      ...fieldsOf(entity, ['kitShippingCalculationMethod', 'category_sort_order']),
      shown('name', 'string'),
      shown('shortDescription', 'text'),
      shown('description', 'text'),
      shown('productAttributes', 'object'),
      shown('unitPrecisions', 'array'),
      shown('url', 'string'),
      shown('urls', 'array'),
      shown('prices', 'array'),
      shown('lowInventory', 'boolean'),
      shown('upcoming', 'boolean'),
      shown('availabilityDate', 'datetime'),
      shown('metaTitle', 'string'),
      shown('metaDescription', 'string'),
      shown('metaKeywords', 'string'),
    ],
    relationships: [
      toOne('defaultVariant', 'products'),
      toMany('images', 'productimages'),
      toOne('productFamily', 'productfamilies'),
      toMany('kitItems', 'productkititems'),
      toOne('category', 'mastercatalogcategories'),
      toMany('variantProducts', 'products'),
      toMany('parentProducts', 'products'),
      toOne('inventoryStatus', 'productinventorystatuses'),
    ],
    filters: [
      numberId,
      byText('sku', { lists: true }),
      byTime('createdAt'),
      byTime('updatedAt'),
      byFlag('featured'),
      byFlag('newArrival'),
      byOne('productFamily'),
      byOne('category'),
      { ...byOne('inventoryStatus'), type: 'string', ranges: false },
      byMany('images'),
      byMany('kitItems'),
    ],
  });
}

const productSearch = defineEntity({
  type: 'productsearch',
  actions: ['list'],
  attributes: [
    shown('sku', 'string'),
    shown('name', 'string'),
    shown('shortDescription', 'text'),
    shown('productType', 'string'),
    shown('isVariant', 'boolean'),
    shown('newArrival', 'boolean'),
    shown('unitPrecisions', 'array'),
    shown('images', 'array'),
    shown('category_sort_order', 'float'),
    shown('minimalPrices', 'array'),
    shown('orderedAt', 'datetime'),
  ],
  relationships: [
    toOne('inventoryStatus', 'productinventorystatuses', { subresource: false }),
    toOne('product', 'products', { subresource: false }),
    toOne('productFamily', 'productfamilies', { subresource: false }),
    toOne('category', 'mastercatalogcategories', { subresource: false }),
  ],
  filters: [bySpecial('searchQuery'), bySpecial('aggregations')],
  sorts: ['id', 'sku', 'name', 'productType', 'isVariant', 'newArrival', 'orderedAt'],
});

function unit(entity: EntityMeta): EntityMeta {
  const names = ['defaultPrecision', 'label', 'shortLabel', 'pluralLabel', 'shortPluralLabel'];
  return defineEntity({
    type: 'productunits',
    idType: 'string',
    protected: false,
    attributes: fieldsOf(entity, names),
    filters: [textId],
  });
}

const family = defineEntity({
  type: 'productfamilies',
  protected: false,
  attributes: [shown('name', 'string')],
  filters: [numberId],
});

/** Without paging and sorting: `page[size]` is an unknown filter (recording 6.1/520). */
const inventoryStatus = defineEntity({
  type: 'productinventorystatuses',
  idType: 'string',
  protected: false,
  paged: false,
  sortable: false,
  attributes: [shown('name', 'string')],
  filters: [textId],
});
