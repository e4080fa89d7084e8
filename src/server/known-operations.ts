/**
 * Operations that have come through Apollo Server whole: parsed, validated, held against the limits of documents,
 * executed. None of that is found out again for a document that comes a second time (`swift-path.ts`).
 */
import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { RequestContext } from '../context.ts';

export interface KnownOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | undefined;
  /** SHA-256 of the document's text, in hexadecimal. */
  readonly hash: string;
}

/** A document as a request names it. */
export interface NamedDocument {
  readonly query?: string | undefined;
  /** Instead of the text; known only where the text was registered or is trusted. */
  readonly hash?: string | undefined;
  readonly operationName?: string | undefined;
}

export interface KnownOperations {
  find(named: NamedDocument): KnownOperation | undefined;
  readonly plugin: ApolloServerPlugin<RequestContext>;
}

/** Documents kept, and how many characters they may have together. */
const mostDocuments = 1000;
const mostCharacters = 8_000_000;

/** Queries only: a mutation has an audit trail and happens once. */
export function createKnownOperations(): KnownOperations {
  const known = new LRUCache<string, KnownOperation>({
    max: mostDocuments,
    maxSize: mostCharacters,
    sizeCalculation: (_operation, key) => key.length,
  });
  const keyOf = ({ query, hash, operationName }: NamedDocument): string | undefined => {
    const document = query ?? (hash === undefined ? undefined : `sha256 ${hash}`);
    return document === undefined || operationName === undefined ? document : `${operationName}\n${document}`;
  };
  return {
    find: (named) => {
      const key = keyOf(named);
      return key === undefined ? undefined : known.get(key);
    },
    plugin: {
      async requestDidStart() {
        return {
          async executionDidStart({ request, document, operation, source, queryHash, metrics }) {
            if (operation?.operation !== 'query') return;
            const { operationName } = request;
            const isByHash = request.query === undefined && metrics.persistedQueryHit === true;
            const key = keyOf({ ...(isByHash ? { hash: queryHash } : { query: source }), operationName });
            if (key !== undefined) known.set(key, { document, operation, operationName, hash: queryHash });
          },
        };
      },
    },
  };
}
