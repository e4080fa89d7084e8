/** The sandbox's own entrance, apart from P21's: call counts and fault switches. */
import fastify, { type FastifyInstance } from 'fastify';
import type { Faults } from '../faults.ts';
import type { CallCounter } from './call-counter.ts';

export const createControl = (calls: CallCounter, faults: Faults): FastifyInstance => {
  const app = fastify({ forceCloseConnections: true });
  app.get('/calls', async () => calls.report());
  app.delete('/calls', async (_request, reply) => {
    calls.clear();
    return reply.code(204).send();
  });
  faults.registerControl(app);
  return app;
};
