/**
 * The graph as a Federation 2 subgraph: which fields identify an entity, and how a reference from another subgraph is
 * resolved. References go through the loaders, so those of one `_entities` call are read in batches.
 */
import type { GraphQLSchema } from 'graphql';
import type { RequestContext } from '../src/context.ts';
import { badInput } from '../src/errors.ts';

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
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])',
  ...Object.entries(entities).map(keysOf),
].join('\n');

/** Value types other subgraphs are likely to have in the same form. */
const sharedTypes = ['Money', 'PageInfo', 'Quantity'];

/** Where a type is declared and not in an extension: there the mark would be about the extension's fields alone. */
export const markShared = (sdl: string): string =>
  sdl.replace(new RegExp(`^type (${sharedTypes.join('|')}) {`, 'gm'), 'type $1 @shareable {');

export const referenceResolvers = Object.fromEntries(
  Object.entries(entities).map(([type, { resolve }]) => [type, { __resolveReference: resolve }]),
);

/**
 * Reads the references of a router before they are resolved: the resolver of the subgraph library takes what is no
 * entity, or no object at all, for a fault of the gateway. Changes the schema it is given.
 */
export function checkReferences(schema: GraphQLSchema): GraphQLSchema {
  const field = schema.getQueryType()?.getFields()._entities;
  const resolve = field?.resolve;
  if (field === undefined || resolve === undefined) return schema;
  field.resolve = (root, { representations }: { representations: readonly unknown[] }, context, info) =>
    resolve(root, { representations: representations.map(toReference) }, context, info);
  return schema;
}

/** The keys alone: what else a reference claims, e.g. whose an order is, is not to be believed. */
function toReference(representation: unknown): Reference {
  const given = (typeof representation === 'object' ? representation : null) as Record<
    string,
    unknown
  > | null;
  const type = given?.__typename;
  const entity = typeof type === 'string' && Object.hasOwn(entities, type) ? entities[type] : undefined;
  if (given === null || entity === undefined) {
    throw badInput(
      'representations',
      `give objects with one of the types ${Object.keys(entities).join(', ')}`,
    );
  }
  const keys = entity.keys.flatMap((key) => {
    const value = given[key];
    return typeof value === 'string' || typeof value === 'number' ? [[key, String(value)]] : [];
  });
  return { __typename: String(type), ...Object.fromEntries(keys) };
}
