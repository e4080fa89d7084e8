/** Asks Oro's token endpoint for the token of one application (oro-api 1.1); keeping it is `TokenHolder`'s. */
import { GatewayError } from '../../src/errors.ts';
import { codeOfStatus } from '../upstream/status-table.ts';
import type { IssuedToken } from '../upstream/token-holder.ts';
import type { Upstream } from '../upstream/upstream.datasource.ts';
import { UpstreamDataSource } from '../upstream/upstream.datasource.ts';
import type { RefusedAnswer, UpstreamCall } from '../upstream/upstream-call.ts';

/** An OAuth application of the back office or of the storefront; Oro knows which by its id. */
export interface OroApplication {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where an operator corrects them, e.g. "ORO_CLIENT_ID and ORO_CLIENT_SECRET". */
  readonly settings: string;
}

export class OroTokenSource extends UpstreamDataSource {
  readonly #application: OroApplication;

  /** Asks without the budget: a call that waits for the token already holds a place there. */
  constructor(upstream: Upstream, application: OroApplication) {
    super({
      ...upstream,
      tokens: undefined,
      budget: { run: (_terms, call) => call() },
      classify: (answer) => toTokenRefusal(answer, application),
    });
    this.#application = application;
  }

  /** Throws UPSTREAM_UNAUTHORIZED when Oro refuses the application. */
  issue(): Promise<IssuedToken> {
    const call: UpstreamCall = {
      method: 'POST',
      path: '/oauth2-token',
      resource: 'token',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: this.#application.clientId,
        client_secret: this.#application.clientSecret,
      }),
      safe: true,
    };
    return this.call(call, (answer) => toIssuedToken(answer.text));
  }
}

/** Throws without the text of the answer, which may hold a token. */
function toIssuedToken(text: string): IssuedToken {
  const { access_token: value, expires_in: lifeSeconds } = asRecord(tryJson(text));
  if (typeof value !== 'string' || value === '' || typeof lifeSeconds !== 'number') {
    throw new GatewayError('UPSTREAM_MALFORMED', 'OroCommerce answered the token request without a token', {
      system: 'ORO',
    });
  }
  return { value, lifeSeconds };
}

/** `{"error":"invalid_client","message":"Client authentication failed"}` (recording 6.1/006), not JSON:API. */
function toTokenRefusal(answer: RefusedAnswer, { settings }: OroApplication): GatewayError {
  const { error, message } = asRecord(tryJson(answer.text));
  const upstream = [error, message].filter((part) => typeof part === 'string').join(': ');
  const details = { system: 'ORO', status: answer.status, field: 'token', upstream } as const;
  if (answer.status === 400 || answer.status === 401) {
    return new GatewayError(
      'UPSTREAM_UNAUTHORIZED',
      `OroCommerce refused the sign-in: check ${settings}`,
      details,
    );
  }
  const code =
    answer.status === 404 ? 'UPSTREAM_REJECTED' : codeOfStatus('ORO', answer.status, answer.retryAfterMs);
  return new GatewayError(code, `OroCommerce answered ${answer.status} to the sign-in`, {
    ...details,
    ...(answer.retryAfterMs !== undefined && { retryAfterMs: answer.retryAfterMs }),
  });
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
