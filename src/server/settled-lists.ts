/**
 * Lists whose items come later, made into lists that are there. graphql-jit puts the null of an item that fails at the
 * end of its list instead of in the item's place; an `Error` among the items it handles as graphql-js does.
 */
import {
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNullableType,
  isListType,
  isObjectType,
} from 'graphql';

type Resolver = GraphQLFieldResolver<unknown, unknown>;

/** Changes the resolvers of the schema's list fields; doing so twice changes nothing more. */
export function settleLists(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve } = field;
      if (resolve === undefined || !isListType(getNullableType(field.type)) || settling.has(resolve))
        continue;
      field.resolve = settled(resolve);
      settling.add(field.resolve);
    }
  }
}

const settling = new WeakSet<Resolver>();

const settled =
  (resolve: Resolver): Resolver =>
  (...args) => {
    const result = resolve(...args);
    return isPromise(result) ? result.then(settleItems) : settleItems(result);
  };

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value;

const settleItems = (list: unknown): unknown =>
  Array.isArray(list) && list.some(isPromise)
    ? Promise.all(list.map((item) => Promise.resolve(item).catch(toError)))
    : list;

const toError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
