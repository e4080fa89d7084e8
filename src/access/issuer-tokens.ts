/** Access tokens of OpenID issuers (Entra, Okta, Keycloak, …), checked with the keys they publish. */
import {
  createRemoteJWKSet,
  customFetch,
  decodeJwt,
  type FetchImplementation,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { GatewayError } from '../errors.ts';
import type { Clock } from '../instant.ts';
import { verified } from './oro-tokens.ts';
import type { Scope } from './scopes.ts';
import type { Role, Viewer } from './viewer.ts';

export interface TokenIssuer {
  /** As in the claim `iss`. */
  readonly issuer: string;
  /** Where the keys are; asked of the issuer's discovery document when absent. */
  readonly jwksUrl?: string | undefined;
  readonly audiences: readonly string[];
  readonly role: Role;
  readonly scopes?: readonly Scope[] | undefined;
  /** Claim with the P21 customer ids of a storefront token: one text, or a list of them. */
  readonly customersClaim: string;
}

/** What a token of an issuer proves. */
export interface IssuerProof {
  readonly viewer: Viewer;
  /** P21 customers a storefront token names; empty for staff. */
  readonly customerIds: readonly string[];
}

export interface IssuerParts {
  readonly leewaySeconds: number;
  readonly clock: Clock;
  readonly fetch: IssuerFetch;
}

/** What is needed of `fetch`. Must verify certificates and not follow redirects to elsewhere. */
export type IssuerFetch = (
  url: string,
  init: { readonly signal?: AbortSignal },
) => Promise<{ readonly status: number; json(): Promise<unknown> }>;

export type IssuerTokenCheck = (token: string) => Promise<IssuerProof | undefined>;

/** Public keys only: with HMAC in the list, a published key would sign tokens. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** Undefined for a token of nobody listed. Throws UPSTREAM_UNAVAILABLE while the issuer's keys cannot be read. */
export function createIssuerTokenCheck(
  issuers: readonly TokenIssuer[],
  parts: IssuerParts,
): IssuerTokenCheck {
  const known = issuers.map((issuer) => ({ issuer, keys: createKeySource(issuer, parts) }));
  return async (token) => {
    const named = issuerOf(token);
    for (const { issuer, keys } of known.filter((one) => one.issuer.issuer === named)) {
      const payload = await verify(token, issuer, keys, parts);
      if (payload !== undefined && isSubject(payload.sub)) return toProof(issuer, payload.sub, payload);
    }
    return undefined;
  };
}

/** The claim `iss` as the token says it, which proves nothing yet. */
export function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

async function verify(token: string, issuer: TokenIssuer, keys: JWTVerifyGetKey, parts: IssuerParts) {
  try {
    return await verified(() =>
      jwtVerify(token, keys, {
        algorithms,
        issuer: issuer.issuer,
        audience: [...issuer.audiences],
        requiredClaims: ['exp', 'sub'],
        clockTolerance: parts.leewaySeconds,
        currentDate: new Date(parts.clock()),
      }),
    );
  } catch (cause) {
    throw new GatewayError(
      'UPSTREAM_UNAVAILABLE',
      `The keys of ${issuer.issuer} cannot be read`,
      {},
      { cause },
    );
  }
}

const isSubject = (subject: unknown): subject is string => typeof subject === 'string' && subject !== '';

function toProof(
  { issuer, role, scopes, customersClaim }: TokenIssuer,
  subject: string,
  payload: JWTPayload,
): IssuerProof {
  // With its path: issuers of several tenants have one host, and subjects are theirs.
  const keyId = `${issuer.replace(/^https?:\/\/|\/$/g, '')}:${subject}`;
  const rights = { role, keyId, ...(scopes === undefined ? {} : { scopes }) };
  if (role !== 'storefront') return { viewer: rights, customerIds: [] };
  const customerIds = [payload[customersClaim]].flat().map(String).filter(isCustomerId);
  return { viewer: { ...rights, userId: subject }, customerIds };
}

const isCustomerId = (text: string): boolean => /^\d{1,19}$/.test(text);

/** The keys are read when the first token comes, kept, and read again for a key that is not among them. */
function createKeySource({ issuer, jwksUrl }: TokenIssuer, { fetch }: IssuerParts): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const open = async () =>
    createRemoteJWKSet(new URL(jwksUrl ?? (await discover(issuer, fetch))), {
      [customFetch]: fetch as unknown as FetchImplementation,
      timeoutDuration: 5000,
    });
  return async (header, token) => {
    keys ??= open();
    const opened = await keys.catch((error) => {
      keys = undefined;
      throw error;
    });
    return opened(header, token);
  };
}

/** OpenID Connect Discovery 1.0, section 4. */
async function discover(issuer: string, request: IssuerFetch): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await request(url, { signal: AbortSignal.timeout(5000) });
  const document = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (document.issuer === issuer && typeof document.jwks_uri === 'string') return document.jwks_uri;
  throw new Error(`${url} is no discovery document of ${issuer}`);
}
