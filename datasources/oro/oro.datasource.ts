/**
 * Everything the gateway reads from OroCommerce: one source per family of resources, keys in, resources out.
 * A key the shop does not know is simply absent from the answer; what an instance cannot do gives an empty answer
 * and stands in `capabilities` with the reason. All methods throw a `GatewayError` whose code says what went wrong.
 */
import type { OroConfig } from '../../src/config/config.ts';
import { CallBudget } from '../upstream/call-budget.ts';
import { createUpstream, type Surroundings } from '../upstream/create-upstream.ts';
import { sleep } from '../upstream/deadline.ts';
import { RefusedResources } from '../upstream/refused-resources.ts';
import { TokenHolder } from '../upstream/token-holder.ts';
import type { Upstream } from '../upstream/upstream.datasource.ts';
import { AddressDatasource } from './address.datasource.ts';
import { OroBatch } from './batch.datasource.ts';
import { CapabilityDatasource } from './capability.datasource.ts';
import { CustomEntityDatasource } from './custom-entity.datasource.ts';
import { CustomerDatasource } from './customer.datasource.ts';
import { CustomerUserDatasource } from './customer-user.datasource.ts';
import { InventoryDatasource } from './inventory.datasource.ts';
import { toRefusal } from './json-api.errors.ts';
import { OrderDatasource } from './order.datasource.ts';
import { OroClient } from './oro.client.ts';
import { OroHttp } from './oro.http.ts';
import { type OroApplication, OroTokenSource } from './oro.token.ts';
import type { OroApi } from './oro-api.ts';
import { PriceDatasource } from './price.datasource.ts';
import { ProductDatasource } from './product.datasource.ts';
import { ShoppingListDatasource } from './shopping-list.datasource.ts';
import { TaxDatasource } from './tax.datasource.ts';
import { WebhookDatasource } from './webhook.datasource.ts';

/** Stateless readers, shared by the whole process, and the writer of batches. */
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
}

/** Parallel writes: with one consumer more only wait for each other (oro-observed, custom round 6). */
const parallelWrites = 2;

/** Path of the storefront API; unlike the back office's it is not configurable in Oro (oro-api 1.4). */
const storefrontRoot = '/api';

/** An operation of 1,000 records took 12 s (oro-observed); beyond this the queue's consumer is taken for stopped. */
const operationPatience = { deadlineMs: 120_000, pollMs: 500 };

/** Makes the sources; nothing is sent before the first question. `close` ends the kept connections. */
export function createOroSources(
  config: OroConfig,
  surroundings: Surroundings,
): { readonly sources: OroSources; close(): Promise<void> } {
  const { upstream, close } = createUpstream(
    { ...config, system: 'ORO', parallelWrites, classify: toRefusal },
    surroundings,
  );
  const backOffice = new OroHttp(asApplication(upstream, config), config.apiPrefix);
  const storefronts = config.storefrontClients.map(({ customerId, ...application }): [string, OroApi] => {
    const transport = new OroHttp(asApplication(upstream, application), storefrontRoot);
    return [customerId, new OroClient(transport, config.pageSize)];
  });
  const batch = new OroBatch(backOffice, {
    ...operationPatience,
    clock: surroundings.clock,
    wait: (ms) => (surroundings.sleep ?? sleep)(ms, undefined),
  });
  const families = createFamilies(new OroClient(backOffice, config.pageSize), config, surroundings);
  return {
    sources: { ...families, shoppingLists: new ShoppingListDatasource(new Map(storefronts)), batch },
    close,
  };
}

function createFamilies(api: OroApi, config: OroConfig, { clock }: Surroundings) {
  const { customerKey, orderKey } = config;
  const capabilities = new CapabilityDatasource(api, { customerKey, orderKey }, clock);
  const products = new ProductDatasource(api);
  return {
    customers: new CustomerDatasource(api, customerKey, capabilities.customerKey),
    customerUsers: new CustomerUserDatasource(api),
    addresses: new AddressDatasource(api),
    products,
    orders: new OrderDatasource(api, orderKey, capabilities.orderKey),
    inventory: new InventoryDatasource(api, products),
    prices: new PriceDatasource(api, products),
    customEntities: new CustomEntityDatasource(api),
    taxes: new TaxDatasource(api),
    webhooks: new WebhookDatasource(api),
    capabilities,
  };
}

/** The shared connection and budget, with the token of one application. */
function asApplication(upstream: Upstream, application: OroApplication): Upstream {
  // A budget of its own: calls hold a place of the shared one while they wait for their token.
  const budget = new CallBudget({ system: 'ORO', parallelReads: 1, parallelWrites: 1 });
  const tokens = new OroTokenSource({ ...upstream, budget }, application);
  return {
    ...upstream,
    tokens: new TokenHolder(() => tokens.issue(), upstream.clock),
    refusedResources: new RefusedResources(upstream.clock),
  };
}
