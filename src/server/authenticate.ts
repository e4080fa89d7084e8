/** From an HTTP request to the viewer behind it. */
import type { FastifyRequest } from 'fastify';
import type { AuditLog } from '../access/audit.ts';
import type { RateLimits } from '../access/rate-limits.ts';
import type { Credentials, SignIn } from '../access/sign-in.ts';
import type { Viewer } from '../access/viewer.ts';
import { GatewayError } from '../errors.ts';
import { readCredentials } from './credentials.ts';
import { checkSource } from './limits/limits-plugin.ts';
import { toHttpError } from './to-http-error.ts';

export interface Door {
  readonly signIn: SignIn;
  readonly limits: RateLimits;
  readonly audit: AuditLog;
}

/**
 * Throws a 401 without saying whether the key or token was missing, unknown, expired or revoked; 429 for too many; 400
 * for a document nobody could parse.
 */
export async function authenticate(door: Door, request: FastifyRequest): Promise<Viewer> {
  try {
    const viewer = await admit(door, request, readCredentials(request));
    checkSource(request);
    return viewer;
  } catch (error) {
    throw toHttpError(error);
  }
}

/**
 * The same for whoever comes by another way than a request that is answered at once. Throws as above, in the form of
 * `GatewayError`.
 */
export async function admit(
  { signIn, limits, audit }: Door,
  { id: requestId, ip: address }: Pick<FastifyRequest, 'id' | 'ip'>,
  credentials: Credentials | undefined,
): Promise<Viewer> {
  await limits.mayTry(address);
  const viewer = credentials && (await signIn(credentials));
  if (viewer === undefined) {
    const subject = credentials === undefined ? 'no key' : publicPartOf(credentials.token);
    audit.record({ action: 'SIGN_IN_REFUSED', address, subject, outcome: 'UNAUTHENTICATED', requestId });
    await limits.refused(address);
    throw new GatewayError(
      'UNAUTHENTICATED',
      'Sign in: send an API key or access token as "Authorization: Bearer …".',
    );
  }
  await limits.viewer(viewer);
  return { ...viewer, address };
}

/** What of a refused key may be written down: its id, which opens nothing. */
const publicPartOf = (token: string): string => /^opg_([a-z0-9-]{1,40})_/.exec(token)?.[1] ?? 'a token';
