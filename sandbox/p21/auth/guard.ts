/** Lets in who has a live token for the surface asked for; the rights per table are the OData routes' affair. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse, refuseAtUiServer } from './refusal.ts';
import { mayReach, type Session, type Surface } from './session.ts';
import type { Tokens } from './tokens.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route but the token calls. */
    session: Session | null;
  }
}

/** Must be registered before the routes. */
export const registerGuard = (app: FastifyInstance, tokens: Tokens): void => {
  app.decorateRequest('session', null);
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.toLowerCase().startsWith('/api/security/')) return;
    return admit(request, reply, tokens);
  });
};

const admit = (request: FastifyRequest, reply: FastifyReply, tokens: Tokens): FastifyReply | undefined => {
  const surface = surfaceOf(request.url);
  const session = tokens.authenticate(request.headers.authorization);
  if (session === undefined) return surface === 'uiserver' ? refuseAtUiServer(reply) : refuse(reply);
  if (!mayReach(session, surface)) return refuse(reply);
  request.session = session;
  return undefined;
};

const surfaceOf = (url: string): Surface => {
  const path = url.toLowerCase();
  if (path.startsWith('/uiserver0')) return 'uiserver';
  return path.startsWith('/odataservice') || path.startsWith('/data/') ? 'odata' : 'api';
};
