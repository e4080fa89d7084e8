/** The OroCommerce reads the rest of the gateway knows: one class per family of resources. */
import type { AddressDatasource } from './address.datasource.ts';
import type { OroBatch } from './batch.datasource.ts';
import type { CapabilityDatasource } from './capability.datasource.ts';
import type { CustomEntityDatasource } from './custom-entity.datasource.ts';
import type { CustomerDatasource } from './customer.datasource.ts';
import type { CustomerUserDatasource } from './customer-user.datasource.ts';
import type { InventoryDatasource } from './inventory.datasource.ts';
import type { InventoryWriter } from './inventory.writer.ts';
import type { OrderDatasource } from './order.datasource.ts';
import type { PriceDatasource } from './price.datasource.ts';
import type { ProductDatasource } from './product.datasource.ts';
import type { ShoppingListDatasource } from './shopping-list.datasource.ts';
import type { TaxDatasource } from './tax.datasource.ts';
import type { WebhookDatasource } from './webhook.datasource.ts';

/**
 * Stateless readers, shared by the whole process, and the writer of batches. Keys in, resources out: a key the shop
 * does not know is absent from the answer; what an instance cannot do gives an empty answer and stands in
 * `capabilities` with the reason. Every method throws a `GatewayError` whose code says what went wrong.
 */
export interface OroSources {
  readonly customers: CustomerDatasource;
  readonly customerUsers: CustomerUserDatasource;
  readonly addresses: AddressDatasource;
  readonly products: ProductDatasource;
  readonly orders: OrderDatasource;
  readonly inventory: InventoryDatasource;
  readonly prices: PriceDatasource;
  readonly shoppingLists: ShoppingListDatasource;
  readonly customEntities: CustomEntityDatasource;
  readonly taxes: TaxDatasource;
  readonly webhooks: WebhookDatasource;
  readonly capabilities: CapabilityDatasource;
  readonly batch: OroBatch;
  readonly inventoryWriter: InventoryWriter;
}
