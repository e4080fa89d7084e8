/**
 * The graph as a Federation 2 subgraph: which fields identify an entity, and how a reference from another subgraph is
 * resolved. References go through the loaders, so those of one `_entities` call are read in batches.
 */
import type { RequestContext } from '../src/context.ts';

/** A reference holds the fields of one of the keys. */
type Reference = Readonly<Record<string, string | undefined>>;

interface Entity {
  readonly keys: readonly string[];
  readonly resolve: (reference: Reference, context: RequestContext) => Promise<object | null>;
}

const entities: Readonly<Record<string, Entity>> = {
  Customer: {
    keys: ['id', 'p21CustomerId'],
    resolve: ({ id, p21CustomerId }, { loaders }) => loaders.customers.find({ id, p21CustomerId }),
  },
  Invoice: {
    keys: ['id', 'invoiceNumber'],
    resolve: ({ id, invoiceNumber }, { loaders }) => loaders.invoices.find({ id, invoiceNumber }),
  },
  Order: {
    keys: ['id', 'orderNumber'],
    resolve: ({ id, orderNumber }, { loaders }) => loaders.orders.find({ id, orderNumber }),
  },
  Product: {
    keys: ['id', 'sku'],
    resolve: ({ id, sku }, { loaders }) => loaders.products.find({ id, sku }),
  },
};

const keysOf = ([type, { keys }]: [string, Entity]): string =>
  `extend type ${type} ${keys.map((key) => `@key(fields: "${key}")`).join(' ')}`;

/** What is added to the schema's own SDL. */
export const federationSdl = [
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])',
  ...Object.entries(entities).map(keysOf),
].join('\n');

export const referenceResolvers = Object.fromEntries(
  Object.entries(entities).map(([type, { resolve }]) => [type, { __resolveReference: resolve }]),
);
