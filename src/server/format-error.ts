/**
 * The only way an error leaves the gateway. Masks first: what only operators may read is added afterwards, and only
 * for the admin role, so that forgetting a step hides too much and never too little. Never throws.
 */
import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Viewer } from '../access/viewer.ts';
import { GatewayError, toGatewayError } from '../errors.ts';

/** Codes Apollo Server itself gives to faults of the caller's document; their text is about the document alone. */
const documentCodes = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'UNAUTHENTICATED',
]);

/** Whether a fault is the caller's document, which the caller is told in full. */
export const isDocumentCode = (code: unknown): boolean => typeof code === 'string' && documentCodes.has(code);

/** Apollo Server gives some faults of a request a status and no code: a hash that is not of its document, for instance. */
export const isOfRequest = (thrown: unknown): boolean => {
  if (!(thrown instanceof GraphQLError) || thrown.originalError != null) return false;
  const { status } = (thrown.extensions.http ?? {}) as { status?: number };
  return status !== undefined && status >= 400 && status < 500;
};

/** The form every caller may read. */
export function formatError(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const error = originalOf(thrown);
  const code = formatted.extensions?.code;
  const isOurs = error instanceof GatewayError;
  if (!isOurs && isDocumentCode(code)) return withoutInternals(formatted, code);
  if (!isOurs && isOfRequest(thrown)) return withoutInternals(formatted, 'BAD_REQUEST');
  const { code: ours, message, rule, details } = toGatewayError(error);
  return {
    ...position(formatted),
    message: rule.audience === 'client' ? message : rule.mask,
    extensions: {
      code: ours,
      ...(details.system === undefined ? {} : { system: details.system }),
      ...(details.field === undefined || rule.audience === 'operator' ? {} : { field: details.field }),
      ...(details.retryAfterMs === undefined ? {} : { retryAfterMs: details.retryAfterMs }),
    },
  };
}

/** Gives the admin role the unmasked message, the upstream's words and the cause, under `extensions.operator`. */
export const operatorDetailsPlugin: ApolloServerPlugin<{ viewer: Viewer }> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue, errors, response }) {
        if (contextValue.viewer.role !== 'admin' || response.body.kind !== 'single') return;
        const answered = response.body.singleResult.errors;
        if (errors === undefined || answered === undefined) return;
        response.body.singleResult.errors = answered.map((error, index) => unmask(error, errors[index]));
      },
    };
  },
};

/** Both of the above, for errors that do not come through Apollo Server. */
export function showError(error: GraphQLError, viewer: Viewer): GraphQLFormattedError {
  const formatted = formatError(error.toJSON(), error);
  return viewer.role === 'admin' ? unmask(formatted, error) : formatted;
}

function unmask(answered: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const error = unwrapResolverError(thrown);
  if (!(error instanceof Error)) return answered;
  // Of a fault of the document nothing was masked.
  if (!(error instanceof GatewayError) && isDocumentCode(answered.extensions?.code)) return answered;
  const { message, details, cause } = toGatewayError(error);
  const operator = { message, ...details, ...(cause instanceof Error ? { cause: cause.message } : {}) };
  return { ...answered, extensions: { ...answered.extensions, operator } };
}

/** What was sent is repeated in the words about it, and once for each of its faults. */
const longestMessage = 500;

function withoutInternals(formatted: GraphQLFormattedError, code: unknown): GraphQLFormattedError {
  const { message } = formatted;
  return {
    ...position(formatted),
    message: message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message,
    extensions: { code },
  };
}

/** What was thrown: by a resolver, or on purpose before any was reached. */
function originalOf(thrown: unknown): unknown {
  const isOurs = thrown instanceof GraphQLError && thrown.originalError instanceof GatewayError;
  return isOurs ? thrown.originalError : unwrapResolverError(thrown);
}

const position = ({ locations, path }: GraphQLFormattedError) => ({
  ...(locations === undefined ? {} : { locations }),
  ...(path === undefined ? {} : { path }),
});
