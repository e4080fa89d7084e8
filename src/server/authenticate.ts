/** From an HTTP request to the viewer behind it. */
import type { FastifyRequest } from 'fastify';
import type { RateLimits } from '../access/rate-limits.ts';
import { accountHeader, type SignIn } from '../access/sign-in.ts';
import type { Viewer } from '../access/viewer.ts';
import { GatewayError } from '../errors.ts';
import { checkSource } from './limits/limits-plugin.ts';
import { toHttpError } from './to-http-error.ts';

export interface Door {
  readonly signIn: SignIn;
  readonly limits: RateLimits;
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

async function admit({ signIn, limits }: Door, request: FastifyRequest): Promise<Viewer> {
  const { ip: address, headers } = request;
  await limits.mayTry(address);
  const token = readToken(request);
  const account = headers[accountHeader.toLowerCase()]?.toString();
  const viewer = token === undefined ? undefined : await signIn({ token, account, address });
  if (viewer === undefined) {
    await limits.refused(address);
    throw new GatewayError(
      'UNAUTHENTICATED',
      'Sign in: send an API key or access token as "Authorization: Bearer …".',
    );
  }
  await limits.viewer(viewer);
  return viewer;
}

function readToken({ headers }: FastifyRequest): string | undefined {
  const [, bearer] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  return bearer ?? headers['x-api-key']?.toString();
}
