/** Runs over everything a flow moves, as they are kept: asked for, held by one replica, paused, resumed, ended. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type Instant, toInstant } from '../instant.ts';
import type { Database, Executor } from '../store/database.ts';
import type { LeftOut } from './left-out.ts';

export type RunKind = 'MIGRATE' | 'COMPARE' | 'RECONCILE';
export type RunState = 'WAITING' | 'RUNNING' | 'PAUSED' | 'DONE' | 'FAILED' | 'CANCELLED';
/** What a run is going through: the source, then the target for what the source lacks, then what is gone. */
export type RunPhase = 'SOURCE' | 'TARGET' | 'GONE';

/** How many records came out how, e.g. CREATED, UNCHANGED, FAILED, MISSING. */
export type RunCounts = Readonly<Record<string, number>>;

export interface Run {
  readonly id: string;
  readonly flow: string;
  readonly kind: RunKind;
  readonly migrationId: string | null;
  readonly position: number;
  /** Writes nothing: counts what it would do. */
  readonly dry: boolean;
  readonly state: RunState;
  readonly phase: RunPhase;
  readonly cursor: string | null;
  /** Records at the source, where it says so. */
  readonly total: number | null;
  readonly scanned: number;
  readonly counts: RunCounts;
  /** Why records were left out. */
  readonly leftOut: LeftOut;
  readonly reason: string | null;
  readonly failures: number;
  readonly createdAt: Instant;
  readonly startedAt: Instant | null;
  readonly runningMs: number;
  readonly endedAt: Instant | null;
}

const columns =
  sql.raw(`id, flow, kind, migration_id as "migrationId", position, dry, state, phase, cursor, total,
  scanned, counts, left_out as "leftOut", reason, failures, created_at as "createdAt", started_at as "startedAt",
  running_ms as "runningMs", ended_at as "endedAt"`);

export interface RunWish {
  readonly flow: string;
  readonly kind: RunKind;
  readonly dry?: boolean;
  readonly migrationId?: string;
  readonly position?: number;
}

export async function addRun(db: Executor, wish: RunWish, now: Instant): Promise<string> {
  const id = randomUUID();
  const { flow, kind, dry = false, migrationId = null, position = 0 } = wish;
  await sql`
    insert into flow_run (id, flow, kind, migration_id, position, dry, state, counts, created_at, due_at)
    values (${id}::uuid, ${flow}, ${kind}, ${migrationId}::uuid, ${position}, ${dry}, 'WAITING', '{}'::jsonb,
      ${now}::timestamptz, ${now}::timestamptz)`.execute(db);
  return id;
}

/**
 * Takes the next run that may go on: asked for first, not held, no other run of its flow under way, and after those
 * before it in its migration. A run whose holder died goes on from its checkpoint.
 */
export async function claimRun(
  db: Database,
  { holder, nowMs, holdMs }: { readonly holder: string; readonly nowMs: number; readonly holdMs: number },
): Promise<Run | undefined> {
  const now = toInstant(nowMs);
  return db.transaction().execute(async (transaction) => {
    // Two replicas must not each start a run of one flow.
    await sql`select pg_advisory_xact_lock(hashtext('gateway.flow_run'))`.execute(transaction);
    const { rows } = await sql<Run>`
      update flow_run set state = 'RUNNING', held_by = ${holder},
        due_at = ${toInstant(nowMs + holdMs)}::timestamptz,
        started_at = coalesce(started_at, ${now}::timestamptz)
      where id = (
        select id from flow_run as wanted
        where state in ('WAITING', 'RUNNING') and due_at <= ${now}::timestamptz
          and not exists (
            select 1 from flow_run as other
            where other.id <> wanted.id and (
              (other.flow = wanted.flow and other.state = 'RUNNING')
              or (other.migration_id = wanted.migration_id and other.position < wanted.position
                and other.state in ('WAITING', 'RUNNING', 'PAUSED'))))
        order by created_at, position limit 1)
      returning ${columns}`.execute(transaction);
    return rows[0];
  });
}

export interface Progress {
  readonly phase: RunPhase;
  readonly cursor: string | null;
  readonly total: number | null;
  readonly scanned: number;
  readonly counts: RunCounts;
  readonly leftOut: LeftOut;
  readonly spentMs: number;
}

