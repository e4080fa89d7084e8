/**
 * The HTTP entrance: security headers, CORS, GraphQL, health, pages. What a request means is decided by the
 * schema and the context; this file only carries.
 */
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { AuditLog } from '../access/audit.ts';
import type { RateLimits } from '../access/rate-limits.ts';
import type { SignIn } from '../access/sign-in.ts';
import type { Viewer } from '../access/viewer.ts';
import type { GatewayConfig } from '../config/config.ts';
import type { RequestContext, RequestFacts } from '../context.ts';
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
import { createLimitRule, limitsPlugin } from './limits/limits-plugin.ts';
import { createListener } from './listener.ts';
import { type MetricsText, registerMetrics } from './metrics-route.ts';
import { registerPages } from './pages.ts';
import { registerStorefront } from './storefront.ts';
import { registerSubscriptions } from './subscriptions/register-subscriptions.ts';
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

/** A Fastify instance that does not listen yet. */
export async function createHttpServer(parts: HttpServerParts): Promise<FastifyInstance> {
  const { config, log } = parts;
  const server = createListener(config, log);
  await server.register(helmet, { contentSecurityPolicy: playgroundPolicy, hsts: strictTransport(config) });
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
  return server;
}

/** Once seen over HTTPS, a browser asks by HTTPS only; on plain HTTP of the own machine it would lock people out. */
const strictTransport = ({ tlsCertFile, trustedProxies }: GatewayConfig) =>
  tlsCertFile !== undefined || trustedProxies.length > 0
    ? { maxAge: 31_536_000, includeSubDomains: false }
    : false;

/** Only our own files; the editor of the playground needs workers from blobs and inline styles. */
const playgroundPolicy = {
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    workerSrc: ["'self'", 'blob:'],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    frameAncestors: ["'none'"],
    upgradeInsecureRequests: null,
  },
};

/** A document that comes a second time is likely to come many times. */
const compileAfter = 2;

async function registerGraphql(server: FastifyInstance, parts: HttpServerParts): Promise<void> {
  const { trustedDocumentsFile, trustedDocumentsOnly } = parts.config;
  const trusted = trustedDocumentsFile === undefined ? undefined : readTrustedDocuments(trustedDocumentsFile);
  const executor = createCompiledExecutor(parts.schema, { compileAfter });
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
      ...(trusted !== undefined && trustedDocumentsOnly ? [trustedOnlyPlugin(trusted)] : []),
      cacheAccountPlugin,
      jsonStatusPlugin,
      operatorDetailsPlugin,
      errorLogPlugin(parts.log),
      fastifyApolloDrainPlugin(server),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
  await apollo.start();
  await server.register(fastifyApollo(apollo), {
    path: '/graphql',
    context: async (request) => {
      const viewer = await authenticate(parts, request);
      return parts.createContext(viewer, createRequest(request, parts.config));
    },
  });
}

/**
 * Ends the upstream calls of a request when its client has gone or its time is over. Made when the first call is made:
 * a request that is answered from memory needs no timer.
 */
function createRequest(request: FastifyRequest, { requestTimeoutSeconds }: GatewayConfig) {
  const startedAt = performance.now();
  let signal: AbortSignal | undefined;
  const start = () => {
    const gone = new AbortController();
    const leave = () => {
      if (request.raw.destroyed && !request.raw.complete) gone.abort();
    };
    request.raw.once('close', leave);
    leave();
    const leftMs = Math.max(0, requestTimeoutSeconds * 1000 - (performance.now() - startedAt));
    return AbortSignal.any([gone.signal, AbortSignal.timeout(Math.ceil(leftMs))]);
  };
  return {
    id: request.id,
    idempotencyKey: request.headers['idempotency-key']?.toString(),
    get signal(): AbortSignal {
      signal ??= start();
      return signal;
    },
  };
}
