/** The control entrance: what was called, and which troubles are on. A port of its own, so that faults never hit it. */
import fastify, { type FastifyInstance } from 'fastify';
import type { SandboxParts } from '../parts.ts';
import type { FaultSettings } from './faults.ts';

export function createControlServer({
  calls,
  faults,
}: Pick<SandboxParts, 'calls' | 'faults'>): FastifyInstance {
  const app = fastify({ forceCloseConnections: true });
  app.get('/calls', async () => calls.report());
  app.delete('/calls', async (_, reply) => {
    calls.clear();
    return reply.code(204).send();
  });
  app.get('/faults', async () => faults.settings);
  app.post('/faults', async (request) => {
    faults.set(request.body as Partial<FaultSettings>);
    return faults.settings;
  });
  app.delete('/faults', async (_, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
  return app;
}
