/** `/graphql` over HTTP: Apollo Server, with a shorter way for questions that were asked before. */
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Viewer } from '../access/viewer.ts';
import type { GatewayConfig } from '../config/config.ts';
import type { RequestContext, RequestFacts } from '../context.ts';
import { toApolloGateway } from './apollo-gateway.ts';
import { auditPlugin } from './audit-plugin.ts';
import { authenticate, type Door } from './authenticate.ts';
import { cacheAccountPlugin } from './cache-account.ts';
import { type CompiledExecutor, createCompiledExecutor } from './compiled-executor.ts';
import { errorLogPlugin } from './error-log.ts';
import { formatError, operatorDetailsPlugin } from './format-error.ts';
import { keepIntrospection } from './introspection-answers.ts';
import { jsonStatusPlugin } from './json-status.ts';
import { createKnownOperations, type KnownOperations } from './known-operations.ts';
import { createLimitRule, limitsPlugin } from './limits/limits-plugin.ts';
import { RequestLife } from './request-life.ts';
import { type ContextOf, createSwiftPath } from './swift-path.ts';
import { traceFields } from './trace-fields.ts';
import {
  createDocumentCache,
  readTrustedDocuments,
  type TrustedDocuments,
  trustedOnlyPlugin,
} from './trusted-documents.ts';
import { createTurns, type Turns } from './turns.ts';

export interface GraphqlParts extends Door {
  readonly config: GatewayConfig;
  readonly schema: GraphQLSchema;
  readonly log: FastifyBaseLogger;
  /** One context per request: loaders and caches never cross viewers. */
  readonly createContext: (viewer: Viewer, request: RequestFacts) => RequestContext;
}

/** A document that comes a second time is likely to come many times. */
const compileAfter = 2;

export async function registerGraphql(server: FastifyInstance, parts: GraphqlParts): Promise<void> {
  const { config, schema } = parts;
  const trusted = readTrusted(config);
  const trustedOnly = config.trustedDocumentsOnly ? trusted : undefined;
  traceFields(schema);
  const executor = keepIntrospection(createCompiledExecutor(schema, { compileAfter }));
  const known = createKnownOperations();
  const plugins = [...pluginsOf(parts, trustedOnly, known), fastifyApolloDrainPlugin(server)];
  const apollo = createApollo(parts, { executor, trusted, plugins });
  await apollo.start();
  server.decorateRequest(made);
  const contextOf = onceEach(async (request, reply) => {
    const viewer = await authenticate(parts, request);
    const life = new RequestLife(request, reply.raw, config.requestTimeoutSeconds);
    return parts.createContext(viewer, life);
  });
  const turns = createTurns();
  const swift = createSwiftPath({
    ...parts,
    known,
    executor: inTurns(executor, turns),
    limits: config,
    trustedOnly,
    contextOf,
  });
  const whole = fastifyApolloHandler(apollo, { context: aloneIn(turns, contextOf) });
  server.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    handler: async (request, reply) => (await swift(request, reply)) ?? whole.call(server, request, reply),
  });
}

const readTrusted = ({ trustedDocumentsFile }: GatewayConfig): TrustedDocuments | undefined =>
  trustedDocumentsFile === undefined ? undefined : readTrustedDocuments(trustedDocumentsFile);

interface ApolloParts {
  readonly executor: CompiledExecutor;
  readonly trusted: TrustedDocuments | undefined;
  readonly plugins: ApolloServerPlugin<RequestContext>[];
}

const createApollo = (
  { config, schema, log }: GraphqlParts,
  { executor, trusted, plugins }: ApolloParts,
): ApolloServer<RequestContext> =>
  new ApolloServer<RequestContext>({
    gateway: toApolloGateway(schema, executor),
    introspection: config.introspection !== false,
    persistedQueries: { cache: createDocumentCache(trusted), ttl: null },
    csrfPrevention: true,
    parseOptions: { maxTokens: config.maxTokens },
    validationRules: [createLimitRule(config)],
    includeStacktraceInErrorResponses: false,
    formatError,
    logger: log,
    stopOnTerminationSignals: false,
    plugins,
  });

const pluginsOf = (
  { config, schema, audit, log }: GraphqlParts,
  trustedOnly: TrustedDocuments | undefined,
  known: KnownOperations,
): ApolloServerPlugin<RequestContext>[] => [
  limitsPlugin(schema, config),
  auditPlugin(audit),
  ...(trustedOnly === undefined ? [] : [trustedOnlyPlugin(trustedOnly)]),
  known.plugin,
  cacheAccountPlugin,
  jsonStatusPlugin,
  operatorDetailsPlugin,
  errorLogPlugin(log),
  ApolloServerPluginCacheControlDisabled(),
  // On request it tells anybody when which field was resolved.
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
  ApolloServerPluginLandingPageDisabled(),
];

/** Both ways of a request have one context, so that it signs in and is counted once; kept in the request itself. */
function onceEach(make: ContextOf): ContextOf {
  return (request: FastifyRequest & { [made]?: Promise<RequestContext> }, reply) => {
    request[made] ??= make(request, reply);
    return request[made];
  };
}

const made = Symbol('context');

/** Parsing and validating follow the context; how long they take only the document knows. */
const aloneIn =
  (turns: Turns, contextOf: ContextOf): ContextOf =>
  async (request, reply) => {
    const context = await contextOf(request, reply);
    await turns.alone(context.viewer.keyId);
    return context;
  };

const inTurns = (
  { executeCompiled }: Pick<CompiledExecutor, 'executeCompiled'>,
  turns: Turns,
): Pick<CompiledExecutor, 'executeCompiled'> => ({
  executeCompiled: (operation) => {
    const turn = turns.shared((operation.context as RequestContext).viewer.keyId);
    return turn === undefined ? executeCompiled(operation) : turn.then(() => executeCompiled(operation));
  },
});
