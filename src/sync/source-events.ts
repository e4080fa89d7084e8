/**
 * Events that systems push: stored with the changes they lead to in one transaction, so that an event that was
 * acknowledged is never lost, and one that comes twice is one.
 */
import { sql } from 'kysely';
import { toInstant } from '../instant.ts';
import { notice } from './change-queue.ts';
import type { AnyFlow, Direction, RecordKey, SourceEvent } from './flow.ts';
import { readFlowStates } from './flow-state.ts';
import type { SyncParts } from './sync-parts.ts';

export interface ReceivedEvent {
  /** The sender's id of the event, the same over all its attempts; null when it gives none. */
  readonly id: string | null;
  readonly from: 'P21' | 'ORO';
  readonly events: readonly SourceEvent[];
}

export interface Reception {
  readonly isNew: boolean;
  /** Changes noticed. */
  readonly changes: number;
}

const directions: Readonly<Record<ReceivedEvent['from'], Direction>> = {
  P21: 'P21_TO_ORO',
  ORO: 'ORO_TO_P21',
};

/** Throws what the store throws: then nothing is stored, and the sender has to be told so. */
export async function receiveEvent(
  parts: SyncParts,
  { id, from, events }: ReceivedEvent,
): Promise<Reception> {
  const { db, flows, clock } = parts;
  const now = toInstant(clock());
  const states = await readFlowStates(db, flows);
  const awake = flows.filter(
    ({ name, direction }) => direction === directions[from] && states.get(name)?.enabled !== false,
  );
  const noticed = awake
    .map((flow) => ({ flow: flow.name, keys: keysOf(parts, flow, events) }))
    .filter(({ keys }) => keys.length > 0);
  const changes = noticed.reduce((sum, { keys }) => sum + keys.length, 0);
  return db.transaction().execute(async (transaction) => {
    if (id !== null) {
      const { numAffectedRows } = await sql`
        insert into webhook_event (id, topic, received_at, changes)
        values (${`${from} ${id}`}, ${events[0]?.topic ?? ''}, ${now}::timestamptz, ${changes})
        on conflict (id) do nothing`.execute(transaction);
      if (numAffectedRows === 0n) return { isNew: false, changes: 0 };
    }
    for (const { flow, keys } of noticed) {
      await notice(transaction, { flow, keys, priority: 'realtime', now });
    }
    return { isNew: true, changes };
  });
}

/** A flow that cannot read an event misses a hint, which its polls make up for; the others hear it. */
function keysOf({ log }: SyncParts, flow: AnyFlow, events: readonly SourceEvent[]): RecordKey[] {
  return events.flatMap((event) => {
    // Whoever knows the flow and its keys may name it.
    if (event.topic === flow.name) return [event.id];
    const triggers = (flow.triggers ?? []).filter(({ on }) => isOn(on, event.topic));
    try {
      return triggers.flatMap((trigger) => trigger.keysOf(event));
    } catch (err) {
      log.error({ flow: flow.name, topic: event.topic, err }, 'A flow could not read an event');
      return [];
    }
  });
}

/** "order" hears "order.created"; a P21 table hears itself. */
const isOn = (on: string, topic: string): boolean => topic === on || topic.startsWith(`${on}.`);
