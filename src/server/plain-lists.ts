/**
 * Lists of plain data at the root of a query, such as prices and stock: their items are made by one function each
 * (`plain-data.ts`). To the compiler of operations such an item is a leaf, so that arguments, resolvers, errors and
 * nulls of the list remain its business.
 */
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLFieldConfig,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLScalarType,
  GraphQLSchema,
  getNullableType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { type Fragments, type Projection, projectionOf } from './plain-data.ts';

export interface Compilable {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
}

/** The message of an item that is not what its type says: whoever meets it runs the operation without this. */
export const notPlain = 'An item is no plain data';

/** The same question, with the items of plain lists as leaves; undefined where it asks for none. */
export function withPlainLists(
  { schema, document }: Compilable,
  operation: OperationDefinitionNode,
): Compilable | undefined {
  const query = schema.getQueryType();
  if (query == null || operation.operation !== 'query') return undefined;
  const lists = plainListsOf(query, document, operation);
  if (lists.size === 0) return undefined;
  const { fields, ...config } = query.toConfig();
  const replaced = [...lists].map(([{ name }, type]): [string, GraphQLFieldConfig<unknown, unknown>] => [
    name.value,
    { ...(fields[name.value] as GraphQLFieldConfig<unknown, unknown>), type },
  ]);
  const changed = new GraphQLObjectType({
    ...config,
    fields: { ...fields, ...Object.fromEntries(replaced) },
  });
  return {
    schema: new GraphQLSchema({ ...schema.toConfig(), query: changed, types: [], assumeValid: true }),
    document: withLeaves(document, operation, lists),
  };
}

/** Fields of the operation that list plain data, with the type each has as a list of leaves. */
type PlainLists = ReadonlyMap<FieldNode, GraphQLOutputType>;

function plainListsOf(
  query: GraphQLObjectType,
  { definitions }: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
): PlainLists {
  const fragments: Fragments = Object.fromEntries(
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const fields = selectionSet.selections.filter((node) => node.kind === Kind.FIELD);
  // A type has one field of a name, and other fragments could ask for more of it.
  const isAlone = ({ name }: FieldNode) =>
    fields.length === selectionSet.selections.length &&
    fields.every((other) => other.name.value !== '__schema' && other.name.value !== '__type') &&
    fields.filter((other) => other.name.value === name.value).length === 1;
  return new Map(
    fields.filter(isAlone).flatMap((node): [FieldNode, GraphQLOutputType][] => {
      const type = query.getFields()[node.name.value]?.type;
      const plain = type && plainListOf(type, node, fragments);
      return plain === undefined ? [] : [[node, plain]];
    }),
  );
}

function plainListOf(
  type: GraphQLOutputType,
  { selectionSet, name }: FieldNode,
  fragments: Fragments,
): GraphQLOutputType | undefined {
  const list = getNullableType(type);
  const item = isListType(list) ? getNullableType(list.ofType) : undefined;
  if (!isListType(list) || !isObjectType(item) || selectionSet === undefined) return undefined;
  const project = projectionOf(item, selectionSet, fragments);
  if (project === undefined) return undefined;
  const leaf = new GraphQLScalarType({ name: `Plain_${name.value}`, serialize: orNotPlain(project) });
  const items = new GraphQLList(isNonNullType(list.ofType) ? new GraphQLNonNull(leaf) : leaf);
  return isNonNullType(type) ? new GraphQLNonNull(items) : items;
}

const orNotPlain =
  (project: Projection): Projection =>
  (item) => {
    try {
      return project(item);
    } catch {
      throw new TypeError(notPlain);
    }
  };

const withLeaves = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  lists: PlainLists,
): DocumentNode => ({
  ...document,
  definitions: document.definitions.map((one) =>
    one === operation
      ? {
          ...operation,
          selectionSet: {
            ...operation.selectionSet,
            selections: operation.selectionSet.selections.map((node) =>
              node.kind === Kind.FIELD && lists.has(node) ? withoutSelections(node) : node,
            ),
          },
        }
      : one,
  ),
});

const withoutSelections = ({ selectionSet: _none, ...leaf }: FieldNode): FieldNode => leaf;
