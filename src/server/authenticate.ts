/** From an HTTP request to the viewer behind it. */
import type { FastifyRequest } from 'fastify';
import type { AuditLog } from '../access/audit.ts';
import type { RateLimits } from '../access/rate-limits.ts';
import { accountHeader, type SignIn } from '../access/sign-in.ts';
import type { Viewer } from '../access/viewer.ts';
import { GatewayError } from '../errors.ts';
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
    const viewer = await admit(door, request);
    checkSource(request);
    return viewer;
  } catch (error) {
    throw toHttpError(error);
  }
}

async function admit({ signIn, limits, audit }: Door, request: FastifyRequest): Promise<Viewer> {
  const { ip: address, headers } = request;
  await limits.mayTry(address);
  const token = readToken(request);
  const account = headers[accountHeader.toLowerCase()]?.toString();
  const viewer = token === undefined ? undefined : await signIn({ token, account, address });
  if (viewer === undefined) {
    const subject = token === undefined ? 'no key' : publicPartOf(token);
    audit.record({
      action: 'SIGN_IN_REFUSED',
      address,
      subject,
      outcome: 'UNAUTHENTICATED',
      requestId: request.id,
    });
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

function readToken({ headers }: FastifyRequest): string | undefined {
  const [, bearer] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  return bearer ?? headers['x-api-key']?.toString();
}
