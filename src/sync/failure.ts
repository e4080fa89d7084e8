/** From something thrown to what it means for the changes that were under way. */
import { type ErrorCode, type GatewayError, toGatewayError } from '../errors.ts';
import type { Failure } from './result.ts';

/** Trouble of a system or of the way to it: says nothing about the record, however often it happens. */
const outages: ReadonlySet<ErrorCode> = new Set([
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_THROTTLED',
  'UPSTREAM_UNAUTHORIZED',
]);

export const isOutage = (error: GatewayError): boolean => outages.has(error.code);

/** The same call fails again, as far as the table of codes knows. */
const isFinal = ({ code }: GatewayError): boolean =>
  code === 'UPSTREAM_REJECTED' || code === 'BAD_USER_INPUT';

/** `doubtful`: it was thrown by a write, which may have arrived all the same. */
export function failureOf(thrown: unknown, doubtful: boolean): Failure {
  const error = toGatewayError(thrown);
  const { field, upstream, retryAfterMs } = error.details;
  return {
    state: 'FAILED',
    code: error.code,
    reason: upstream === undefined ? error.message : `${error.message}: ${upstream}`,
    field,
    retry: isOutage(error) ? 'outage' : isFinal(error) ? 'never' : 'later',
    afterMs: retryAfterMs,
    doubtful,
  };
}
