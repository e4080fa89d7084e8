/** Asks P21 for a token, version 2 of the call (p21-api 1.1). */
import type { P21Config } from '../../src/config/config.ts';
import { GatewayError } from '../../src/errors.ts';
import { parseLossless } from '../upstream/lossless-json.ts';
import type { IssuedToken } from '../upstream/token-holder.ts';
import type { Upstream } from '../upstream/upstream.datasource.ts';
import { UpstreamDataSource } from '../upstream/upstream.datasource.ts';
import type { UpstreamAnswer, UpstreamCall } from '../upstream/upstream-call.ts';
import { classifyP21, parsedXml } from './p21-errors.ts';

export type P21Credentials = Pick<P21Config, 'username' | 'password' | 'clientSecret'>;

/** Where the answer says no lifetime: integrators renew about so often (p21-api 1.2). */
const usualLifeSeconds = 50 * 60;

/** The body of the call: with a consumer key where there is one, else with the user's password. */
const toTokenBody = ({ username, password, clientSecret }: P21Credentials): object =>
  clientSecret === undefined
    ? { username, password }
    : {
        ClientSecret: clientSecret,
        GrantType: 'client_credentials',
        ...(username !== undefined && { username }),
      };

/**
 * Reads the JSON answer, or the XML some builds send in spite of `Accept` (p21-api 1.1). The lifetime goes by two
 * names. Throws UPSTREAM_MALFORMED without the answer's text: it may hold a token.
 */
export function parseToken(text: string): IssuedToken {
  const { AccessToken, ExpiresInSeconds, ExpiresIn } = membersOf(text);
  if (typeof AccessToken !== 'string' || AccessToken === '') {
    throw new GatewayError('UPSTREAM_MALFORMED', 'P21 answered the sign-in without an access token', {
      system: 'P21',
      field: 'AccessToken',
    });
  }
  const life = Number(ExpiresInSeconds ?? ExpiresIn);
  return { value: AccessToken, lifeSeconds: life > 0 ? life : usualLifeSeconds };
}

function membersOf(text: string): Record<string, unknown> {
  const trimmed = text.trim();
  const body = trimmed.startsWith('<') ? parsedXml(trimmed) : tryJson(trimmed);
  const members = (body ?? {}) as Record<string, unknown>;
  return (members.TokenResponse ?? members) as Record<string, unknown>;
}

function tryJson(text: string): unknown {
  try {
    return parseLossless(text);
  } catch {
    return undefined;
  }
}

/**
 * Signs in without the budget: a call that waits for the token already holds a place there. Not repeated by itself;
 * each successful sign-in is a session in P21.
 */
export class P21SignIn extends UpstreamDataSource {
  readonly #credentials: P21Credentials;

  constructor(upstream: Upstream, credentials: P21Credentials) {
    super({
      ...upstream,
      tokens: undefined,
      budget: { run: (_terms, call) => call() },
      classify: (answer) => signInError(classifyP21(answer), credentials),
    });
    this.#credentials = credentials;
  }

  /** Throws UPSTREAM_UNAUTHORIZED naming the settings to check when P21 refuses the credentials. */
  obtain(): Promise<IssuedToken> {
    const call: UpstreamCall = {
      method: 'POST',
      path: '/api/security/token/v2',
      resource: 'the sign-in',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(toTokenBody(this.#credentials)),
      safe: false,
      timeoutMs: this.upstream.readTimeoutMs,
    };
    return this.call(call, (answer: UpstreamAnswer) => parseToken(answer.text));
  }
}

/** Assumption: wrong credentials answer 400, 401 or 403; p21-api 1.4 has the bodies with low confidence only. */
function signInError(error: GatewayError, { clientSecret }: P21Credentials): GatewayError {
  const { status } = error.details;
  if (status !== 400 && status !== 401 && status !== 403) return error;
  const settings = clientSecret === undefined ? 'P21_USERNAME and P21_PASSWORD' : 'P21_CLIENT_SECRET';
  const message = `P21 refused the sign-in: check ${settings}`;
  return new GatewayError('UPSTREAM_UNAUTHORIZED', message, error.details, { cause: error });
}
