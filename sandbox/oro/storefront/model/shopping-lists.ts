// Shopping lists and their items (orocommerce 6.1.8, ShoppingListBundle api_frontend.yml; recordings
// 6.1/504-506 and 6.1-custom/057-088).
import { notBlank } from '../../model/constraint.ts';
import { byMany, byOne, byTime, defineEntity, numberId, shown, toMany, toOne, written } from './fields.ts';

const EDITED = ['list', 'get', 'create', 'update', 'delete', 'deleteList'] as const;

export const shoppingList = defineEntity({
  type: 'shoppinglists',
  actions: EDITED,
  attributes: [
    written('name', 'string', { constraints: [notBlank] }),
    written('notes', 'text'),
    shown('currency', 'string'),
    shown('createdAt', 'datetime'),
    shown('updatedAt', 'datetime'),
    written('default', 'boolean'),
    shown('total', 'money'),
    shown('subTotal', 'money'),
    shown('discount', 'money'),
  ],
  relationships: [
    toMany('items', 'shoppinglistitems', {
      onCreate: 'write',
      onUpdate: 'write',
      inverse: 'shoppingList',
      orphans: 'delete',
    }),
    toOne('customerUser', 'customerusers', { onCreate: 'write', onTargetDelete: 'delete' }),
    toOne('customer', 'customers', { onCreate: 'write', onTargetDelete: 'delete' }),
    toMany('savedForLaterItems', 'shoppinglistitems', { inverse: 'savedForLaterList' }),
  ],
  // No filter and no sort by updatedAt or name (recordings 6.1-custom/070-074).
  filters: [
    numberId,
    byMany('items'),
    byOne('customerUser'),
    byOne('customer'),
    byMany('savedForLaterItems'),
    byTime('createdAt'),
  ],
});

const inItem = { onCreate: 'write', onUpdate: 'write', subresource: false } as const;

export const shoppingListItem = defineEntity({
  type: 'shoppinglistitems',
  actions: EDITED,
  attributes: [
    shown('checksum', 'string'),
    written('quantity', 'float', { constraints: [notBlank] }),
    written('notes', 'text'),
    shown('currency', 'string'),
    shown('value', 'money'),
    shown('subTotal', 'money'),
    shown('totalValue', 'money'),
    shown('discount', 'money'),
  ],
  relationships: [
    toOne('product', 'products', { ...inItem, constraints: [notBlank], onTargetDelete: 'delete' }),
    toOne('parentProduct', 'products', inItem),
    toMany('kitItems', 'shoppinglistkititems', inItem),
    toOne('shoppingList', 'shoppinglists', { ...inItem, onTargetDelete: 'delete' }),
    toOne('unit', 'productunits', { ...inItem, constraints: [notBlank] }),
    toOne('savedForLaterList', 'shoppinglists', { ...inItem, onTargetDelete: 'delete' }),
  ],
  filters: [
    numberId,
    byOne('product'),
    byOne('parentProduct'),
    byOne('shoppingList'),
    { ...byOne('unit'), type: 'string' },
  ],
});
