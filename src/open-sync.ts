/** The sync as configured: the flows over both systems, the commands they end in, the events they tell. */
import type { OroConnection } from '../datasources/oro/create-oro-sources.ts';
import type { P21Connection } from '../datasources/p21/create-p21-sources.ts';
import type { Command } from './commands/command.ts';
import type { Commands } from './commands/create-commands.ts';
import { writtenRecordId } from './commands/written-record.ts';
import type { Config } from './config/config.ts';
import { badInput } from './errors.ts';
import type { EventBus } from './events/event-bus.ts';
import type { Topic, Topics } from './events/topics.ts';
import { createFlows } from './flows/flows.ts';
import type { Clock } from './instant.ts';
import type { Store } from './store/open-store.ts';
import type { CommandEnd, SubmitCommand } from './sync/command-port.ts';
import { createSync, type Sync } from './sync/create-sync.ts';
import type { Announcement } from './sync/flow.ts';
import { usualSettings } from './sync/settings.ts';
import type { SyncLog } from './sync/sync-parts.ts';

export interface OpenSyncParts {
  readonly config: Config;
  readonly store: Pick<Store, 'db' | 'tidy'>;
  readonly p21: Pick<P21Connection, 'sources' | 'now'>;
  readonly oro: Pick<OroConnection, 'sources' | 'syncAt' | 'now'>;
  readonly commands: Pick<Commands, 'desk' | 'operations'>;
  readonly events: EventBus;
  readonly clock: Clock;
  readonly random: () => number;
  readonly randomId: () => string;
  readonly log: SyncLog;
}

/** Nothing runs before `start`. */
export function openSync(parts: OpenSyncParts): Sync {
  const { config, store, p21, oro, commands, events, clock, random, log } = parts;
  const submitCommand = submitTo(commands);
  const flows = createFlows({ p21: p21.sources, oro: oro.sources, shop: oro.syncAt, config, submitCommand });
  const sync = createSync({
    flows,
    db: store.db,
    tidy: store.tidy,
    clock,
    sourceClocks: { P21_TO_ORO: p21.now, ORO_TO_P21: oro.now },
    random,
    log,
    replica: parts.randomId(),
    settings: {
      ...usualSettings,
      pollMs: config.gateway.pollSeconds * 1000,
      lookBackMs: config.gateway.lookBackSeconds * 1000,
      timeZone: config.p21.timeZone,
    },
    publish: publishTo(events),
    readCommandEnds: async (ids) => {
      const found = await Promise.all(ids.map((id) => commands.operations.find(id)));
      return found.flatMap((command) => (command === undefined ? [] : (endOf(command) ?? [])));
    },
  });
  const stopListening = events.subscribe('command', ({ payload: { id, state } }) => {
    if (!ends.includes(state)) return;
    sync
      .commandEnded(id)
      .catch((err) => log.warn({ err }, 'The end of a command was not heard; it is asked for'));
  });
  return {
    ...sync,
    stop: (graceMs) => {
      stopListening();
      return sync.stop(graceMs);
    },
  };
}

const ends = ['CONFIRMED', 'REJECTED', 'CANCELLED'];

/** Somebody waits for what came out of the shop, though not at a page. Throws BAD_USER_INPUT when it is refused. */
const submitTo =
  ({ desk }: Pick<Commands, 'desk'>): SubmitCommand =>
  async (command) => {
    const requester = { role: 'sync', keyId: 'sync' };
    const { command: accepted, userErrors } = await desk.submit(
      { ...command, requester, urgency: 'staff' },
      0,
    );
    if (accepted !== null) return { id: accepted.id, state: accepted.state };
    const [first] = userErrors;
    throw badInput(first?.field ?? 'input', userErrors.map(({ message }) => message).join('; '));
  };

/** A parked command waits for a person, who may still mend it: that is no end. */
function endOf(command: Command): CommandEnd | undefined {
  const { id, state, userErrors } = command;
  if (state === 'CONFIRMED') return { id, state, targetId: writtenRecordId(command), reason: null };
  if (state !== 'REJECTED' && state !== 'CANCELLED') return undefined;
  const reason = userErrors.map(({ message }) => message).join('; ');
  return {
    id,
    state: 'REJECTED',
    targetId: null,
    reason: reason || `The command was ${state.toLowerCase()}`,
  };
}

/** Flows say topics in plain words; what each topic carries is checked where flows are tested. */
const publishTo =
  (events: EventBus) =>
  ({ topic, key, payload }: Announcement): void => {
    void events.publish(topic as Topic, key, payload as unknown as Topics[Topic]);
  };
