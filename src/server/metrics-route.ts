/** `/metrics` for Prometheus; who may read it is decided by the allow list of its entrance. */
import type { FastifyInstance } from 'fastify';

export interface MetricsText {
  readonly contentType: string;
  text(): Promise<string>;
}

export function registerMetrics(server: FastifyInstance, metrics: MetricsText): void {
  server.get('/metrics', async (_request, reply) => {
    void reply.header('content-type', metrics.contentType);
    return metrics.text();
  });
}
