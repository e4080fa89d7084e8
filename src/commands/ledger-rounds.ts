/** What the ledger asks its database for many commands in one statement; one answer each, in order. */
import { sql } from 'kysely';
import type { Instant } from '../instant.ts';
import { toJson } from '../store/columns.ts';
import type { Executor } from '../store/database.ts';
import { type Command, openStates, urgencies } from './command.ts';
import { type CommandRow, toCommand } from './command-row.ts';
import type { NewCommand, StoredCommand } from './ledger.ts';

/** Undefined for those that stand there already. */
export async function insertCommands(
  executor: Executor,
  commands: readonly NewCommand[],
  now: Instant,
): Promise<(Command | undefined)[]> {
  const rows = await executor
    .insertInto('command')
    .values(commands.map((command) => toNewRow(command, now)))
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .execute();
  const stored = new Map(rows.map((row) => [row.id, toCommand(row)]));
  return commands.map(({ id }) => stored.get(id));
}

const toNewRow = (command: NewCommand, now: Instant) => ({
  id: command.id,
  kind: command.kind,
  lane: command.lane,
  priority: urgencies[command.urgency],
  scope: command.scope,
  idempotency_key: command.idempotencyKey,
  payload_hash: command.payloadHash,
  payload: toJson<unknown>(command.payload),
  viewer: toJson<unknown>(command.requester),
  customer: command.customerId,
  reference: command.reference,
  state: 'RECEIVED',
  is_checked: command.isChecked,
  due_at: now,
  accepted_at: now,
});

/** Scope and idempotency key, or kind and reference. */
export type Name = readonly [string, string];

/** By kind and reference only those that reached P21, or still may. */
export async function findByNames(
  executor: Executor,
  names: readonly Name[],
  [first, second]: readonly ['scope', 'idempotency_key'] | readonly ['kind', 'reference'],
): Promise<(StoredCommand | undefined)[]> {
  const rows = await executor
    .selectFrom('command')
    .selectAll()
    .where(
      sql<boolean>`(${sql.ref(first)}, ${sql.ref(second)}) in (${sql.join(
        names.map(([one, other]) => sql`(${one}, ${other})`),
      )})`,
    )
    .$if(first === 'kind', (query) => query.where(sql<boolean>`state not in ('REJECTED', 'CANCELLED')`))
    .execute();
  const found = new Map(rows.map((row) => [nameOf([row[first], row[second]]), row]));
  return names.map((name) => {
    const row = found.get(nameOf(name));
    return row && { command: toCommand(row), payloadHash: row.payload_hash };
  });
}

const nameOf = (name: Name): string => JSON.stringify(name);

export interface Hold {
  readonly workerId: string;
  readonly now: Instant;
  readonly until: Instant;
}

/** The oldest open command of each lane, when it is due and nobody holds it. */
export async function holdHeads(
  executor: Executor,
  lanes: readonly string[],
  { workerId, now, until }: Hold,
): Promise<(Command | undefined)[]> {
  const rows = await executor
    .updateTable('command')
    .set({ held_by: workerId, held_until: until })
    .where(
      'id',
      'in',
      sql<string>`(select head.id from unnest(${[...lanes]}::text[]) as asked (lane) cross join lateral (
        select id from command where command.lane = asked.lane and state in ('RECEIVED', 'SENDING', 'UNKNOWN')
        order by sequence limit 1) as head)`,
    )
    // Said again of the row itself: another worker may have taken or settled it while this statement waited.
    .where('state', 'in', openStates)
    .where('due_at', '<=', now)
    .where((where) => where.or([where('held_until', 'is', null), where('held_until', '<', now)]))
    .returningAll()
    .execute();
  const held = new Map(rows.map((row) => [row.lane, toCommand(row)]));
  return lanes.map((lane) => held.get(lane));
}

export interface Look {
  readonly command: Command;
  /** The oldest open command of its lane waits for a time to come, and everything behind it too. */
  readonly isPutOff: boolean;
}

/** What P21 says it wrote and does not show yet is seen in a moment: no reason to send callers away. */
export async function lookAt(executor: Executor, ids: readonly string[], now: Instant): Promise<Look[]> {
  const { rows } = await sql<CommandRow & { is_put_off: boolean | null }>`
    select command.*, head.is_put_off from command left join lateral (
      select due_at > ${now} and not (state = 'UNKNOWN' and receipt is not null) as is_put_off
      from command as other
      where other.lane = command.lane and state in ('RECEIVED', 'SENDING', 'UNKNOWN')
      order by sequence limit 1) as head on true
    where command.id = any(${[...ids]}::uuid[])`.execute(executor);
  return rows.map((row) => ({ command: toCommand(row), isPutOff: row.is_put_off === true }));
}
