// Which entities a webhook can listen to, under which names (platform 7.0.4, WebhookConfigurationProvider).

export interface WebhookEntity {
  /** Lower-case short class name: `customeruser` of `customeruser.updated`. */
  readonly alias: string;
  readonly label: string;
  /** Resource type, which is also the table. */
  readonly type: string;
  /** PHP class: what an event carries of an entity without a back-office resource. */
  readonly className: string;
}

export const webhookEntities: readonly WebhookEntity[] = [
  entity('customer', 'Customer', 'customers', 'CustomerBundle\\Entity\\Customer'),
  entity('customeruser', 'Customer User', 'customerusers', 'CustomerBundle\\Entity\\CustomerUser'),
  entity(
    'customeraddress',
    'Customer Address',
    'customeraddresses',
    'CustomerBundle\\Entity\\CustomerAddress',
  ),
  entity(
    'customeruseraddress',
    'Customer User Address',
    'customeruseraddresses',
    'CustomerBundle\\Entity\\CustomerUserAddress',
  ),
  entity('product', 'Product', 'products', 'ProductBundle\\Entity\\Product'),
  entity('inventorylevel', 'Inventory Level', 'inventorylevels', 'InventoryBundle\\Entity\\InventoryLevel'),
  entity('order', 'Order', 'orders', 'OrderBundle\\Entity\\Order'),
  entity('shoppinglist', 'Shopping List', 'shoppinglists', 'ShoppingListBundle\\Entity\\ShoppingList'),
  entity('lineitem', 'Shopping List Line Item', 'shoppinglistitems', 'ShoppingListBundle\\Entity\\LineItem'),
  entity('user', 'User', 'users', 'UserBundle\\Entity\\User'),
  {
    // Alias and class of a custom entity (oro-observed, custom round 1).
    alias: 'extendp21invoicepayment',
    label: 'P21InvoicePayment',
    type: 'extendp21invoicepayments',
    className: 'Extend\\Entity\\P21InvoicePayment',
  },
];

/**
 * Aliases whose "Webhook Accessible" flag is on unless an option says otherwise.
 * Assumption: 7.0.4 comes with none; an integrator switches these on, since a gateway needs them (oro-api 5.1).
 */
export const accessibleByDefault: readonly string[] = webhookEntities.map(({ alias }) => alias);

export const webhookEvents = ['created', 'updated', 'deleted'] as const;

export type WebhookEventName = (typeof webhookEvents)[number];

function entity(alias: string, label: string, type: string, className: string): WebhookEntity {
  return { alias, label, type, className: `Oro\\Bundle\\${className}` };
}
