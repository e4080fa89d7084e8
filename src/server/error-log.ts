/** Writes what callers do not see: each masked error once, with its cause, under the request's id. */
import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLError } from 'graphql';
import type { RequestContext } from '../context.ts';
import { GatewayError, toGatewayError } from '../errors.ts';
import { isDocumentCode, isOfRequest } from './format-error.ts';

export const errorLogPlugin = (log: FastifyBaseLogger): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    return {
      async didEncounterErrors({ errors, contextValue, operationName }) {
        for (const error of errors) logHidden(log, error, contextValue, operationName);
      },
    };
  },
});

/** The part of a log that is used here. */
export type Log = Pick<FastifyBaseLogger, 'warn'>;

/** Writes the error unless its viewer reads all of it. */
export function logHidden(
  log: Log,
  error: GraphQLError,
  { requestId, viewer }: RequestContext,
  operationName: string | null | undefined,
): void {
  const thrown = unwrapResolverError(error);
  const isOurs = thrown instanceof GatewayError;
  if (!isOurs && (isDocumentCode(error.extensions.code) || isOfRequest(error))) return;
  const { code, message, details, rule, cause } = toGatewayError(thrown);
  if (rule.audience === 'client') return;
  const facts = { requestId, keyId: viewer.keyId, operationName, path: error.path?.join('.'), code, details };
  log.warn({ ...facts, err: code === 'INTERNAL' ? (cause ?? error) : undefined }, message);
}
