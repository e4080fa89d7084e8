/**
 * What an operation may cost at most, known before it runs: the objects it can bring, with the sizes of lists taken
 * from its arguments. The model is documented in `docs/security.md`.
 */
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql';
import { sizeOf, type Variables } from './list-size.ts';

/** The whole schema in one answer, from memory. */
const introspection = 500;

export interface CostQuestion {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Variables;
}

/** An object costs 1, a list its size times what one of its objects costs, a plain value nothing. Valid documents only. */
export function costOf({ schema, document, operation, variables }: CostQuestion): number {
  const given = { ...defaultsOf(operation), ...variables };
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
    ),
  );
  const known = new Map<string, number>();

  const selections = (set: SelectionSetNode, type: GraphQLCompositeType): number =>
    set.selections.reduce((sum, node) => sum + selection(node, type), 0);

  const selection = (node: SelectionNode, type: GraphQLCompositeType): number => {
    if (node.kind === Kind.FIELD) return field(node, type);
    if (node.kind === Kind.FRAGMENT_SPREAD) return spread(node.name.value);
    return selections(node.selectionSet, narrowed(schema, node.typeCondition, type));
  };

  const spread = (name: string): number => {
    const fragment = fragments.get(name);
    if (fragment === undefined) return 0;
    const cost =
      known.get(name) ?? selections(fragment.selectionSet, narrowed(schema, fragment.typeCondition));
    known.set(name, cost);
    return cost;
  };

  const field = (node: FieldNode, type: GraphQLCompositeType): number => {
    const name = node.name.value;
    if (name === '__schema' || name === '__type') return introspection;
    const definition = isUnionType(type) ? undefined : type.getFields()[name];
    if (definition === undefined) return 0;
    const returned = getNamedType(definition.type);
    const size = sizeOf(definition, node, type, given);
    if (!isCompositeType(returned)) return size - 1;
    return size * (1 + (node.selectionSet === undefined ? 0 : selections(node.selectionSet, returned)));
  };

  const root = schema.getRootType(operation.operation);
  return root == null ? 0 : selections(operation.selectionSet, root);
}

const defaultsOf = ({ variableDefinitions = [] }: OperationDefinitionNode): Variables =>
  Object.fromEntries(
    variableDefinitions.map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue?.kind === Kind.INT ? Number(defaultValue.value) : undefined,
    ]),
  );

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
