/** The one place where parts are wired together, and their life: made in order, closed in reverse. */
import { setTimeout } from 'node:timers/promises';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { createConnection } from '../datasources/upstream/connection.ts';
import { buildGatewaySchema } from '../resolvers/build-schema.ts';
import type { Finding } from '../schema/finding.type.ts';
import type { ApiKeyStore } from './access/api-keys.ts';
import { createStoreAudit } from './access/audit.ts';
import { openDoor } from './access/open-door.ts';
import { createRateLimits } from './access/rate-limits.ts';
import { createUpstreamTally, observeAll } from './admin/upstream-tally.ts';
import { countOpen } from './commands/count-open.ts';
import type { Config } from './config/config.ts';
import { createContextFactory } from './context.ts';
import { toGatewayError } from './errors.ts';
import type { Clock } from './instant.ts';
import { forgetChanged } from './live/forget-changed.ts';
import { FlowDesk } from './loaders/flow-desk.ts';
import { createMetrics } from './metrics/metrics.ts';
import { readBacklog } from './metrics/read-backlog.ts';
import { openAdmin } from './open-admin.ts';
import { openCore } from './open-core.ts';
import { openFacts } from './open-facts.ts';
import { type Opened, openAll } from './opened.ts';
import { openRedis } from './redis-client.ts';
import type { DemoShop } from './server/demo-shop.ts';
import { createHttpServer } from './server/http-server.ts';
import { createOperationCheck } from './server/operation-check.ts';
import { takeOver } from './server/take-over.ts';
import type { Store } from './store/open-store.ts';
import type { SyncOperations } from './sync/operations.ts';
import { progressOf } from './sync/run-progress.ts';

export interface AppParts {
  readonly config: Config;
  readonly keys: ApiKeyStore;
  /** Closed by whoever opened it, after the app. */
  readonly store: Store;
  readonly log: FastifyBaseLogger;
  readonly clock: Clock;
  /** 0 <= random < 1; spreads retries. */
  readonly random: () => number;
  /** Keeps both systems in step; without it flows only stand ready for whoever asks. */
  readonly sync?: boolean;
  /** The app of this process whose place this one takes; to be closed afterwards. */
  readonly replaces?: Pick<App, 'server' | 'url'>;
  /** Asks both systems for all that the gateway needs; nothing is found where left out. */
  readonly examine?: () => Promise<readonly Finding[]>;
  /** Pages of the sandbox made with the storefront's elements. */
  readonly demoShop?: DemoShop;
}

export interface App extends AsyncDisposable {
  /** Where the gateway listens, e.g. "http://127.0.0.1:4000". */
  readonly url: string;
  /** What listens there. */
  readonly server: FastifyInstance;
  /** Flows, migrations, parked changes. */
  readonly operations: SyncOperations;
  /** Systems that do not answer right now, each with host and reason. */
  unreachable(): Promise<readonly string[]>;
  /**
   * Says that it is not ready, goes on answering for `drainSeconds`, then finishes what is under way, sends subscribers
   * elsewhere and closes the connections to both systems. `isReplaced`: another one of this process listens already.
   */
  close(options?: { readonly isReplaced?: boolean }): Promise<void>;
}

/**
 * Listens when it resolves. Throws when the port is taken, the schema cannot be built, or a part cannot be opened as
 * configured; nothing is left open then, and an app that was to be replaced goes on.
 */
export const createApp = (parts: AppParts): Promise<App> => openAll((opened) => openApp(parts, opened));

async function openApp(parts: AppParts, opened: Opened): Promise<App> {
  // Copies: what people change while the gateway runs is put into them.
  const config = { ...parts.config, flows: { ...parts.config.flows }, gateway: { ...parts.config.gateway } };
  const inner = openInner(parts, config, opened);
  const { p21, oro, commands, sync } = inner;
  await inner.settings.start();
  let phase: 'serving' | 'draining' = 'serving';
  const isReady = () => phase === 'serving';
  const server = await openServer({ ...parts, ...inner, config, isReady }, opened);
  const { replaces } = parts;
  const { host, port } = config.gateway;
  const url = replaces?.url ?? (await server.listen({ host, port }));
  await commands.start({ besideOther: replaces !== undefined });
  if (parts.sync === true) await sync.start();
  if (replaces !== undefined) await takeOver(server, replaces.server);
  const close = async ({ isReplaced = false } = {}) => {
    // Work nobody here waits for is given back at once: other replicas take it while this one still answers.
    void sync.stop();
    if (!isReplaced) {
      phase = 'draining';
      await setTimeout(config.gateway.drainSeconds * 1000);
    }
    await opened.close();
  };
  const unreachable = () => describeUnreachable([p21.ping, oro.ping]);
  return {
    url,
    server,
    operations: sync.operations,
    close,
    unreachable,
    [Symbol.asyncDispose]: () => close(),
  };
}

