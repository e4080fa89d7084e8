/** An error that ends a request before any field is resolved, with the status that tells machines what to do. */
import { GraphQLError } from 'graphql';
import { type ErrorCode, toGatewayError } from '../errors.ts';

const statuses: Partial<Record<ErrorCode, number>> = {
  BAD_USER_INPUT: 400,
  TOO_COSTLY: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  UPSTREAM_UNAVAILABLE: 503,
  UPSTREAM_TIMEOUT: 503,
  UPSTREAM_THROTTLED: 503,
};

/** `format-error.ts` reads code, message and details from the original. What is no `GatewayError` becomes INTERNAL. */
export function toHttpError(thrown: unknown): GraphQLError {
  const error = toGatewayError(thrown);
  const { code, message, details } = error;
  const headers = new Map<string, string>();
  if (code === 'UNAUTHENTICATED') headers.set('www-authenticate', 'Bearer');
  if (details.retryAfterMs !== undefined)
    headers.set('retry-after', `${Math.ceil(details.retryAfterMs / 1000)}`);
  return new GraphQLError(message, {
    originalError: error,
    extensions: { code, http: { status: statuses[code] ?? 500, headers } },
  });
}
