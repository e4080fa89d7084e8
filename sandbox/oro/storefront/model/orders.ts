// Orders of the storefront: made and read, never changed (orocommerce 6.1.8, OrderBundle api_frontend.yml;
// recordings 6.1/510 and 6.1-custom/279).
import { notBlank } from '../../model/constraint.ts';
import type { AttributeMeta, EntityMeta } from '../../model/entity.ts';
import type { Model } from '../../model/model.ts';
import {
  byFlag,
  byMany,
  byOne,
  byText,
  byTime,
  defineEntity,
  fieldsOf,
  filtersOf,
  linksOf,
  numberId,
  shown,
  textId,
  toMany,
  toOne,
  written,
} from './fields.ts';

const inputOnly = { onUpdate: 'refuse' } as const;

export function orders(backOffice: Model): readonly EntityMeta[] {
  return [
    order(backOffice.get('orders')),
    line(backOffice.get('orderlineitems')),
    address(backOffice.get('orderaddresses')),
    status('orderstatuses'),
    status('ordershippingstatuses'),
  ];
}

function order(entity: EntityMeta): EntityMeta {
  const linked = { onCreate: 'write' } as const;
  return defineEntity({
    type: 'orders',
    actions: ['list', 'get', 'create'],
    attributes: [
      ...fieldsOf(entity, ['identifier', 'poNumber', 'customerNotes', 'shipUntil']),
      shown('currency', 'string'),
      ...['subtotalWithDiscountsValue', 'subtotalWithDiscounts', 'subtotalValue', 'totalValue'].map(money),
      money('shippingCostAmount'),
      shown('createdAt', 'datetime'),
      shown('updatedAt', 'datetime'),
      written('disablePromotions', 'boolean', { initial: false }),
      shown('shippingMethod', 'object'),
      shown('paymentStatus', 'object'),
      shown('paymentMethod', 'array'),
      shown('documents', 'array'),
      ...['totalIncludingTax', 'totalExcludingTax', 'totalTaxAmount'].map(money),
      shown('paymentTerm', 'string'),
      shown('discounts', 'array'),
      shown('shippingTrackings', 'array'),
    ],
    relationships: [
      toOne('billingAddress', 'orderaddresses', { ...linked, constraints: [notBlank] }),
      toOne('shippingAddress', 'orderaddresses', { ...linked, constraints: [notBlank] }),
      toMany('lineItems', 'orderlineitems', {
        ...linked,
        inverse: 'orders',
        constraints: [{ kind: 'count', min: 1, message: 'Please add at least one Line Item' }],
      }),
      toOne('parent', 'orders'),
      toMany('subOrders', 'orders', { inverse: 'parent' }),
      toOne('customerUser', 'customerusers', linked),
      toOne('customer', 'customers', linked),
      toOne('status', 'orderstatuses'),
      toOne('shippingStatus', 'ordershippingstatuses'),
    ],
    filters: [
      numberId,
      byText('identifier', { lists: true, ignoreCase: true }),
      byText('poNumber', { lists: true, ignoreCase: true }),
      byTime('createdAt'),
      byTime('updatedAt'),
      byFlag('disablePromotions'),
      ...['billingAddress', 'shippingAddress', 'parent', 'customerUser', 'customer'].map(byOne),
      { ...byOne('shippingStatus'), type: 'string', ranges: false },
      byMany('lineItems'),
      byMany('subOrders'),
    ],
    unique: entity.unique,
  });
}

const money = (name: string): AttributeMeta => shown(name, 'money');

function line(entity: EntityMeta): EntityMeta {
  const links = linksOf(entity, ['orders', 'product', 'parentProduct', 'productUnit', 'kitItemLineItems']);
  return defineEntity({
    type: 'orderlineitems',
    actions: ['list', 'get'],
    attributes: [
      ...fieldsOf(entity, ['productSku', 'productName', 'freeFormProduct', 'quantity', 'productUnitCode']),
      written('price', 'money', inputOnly),
      written('currency', 'string', inputOnly),
      written('shipUntil', 'date', inputOnly),
      ...fieldsOf(entity, ['comment', 'shippingEstimateAmount', 'checksum', 'createdAt', 'updatedAt']),
      ...['unitPriceIncludingTax', 'unitPriceExcludingTax', 'unitPriceTaxAmount'].map(money),
      ...['rowTotalIncludingTax', 'rowTotalExcludingTax', 'rowTotalTaxAmount'].map(money),
      shown('taxes', 'array'),
      ...fieldsOf(entity, [
        'rowTotalDiscountAmount',
        'rowTotalAfterDiscountIncludingTax',
        'rowTotalAfterDiscountExcludingTax',
        'rowTotalAfterDiscount',
      ]),
    ],
    relationships: links,
    filters: filtersOf(entity, [
      'id',
      'createdAt',
      'updatedAt',
      'orders',
      'product',
      'parentProduct',
      'productUnit',
    ]),
  });
}

/** No list of its own, only rows reached through an order. */
function address(entity: EntityMeta): EntityMeta {
  const names = [...entity.attributes.keys()].filter((name) => name !== 'fromExternalSource');
  return defineEntity({
    type: 'orderaddresses',
    actions: ['get'],
    attributes: fieldsOf(entity, names),
    relationships: linksOf(entity, ['country', 'region', 'customerAddress', 'customerUserAddress']),
    filters: [],
  });
}

function status(type: string): EntityMeta {
  return defineEntity({
    type,
    idType: 'string',
    protected: false,
    paged: false,
    attributes: [shown('name', 'string')],
    filters: [textId],
  });
}
