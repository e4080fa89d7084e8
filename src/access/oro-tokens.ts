/**
 * Access tokens of OroCommerce: RS256 by the installation's own key, without issuer and key id, the application as
 * audience (oro-observed, custom round 2). One key signs for the back office and the storefront, so only the
 * application tells which kind of token it is: those that are not listed are refused.
 */
import { createPublicKey } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { Clock } from '../instant.ts';
import type { Scope } from './scopes.ts';
import type { Role } from './viewer.ts';

/** An OAuth application of the shop whose tokens are let in. */
export interface OroApplication {
  readonly clientId: string;
  readonly role: Role;
  readonly scopes?: readonly Scope[] | undefined;
}

export interface OroTokenSettings {
  /** PEM, the file `var/oauth_public.key` of the installation. */
  readonly publicKey: string;
  readonly applications: readonly OroApplication[];
  /** How far the clocks of shop and gateway may differ. */
  readonly leewaySeconds: number;
}

/** The application a token was given to; undefined for every token that does not prove one. */
export type OroTokenCheck = (token: string) => Promise<OroApplication | undefined>;

export function createOroTokenCheck(settings: OroTokenSettings, clock: Clock): OroTokenCheck {
  const key = createPublicKey(settings.publicKey);
  const byId = new Map(settings.applications.map((application) => [application.clientId, application]));
  return async (token) => {
    const payload = await verified(() =>
      jwtVerify(token, key, {
        algorithms: ['RS256'],
        audience: [...byId.keys()],
        requiredClaims: ['exp', 'iat', 'jti', 'sub'],
        clockTolerance: settings.leewaySeconds,
        currentDate: new Date(clock()),
      }),
    );
    return typeof payload?.aud === 'string' ? byId.get(payload.aud) : undefined;
  };
}

/** Undefined for whatever is wrong with a token: which of its faults it was is nobody's business. */
export async function verified(
  verify: () => Promise<{ payload: JWTPayload }>,
): Promise<JWTPayload | undefined> {
  try {
    return (await verify()).payload;
  } catch (error) {
    if (error instanceof errors.JOSEError && !isOfKeySource(error)) return undefined;
    throw error;
  }
}

/** The key set could not be read: no fault of the token. */
const isOfKeySource = (error: errors.JOSEError): boolean =>
  ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'].includes(error.code);
