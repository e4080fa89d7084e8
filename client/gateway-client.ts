/**
 * A small typed client of the gateway. Operations come from `client/generated/operations.ts` or any
 * `TypedDocumentNode`; answers are typed by them.
 */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';

export interface GatewayClientOptions {
  /** Address of the endpoint, e.g. "https://gateway.example.com/graphql". */
  readonly url: string;
  /** API key, `opg_…`. */
  readonly key: string;
  readonly fetch?: typeof globalThis.fetch;
}

export interface GatewayFault {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly system?: 'P21' | 'ORO'; readonly field?: string };
}

/** What the gateway could answer, beside what it could not: one system may be down while the other answers. */
export interface GatewayAnswer<Data> {
  readonly data: Data | null;
  readonly errors: readonly GatewayFault[];
}

export interface GatewayClient {
  /** Rejects only when the gateway is not reached or does not speak GraphQL. */
  ask<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    options?: { readonly signal?: AbortSignal },
  ): Promise<GatewayAnswer<Data>>;
}

export function createGatewayClient({
  url,
  key,
  fetch = globalThis.fetch,
}: GatewayClientOptions): GatewayClient {
  return {
    async ask(document, variables, { signal } = {}) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ query: print(document), variables }),
        ...(signal === undefined ? {} : { signal }),
      });
      const { data = null, errors = [] } = (await response.json()) as Partial<GatewayAnswer<never>>;
      return { data, errors };
    },
  };
}
