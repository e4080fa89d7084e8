// `/oauth2-token` and the metadata documents. One URL serves both APIs; the application decides which one
// its token opens (oro-api 1.1).
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AuthorizationServer } from './authorization-server.ts';
import { OAuthFault } from './oauth-fault.ts';
import { registerOAuthMetadata } from './oauth-metadata.ts';
import { toTokenRequest } from './token-request.ts';

const NOT_CACHED = 'must-revalidate, no-cache, no-store, private';
const OTHER_METHODS = ['GET', 'PUT', 'PATCH', 'DELETE', 'HEAD'];

export interface OAuthParts {
  readonly authorization: AuthorizationServer;
}

/** Keeps its own body parsers: a token request may be JSON or a form, and is read as text either way. */
export async function registerOAuth(app: FastifyInstance, parts: OAuthParts): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    scope.post('/oauth2-token', (request, reply) => answerToken(request, reply, parts.authorization));
    scope.options('/oauth2-token', (_request, reply) => reply.header('allow', 'OPTIONS, POST').send(''));
    scope.route({ method: OTHER_METHODS, url: '/oauth2-token', handler: refuseMethod });
    registerOAuthMetadata(scope);
  });
}

function answerToken(
  request: FastifyRequest,
  reply: FastifyReply,
  server: AuthorizationServer,
): FastifyReply {
  reply.header('cache-control', NOT_CACHED);
  try {
    const answer = server.answer(toTokenRequest(partsOf(request)));
    return reply.header('content-type', 'application/json; charset=UTF-8').send(JSON.stringify(answer));
  } catch (error) {
    if (!(error instanceof OAuthFault)) throw error;
    return sendFault(request, reply, error);
  }
}

function partsOf(request: FastifyRequest) {
  const { 'content-type': contentType, authorization } = request.headers;
  return { contentType, authorization, body: typeof request.body === 'string' ? request.body : '' };
}

/** A refused client that tried a header is told which scheme (RFC 6749, section 5.2). */
function sendFault(request: FastifyRequest, reply: FastifyReply, fault: OAuthFault): FastifyReply {
  const { authorization } = request.headers;
  if (fault.body.error === 'invalid_client' && authorization) {
    const scheme = authorization.startsWith('Bearer') ? 'Bearer' : 'Basic';
    reply.header('www-authenticate', `${scheme} realm="OAuth"`);
  }
  return sendJson(reply.code(fault.statusCode), fault.body);
}

/** Recording 6.1/011. */
function refuseMethod(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply
    .code(405)
    .header('cache-control', NOT_CACHED)
    .header('allow', 'POST, OPTIONS')
    .header('vary', 'Accept');
  return sendJson(reply, { code: 405 });
}

/** As bytes, because Fastify would add a charset that Oro's errors do not have. */
function sendJson(reply: FastifyReply, body: object): FastifyReply {
  return reply.header('content-type', 'application/json').send(Buffer.from(JSON.stringify(body)));
}
