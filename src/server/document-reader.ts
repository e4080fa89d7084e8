/** From the text of an operation to a document that may be executed, kept for all who send the same. */
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  parse,
  print,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GatewayConfig } from '../config/config.ts';
import { createLimitRule, type OperationLimits } from './limits/limits-plugin.ts';
import { checkNesting } from './limits/source-limits.ts';

export interface ReadDocument {
  readonly document: DocumentNode;
  /** Formatted, so that white space does not make two operations of one. */
  readonly text: string;
}

export interface DocumentReader {
  /** Throws a GraphQLError, or an array of them, with the codes Apollo Server gives the same faults. */
  read(query: string): ReadDocument;
}

/** Documents kept, and how many characters they may have together; a storefront has a handful. */
const mostKept = 500;
const mostCharacters = 2_000_000;

export type DocumentLimits = OperationLimits & Pick<GatewayConfig, 'maxTokens'>;

export function createDocumentReader(schema: GraphQLSchema, limits: DocumentLimits): DocumentReader {
  const rules = [createLimitRule(limits), ...specifiedRules];
  const kept = new LRUCache<string, ReadDocument>({
    max: mostKept,
    maxSize: mostCharacters,
    sizeCalculation: (_document, query) => query.length,
  });

  function readAnew(query: string): ReadDocument {
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

function parseOrThrow(query: string, maxTokens: number): DocumentNode {
  try {
    return parse(query, { maxTokens });
  } catch (error) {
    throw error instanceof GraphQLError ? withCode(error, 'GRAPHQL_PARSE_FAILED') : error;
  }
}

/** Errors of our own limits have theirs. */
function withCode(error: GraphQLError, code: string): GraphQLError {
  if (error.extensions.code !== undefined) return error;
  const { message, nodes, source, positions } = error;
  const place = { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null };
  return new GraphQLError(message, { ...place, extensions: { code } });
}
