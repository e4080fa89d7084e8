/** From the text of a subscription to a document that may be executed, kept for all who send the same. */
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  specifiedRules,
  validate,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GatewayConfig } from '../../config/config.ts';
import { createLimitRule, type OperationLimits } from '../limits/limits-plugin.ts';
import { checkNesting } from '../limits/source-limits.ts';

export interface SubscriptionDocument {
  readonly document: DocumentNode;
  /** Formatted, so that white space does not make two operations of one. */
  readonly text: string;
}

export interface ReadDocuments {
  /** Throws a GraphQLError, or an array of them, with the codes Apollo Server gives the same faults. */
  read(query: string): SubscriptionDocument;
}

/** Documents kept, and how many characters they may have together; a storefront has a handful. */
const mostKept = 500;
const mostCharacters = 2_000_000;

export type DocumentLimits = OperationLimits & Pick<GatewayConfig, 'maxTokens'>;

export function createReadDocuments(schema: GraphQLSchema, limits: DocumentLimits): ReadDocuments {
  const rules = [createLimitRule(limits), ...specifiedRules];
  const kept = new LRUCache<string, SubscriptionDocument>({
    max: mostKept,
    maxSize: mostCharacters,
    sizeCalculation: (_document, query) => query.length,
  });

  function readAnew(query: string): SubscriptionDocument {
    checkNesting(query);
    const document = parseOrThrow(query, limits.maxTokens);
    const errors = validate(schema, document, rules);
    if (errors.length > 0) throw errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
    return { document, text: print(document) };
  }
  return {
    read: (query) => {
      const known = kept.get(query) ?? readAnew(query);
      kept.set(query, known);
      return known;
    },
  };
}

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

function parseOrThrow(query: string, maxTokens: number): DocumentNode {
  try {
    return parse(query, { maxTokens });
  } catch (error) {
    throw error instanceof GraphQLError ? withCode(error, 'GRAPHQL_PARSE_FAILED') : error;
  }
}

const refusal = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });

/** Errors of our own limits have theirs. */
function withCode(error: GraphQLError, code: string): GraphQLError {
  if (error.extensions.code !== undefined) return error;
  const { message, nodes, source, positions } = error;
  const place = { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null };
  return new GraphQLError(message, { ...place, extensions: { code } });
}
