// The well-known documents of the two authorisation servers (oro-api 1.1; oauth2-server 6.1.8 metadata tests).
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const WELL_KNOWN = '/.well-known/oauth-authorization-server';

/** Path under the host of each server's own address. */
const SERVERS: ReadonlyMap<string, string> = new Map([
  ['admin/oauth2-server', '/admin'],
  ['oauth2-server', ''],
]);

export function registerOAuthMetadata(app: FastifyInstance): void {
  app.get(`${WELL_KNOWN}/*`, (request: FastifyRequest<{ Params: { '*': string } }>, reply) => {
    const prefix = SERVERS.get(request.params['*']);
    return prefix === undefined ? sendUnknown(reply) : sendMetadata(request, reply, prefix);
  });
}

function sendUnknown(reply: FastifyReply): FastifyReply {
  return reply
    .code(404)
    .header('content-type', 'text/plain; charset=UTF-8')
    .send('The OAuth server not found.');
}

function sendMetadata(request: FastifyRequest, reply: FastifyReply, prefix: string): FastifyReply {
  const host = `${request.protocol}://${request.host}`;
  const body = {
    issuer: `${host}${prefix}/oauth2-server`,
    authorization_endpoint: `${host}${prefix}/oauth2-token/authorize`,
    token_endpoint: `${host}/oauth2-token`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'client_credentials', 'password', 'refresh_token'],
    code_challenge_methods_supported: ['S256'],
    client_id_metadata_document_supported: true,
  };
  return reply.header('content-type', 'application/json').send(Buffer.from(JSON.stringify(body)));
}
