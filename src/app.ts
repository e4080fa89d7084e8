/** The one place where parts are wired together, and their life: made in order, closed in reverse. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { createClient } from 'redis';
import { createOroSources } from '../datasources/oro/create-oro-sources.ts';
import { createP21Sources } from '../datasources/p21/create-p21-sources.ts';
import { createConnection } from '../datasources/upstream/connection.ts';
import { buildGatewaySchema } from '../resolvers/build-schema.ts';
import type { ApiKeyStore } from './access/api-keys.ts';
import { createStoreAudit } from './access/audit.ts';
import { openDoor } from './access/open-door.ts';
import { createRateLimits } from './access/rate-limits.ts';
import { type CommandSources, createCommandSources } from './commands/command-sources.ts';
import { type Commands, createCommands } from './commands/create-commands.ts';
import { commandKinds } from './commands/kinds.ts';
import type { Config } from './config/config.ts';
import { createContextFactory } from './context.ts';
import { toGatewayError } from './errors.ts';
import type { EventBus } from './events/event-bus.ts';
import { createMemoryEventBus } from './events/memory-event-bus.ts';
import { createRedisEventBus } from './events/redis-event-bus.ts';
import type { Clock } from './instant.ts';
import { createMetrics } from './metrics/metrics.ts';
import { openFacts } from './open-facts.ts';
import { createHttpServer } from './server/http-server.ts';
import type { Store } from './store/open-store.ts';

export interface AppParts {
  readonly config: Config;
  readonly keys: ApiKeyStore;
  /** Closed by whoever opened it, after the app. */
  readonly store: Store;
  readonly log: FastifyBaseLogger;
  readonly clock: Clock;
  /** 0 <= random < 1; spreads retries. */
  readonly random: () => number;
}

export interface App extends AsyncDisposable {
  /** Where the gateway listens, e.g. "http://127.0.0.1:4000". */
  readonly url: string;
  /** Systems that do not answer right now, each with host and reason. */
  unreachable(): Promise<readonly string[]>;
  /** Stops taking requests, finishes those under way, closes the connections to both systems. */
  close(): Promise<void>;
}

/** Listens when it resolves. Throws when the port is taken or the schema cannot be built. */
export async function createApp(parts: AppParts): Promise<App> {
  const { config, keys, log, clock, random } = parts;
  const metrics = createMetrics();
  const observer = metrics.upstream;
  const p21 = createP21Sources(config.p21, { clock, random, log, observer });
  const { facts, ...kept } = openFacts({ config, p21: p21.sources, clock, log, observer: metrics.cache });
  const oro = createOroSources(config.oro, { clock, random, observer });
  const events = openEventBus(parts);
  const commands = openCommands(parts, createCommandSources(p21.sources, p21.writes, clock), events);
  const shop = { customers: oro.sources.customers, tokenOwners: oro.tokenOwners };
  const issuers = createConnection({ connections: 4 });
  const counters = openCounters(parts);
  const audit = createStoreAudit(parts.store.db, clock, (err, lost) =>
    log.error({ err, lost }, 'The audit log could not be written'),
  );
  let phase: 'serving' | 'draining' = 'serving';
  const server = await createHttpServer({
    config: config.gateway,
    schema: buildGatewaySchema(),
    signIn: openDoor({ config, keys, clock, shop, fetch: issuers.fetch }),
    limits: createRateLimits(config.gateway, counters),
    audit,
    log,
    metrics,
    createContext: createContextFactory({ p21, oro, commands, config, clock, log, facts }),
    isReady: () => phase === 'serving',
  });
  const url = await server.listen({ host: config.gateway.host, port: config.gateway.port });
  await commands.start();
  const close = async () => {
    phase = 'draining';
    await server.close();
    await commands.stop();
    await Promise.all([p21.close(), oro.close(), events.close(), kept.close(), issuers.close()]);
    counters?.destroy();
    await audit.flush();
  };
  const unreachable = () => describeUnreachable([p21.ping, oro.ping]);
  return { url, close, unreachable, [Symbol.asyncDispose]: close };
}

/** Where replicas count requests together; while it does not answer, each counts for itself. */
function openCounters({ config, log }: AppParts) {
  const url = config.redis.url ?? config.gateway.redisUrl;
  if (url === undefined) return undefined;
  const client = createClient({ url, disableOfflineQueue: true });
  client.on('error', ({ message }) => log.warn({ reason: message }, 'Redis does not answer'));
  client.connect().catch(() => {});
  return client;
}

function openEventBus({ config, clock, log }: AppParts): EventBus {
  const onError = (error: unknown) => log.warn({ error }, 'events');
  const { redisUrl } = config.gateway;
  return redisUrl === undefined
    ? createMemoryEventBus({ clock, onError })
    : createRedisEventBus({ url: redisUrl, stream: 'gateway:events', clock, onError });
}

function openCommands(
  { config, store, clock, random, log }: AppParts,
  p21: CommandSources,
  events: EventBus,
): Commands {
  return createCommands({
    store,
    kinds: commandKinds,
    context: { p21, settings: config.p21 },
    policy: { longestLifeMs: config.p21.writeLifeSeconds * 1000 },
    keepDays: config.gateway.commandDays,
    clock,
    random,
    randomId: randomUUID,
    randomBytes,
    onChange: ({ id, state, customerId }) => void events.publish('command', id, { id, state, customerId }),
    onError: (error) => log.error({ error }, 'The ledger of commands cannot be asked'),
  });
}

async function describeUnreachable(pings: readonly (() => Promise<unknown>)[]): Promise<string[]> {
  const answers = await Promise.allSettled(pings.map((ping) => ping()));
  return answers.flatMap((answer) =>
    answer.status === 'rejected' ? toGatewayError(answer.reason).message : [],
  );
}
