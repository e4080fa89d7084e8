/**
 * The one table of error codes: whether a worker may try again, and who may read the message.
 * Errors are classified once, where they enter (datasources, argument checks); above that nobody looks at an
 * HTTP status or at upstream text.
 */

/** `never`: the same call fails again. `backoff`: try later. `told`: try when `retryAfterMs` has passed. */
export type Retry = 'never' | 'backoff' | 'told';

/** `client`: the message may be shown to any caller. `operator`: only the admin role sees message and details. */
export type Audience = 'client' | 'operator';

export interface ErrorRule {
  readonly retry: Retry;
  readonly audience: Audience;
  /** What a caller without the admin role reads instead of an operator's message. */
  readonly mask: string;
}

const errorRules = {
  BAD_USER_INPUT: { retry: 'never', audience: 'client', mask: 'The input is not valid.' },
  UNAUTHENTICATED: { retry: 'never', audience: 'client', mask: 'Sign in with a valid API key.' },
  FORBIDDEN: { retry: 'never', audience: 'client', mask: 'This is not allowed for your key.' },
  NOT_FOUND: { retry: 'never', audience: 'client', mask: 'There is no such object.' },
  CONFLICT: { retry: 'never', audience: 'client', mask: 'The object was changed by somebody else.' },
  IDEMPOTENCY_CONFLICT: {
    retry: 'never',
    audience: 'client',
    mask: 'This idempotency key was used for something else.',
  },
  TOO_COSTLY: { retry: 'never', audience: 'client', mask: 'The query asks for too much at once.' },
  RATE_LIMITED: { retry: 'told', audience: 'client', mask: 'Too many requests: wait and try again.' },
  UPSTREAM_UNAVAILABLE: {
    retry: 'backoff',
    audience: 'operator',
    mask: 'A system behind the gateway does not answer right now.',
  },
  UPSTREAM_TIMEOUT: {
    retry: 'backoff',
    audience: 'operator',
    mask: 'A system behind the gateway answered too late.',
  },
  UPSTREAM_THROTTLED: { retry: 'told', audience: 'operator', mask: 'A system behind the gateway is busy.' },
  UPSTREAM_UNAUTHORIZED: {
    retry: 'never',
    audience: 'operator',
    mask: 'The gateway is not allowed to ask a system behind it.',
  },
  UPSTREAM_REJECTED: {
    retry: 'never',
    audience: 'operator',
    mask: 'A system behind the gateway refused the request.',
  },
  UPSTREAM_MALFORMED: {
    retry: 'never',
    audience: 'operator',
    mask: 'A system behind the gateway gave an answer that cannot be read.',
  },
  CONFIG_INVALID: { retry: 'never', audience: 'operator', mask: 'The gateway is not configured correctly.' },
  INTERNAL: { retry: 'never', audience: 'operator', mask: 'Something went wrong inside the gateway.' },
} as const satisfies Record<string, ErrorRule>;

export type ErrorCode = keyof typeof errorRules;

/** The two systems the gateway stands between. */
export type SystemName = 'P21' | 'ORO';

export interface ErrorDetails {
  /** The system that failed, where one did. */
  readonly system?: SystemName;
  /** GraphQL argument, table.column or resource.attribute the error is about; names only, never values of others. */
  readonly field?: string;
  /** HTTP status of the upstream answer, for operators and for the breaker. */
  readonly status?: number;
  /** What the upstream said, for operators only. */
  readonly upstream?: string;
  /** With retry `told`: how long to wait. */
  readonly retryAfterMs?: number;
}

/** Every error the gateway raises on purpose. `message` obeys the audience of its code. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
    options: { cause?: unknown } = {},
  ) {
    super(message, options);
  }

  get rule(): ErrorRule {
    return errorRules[this.code];
  }
}

/** Bad input: names the field and says the remedy. */
export const badInput = (field: string, remedy: string): GatewayError =>
  new GatewayError('BAD_USER_INPUT', `${field}: ${remedy}`, { field });

/** Whatever was thrown, as a `GatewayError`; a bug becomes INTERNAL with its cause kept. */
export const toGatewayError = (thrown: unknown): GatewayError =>
  thrown instanceof GatewayError
    ? thrown
    : new GatewayError(
        'INTERNAL',
        thrown instanceof Error ? thrown.message : String(thrown),
        {},
        { cause: thrown },
      );