/** Stores how far a run is; false when it is to stop: paused, cancelled, or another replica has it. */
export async function checkpoint(
  db: Executor,
  id: string,
  progress: Progress,
  { holder, nowMs, holdMs }: { readonly holder: string; readonly nowMs: number; readonly holdMs: number },
): Promise<boolean> {
  const { phase, cursor, total, scanned, counts, leftOut, spentMs } = progress;
  const { rows } = await sql<{ state: RunState }>`
    update flow_run set phase = ${phase}, cursor = ${cursor}, total = coalesce(${total}::integer, total),
      scanned = ${scanned}, counts = ${JSON.stringify(counts)}::jsonb,
      left_out = ${JSON.stringify(leftOut)}::jsonb, running_ms = running_ms + ${spentMs}::bigint,
      failures = 0, reason = null,
      held_by = case when state = 'RUNNING' then held_by end,
      due_at = case when state = 'RUNNING' then ${toInstant(nowMs + holdMs)}::timestamptz else due_at end
    where id = ${id}::uuid and held_by = ${holder}
    returning state`.execute(db);
  return rows[0]?.state === 'RUNNING';
}

export async function prolongRun(
  db: Executor,
  id: string,
  { holder, nowMs, holdMs }: { readonly holder: string; readonly nowMs: number; readonly holdMs: number },
): Promise<void> {
  await sql`
    update flow_run set due_at = ${toInstant(nowMs + holdMs)}::timestamptz
    where id = ${id}::uuid and held_by = ${holder} and state = 'RUNNING'`.execute(db);
}

/** Returns how many records it went through. */
export async function endRun(
  db: Executor,
  id: string,
  { state, reason }: { readonly state: 'DONE' | 'FAILED'; readonly reason: string | null },
  now: Instant,
): Promise<number> {
  const { rows } = await sql<{ scanned: number }>`
    update flow_run set state = ${state}, reason = ${reason}, held_by = null, ended_at = ${now}::timestamptz
    where id = ${id}::uuid and state = 'RUNNING'
    returning scanned`.execute(db);
  return rows[0]?.scanned ?? 0;
}

/** After a failure: goes on from its checkpoint when `dueMs` has come. */
export async function postponeRun(
  db: Executor,
  id: string,
  { reason, dueMs }: { readonly reason: string; readonly dueMs: number },
): Promise<void> {
  await sql`
    update flow_run set held_by = null, reason = ${reason}, failures = failures + 1,
      due_at = ${toInstant(dueMs)}::timestamptz
    where id = ${id}::uuid and state = 'RUNNING'`.execute(db);
}

/** Gives a run back as it is: this replica stops. */
export async function releaseRun(db: Executor, id: string, holder: string, now: Instant): Promise<void> {
  await sql`
    update flow_run set held_by = null, due_at = ${now}::timestamptz
    where id = ${id}::uuid and held_by = ${holder}`.execute(db);
}

const allowed = {
  PAUSED: ['WAITING', 'RUNNING'],
  WAITING: ['PAUSED', 'FAILED'],
  CANCELLED: ['WAITING', 'RUNNING', 'PAUSED', 'FAILED'],
} as const;

/** What a person asks of runs: pause, go on, give up. Returns those it could be done to. */
export async function setRunState(
  db: Executor,
  which: { readonly id: string } | { readonly migrationId: string },
  state: keyof typeof allowed,
  now: Instant,
): Promise<readonly Run[]> {
  const filter = 'id' in which ? sql`id = ${which.id}::uuid` : sql`migration_id = ${which.migrationId}::uuid`;
  const { rows } = await sql<Run>`
    update flow_run set state = ${state}, failures = 0,
      due_at = ${now}::timestamptz,
      ended_at = case when ${state} = 'CANCELLED' then ${now}::timestamptz end
    where ${filter} and state = any(${[...allowed[state]]}::text[])
    returning ${columns}`.execute(db);
  return rows;
}

export async function readRuns(
  db: Executor,
  which: {
    readonly id?: string | undefined;
    readonly flow?: string | undefined;
    readonly migrationId?: string | undefined;
    readonly open?: boolean | undefined;
    readonly limit: number;
  },
): Promise<readonly Run[]> {
  const { rows } = await sql<Run>`
    select ${columns} from flow_run
    where (${which.id ?? null}::uuid is null or id = ${which.id ?? null}::uuid)
      and (${which.flow ?? null}::text is null or flow = ${which.flow ?? null})
      and (${which.migrationId ?? null}::uuid is null or migration_id = ${which.migrationId ?? null}::uuid)
      and (not ${which.open ?? false}::boolean or state in ('WAITING', 'RUNNING', 'PAUSED'))
    order by created_at desc, position limit ${which.limit}`.execute(db);
  return rows;
}
