/** The HTTP entrance over a schema of the test's own, with one key for staff and one for the storefront. */
import type { FastifyInstance } from 'fastify';
import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { pino } from 'pino';
import { createMemoryKeyStore } from '../../src/access/api-key-stores.ts';
import { createApiKey } from '../../src/access/api-keys.ts';
import { noAudit } from '../../src/access/audit.ts';
import { createRateLimits } from '../../src/access/rate-limits.ts';
import { createSignIn } from '../../src/access/sign-in.ts';
import { createCacheTally } from '../../src/cache/cache-observer.ts';
import { gatewaySchema } from '../../src/config/config.ts';
import type { RequestContext } from '../../src/context.ts';
import { GatewayError } from '../../src/errors.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { createHttpServer, type HttpServerParts } from '../../src/server/http-server.ts';

const clock = () => Date.parse('2026-03-01T12:00:00Z');

/** Those that were made for requests. */
const contexts = new WeakSet<object>();

const schema = new GraphQLSchema({
  query: new GraphQLObjectType<unknown, RequestContext>({
    name: 'Query',
    fields: {
      role: { type: new GraphQLNonNull(GraphQLString), resolve: (_root, _args, { viewer }) => viewer.role },
      /** Apollo Server works with a copy of the context; the short way with the context itself. */
      way: {
        type: GraphQLString,
        resolve: (_root, _args, context) => (contexts.has(context) ? 'swift' : 'whole'),
      },
      echo: {
        type: GraphQLString,
        args: { number: { type: new GraphQLNonNull(GraphQLInt) } },
        resolve: (_root, { number }) => `number ${number}`,
      },
      refused: {
        type: GraphQLString,
        resolve: () => {
          throw new GatewayError('FORBIDDEN', 'refused needs the scope admin.');
        },
      },
      broken: {
        type: GraphQLString,
        resolve: () => {
          throw new Error('a secret of the inside');
        },
      },
    },
  }),
});

export const staffToken = 'opg_test-staff_secret';
export const shopToken = 'opg_test-shop_secret';
export const adminToken = 'opg_test-admin_secret';

export async function startServer(
  settings: Record<string, unknown> = {},
  parts: Partial<Pick<HttpServerParts, 'audit' | 'log'>> = {},
): Promise<FastifyInstance> {
  const config = gatewaySchema.parse({ playground: false, ...settings });
  const keys = [
    createApiKey('test-staff', 'secret', { name: 'staff', role: 'back-office' }, clock),
    createApiKey('test-admin', 'secret', { name: 'admin', role: 'admin' }, clock),
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
    createContext: (viewer, { id, signal }) => {
      const context = { viewer, requestId: id, signal, cacheTally: createCacheTally() };
      contexts.add(context);
      return context as unknown as RequestContext;
    },
    isReady: () => true,
    ...parts,
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
