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
}

export class OroTokenSource extends UpstreamDataSource {
  readonly #application: OroApplication;

  /** @param upstream Must carry no tokens, and a budget of its own: callers hold a place while they wait for this. */
  constructor(upstream: Upstream, application: OroApplication) {
    super({ ...upstream, classify: toTokenRefusal });
    this.#application = application;
  }

  /** Throws UPSTREAM_UNAUTHORIZED when Oro refuses the application. */
  async issue(): Promise<IssuedToken> {
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
    return toIssuedToken(await this.json(call));
  }
}

function toIssuedToken(body: unknown): IssuedToken {
  const { access_token: value, expires_in: lifeSeconds } = asRecord(body);
  if (typeof value !== 'string' || value === '' || typeof lifeSeconds !== 'number') {
    throw new GatewayError('UPSTREAM_MALFORMED', 'OroCommerce answered the token request without a token', {
      system: 'ORO',
    });
  }
  return { value, lifeSeconds };
}

/** `{"error":"invalid_client","message":"Client authentication failed"}` (recording 6.1/006), not JSON:API. */
function toTokenRefusal(answer: RefusedAnswer): GatewayError {
  const { error, message } = asRecord(tryJson(answer.text));
  const told = [error, message].filter((part) => typeof part === 'string').join(': ');
  const code = codeOfStatus('ORO', answer.status, answer.retryAfterMs);
  return new GatewayError(
    code === 'NOT_FOUND' ? 'UPSTREAM_REJECTED' : code,
    `OroCommerce answered ${answer.status} to the token request${told === '' ? '' : ` (${told})`}`,
    {
      system: 'ORO',
      status: answer.status,
      field: 'token',
      upstream: told,
      ...(answer.retryAfterMs !== undefined && { retryAfterMs: answer.retryAfterMs }),
    },
  );
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
