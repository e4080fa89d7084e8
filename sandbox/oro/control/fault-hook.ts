/** Applies the switched-on troubles to every call of the shop. */
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { SandboxParts } from '../parts.ts';
import { tokenMs } from './observed-latency.ts';

export function registerFaults(
  app: FastifyInstance,
  { faults, calls, settings }: Pick<SandboxParts, 'calls' | 'faults' | 'settings'>,
): void {
  app.addHook('onRequest', async (request, reply) => {
    calls.add(request.method, request.url);
    const fate = faults.draw();
    const { latencyMs, status, retryAfterSeconds } = faults.settings;
    const isToken = request.url.startsWith('/oauth2-token') && settings.latency === 'observed';
    const delayMs = latencyMs + (isToken ? tokenMs : 0);
    if (delayMs > 0) await wait(delayMs);
    if (fate === 'drop') {
      request.raw.socket.destroy();
      return reply.hijack();
    }
    if (fate === 'answer') return undefined;
    if (retryAfterSeconds !== undefined) reply.header('Retry-After', String(retryAfterSeconds));
    return reply.code(status).type('text/html').send(`<html><body><h1>${status}</h1></body></html>`);
  });
}
