/** The one table of what an HTTP status of either system means; text refines it where the system is known to. */
import type { ErrorCode, SystemName } from '../../src/errors.ts';
import { GatewayError } from '../../src/errors.ts';
import type { RefusedAnswer } from './upstream-call.ts';

type Meanings = Readonly<Record<number, ErrorCode>>;

const shared: Meanings = {
  401: 'UPSTREAM_UNAUTHORIZED',
  403: 'UPSTREAM_UNAUTHORIZED',
  408: 'UPSTREAM_TIMEOUT',
  429: 'UPSTREAM_THROTTLED',
  504: 'UPSTREAM_TIMEOUT',
};

const perSystem: Readonly<Record<SystemName, Meanings>> = {
  // p21-api 2.3: OData answers 404 to unknown columns, tables and bad syntax; a missing row is an empty list.
  P21: { 404: 'UPSTREAM_REJECTED', 409: 'UPSTREAM_REJECTED' },
  ORO: { 404: 'NOT_FOUND', 409: 'CONFLICT', 412: 'CONFLICT' },
};

/** Statuses from 500 are the system's own trouble, everything else unlisted is a refusal of what we sent. */
export function codeOfStatus(system: SystemName, status: number, retryAfterMs?: number): ErrorCode {
  if (retryAfterMs !== undefined && (status === 503 || status === 429)) return 'UPSTREAM_THROTTLED';
  const listed = perSystem[system][status] ?? shared[status];
  return listed ?? (status >= 500 ? 'UPSTREAM_UNAVAILABLE' : 'UPSTREAM_REJECTED');
}

/** Messages that any client may read say nothing of resources or statuses. */
const openMessages: Partial<Record<ErrorCode, string>> = {
  NOT_FOUND: 'has no such record.',
  CONFLICT: 'refused the change: the record was changed meanwhile.',
};

/** The error of an answer by its status alone. `upstream` is the system's own text, for operators. */
export function errorOfStatus(system: SystemName, answer: RefusedAnswer, upstream: string): GatewayError {
  const code = codeOfStatus(system, answer.status, answer.retryAfterMs);
  return errorOfAnswer(system, code, answer, upstream);
}

export function errorOfAnswer(
  system: SystemName,
  code: ErrorCode,
  answer: RefusedAnswer,
  upstream: string,
): GatewayError {
  const said = openMessages[code] ?? `answered ${answer.status} to ${answer.resource}`;
  return new GatewayError(code, `${system} ${said}`, {
    system,
    status: answer.status,
    upstream,
    ...(answer.retryAfterMs !== undefined && { retryAfterMs: answer.retryAfterMs }),
  });
}

/** `Retry-After` as seconds or as a date; undefined where absent or unreadable. */
export function toRetryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined || header.trim() === '') return undefined;
  const seconds = Number(header);
  const waitMs = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return Number.isNaN(waitMs) ? undefined : Math.max(0, waitMs);
}
