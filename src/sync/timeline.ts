/** What happened to one record over all flows and commands: "where is my order". */
import { sql } from 'kysely';
import type { Instant } from '../instant.ts';
import type { Executor } from '../store/database.ts';
import { rowsOf } from './change-queue.ts';
import { type AnyFlow, systemsOf } from './flow.ts';
import type { NextTurn } from './next-turn.ts';
import type { Result } from './result.ts';

export type TimelineEvent =
  | 'CREATED'
  | 'UPDATED'
  | 'FOUND'
  | 'RETIRED'
  | 'HANDED_TO_COMMAND'
  | 'COMMAND_CONFIRMED'
  | 'WAITS'
  | 'FAILED'
  | 'PARKED'
  | 'RETRIED'
  | 'DISCARDED';

export interface TimelineNote {
  readonly subject: string;
  readonly key: string;
  readonly event: TimelineEvent;
  readonly detail: object;
}

export async function note(db: Executor, notes: readonly TimelineNote[], at: Instant): Promise<void> {
  if (notes.length === 0) return;
  await sql`
    insert into timeline (subject, key, at, event, detail)
    select subject, key, ${at}::timestamptz, event, detail
    from ${rowsOf(notes, sql`subject text, key text, event text, detail jsonb`)}`.execute(db);
}

/** One entry for each record that something happened to; a look that changed nothing is none. */
export async function recordTimeline(
  db: Executor,
  flow: AnyFlow,
  results: readonly Result[],
  turns: readonly NextTurn[],
  at: Instant,
): Promise<void> {
  const parked = new Set(turns.filter(({ state }) => state === 'PARKED').map(({ key }) => key));
  const notes = results.flatMap((result): TimelineNote[] => {
    const event = eventOf(result, parked.has(result.change.key));
    if (event === undefined) return [];
    return [{ subject: flow.subject, key: result.change.key, event, detail: detailOf(flow, result) }];
  });
  await note(db, notes, at);
}

function eventOf(result: Result, isParked: boolean): TimelineEvent | undefined {
  switch (result.state) {
    case 'CREATED':
    case 'UPDATED':
    case 'FOUND':
    case 'RETIRED':
      return result.state;
    case 'SENT':
      return 'HANDED_TO_COMMAND';
    case 'WAITS':
      if (isParked) return 'PARKED';
      return result.change.attempts === 0 ? 'WAITS' : undefined;
    case 'FAILED':
      return isParked ? 'PARKED' : 'FAILED';
    default:
      return undefined;
  }
}

function detailOf(flow: AnyFlow, result: Result): object {
  const { source, target } = systemsOf[flow.direction];
  return {
    flow: flow.name,
    from: source,
    to: target,
    noticedAt: result.change.noticedAt,
    attempt: result.change.attempts + 1,
    ...('targetId' in result && { targetId: result.targetId }),
    ...('commandId' in result && { commandId: result.commandId }),
    ...('reason' in result && { reason: result.reason }),
    ...('code' in result && { code: result.code }),
  };
}
