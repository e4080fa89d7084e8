/**
 * The queue of records that may differ: one row a record, so that a record noticed a hundred times is applied once.
 * A notice that comes while the record is being applied moves its version, and the row stays for another turn.
 *
 * Held: taken by one worker until `due_at`, which it moves on while it works. When it dies, the row falls due again,
 * and is then doubtful, because what the dead worker wrote may have arrived.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../instant.ts';
import type { Executor } from '../store/database.ts';
import type { Document } from './document.ts';
import type { RecordKey } from './flow.ts';

export const priorityNumbers = { realtime: 0, backfill: 1 } as const;
export type ChangePriority = keyof typeof priorityNumbers;

export interface Notice {
  readonly flow: string;
  readonly keys: readonly RecordKey[];
  readonly priority: ChangePriority;
  /** Write even if nothing changed: somebody changed the target. */
  readonly forced?: boolean;
  readonly now: Instant;
}

export interface HeldChange {
  readonly key: RecordKey;
  readonly version: number;
  readonly noticedAt: Instant;
  readonly attempts: number;
  readonly outages: number;
  readonly failingSince: Instant | null;
  readonly doubtful: boolean;
  readonly forced: boolean;
  readonly edited: Document | null;
  /** Of the document that was tried before, if any. */
  readonly triedFingerprint: string | null;
  /** Why it failed before. */
  readonly code: string | null;
  /** The command it was handed to before and that was rejected. */
  readonly rejectedCommandId: string | null;
}

export interface Hold {
  readonly flow: string;
  readonly holder: string;
  readonly now: Instant;
  /** When the hold runs out. */
  readonly until: Instant;
}

/** Rows to the database as one parameter: `from rows(...)`. */
export const rowsOf = (rows: readonly object[], columns: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(${columns})`;

/** Sorted and each once: transactions that take rows in one order cannot block each other for ever. */
export const inOrder = (keys: readonly RecordKey[]): RecordKey[] => [...new Set(keys)].sort();

/**
 * Records of one flow to the database: `from ${recordsOf(…)} join link on link.flow = given.flow and link.record_key =
 * given.key`. Each is found by its whole key then. With the flow as a constant PostgreSQL may take it for one of few
 * records, because it counted before the flow had any, and read all of them for a hundred.
 */
export const recordsOf = (flow: string, keys: readonly RecordKey[]): RawBuilder<unknown> =>
  sql`(select ${flow}::text as flow, key from unnest(${[...keys]}::text[]) as key offset 0) as given`;

/**
 * Puts keys into the queue. One that waits after a failure keeps its time, because a record noticed at every poll would
 * never wait; a parked one gets a new turn, because it may have been mended at its source.
 */
export async function notice(
  db: Executor,
  { flow, keys, priority, forced = false, now }: Notice,
): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    insert into change (flow, record_key, priority, forced, noticed_at, due_at)
    select ${flow}::text, key, ${priorityNumbers[priority]}::smallint, ${forced}::boolean,
      ${now}::timestamptz, ${now}::timestamptz
    from unnest(${inOrder(keys)}::text[]) as key
    on conflict (flow, record_key) do update set
      version = change.version + 1,
      priority = least(change.priority, excluded.priority),
      forced = change.forced or excluded.forced,
      noticed_at = case when change.state = 'PARKED' then excluded.noticed_at else change.noticed_at end,
      state = case when change.state = 'PARKED' then 'READY' else change.state end,
      attempts = case when change.state = 'PARKED' then 0 else change.attempts end,
      due_at = case
        when change.state = 'PARKED' then excluded.due_at
        when change.state = 'SENT' or change.held_by is not null or change.failing_since is not null
          then change.due_at
        else least(change.due_at, excluded.due_at) end`.execute(db);
}

/**
 * A second look at records that were noticed a while ago. One that still waits for its turn is read then in any case; one
 * that is being applied, or was handed to a command, has been read and gets another turn.
 */
