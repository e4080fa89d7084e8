/** Counts calls per route, so that tests can say how many calls an answer cost. */
import type { FastifyRequest } from 'fastify';

export interface CallCount {
  readonly method: string;
  /** The route, with the table or view of OData calls filled in, e.g. "/odataservice/odata/table/oe_hdr". */
  readonly path: string;
  readonly count: number;
}

export class CallCounter {
  private readonly counts = new Map<string, number>();

  count(request: FastifyRequest): void {
    const call = `${request.method} ${familyOf(request)}`;
    this.counts.set(call, (this.counts.get(call) ?? 0) + 1);
  }

  report(): { total: number; calls: CallCount[] } {
    const calls = [...this.counts].map(([call, count]) => {
      const [method = '', path = ''] = call.split(' ');
      return { method, path, count };
    });
    return { total: calls.reduce((sum, call) => sum + call.count, 0), calls };
  }

  clear(): void {
    this.counts.clear();
  }
}

const familyOf = (request: FastifyRequest): string => {
  const route = request.routeOptions.url ?? '*';
  const { source = '' } = request.params as { source?: string };
  return route.replace(':source', source.toLowerCase());
};
