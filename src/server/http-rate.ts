/** Requests by address are counted before anything is read of them. */
import type { FastifyInstance } from 'fastify';
import type { RateLimits } from '../access/rate-limits.ts';
import { GatewayError } from '../errors.ts';
import { entranceOf } from './entrances.ts';

export function countRequests(server: FastifyInstance, limits: RateLimits): void {
  server.addHook('onRequest', async (request, reply) => {
    if (entranceOf(request) === 'health') return;
    try {
      await limits.request(request.ip);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      const { code, message, details } = error;
      return reply
        .code(429)
        .header('retry-after', Math.ceil((details.retryAfterMs ?? 1000) / 1000))
        .send({ error: code, message });
    }
  });
}
