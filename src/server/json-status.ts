/**
 * GraphQL over HTTP: to a client that accepts `application/json` and not the media type of GraphQL itself, a document
 * that cannot be run is an answer like any other, with status 200; intermediaries may give other statuses that type.
 */
import type { ApolloServerPlugin } from '@apollo/server';

/** Faults of the document or its variables, not of who asks or how much. */
const documentFaults = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

export const jsonStatusPlugin: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response }) {
        if (response.http.status !== 400 || response.body.kind !== 'single') return;
        const accept = request.http?.headers.get('accept') ?? '';
        if (!accept.includes('application/json') || accept.includes('graphql-response+json')) return;
        const codes = (response.body.singleResult.errors ?? []).map(({ extensions }) =>
          String(extensions?.code),
        );
        if (codes.every((code) => documentFaults.has(code))) response.http.status = 200;
      },
    };
  },
};