export async function noticeAgain(
  db: Executor,
  { flow, keys, now }: Omit<Notice, 'priority'>,
): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    insert into change (flow, record_key, priority, noticed_at, due_at)
    select ${flow}::text, key, ${priorityNumbers.backfill}::smallint, ${now}::timestamptz, ${now}::timestamptz
    from unnest(${inOrder(keys)}::text[]) as key
    on conflict (flow, record_key) do update set version = change.version + 1
      where change.held_by is not null or change.state = 'SENT'`.execute(db);
}

/** Takes up to `limit` due changes of one flow and priority, those due longest first. */
export async function claim(
  db: Executor,
  { flow, holder, now, until }: Hold,
  priority: ChangePriority,
  limit: number,
): Promise<HeldChange[]> {
  // Materialized: a subquery may be run once for each row it is joined to, and then takes more than its limit.
  const { rows } = await sql<HeldChange>`
    with due as materialized (
      select record_key from change
      where flow = ${flow} and state = 'READY' and priority = ${priorityNumbers[priority]}
        and due_at <= ${now}::timestamptz
      order by due_at limit ${limit} for update skip locked
    )
    update change set
      held_by = ${holder},
      due_at = ${until}::timestamptz,
      doubtful = change.doubtful or change.held_by is not null,
      attempts = change.attempts + (change.held_by is not null)::integer
    from due
    where change.flow = ${flow} and change.record_key = due.record_key
    returning change.record_key as key, ${heldColumns}`.execute(db);
  return rows;
}

/**
 * Holds records whose rows have just been read while going through everything; they are in the queue then like any
 * other. One that is held, sent to a command or waits after a failure is left to whoever has it, and noticed again.
 */
export async function claimRead(
  db: Executor,
  { flow, holder, now, until }: Hold,
  keys: readonly RecordKey[],
): Promise<HeldChange[]> {
  const { rows } = await sql<HeldChange>`
    insert into change as mine (flow, record_key, priority, noticed_at, due_at, held_by)
    select ${flow}::text, key, ${priorityNumbers.backfill}::smallint, ${now}::timestamptz,
      ${until}::timestamptz, ${holder}::text
    from unnest(${inOrder(keys)}::text[]) as key
    on conflict (flow, record_key) do update set
      version = mine.version + 1,
      held_by = case when ${isFree} then excluded.held_by else mine.held_by end,
      due_at = case when ${isFree} then excluded.due_at else mine.due_at end
    returning mine.record_key as key, ${sql.raw(heldColumnsOf('mine'))}, mine.held_by as "heldBy"`.execute(
    db,
  );
  return (rows as (HeldChange & { heldBy: string | null })[]).filter(({ heldBy }) => heldBy === holder);
}

const isFree = sql`(mine.state = 'READY' and mine.held_by is null and mine.failing_since is null)`;

/** The hold goes on: said now and then by a worker that is still at it. */
export async function prolong(db: Executor, { flow, holder, until }: Hold): Promise<void> {
  await sql`
    update change set due_at = ${until}::timestamptz
    where flow = ${flow} and held_by = ${holder} and state = 'READY'`.execute(db);
}

/** Gives changes back that nobody settled: another worker may take them at once, but must not trust the target. */
export async function release(db: Executor, { flow, holder, now }: Hold): Promise<void> {
  await sql`
    update change set held_by = null, due_at = ${now}::timestamptz, doubtful = true
    where flow = ${flow} and held_by = ${holder} and state = 'READY'`.execute(db);
}

/** Which of these flows have something due, and how urgent. */
export async function dueFlows(
  db: Executor,
  flows: readonly string[],
  now: Instant,
): Promise<{ readonly flow: string; readonly priority: ChangePriority }[]> {
  const due = (priority: number) => sql`
    exists (select 1 from change
      where change.flow = asked.flow and state = 'READY' and priority = ${sql.raw(String(priority))}
        and due_at <= ${now}::timestamptz)`;
  const { rows } = await sql<{ flow: string; realtime: boolean; backfill: boolean }>`
    select asked.flow, ${due(0)} as realtime, ${due(1)} as backfill
    from unnest(${[...flows]}::text[]) as asked(flow)`.execute(db);
  return rows.flatMap(({ flow, realtime, backfill }) => [
    ...(realtime ? [{ flow, priority: 'realtime' as const }] : []),
    ...(backfill ? [{ flow, priority: 'backfill' as const }] : []),
  ]);
}

function heldColumnsOf(table: string): string {
  const columns = {
    version: 'version',
    noticed_at: 'noticedAt',
    attempts: 'attempts',
    outages: 'outages',
    failing_since: 'failingSince',
    doubtful: 'doubtful',
    forced: 'forced',
    edited: 'edited',
    fingerprint: 'triedFingerprint',
    code: 'code',
    command_id: 'rejectedCommandId',
  };
  return Object.entries(columns)
    .map(([column, name]) => `${table}.${column} as "${name}"`)
    .join(', ');
}

const heldColumns = sql.raw(heldColumnsOf('change'));
