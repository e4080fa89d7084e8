/** Names what went wrong when no HTTP answer came: for operators, with host and reason. */
import type { SystemName } from '../../src/errors.ts';
import { GatewayError } from '../../src/errors.ts';
import type { Deadline } from './deadline.ts';

export interface FailedCall {
  readonly system: SystemName;
  /** Host and port. */
  readonly host: string;
  readonly resource: string;
  readonly timeoutMs: number;
  /** How long the attempt was under way. */
  readonly elapsedMs: number;
}

/** A caller that waited at least so long and left says something about the system, not only about the caller. */
const slowMs = 5000;

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EPIPE: 'connection reset',
  UND_ERR_SOCKET: 'connection lost',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  ETIMEDOUT: 'no connection in time',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'network unreachable',
  ENOTFOUND: 'host name not found',
  EAI_AGAIN: 'host name not resolved',
};

/** Failures before a connection stood: nothing of the request has left. */
const beforeConnection = new Set([
  'ECONNREFUSED',
  'UND_ERR_CONNECT_TIMEOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** True when the error says that no connection was made, so that the system cannot have seen the call. */
export const neverConnected = (error: GatewayError): boolean => {
  const code = codeOf(error.cause);
  return code !== undefined && (beforeConnection.has(code) || isTls(code));
};

const lateAnswers = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/**
 * UPSTREAM_TIMEOUT when a deadline passed, UPSTREAM_UNAVAILABLE when the connection failed; others as they are, and so
 * the abort of a caller that left early: it must not count against the system.
 */
export function toConnectionError(call: FailedCall, thrown: unknown, deadline: Deadline): unknown {
  if (thrown instanceof GatewayError) return thrown;
  const passed = deadline.passed();
  if (passed === 'caller' && call.elapsedMs < slowMs) return thrown;
  if (passed !== undefined) return timeoutOf(call, passed, thrown);
  const code = codeOf(thrown) ?? (isFetchFailure(thrown) ? 'no code' : undefined);
  if (code === undefined) return thrown;
  if (lateAnswers.has(code)) return timeoutOf(call, 'timeout', thrown);
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return tooLarge(call, thrown);
  const reason = reasons[code] ?? (isTls(code) ? 'TLS is not trusted or not spoken' : 'connection failed');
  const message = `${call.system} at ${call.host} is unreachable: ${reason} (${code})`;
  return new GatewayError('UPSTREAM_UNAVAILABLE', message, { system: call.system }, { cause: thrown });
}

function timeoutOf(call: FailedCall, passed: 'timeout' | 'caller', cause: unknown): GatewayError {
  const waited =
    passed === 'timeout' ? `within ${call.timeoutMs / 1000} s` : 'before the caller stopped waiting';
  const message = `${call.system} at ${call.host} did not answer to ${call.resource} ${waited}`;
  return new GatewayError('UPSTREAM_TIMEOUT', message, { system: call.system }, { cause });
}

const tooLarge = (call: FailedCall, cause: unknown): GatewayError =>
  new GatewayError(
    'UPSTREAM_MALFORMED',
    `${call.system}: the answer to ${call.resource} is too large`,
    { system: call.system },
    { cause },
  );

const isTls = (code: string): boolean => /CERT|TLS|SSL|EPROTO|SELF_SIGNED|ISSUER/.test(code);

/** What undici's fetch throws for the network, with or without a code behind it. */
const isFetchFailure = (thrown: unknown): boolean =>
  thrown instanceof TypeError && /^(fetch failed|terminated)$/.test(thrown.message);

/** fetch hides the reason in `cause`; several addresses of one host come as an AggregateError. */
function codeOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const { code } = thrown as { code?: unknown };
  if (typeof code === 'string' && code !== '') return code;
  const inner = thrown instanceof AggregateError ? thrown.errors[0] : thrown.cause;
  return codeOf(inner);
}
