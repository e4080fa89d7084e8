/** Applies the switched-on troubles to every call of the shop. */
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { SandboxParts } from '../parts.ts';

export function registerFaults(
  app: FastifyInstance,
  { faults, calls }: Pick<SandboxParts, 'calls' | 'faults'>,
): void {
  app.addHook('onRequest', async (request, reply) => {
    calls.add(request.method, request.url);
    const fate = faults.draw();
    const { latencyMs, status, retryAfterSeconds } = faults.settings;
    if (latencyMs > 0) await wait(latencyMs);
    if (fate === 'drop') {
      request.raw.socket.destroy();
      return reply.hijack();
    }
    if (fate === 'answer') return undefined;
    if (retryAfterSeconds !== undefined) reply.header('Retry-After', String(retryAfterSeconds));
    return reply.code(status).type('text/html').send(`<html><body><h1>${status}</h1></body></html>`);
  });
}
