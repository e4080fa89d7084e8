/**
 * What the peers serve: the page of the benchmark over the gateway's own cache and loaders, built. Only the server and
 * the executor differ from the gateway.
 */
import DataLoader from 'dataloader';

export interface PeerSettings {
  /** Settings of the gateway, as in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** P21 customer ids by bearer token. */
  readonly customers: Readonly<Record<string, string>>;
}

export const typeDefs = `
  type Query {
    prices(items: [ItemQuantityInput!]!): [Price]
    inventory(skus: [String!]!, locationIds: [ID!]): [Inventory]
  }
  input ItemQuantityInput { sku: String!, quantity: String = "1", unitOfMeasure: String }
  type Quantity { value: String!, unitOfMeasure: String }
  type Money { amount: String!, currency: String! }
  type Price {
    sku: String!, quantity: Quantity!, unitPrice: Money!, extendedPrice: Money!, asOf: String, stale: Boolean
  }
  type Inventory {
    sku: String!, locationId: ID!, available: Quantity!, onHand: Quantity!, nextDueOn: String, asOf: String
    stale: Boolean
  }
`;

interface Item {
  readonly sku: string;
  readonly quantity: string;
}

interface StockQuestion {
  readonly sku: string;
  readonly locationIds: readonly string[];
}

interface Loaders {
  readonly prices: { askAll(context: object, items: readonly Item[]): Promise<readonly unknown[]> };
  readonly inventory: {
    ofSkus(skus: readonly string[], context: object): Promise<readonly { readonly sku: string }[]>;
  };
}

export interface PeerContext {
  readonly prices: DataLoader<Item, unknown, string>;
  readonly stock: DataLoader<StockQuestion, readonly unknown[], string>;
}

export const resolvers = {
  Query: {
    prices: (_root: unknown, { items }: { items: Item[] }, { prices }: PeerContext) =>
      Promise.all(items.map((item) => prices.load(item))),
    inventory: async (
      _root: unknown,
      { skus, locationIds }: { skus: string[]; locationIds: string[] },
      { stock }: PeerContext,
    ) => (await Promise.all(skus.map((sku) => stock.load({ sku, locationIds })))).flat(),
  },
};

/** The context of a request by its `authorization` header, with DataLoaders of its own. */
export async function createContexts({ environment, customers }: PeerSettings) {
  const { loadConfig, createP21Sources, openFacts, createLoaders } = await builtModules();
  const config = loadConfig(environment);
  const { sources: p21 } = createP21Sources(config.p21, {
    clock: Date.now,
    random: Math.random,
    log: silent,
  });
  const { facts } = openFacts({ config, p21, clock: Date.now, log: silent });
  const sources = { p21, oro: () => ({}), commands: {}, monitor: {}, facts };
  return (authorization: string | undefined): PeerContext => {
    const customerId = customers[authorization?.slice('Bearer '.length) ?? ''];
    const viewer = { role: 'storefront', keyId: 'peer', customerId };
    const signal = () => AbortSignal.timeout(30_000);
    return toContext(createLoaders(sources, config.p21, { viewer, clock: Date.now, signal }));
  };
}

const toContext = (loaders: Loaders): PeerContext => ({
  prices: new DataLoader(
    (items) => loaders.prices.askAll({ freshness: 'CACHED' }, items) as Promise<unknown[]>,
    {
      cacheKeyFn: ({ sku, quantity }) => `${sku}|${quantity}`,
    },
  ),
  stock: new DataLoader(
    async (questions) => {
      const [{ locationIds }] = questions as [StockQuestion];
      const skus = questions.map(({ sku }) => sku);
      const rows = await loaders.inventory.ofSkus(skus, { locationIds, freshness: 'CACHED' });
      const bySku = Map.groupBy(rows, ({ sku }) => sku);
      return skus.map((sku) => bySku.get(sku) ?? []);
    },
    { cacheKeyFn: ({ sku, locationIds }) => `${sku}@${locationIds}` },
  ),
});

/** By address and not by name: the build has no place in the peers' own packages. */
async function builtModules() {
  const load = (path: string) => import(new URL(`../../dist/${path}`, import.meta.url).href);
  const [{ loadConfig }, { createP21Sources }, { openFacts }, { createLoaders }] = await Promise.all([
    load('src/config/load.js'),
    load('datasources/p21/create-p21-sources.js'),
    load('src/open-facts.js'),
    load('src/loaders/loaders.js'),
  ]);
  return { loadConfig, createP21Sources, openFacts, createLoaders };
}

const nothing = () => undefined;
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };
