/**
 * The HTTP entrance: security headers, CORS, GraphQL, health, pages. What a request means is decided by the
 * schema and the context; this file only carries.
 */
import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import { openAll } from '../opened.ts';
import { type DemoShop, registerDemoShop } from './demo-shop.ts';
import { guardEntrances } from './entrances.ts';
import { type GraphqlParts, registerGraphql } from './graphql-entrance.ts';
import { registerHealth } from './health.ts';
import { type HookParts, registerHooks } from './hooks.ts';
import { countRequests } from './http-rate.ts';
import { createListener } from './listener.ts';
import { type MetricsText, registerMetrics } from './metrics-route.ts';
import { registerPages } from './pages.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { registerStorefront } from './storefront.ts';
import { registerSubscriptions } from './subscriptions/register-subscriptions.ts';

export interface HttpServerParts extends GraphqlParts {
  /** Figures for Prometheus; `/metrics` answers where given. */
  readonly metrics?: MetricsText;
  /** What both systems push; without them there are no such entrances. */
  readonly hooks?: HookParts;
  /** Pages made with the storefront's elements, in sandbox mode. */
  readonly demoShop?: DemoShop;
  /** True while the gateway takes traffic; false while it drains. */
  readonly isReady: () => boolean;
}

/** A Fastify instance that does not listen yet. Throws CONFIG_INVALID for files that cannot be used. */
export const createHttpServer = (parts: HttpServerParts): Promise<FastifyInstance> =>
  openAll(async (opened) => {
    const server = createListener(parts.config, parts.log);
    opened.onClose(() => server.close());
    await register(server, parts);
    return server;
  });

async function register(server: FastifyInstance, parts: HttpServerParts): Promise<void> {
  const { config } = parts;
  await addSecurityHeaders(server, config);
  leaveWhenDraining(server, parts.isReady);
  guardEntrances(server, config);
  countRequests(server, parts.limits);
  await server.register(cors, { origin: config.corsOrigins, methods: ['GET', 'POST'], maxAge: 600 });
  registerHealth(server, parts.isReady);
  if (parts.metrics !== undefined) registerMetrics(server, parts.metrics);
  if (parts.hooks !== undefined) registerHooks(server, parts.hooks);
  await registerPages(server, config);
  await registerStorefront(server);
  if (parts.demoShop !== undefined) await registerDemoShop(server, parts.demoShop);
  await registerSubscriptions(server, parts);
  await registerGraphql(server, parts);
}

/** Whoever holds a connection to a replica that ends is to open the next one elsewhere. */
function leaveWhenDraining(server: FastifyInstance, isReady: () => boolean): void {
  server.addHook('onRequest', async (_request, reply) => {
    if (!isReady()) reply.header('connection', 'close');
  });
}
