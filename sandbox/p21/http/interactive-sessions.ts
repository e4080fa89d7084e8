/**
 * Sessions of the Interactive API (p21-api 5): one for each caller, refused while it lasts, ended by DELETE or by its
 * timeout. Windows are not opened here: the gateway has no use for them.
 */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SandboxParts } from '../parts.ts';
import { jsonBody } from './body.ts';

const path = '/uiserver0/api/ui/interactive/sessions';

/** Seconds a session lasts unless the caller says otherwise. */
const usualTimeout = 60;

interface InteractiveSession {
  /** `SessionId` before 26.1. */
  readonly Id: string;
  readonly endsAt: number;
}

export const registerInteractiveSessions = (app: FastifyInstance, { config }: SandboxParts): void => {
  const sessions = new Map<string, InteractiveSession>();
  const callerOf = (request: FastifyRequest) => request.session?.sessionId ?? '';
  const current = (request: FastifyRequest) => {
    const session = sessions.get(callerOf(request));
    return session !== undefined && session.endsAt > config.now() ? session : undefined;
  };
  app.post(path, async (request, reply) => {
    if (current(request) !== undefined)
      return reply.code(409).send({ ErrorMessage: 'Session already exists.' });
    const session = { Id: randomUUID(), endsAt: config.now() + timeoutOf(request) * 1000 };
    sessions.set(callerOf(request), session);
    return { Id: session.Id };
  });
  /** Assumption: a list, as "sessions" has it. */
  app.get(path, async (request) => {
    const session = current(request);
    return session === undefined ? [] : [{ Id: session.Id }];
  });
  app.delete(path, async (request) => {
    sessions.delete(callerOf(request));
    return {};
  });
};

function timeoutOf(request: FastifyRequest): number {
  const body = jsonBody(request) as { readonly SessionTimeout?: number } | undefined;
  return body?.SessionTimeout ?? usualTimeout;
}
