/** What is set and known of each flow at run time, the same for every replica. */
import { sql } from 'kysely';
import { type Instant, toInstant } from '../instant.ts';
import type { Executor } from '../store/database.ts';
import type { AnyFlow } from './flow.ts';
import { nextRunAt } from './schedule.ts';

export interface FlowState {
  readonly flow: string;
  /** Whether it works by itself: it is switched on, and so is the sync as a whole. */
  readonly enabled: boolean;
  /** Its own switch. */
  readonly switchedOn: boolean;
  /** Cron; null when it runs only on demand. */
  readonly schedule: string | null;
  /** Null before everything was gone through once: what was there before the first look is a person's to ask for. */
  readonly nextRunAt: Instant | null;
  /** Null before the first look: see `startPolling`. */
  readonly watermark: string | null;
  readonly polledAt: Instant | null;
  readonly pollDueAt: Instant;
  readonly pollFault: string | null;
  readonly lastWrittenAt: Instant | null;
  /** When a run last went through everything and moved it. */
  readonly goneThroughAt: Instant | null;
}

/** A row for every flow, so that everything later only updates. */
export async function ensureFlowStates(
  db: Executor,
  flows: readonly AnyFlow[],
  nowMs: number,
  timeZone: string,
): Promise<void> {
  const now = toInstant(nowMs);
  for (const { name, schedule } of flows) {
    const next = nextRunAt(schedule, nowMs, timeZone);
    await sql`
      insert into flow_state (flow, poll_due_at, next_run_at)
      values (${name}, ${now}::timestamptz, ${next}::timestamptz)
      on conflict (flow) do update set next_run_at = coalesce(flow_state.next_run_at,
        case when flow_state.schedule is null then excluded.next_run_at end)`.execute(db);
  }
}

export async function readFlowStates(
  db: Executor,
  flows: readonly AnyFlow[],
): Promise<ReadonlyMap<string, FlowState>> {
  const [rows, syncs] = await Promise.all([
    db.selectFrom('flow_state').selectAll().execute(),
    isSyncEnabled(db),
  ]);
  const byName = new Map(rows.map((row) => [row.flow, row]));
  return new Map(
    flows.flatMap((flow) => {
      const row = byName.get(flow.name);
      if (row === undefined) return [];
      const state: FlowState = {
        flow: flow.name,
        enabled: syncs && (row.enabled ?? flow.enabledByDefault),
        switchedOn: row.enabled ?? flow.enabledByDefault,
        schedule: row.schedule === null ? flow.schedule : row.schedule || null,
        nextRunAt: row.gone_through_at === null ? null : row.next_run_at,
        watermark: row.watermark,
        polledAt: row.polled_at,
        pollDueAt: row.poll_due_at,
        pollFault: row.poll_fault,
        lastWrittenAt: row.last_written_at,
        goneThroughAt: row.gone_through_at,
      };
      return [[flow.name, state]];
    }),
  );
}

/** A run has moved everything there was; from the first time on the flow's schedule counts. */
export async function noteGoneThrough(
  db: Executor,
  flow: AnyFlow,
  nowMs: number,
  timeZone: string,
): Promise<void> {
  const { gone_through_at: before, schedule } = await db
    .selectFrom('flow_state')
    .select(['gone_through_at', 'schedule'])
    .where('flow', '=', flow.name)
    .executeTakeFirstOrThrow();
  const cron = schedule === null ? flow.schedule : schedule || null;
  await db
    .updateTable('flow_state')
    .set({
      gone_through_at: toInstant(nowMs),
      ...(before === null && { next_run_at: nextRunAt(cron, nowMs, timeZone) }),
    })
    .where('flow', '=', flow.name)
    .execute();
}

/** Name of the setting that switches the sync as a whole; on unless somebody has switched it off. */
export const syncSetting = 'sync.enabled';

/** Asked of the store by every beat, so that it counts on every replica at once. */
export async function isSyncEnabled(db: Executor): Promise<boolean> {
  const newest = await db
    .selectFrom('setting_change')
    .select('value')
    .where('name', '=', syncSetting)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.value !== false;
}

export interface FlowSetting {
  readonly enabled?: boolean | undefined;
  /** Empty: never; null: as the flow declares it. */
  readonly schedule?: string | null | undefined;
}

/** Every replica goes by it from its next look on. Throws BAD_USER_INPUT on a cron that cannot be read. */
export async function changeFlow(
  db: Executor,
  flow: AnyFlow,
  { enabled, schedule }: FlowSetting,
  nowMs: number,
  timeZone: string,
): Promise<void> {
  const effective = schedule === null ? flow.schedule : schedule;
  await db
    .updateTable('flow_state')
    .set({
      ...(enabled !== undefined && { enabled }),
      ...(schedule !== undefined && {
        schedule,
        next_run_at: nextRunAt(effective || null, nowMs, timeZone),
      }),
    })
    .where('flow', '=', flow.name)
    .execute();
}
