/**
 * Liveness and readiness for orchestrators. P21 or Oro being down does not make the gateway unready: it still answers
 * what the other system owns, and restarting it would mend nothing.
 */
import type { FastifyInstance } from 'fastify';

export function registerHealth(server: FastifyInstance, isReady: () => boolean): void {
  server.get('/health/live', async () => ({ status: 'live' }));
  server.get('/health/ready', async (_request, reply) => {
    const ready = isReady();
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'draining' });
  });
}