/** Everything behind the entrance. Settings, commands and sync do nothing before their `start`. */
function openInner(parts: AppParts, config: Config, opened: Opened) {
  const { log, clock, store } = parts;
  const metrics = createMetrics();
  const tally = createUpstreamTally(clock);
  const audit = createStoreAudit(store.db, clock, (err, lost) =>
    log.error({ err, lost }, 'The audit log could not be written'),
  );
  opened.onClose(audit.flush);
  const counters = openCounters(parts, opened);
  const core = openCore({ ...parts, config, observer: observeAll(metrics.upstream, tally) }, opened);
  const { facts, ...kept } = openFacts({
    config,
    p21: core.p21.sources,
    clock,
    log,
    observer: metrics.cache,
  });
  opened.onClose(kept.close);
  opened.onClose(forgetChanged(core.events, { facts, ...kept }));
  const { operations } = core.sync;
  const schema = buildGatewaySchema();
  const { admin, settings } = openAdmin({
    ...parts,
    faultOf: createOperationCheck(schema, config.gateway),
    audit,
    tally,
    counters,
    loads: { P21: core.p21.load, ORO: core.oro.load },
    sync: operations,
    apply: ({ cache, flows: mappings, gateway }) => {
      kept.setPolicies(cache);
      Object.assign(config.flows, mappings);
      Object.assign(config.gateway, gateway);
    },
  });
  opened.onClose(() => settings.stop());
  metrics.followBacklog({
    read: () => readBacklog({ flows: () => operations.flows(), commands: () => countOpen(store.db), clock }),
    onError: (err) => log.warn({ err }, 'What waits cannot be counted'),
  });
  return { ...core, schema, metrics, audit, counters, facts, admin, settings };
}

type ServerParts = Omit<AppParts, 'sync'> &
  ReturnType<typeof openInner> & { readonly isReady: () => boolean };

async function openServer(parts: ServerParts, opened: Opened): Promise<FastifyInstance> {
  const { config, keys, clock, oro, sync } = parts;
  const issuers = createConnection({ connections: 4 });
  opened.onClose(issuers.close);
  const shop = { customers: oro.sources.customers, tokenOwners: oro.tokenOwners };
  const flows = new FlowDesk(sync.operations, progressOf);
  const server = await createHttpServer({
    ...parts,
    config: config.gateway,
    signIn: openDoor({ config, keys, clock, shop, fetch: issuers.fetch }),
    limits: createRateLimits(config.gateway, parts.counters),
    createContext: createContextFactory({ ...parts, flows }),
    hooks: {
      receive: sync.receive,
      oroSecret: config.oro.webhookSecret,
      p21Token: config.p21.hookToken,
      clock,
    },
  });
  opened.onClose(() => server.close());
  return server;
}

async function describeUnreachable(pings: readonly (() => Promise<unknown>)[]): Promise<string[]> {
  const answers = await Promise.allSettled(pings.map((ping) => ping()));
  return answers.flatMap((answer) =>
    answer.status === 'rejected' ? toGatewayError(answer.reason).message : [],
  );
}

/** Where replicas count requests together; while it does not answer, each counts for itself. */
function openCounters({ config, log }: AppParts, opened: Opened) {
  const url = config.redis.url ?? config.gateway.redisUrl;
  if (url === undefined) return undefined;
  const onError = ({ message }: Error) => log.warn({ reason: message }, 'Redis does not answer');
  const { client, close } = openRedis({ url, onError });
  opened.onClose(close);
  return client;
}
