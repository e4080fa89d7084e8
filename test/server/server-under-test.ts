/** The HTTP entrance over a schema of the test's own, with one key for staff and one for the storefront. */
import type { FastifyInstance } from 'fastify';
import { GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { pino } from 'pino';
import { createMemoryKeyStore } from '../../src/access/api-key-stores.ts';
import { createApiKey } from '../../src/access/api-keys.ts';
import { noAudit } from '../../src/access/audit.ts';
import { createRateLimits } from '../../src/access/rate-limits.ts';
import { createSignIn } from '../../src/access/sign-in.ts';
import { createCacheTally } from '../../src/cache/cache-observer.ts';
import { gatewaySchema } from '../../src/config/config.ts';
import type { RequestContext } from '../../src/context.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { createHttpServer } from '../../src/server/http-server.ts';

const clock = () => Date.parse('2026-03-01T12:00:00Z');

const schema = new GraphQLSchema({
  query: new GraphQLObjectType<unknown, RequestContext>({
    name: 'Query',
    fields: {
      role: { type: new GraphQLNonNull(GraphQLString), resolve: (_root, _args, { viewer }) => viewer.role },
    },
  }),
});

export const staffToken = 'opg_test-staff_secret';
export const shopToken = 'opg_test-shop_secret';

export async function startServer(settings: Record<string, unknown> = {}): Promise<FastifyInstance> {
  const config = gatewaySchema.parse({ playground: false, ...settings });
  const keys = [
    createApiKey('test-staff', 'secret', { name: 'staff', role: 'back-office' }, clock),
    createApiKey('test-shop', 'secret', { name: 'shop', role: 'storefront', customerId: '100198' }, clock),
  ];
  return createHttpServer({
    config,
    schema,
    signIn: createSignIn({ keys: createMemoryKeyStore(keys), clock }),
    limits: createRateLimits(config),
    audit: noAudit,
    log: pino({ level: 'silent' }),
    metrics: createMetrics(),
    createContext: (viewer, { id, signal }) =>
      ({ viewer, requestId: id, signal, cacheTally: createCacheTally() }) as unknown as RequestContext,
    isReady: () => true,
  });
}

export async function ask(server: FastifyInstance, payload: object, token = staffToken) {
  const response = await server.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${token}` },
    payload,
  });
  return { status: response.statusCode, body: response.json() };
}
