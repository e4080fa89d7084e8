/** Which subscription of a document is to run, and where it goes on. */
import {
  type DocumentNode,
  GraphQLError,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';

/** The operation to run. Throws for an unknown name, and for queries and mutations: those belong to HTTP. */
export function subscriptionIn(
  document: DocumentNode,
  name: string | null | undefined,
): OperationDefinitionNode {
  const operation = getOperationAST(document, name);
  if (operation == null) throw refusal('Name one of the operations of the document.');
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) return operation;
  throw refusal('Only subscriptions are answered here: send queries and mutations to /graphql by HTTP.');
}

/**
 * Variables that say where a subscriber goes on and nothing else: those given as `after` to the root field and used
 * nowhere else. They do not make one operation another.
 */
export function resumeVariables({ selectionSet }: OperationDefinitionNode, document: DocumentNode): string[] {
  const uses = new Map<string, number>();
  visit(document, {
    enter: (node) => {
      if (node.kind === Kind.VARIABLE) uses.set(node.name.value, (uses.get(node.name.value) ?? 0) + 1);
      // Where a variable is declared it is not used.
      return node.kind === Kind.VARIABLE_DEFINITION ? false : undefined;
    },
  });
  return selectionSet.selections.flatMap((field) => {
    const after =
      field.kind === Kind.FIELD ? field.arguments?.find(({ name }) => name.value === 'after') : null;
    if (after?.value.kind !== Kind.VARIABLE) return [];
    const { value } = after.value.name;
    return uses.get(value) === 1 ? [value] : [];
  });
}

const refusal = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
