/**
 * What an operation may cost at most, known before it runs: the objects it can bring, with the sizes of lists taken
 * from its arguments. The model is documented in `docs/security.md`.
 */
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  typeFromAST,
} from 'graphql';
import { introspectionSize } from './introspection-size.ts';
import { createVariables, sizeOf, type Variables, type VariableValues } from './list-size.ts';

/** An object of the schema itself: worked out at once, with nobody waiting for another system meanwhile. */
const introspected = 3;

export interface CostQuestion {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: VariableValues;
}

/** What a part of an operation costs with these variables. */
type Cost = (variables: Variables) => number;

/** An object costs 1, a list its size times what one of its objects costs, a plain value nothing. Valid documents only. */
export function costOf({ schema, document, operation, variables }: CostQuestion): number {
  let cost = known.get(operation);
  if (cost === undefined) {
    cost = measure(schema, document, operation);
    known.set(operation, cost);
  }
  return Math.ceil(cost(createVariables(operation, variables)));
}

/** The document is walked once; what is asked again and again only has other variables. */
const known = new WeakMap<OperationDefinitionNode, Cost>();

function measure(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Cost {
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
    ),
  );
  const measured = new Map<string, Cost>();

  const selections = (set: SelectionSetNode, type: GraphQLCompositeType): Cost =>
    sum(set.selections.map((node) => selection(node, type)));

  const selection = (node: SelectionNode, type: GraphQLCompositeType): Cost => {
    if (node.kind === Kind.FIELD) return field(node, type);
    if (node.kind === Kind.FRAGMENT_SPREAD) return spread(node.name.value);
    return selections(node.selectionSet, narrowed(schema, node.typeCondition, type));
  };

  const spread = (name: string): Cost => {
    const fragment = fragments.get(name);
    if (fragment === undefined) return nothing;
    const cost =
      measured.get(name) ?? selections(fragment.selectionSet, narrowed(schema, fragment.typeCondition));
    measured.set(name, cost);
    return cost;
  };

  const field = (node: FieldNode, type: GraphQLCompositeType): Cost => {
    const definition = definitionOf(type, node.name.value);
    if (definition === undefined) return nothing;
    const returned = getNamedType(definition.type);
    const isOfSchema = returned.name.startsWith('__');
    const size = isOfSchema
      ? always(introspectionSize(schema, definition.name))
      : sizeOf(definition, node, type);
    if (!isCompositeType(returned)) return plus(size, -1);
    const below = node.selectionSet === undefined ? nothing : selections(node.selectionSet, returned);
    return times(size, plus(below, isOfSchema ? introspected : 1));
  };

  const root = schema.getRootType(operation.operation);
  return root == null ? nothing : selections(operation.selectionSet, root);
}

function definitionOf(type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isUnionType(type) ? undefined : type.getFields()[name];
}

const always =
  (cost: number): Cost =>
  () =>
    cost;

const nothing = always(0);

const plus =
  (one: Cost, more: number): Cost =>
  (variables) =>
    one(variables) + more;

const times =
  (one: Cost, other: Cost): Cost =>
  (variables) =>
    one(variables) * other(variables);

const sum = (parts: readonly Cost[]): Cost => {
  const costly = parts.filter((part) => part !== nothing);
  return (variables) => costly.reduce((total, part) => total + part(variables), 0);
};

type NamedTypeNode = Parameters<typeof typeFromAST>[1] & { kind: Kind.NAMED_TYPE };

function narrowed(
  schema: GraphQLSchema,
  condition: unknown,
  type?: GraphQLCompositeType,
): GraphQLCompositeType {
  const named = condition === undefined ? undefined : typeFromAST(schema, condition as NamedTypeNode);
  if (named !== undefined && isCompositeType(named)) return named;
  if (type !== undefined) return type;
  throw new Error('a fragment without a type passed validation');
}
