/** From an HTTP request to the viewer behind its API key. */
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { type ApiKeyStore, verifyApiKey } from '../access/api-keys.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Clock } from '../instant.ts';

/** Throws a 401 without saying whether the key was missing, unknown, expired or revoked. */
export async function authenticate(
  keys: ApiKeyStore,
  request: FastifyRequest,
  clock: Clock,
): Promise<Viewer> {
  const token = readToken(request);
  const viewer =
    token === undefined ? undefined : await verifyApiKey(keys, { token, address: request.ip }, clock);
  if (viewer !== undefined) return viewer;
  throw new GraphQLError('Sign in: send a valid API key as "Authorization: Bearer opg_…".', {
    extensions: {
      code: 'UNAUTHENTICATED',
      http: { status: 401, headers: new Map([['www-authenticate', 'Bearer']]) },
    },
  });
}

function readToken({ headers }: FastifyRequest): string | undefined {
  const [, bearer] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  return bearer ?? headers['x-api-key']?.toString();
}
