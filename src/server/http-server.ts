/**
 * The HTTP entrance: security headers, CORS, GraphQL, health, pages. What a request means is decided by the
 * schema and the context; this file only carries.
 */
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { AuditLog } from '../access/audit.ts';
import type { RateLimits } from '../access/rate-limits.ts';
import type { SignIn } from '../access/sign-in.ts';
import type { Viewer } from '../access/viewer.ts';
import type { GatewayConfig } from '../config/config.ts';
import type { RequestContext, RequestFacts } from '../context.ts';
import { openAll } from '../opened.ts';
import { toApolloGateway } from './apollo-gateway.ts';
import { auditPlugin } from './audit-plugin.ts';
import { authenticate } from './authenticate.ts';
import { cacheAccountPlugin } from './cache-account.ts';
import { createCompiledExecutor } from './compiled-executor.ts';
import { type DemoShop, registerDemoShop } from './demo-shop.ts';
import { guardEntrances } from './entrances.ts';
import { errorLogPlugin } from './error-log.ts';
import { formatError, operatorDetailsPlugin } from './format-error.ts';
import { registerHealth } from './health.ts';
import { type HookParts, registerHooks } from './hooks.ts';
import { countRequests } from './http-rate.ts';
import { jsonStatusPlugin } from './json-status.ts';
import { createKnownOperations } from './known-operations.ts';
import { createLimitRule, limitsPlugin } from './limits/limits-plugin.ts';
import { createListener } from './listener.ts';
import { type MetricsText, registerMetrics } from './metrics-route.ts';
import { registerPages } from './pages.ts';
import { RequestLife } from './request-life.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { registerStorefront } from './storefront.ts';
import { registerSubscriptions } from './subscriptions/register-subscriptions.ts';
import { type ContextOf, createSwiftPath } from './swift-path.ts';
import { traceFields } from './trace-fields.ts';
import { createDocumentCache, readTrustedDocuments, trustedOnlyPlugin } from './trusted-documents.ts';

export interface HttpServerParts {
  readonly config: GatewayConfig;
  readonly schema: GraphQLSchema;
  readonly signIn: SignIn;
  readonly limits: RateLimits;
  readonly audit: AuditLog;
  readonly log: FastifyBaseLogger;
  /** Figures for Prometheus; `/metrics` answers where given. */
  readonly metrics?: MetricsText;
  /** One context per request: loaders and caches never cross viewers. */
  readonly createContext: (viewer: Viewer, request: RequestFacts) => RequestContext;
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

/** A document that comes a second time is likely to come many times. */
const compileAfter = 2;

async function registerGraphql(server: FastifyInstance, parts: HttpServerParts): Promise<void> {
  const { trustedDocumentsFile, trustedDocumentsOnly } = parts.config;
  const trusted = trustedDocumentsFile === undefined ? undefined : readTrustedDocuments(trustedDocumentsFile);
  const trustedOnly = trustedDocumentsOnly ? trusted : undefined;
  traceFields(parts.schema);
  const executor = createCompiledExecutor(parts.schema, { compileAfter });
  const known = createKnownOperations();
  const apollo = new ApolloServer<RequestContext>({
    gateway: toApolloGateway(parts.schema, executor),
    introspection: parts.config.introspection !== false,
    persistedQueries: { cache: createDocumentCache(trusted), ttl: null },
    csrfPrevention: true,
    parseOptions: { maxTokens: parts.config.maxTokens },
    validationRules: [createLimitRule(parts.config)],
    includeStacktraceInErrorResponses: false,
    formatError,
    logger: parts.log,
    stopOnTerminationSignals: false,
    plugins: [
      limitsPlugin(parts.schema, parts.config),
      auditPlugin(parts.audit),
      ...(trustedOnly === undefined ? [] : [trustedOnlyPlugin(trustedOnly)]),
      known.plugin,
      cacheAccountPlugin,
      jsonStatusPlugin,
      operatorDetailsPlugin,
      errorLogPlugin(parts.log),
      fastifyApolloDrainPlugin(server),
      ApolloServerPluginCacheControlDisabled(),
      // On request it tells anybody when which field was resolved.
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
  await apollo.start();
  server.decorateRequest(made);
  const contextOf = onceEach(async (request, reply) => {
    const viewer = await authenticate(parts, request);
    const life = new RequestLife(request, reply.raw, parts.config.requestTimeoutSeconds);
    return parts.createContext(viewer, life);
  });
  const swift = createSwiftPath({ ...parts, known, executor, limits: parts.config, trustedOnly, contextOf });
  const whole = fastifyApolloHandler(apollo, { context: contextOf });
  server.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    handler: async (request, reply) => (await swift(request, reply)) ?? whole.call(server, request, reply),
  });
}

/** Both ways of a request have one context, so that it signs in and is counted once; kept in the request itself. */
function onceEach(make: ContextOf): ContextOf {
  return (request: FastifyRequest & { [made]?: Promise<RequestContext> }, reply) => {
    request[made] ??= make(request, reply);
    return request[made];
  };
}

const made = Symbol('context');
