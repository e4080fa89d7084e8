/** What works without anybody asking: both systems, the events, the commands, the sync; made in order, closed in reverse. */
import { randomBytes, randomUUID } from 'node:crypto';
import { createOroSources, type OroConnection } from '../datasources/oro/create-oro-sources.ts';
import { createP21Sources, type P21Connection } from '../datasources/p21/create-p21-sources.ts';
import type { UpstreamLog } from '../datasources/upstream/upstream-log.ts';
import type { UpstreamObserver } from '../datasources/upstream/upstream-observer.ts';
import { type CommandSources, createCommandSources } from './commands/command-sources.ts';
import { type Commands, createCommands } from './commands/create-commands.ts';
import { commandKinds } from './commands/kinds.ts';
import type { Config } from './config/config.ts';
import type { EventBus } from './events/event-bus.ts';
import { createMemoryEventBus } from './events/memory-event-bus.ts';
import { createRedisEventBus } from './events/redis-event-bus.ts';
import type { Clock } from './instant.ts';
import { openSync } from './open-sync.ts';
import type { Opened } from './opened.ts';
import type { Store } from './store/open-store.ts';
import type { Sync } from './sync/create-sync.ts';
import type { SyncLog } from './sync/sync-parts.ts';

export interface CoreParts {
  readonly config: Config;
  /** Closed by whoever opened it, after the core. */
  readonly store: Store;
  readonly log: SyncLog & UpstreamLog;
  readonly clock: Clock;
  /** 0 <= random < 1; spreads retries. */
  readonly random: () => number;
  /** Counts calls of both systems. */
  readonly observer?: UpstreamObserver;
}

export interface Core {
  readonly p21: P21Connection;
  readonly oro: OroConnection;
  readonly events: EventBus;
  readonly commands: Commands;
  readonly sync: Sync;
}

/**
 * Neither commands nor sync run before their `start`. Closing finishes what is under way and closes the connections to
 * both systems.
 */
export function openCore(parts: CoreParts, opened: Opened): Core {
  const { config, store, log, clock, random, observer } = parts;
  const seen = observer === undefined ? {} : { observer };
  const p21 = createP21Sources(config.p21, { clock, random, log, ...seen });
  opened.onClose(p21.close);
  const oro = createOroSources(config.oro, { clock, random, ...seen });
  opened.onClose(oro.close);
  const events = openEventBus(parts);
  opened.onClose(events.close);
  const commands = openCommands(parts, createCommandSources(p21.sources, p21.writes, clock), events);
  const sync = openSync({
    config,
    store,
    p21,
    oro,
    commands,
    events,
    clock,
    random,
    randomId: randomUUID,
    log,
  });
  opened.onClose(commands.stop);
  opened.onClose(() => sync.stop());
  return { p21, oro, events, commands, sync };
}

function openEventBus({ config, clock, log }: CoreParts): EventBus {
  const onError = (error: unknown) => log.warn({ error }, 'events');
  const { redisUrl } = config.gateway;
  return redisUrl === undefined
    ? createMemoryEventBus({ clock, onError })
    : createRedisEventBus({ url: redisUrl, stream: 'gateway:events', clock, onError });
}

function openCommands(
  { config, store, clock, random, log }: CoreParts,
  p21: CommandSources,
  events: EventBus,
): Commands {
  return createCommands({
    store,
    kinds: commandKinds,
    context: { p21, settings: config.p21 },
    parallelWrites: config.p21.parallelWrites,
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
