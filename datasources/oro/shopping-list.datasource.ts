/**
 * Shopping lists, which only the storefront API has: each customer is asked with its own application, whose user is
 * an administrator of that customer and so sees the lists of its colleagues (oro-observed, custom round 3).
 */
import type { JsonApiResource } from './json-api.document.ts';
import type { ResourceQuery } from './json-api.query.ts';
import type { OroApi } from './oro-api.ts';
import type { OroShoppingList, OroShoppingListItem } from './shopping-list.resource.ts';

const query: ResourceQuery = {
  type: 'shoppinglists',
  fields: {
    shoppinglists: [
      'name',
      'notes',
      'default',
      'currency',
      'total',
      'subTotal',
      'createdAt',
      'updatedAt',
      'items',
      'customer',
      'customerUser',
    ],
    shoppinglistitems: ['quantity', 'notes', 'currency', 'value', 'subTotal', 'product', 'unit'],
    products: ['sku', 'name'],
  },
  include: ['items.product'],
};

export class ShoppingListDatasource {
  readonly #storefronts: ReadonlyMap<string, OroApi>;

  /** @param storefronts The storefront as seen by each customer's application, by Oro customer id. */
  constructor(storefronts: ReadonlyMap<string, OroApi>) {
    this.#storefronts = storefronts;
  }

  /**
   * Lists of all users of a customer in one question; null when no storefront application is configured for it, so
   * that "has no lists" and "cannot be asked" stay apart.
   */
  async forCustomer(customerId: string): Promise<OroShoppingList[] | null> {
    const storefront = this.#storefronts.get(customerId);
    if (storefront === undefined) return null;
    // An application set up for the wrong customer must not show that customer's lists under this one.
    return (await storefront.list(query)).map(toList).filter((list) => list.customerId === customerId);
  }
}

const toList = (row: JsonApiResource): OroShoppingList => ({
  id: row.id,
  customerId: row.requiredOneId('customer'),
  customerUserId: row.oneId('customerUser'),
  name: row.requiredText('name'),
  notes: row.text('notes'),
  isDefault: row.boolean('default'),
  currency: row.text('currency'),
  subtotal: row.decimal('subTotal'),
  total: row.decimal('total'),
  items: row.many('items').map(toItem),
  createdAt: row.requiredInstant('createdAt'),
  updatedAt: row.requiredInstant('updatedAt'),
});

const toItem = (row: JsonApiResource): OroShoppingListItem => ({
  id: row.id,
  productId: row.oneId('product'),
  sku: row.one('product')?.text('sku') ?? null,
  productName: row.one('product')?.text('name') ?? null,
  quantity: row.requiredDecimal('quantity'),
  unit: row.requiredOneId('unit'),
  notes: row.text('notes'),
  currency: row.text('currency'),
  unitPrice: row.decimal('value'),
  subtotal: row.decimal('subTotal'),
});
