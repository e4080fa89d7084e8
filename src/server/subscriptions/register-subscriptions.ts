/** Subscriptions beside the other requests of the GraphQL entrance: WebSocket on its path, server-sent events below it. */
import websocket from '@fastify/websocket';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { handleProtocols } from 'graphql-ws';
import { createOpenQuota } from '../../access/open-quota.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { GatewayConfig } from '../../config/config.ts';
import type { RequestContext, RequestFacts } from '../../context.ts';
import { recordDenied } from '../audit-plugin.ts';
import type { Door } from '../authenticate.ts';
import { logHidden } from '../error-log.ts';
import { showError } from '../format-error.ts';
import { readTrustedDocuments } from '../trusted-documents.ts';
import { createCredentialsWatch } from './credentials-watch.ts';
import { registerSse } from './sse-entrance.ts';
import { createSubscriptions } from './subscriptions.ts';
import { createWebSocketEntrance } from './websocket-entrance.ts';

export interface RegisterSubscriptionsParts extends Door {
  readonly config: GatewayConfig;
  readonly schema: GraphQLSchema;
  readonly createContext: (viewer: Viewer, request: RequestFacts) => RequestContext;
  readonly log: Pick<FastifyBaseLogger, 'warn'>;
  /** How often keys of those who listen are looked at again. */
  readonly recheckMs?: number;
}

const path = '/graphql';
/** Less than what proxies take for idle. */
const pingMs = 12_000;
const mostPerConnection = 100;
/** A document and its variables. */
const maxMessageBytes = 65_536;
/** What a client has to answer that the connection is closed before it is closed without it. */
const farewellMs = 1_000;

export async function registerSubscriptions(
  server: FastifyInstance,
  { config, schema, createContext, log, recheckMs = 5_000, ...door }: RegisterSubscriptionsParts,
): Promise<void> {
  const quota = createOpenQuota(config);
  const subscriptions = createSubscriptions({
    schema,
    createContext,
    limits: config,
    trusted: trustedOnly(config),
    takePlace: quota.subscription,
    timeoutMs: config.requestTimeoutSeconds * 1000,
    showError: (error, context, operationName) => {
      recordDenied(door.audit, context, [error]);
      if (error.originalError != null) logHidden(log, error, context, operationName);
      return showError(error, context.viewer);
    },
  });
  const watch = createCredentialsWatch({ signIn: door.signIn, everyMs: recheckMs });
  const entrance = {
    subscriptions,
    door,
    watch,
    takePlace: quota.socket,
    log,
    mostPerConnection,
    pingMs,
  };
  sendAway(server);
  await server.register(websocket, {
    options: { handleProtocols: chooseProtocol, maxPayload: maxMessageBytes },
  });
  tellUpgradesApart(server);
  server.route({
    method: 'GET',
    url: path,
    constraints: { upgrade: 'websocket' },
    exposeHeadRoute: false,
    websocket: true,
    handler: createWebSocketEntrance(entrance),
  });
  registerSse(server, entrance);
  server.addHook('onClose', async () => watch.close());
}

const trustedOnly = ({ trustedDocumentsFile, trustedDocumentsOnly }: GatewayConfig) =>
  trustedDocumentsFile !== undefined && trustedDocumentsOnly
    ? readTrustedDocuments(trustedDocumentsFile)
    : undefined;

const chooseProtocol = (offered: Set<string>): string | false => handleProtocols(offered);

/** Queries by GET have the same path. */
function tellUpgradesApart(server: FastifyInstance): void {
  server.addConstraintStrategy({
    name: 'upgrade',
    storage: () => {
      const handlers = new Map<string, never>();
      return {
        get: (upgrade: string) => handlers.get(upgrade) ?? null,
        set: (upgrade: string, handler: never) => void handlers.set(upgrade, handler),
      };
    },
    deriveConstraint: ({ headers }: { headers: { upgrade?: string } }) => headers.upgrade?.toLowerCase(),
    mustMatchWhenDerived: false,
  } as never);
}

/** Before the process ends: "going away" makes clients connect again, to another replica or to the next process. */
function sendAway(server: FastifyInstance): void {
  server.addHook('preClose', async () => {
    const { clients } = server.websocketServer;
    for (const client of clients) client.close(1001, 'Going away');
    setTimeout(() => {
      for (const client of clients) client.terminate();
    }, farewellMs).unref();
  });
}
