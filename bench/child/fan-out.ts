/**
 * The subscriptions of the gateway at `/graphql`, and beside them what they are compared with: graphql-ws as it comes,
 * with an execution for each subscriber (`/unshared`), and a bare loop that sends a ready text to all (`/bare`).
 * `POST /publish` makes one change happen at all three.
 */
import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { WebSocket } from '@fastify/websocket';
import Fastify, { type FastifyInstance } from 'fastify';
import { createSourceEventStream, type ExecutionArgs, execute } from 'graphql';
import { makeHandler } from 'graphql-ws/use/@fastify/websocket';
import { createOroSources } from '../../datasources/oro/create-oro-sources.ts';
import { createP21Sources } from '../../datasources/p21/create-p21-sources.ts';
import { buildGatewaySchema } from '../../resolvers/build-schema.ts';
import { createMemoryKeyStore } from '../../src/access/api-key-stores.ts';
import { issueApiKey } from '../../src/access/api-keys.ts';
import { noAudit } from '../../src/access/audit.ts';
import { createRateLimits } from '../../src/access/rate-limits.ts';
import { createSignIn } from '../../src/access/sign-in.ts';
import type { Viewer } from '../../src/access/viewer.ts';
import { createLog } from '../../src/cli/log.ts';
import { loadConfig } from '../../src/config/load.ts';
import { type ContextParts, createContextFactory, type RequestContext } from '../../src/context.ts';
import { createMemoryEventBus } from '../../src/events/memory-event-bus.ts';
import { registerSubscriptions } from '../../src/server/subscriptions/register-subscriptions.ts';
import type { ReadyFanOut } from './parts.ts';

/** No subscription of the benchmark is about commands, flows or the gateway itself. */
const nobody = { commands: {}, flows: {}, admin: {} } as Pick<ContextParts, 'commands' | 'flows' | 'admin'>;
const staff: Viewer = { role: 'back-office', keyId: 'bench' };

export async function startFanOut(environment: Readonly<Record<string, string>>): Promise<ReadyFanOut> {
  const config = loadConfig({ GATEWAY_LOG_LEVEL: 'warn', ...environment });
  const clock = Date.now;
  const log = createLog(config);
  const keys = createMemoryKeyStore();
  const { token } = await issueApiKey(keys, { name: 'bench', role: 'back-office' }, clock);
  const events = createMemoryEventBus({ clock, onError: (error) => log.error({ error }, 'events') });
  const p21 = createP21Sources(config.p21, { clock, random: Math.random, log });
  const oro = createOroSources(config.oro, { clock, random: Math.random });
  const createContext = createContextFactory({ p21, oro, ...nobody, events, config, clock, log });
  const schema = buildGatewaySchema();

  const server = Fastify();
  const door = {
    signIn: createSignIn({ keys, clock }),
    limits: createRateLimits(config.gateway),
    audit: noAudit,
  };
  await registerSubscriptions(server, { ...door, config: config.gateway, schema, createContext, log });
  addUnshared(server, schema, () =>
    createContext(staff, { id: 'bench', signal: AbortSignal.timeout(600_000) }),
  );
  const sendBare = addBare(server);
  const sku = await anySku(createContext);
  server.post('/publish', async () => {
    sendBare();
    await events.publish('inventory', sku, { sku, locations: [] });
    return {};
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return { url, token, publishUrl: `${url}/publish` };
}

async function anySku(
  createContext: (viewer: Viewer, request: { id: string; signal: AbortSignal }) => RequestContext,
) {
  const { loaders } = createContext(staff, { id: 'bench', signal: AbortSignal.timeout(60_000) });
  const { nodes } = await loaders.products.page({ first: 1 } as never, {}, false);
  return nodes[0]?.sku ?? '';
}

/** Each subscriber has its own execution of each change, with a context made for it, as resolvers need it to be right. */
function addUnshared(
  server: FastifyInstance,
  schema: ExecutionArgs['schema'],
  context: () => RequestContext,
): void {
  const handler = makeHandler({
    schema,
    context,
    subscribe: async (args: ExecutionArgs) => {
      const changes = await createSourceEventStream(args);
      return Symbol.asyncIterator in changes ? executeEach(changes, args, context) : changes;
    },
  });
  server.get('/unshared', { websocket: true }, handler as never);
}

async function* executeEach(
  changes: AsyncIterable<unknown>,
  args: ExecutionArgs,
  context: () => RequestContext,
) {
  for await (const rootValue of changes) yield await execute({ ...args, rootValue, contextValue: context() });
}

/** The least that can be done: the text of an answer, made once, to every socket. */
function addBare(server: FastifyInstance): () => void {
  const sockets = new Set<WebSocket>();
  server.get('/bare', { websocket: true }, (socket) => {
    socket.on('message', (data) => {
      const { type } = JSON.parse(String(data)) as { type: string };
      if (type === 'connection_init') socket.send('{"type":"connection_ack"}');
      if (type === 'ping') socket.send('{"type":"pong"}');
      if (type === 'subscribe') sockets.add(socket);
    });
    socket.on('close', () => sockets.delete(socket));
  });
  const text = JSON.stringify({
    id: '1',
    type: 'next',
    payload: {
      data: {
        inventoryChanged: {
          cursor: 'mi5qkz0c-123',
          sku: 'ITEM-00001',
          inventory: Array(3).fill({ onHand: { value: '123' }, available: { value: '120' } }),
        },
      },
    },
  });
  return () => {
    for (const socket of sockets) socket.send(text);
  };
}
