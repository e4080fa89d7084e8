/**
 * Wires the OroCommerce reads. One connection and one budget of calls serve the whole process, one token each
 * application; the readers keep nothing between calls, so they are shared too.
 */
import type { OroConfig } from '../../src/config/config.ts';
import type { Clock } from '../../src/instant.ts';
import type { UpstreamLoad } from '../upstream/call-budget.ts';
import { createUpstream, type Surroundings } from '../upstream/create-upstream.ts';
import { sleep } from '../upstream/deadline.ts';
import { type Priority, priorities } from '../upstream/priority.ts';
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
import { InventoryWriter } from './inventory.writer.ts';
import { toRefusal } from './json-api.errors.ts';
import { type JsonApiTransport, withUrgency } from './json-api.transport.ts';
import { OrderDatasource } from './order.datasource.ts';
import { OroClient } from './oro.client.ts';
import type { OroSources } from './oro.datasource.ts';
import { OroHttp } from './oro.http.ts';
import { type OroApplication, OroTokenSource } from './oro.token.ts';
import type { OroApi } from './oro-api.ts';
import { PriceDatasource } from './price.datasource.ts';
import { ProductDatasource } from './product.datasource.ts';
import { ShoppingListDatasource } from './shopping-list.datasource.ts';
import { createOroSync } from './sync/create-oro-sync.ts';
import type { OroSyncAt } from './sync/oro.sync.ts';
import { SingleWriter } from './sync/single-writer.ts';
import { TaxDatasource } from './tax.datasource.ts';
import { TokenOwnerDatasource } from './token-owner.datasource.ts';
import { WebhookDatasource } from './webhook.datasource.ts';
import { WebhookWriter } from './webhook.writer.ts';

/** Parallel writes: with one consumer more only wait for each other (oro-observed, custom round 6). */
const parallelWrites = 2;

/** Path of the storefront API; unlike the back office's it is not configurable in Oro (oro-api 1.4). */
const storefrontRoot = '/api';

/** An operation of 1,000 records took 12 s (oro-observed); beyond this the queue's consumer is taken for stopped. */
const operationPatience = { deadlineMs: 120_000, pollMs: 500 };

export interface OroConnection {
  readonly sources: OroSources;
  /** The same readers with calls of this urgency. */
  readonly sourcesAt: (priority: Priority) => OroSources;
  /** Whose an access token is that a caller of the gateway shows. */
  readonly tokenOwners: TokenOwnerDatasource;
  /** The same shop, connection and budget for work in the background. */
  readonly syncAt: OroSyncAt;
  readonly webhookWriter: WebhookWriter;
  /** Signs in and reads one customer. Throws the `GatewayError` that says what is wrong. */
  ping(): Promise<void>;
  /** What time it is at the shop, by its answers. */
  readonly now: Clock;
  /** How busy the shop is kept by this process. */
  load(): UpstreamLoad;
  /** Ends kept connections; calls under way are finished first. */
  close(): Promise<void>;
}

/** Nothing is sent before the first question. */
export function createOroSources(config: OroConfig, surroundings: Surroundings): OroConnection {
  const { upstream, now, load, close } = createUpstream(
    { system: 'ORO', parallelWrites, classify: toRefusal, ...config },
    surroundings,
  );
  const credentials = { ...config, settings: 'ORO_CLIENT_ID and ORO_CLIENT_SECRET' };
  const backOffice = new OroHttp(signedIn(upstream, credentials), config.apiPrefix);
  const api = new OroClient(backOffice, config.pageSize);
  const batch = createBatch(backOffice, surroundings);
  const { customerKey, orderKey } = config;
  const capabilities = new CapabilityDatasource(api, { customerKey, orderKey }, surroundings.clock);
  const sourcesOver = (
    asking: OroApi,
    at: (transport: JsonApiTransport) => JsonApiTransport,
  ): OroSources => ({
    ...createFamilies(asking, config, capabilities),
    shoppingLists: new ShoppingListDatasource(storefrontsOf(upstream, config, at)),
    batch,
    inventoryWriter: new InventoryWriter(batch),
  });
  const sourcesAt = Object.fromEntries(
    priorities.map((priority) => {
      const at = (transport: JsonApiTransport) => withUrgency(transport, { priority });
      return [priority, sourcesOver(new OroClient(at(backOffice), config.pageSize), at)];
    }),
  ) as Record<Priority, OroSources>;
  return {
    sources: sourcesOver(api, (transport) => transport),
    sourcesAt: (priority) => sourcesAt[priority],
    tokenOwners: createTokenOwners(upstream, config),
    syncAt: createOroSync({
      transport: backOffice,
      config,
      capabilities,
      clock: surroundings.clock,
      createReads: (urgent) => createFamilies(urgent, config, capabilities),
      createBatch: (transport) => createBatch(transport, surroundings),
    }),
    webhookWriter: new WebhookWriter(api, new SingleWriter(backOffice)),
    ping: async () => {
      await api.page({ type: 'customers', fields: { customers: ['name'] } }, { size: 1, number: 1 });
    },
    now,
    load,
    close,
  };
}

function createFamilies(
  api: OroApi,
  { customerKey, orderKey }: OroConfig,
  capabilities: CapabilityDatasource,
) {
  const products = new ProductDatasource(api);
  return {
    customers: new CustomerDatasource(api, customerKey, capabilities.customerKey),
    customerUsers: new CustomerUserDatasource(api),
    addresses: new AddressDatasource(api),
    products,
    orders: new OrderDatasource(api, orderKey, capabilities),
    inventory: new InventoryDatasource(api, products),
    prices: new PriceDatasource(api, products),
    customEntities: new CustomEntityDatasource(api),
    taxes: new TaxDatasource(api),
    webhooks: new WebhookDatasource(api),
    capabilities,
  };
}

/** The storefront as each customer's application sees it, by Oro customer id. */
function storefrontsOf(
  upstream: Upstream,
  config: OroConfig,
  at: (transport: JsonApiTransport) => JsonApiTransport,
): Map<string, OroApi> {
  return new Map(
    config.storefrontClients.map(({ customerId, ...application }) => {
      const settings = `the storefront application of Oro customer ${customerId}`;
      const transport = new OroHttp(signedIn(upstream, { ...application, settings }), storefrontRoot);
      return [customerId, new OroClient(at(transport), config.pageSize)];
    }),
  );
}

const createTokenOwners = (upstream: Upstream, { apiPrefix, pageSize }: OroConfig): TokenOwnerDatasource =>
  new TokenOwnerDatasource(upstream, { storefront: storefrontRoot, backOffice: apiPrefix }, pageSize);

const createBatch = (transport: JsonApiTransport, { clock, sleep: wait = sleep }: Surroundings): OroBatch =>
  new OroBatch(transport, { ...operationPatience, clock, wait: (ms) => wait(ms, undefined) });

/** The shared connection and budget, with the token of one application. */
function signedIn(upstream: Upstream, application: OroApplication): Upstream {
  const tokens = new OroTokenSource(upstream, application);
  return {
    ...upstream,
    tokens: new TokenHolder(() => tokens.issue(), upstream.clock),
    refusedResources: new RefusedResources(upstream.clock),
  };
}
