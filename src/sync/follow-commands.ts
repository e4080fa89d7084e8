/**
 * Ends of commands that changes were handed over to. The ledger tells them as they happen (`commandEnded`); what it
 * could not tell, because a process died in between, is asked for.
 */
import { sql } from 'kysely';
import { toInstant } from '../instant.ts';
import type { Executor } from '../store/database.ts';
import { tellActivity } from './activity.ts';
import type { CommandEnd } from './command-port.ts';
import type { AnyFlow } from './flow.ts';
import { nextReading, saveLinks } from './links.ts';
import type { SyncParts } from './sync-parts.ts';
import { note } from './timeline.ts';

/** Commands asked for in one go. */
const atOnce = 200;

/** The end of a command is known now: its change is looked at next. */
export async function commandEnded(db: Executor, id: string, nowMs: number): Promise<void> {
  await db
    .updateTable('change')
    .set({ due_at: toInstant(nowMs) })
    .where('command_id', '=', id)
    .where('state', '=', 'SENT')
    .execute();
}

/** Returns how many changes came to their end. */
export async function followCommands(parts: SyncParts): Promise<number> {
  const { db, clock, settings, readCommandEnds, flows } = parts;
  const nowMs = clock();
  const { rows } = await sql<{ id: string }>`
    with due as materialized (
      select flow, record_key from change
      where state = 'SENT' and due_at <= ${toInstant(nowMs)}::timestamptz
      order by due_at limit ${atOnce} for update skip locked
    )
    update change set due_at = ${toInstant(nowMs + settings.commandCheckMs)}::timestamptz
    from due
    where change.flow = due.flow and change.record_key = due.record_key
    returning change.command_id as id`.execute(db);
  if (rows.length === 0) return 0;
  const ends = await readCommandEnds(rows.map(({ id }) => id));
  for (const end of ends) await endChange(parts, flows, end);
  return ends.length;
}

async function endChange(
  { db, clock, publish }: SyncParts,
  flows: readonly AnyFlow[],
  end: CommandEnd,
): Promise<void> {
  const now = toInstant(clock());
  const ended = await db.transaction().execute(async (transaction) => {
    const change = await transaction
      .selectFrom('change')
      .selectAll()
      .where('command_id', '=', end.id)
      .where('state', '=', 'SENT')
      .forUpdate()
      .executeTakeFirst();
    if (change === undefined) return undefined;
    const subject = flows.find(({ name }) => name === change.flow)?.subject ?? change.flow;
    const event = end.state === 'CONFIRMED' ? 'COMMAND_CONFIRMED' : 'PARKED';
    const detail = { flow: change.flow, commandId: end.id, targetId: end.targetId, reason: end.reason };
    await note(transaction, [{ subject, key: change.record_key, event, detail }], now);
    if (end.state === 'CONFIRMED') {
      const { record_key: key, fingerprint } = change;
      const link = { key, targetId: end.targetId ?? key, fingerprint, retired: false, written: true };
      await saveLinks(transaction, change.flow, [link], { reading: await nextReading(transaction), now });
    }
    await closeChange(transaction, change, end, now);
    return change;
  });
  if (ended === undefined) return;
  const event = end.state === 'CONFIRMED' ? 'WRITTEN' : 'PARKED';
  tellActivity({ publish }, ended.flow, event, { count: 1, recordKey: ended.record_key });
}

/**
 * Noticed again meanwhile: another turn, with what the source says now; a rejected document that is the same then is
 * parked without being sent again. Else done, or for a person.
 */
async function closeChange(
  db: Executor,
  { flow, record_key, version }: { flow: string; record_key: string; version: number },
  end: CommandEnd,
  now: string,
): Promise<void> {
  const isRejected = end.state === 'REJECTED';
  if (!isRejected && version === 0) {
    await db.deleteFrom('change').where('flow', '=', flow).where('record_key', '=', record_key).execute();
    return;
  }
  await db
    .updateTable('change')
    .set({
      state: isRejected && version === 0 ? 'PARKED' : 'READY',
      version: version + 1,
      due_at: now,
      // Known on: the next command for this record must not be taken for the rejected one.
      command_id: isRejected ? end.id : null,
      attempts: 0,
      parked_at: isRejected ? now : null,
      code: isRejected ? 'COMMAND_REJECTED' : null,
      reason: isRejected ? (end.reason ?? 'The command was rejected') : null,
    })
    .where('flow', '=', flow)
    .where('record_key', '=', record_key)
    .execute();
}
