/** Shopping lists. Only OroCommerce's storefront has them, and only through an application per customer. */
import type { OroShoppingList } from '../../datasources/oro/shopping-list.resource.ts';
import type { Customer } from '../../schema/customer.type.ts';
import type { OroCustomer } from '../../schema/oro-customer.type.ts';
import type { ShoppingList } from '../../schema/shopping-list.type.ts';
import { GatewayError } from '../errors.ts';
import type { CustomerLoader } from './customer.loader.ts';
import type { LoaderParts } from './loader-parts.ts';
import { moneyIn, quantity } from './model-values.ts';

export type ShoppingListLoader = ReturnType<typeof createShoppingListLoader>;

export function createShoppingListLoader(
  { oro, settings, visibility }: LoaderParts,
  customers: CustomerLoader,
) {
  /** Throws CONFIG_INVALID when the gateway has no way to ask for this customer. */
  async function read(shop: OroCustomer): Promise<ShoppingList[]> {
    const { oroId, p21CustomerId } = shop;
    const lists = await oro.shoppingLists.forCustomer(oroId);
    if (lists !== null) return lists.map((list) => toShoppingList(list, settings.currency));
    throw new GatewayError(
      'CONFIG_INVALID',
      `no storefront application is configured for customer ${p21CustomerId}: add it to oro.storefrontClients`,
      { system: 'ORO' },
    );
  }

  async function ofAccount(customer: CustomerIds): Promise<ShoppingList[]> {
    const shop = await customers.oroOf(customer);
    return shop === null ? [] : read(shop);
  }

  return {
    ofCustomer: ofAccount,
    ofCustomerId: async (customerId: string): Promise<ShoppingList[]> =>
      ofAccount({ p21CustomerId: visibility.require(customerId, 'customerId'), oroCustomerId: null }),
  };
}

type CustomerIds = Pick<Customer, 'p21CustomerId' | 'oroCustomerId'>;

function toShoppingList(list: OroShoppingList, fallbackCurrency: string): ShoppingList {
  const money = moneyIn(list.currency ?? fallbackCurrency);
  return {
    oroId: list.id,
    name: list.name,
    notes: list.notes,
    isDefault: list.isDefault,
    ownerOroId: list.customerUserId,
    total: money(list.total),
    items: list.items.map((item) => ({
      oroId: item.id,
      sku: item.sku,
      productName: item.productName,
      quantity: quantity(item.quantity, item.unit),
      unitPrice: money(item.unitPrice),
      subtotal: money(item.subtotal),
      notes: item.notes,
    })),
    createdAt: list.createdAt,
    updatedAt: list.updatedAt,
  };
}
