/**
 * Starts the runs that schedules ask for: each once, whichever replica looks first. A flow that never went through
 * everything has none: it would move what was there before the gateway, at night and unasked.
 */
import { toInstant } from '../instant.ts';
import type { Executor } from '../store/database.ts';
import type { FlowState } from './flow-state.ts';
import { addRun, type RunKind } from './runs.ts';
import { nextRunAt } from './schedule.ts';
import type { SyncParts } from './sync-parts.ts';

export async function startScheduled(
  { db, settings }: SyncParts,
  states: ReadonlyMap<string, FlowState>,
  nowMs: number,
): Promise<void> {
  const now = toInstant(nowMs);
  for (const { flow, enabled, schedule, nextRunAt: due } of states.values()) {
    if (!enabled || schedule === null || due === null || due > now) continue;
    await db.transaction().execute(async (transaction) => {
      const moved = await transaction
        .updateTable('flow_state')
        .set({ next_run_at: nextRunAt(schedule, nowMs, settings.timeZone) })
        .where('flow', '=', flow)
        .where('next_run_at', '=', due)
        .executeTakeFirst();
      if (moved.numUpdatedRows === 0n || (await isUnderWay(transaction, flow))) return;
      await addRun(transaction, { flow, kind: 'COMPARE' }, now);
    });
  }
}

/** The first run of a flow writes what it reads; later ones compare, and only differences are read once more. */
export async function usualKind(db: Executor, flow: string): Promise<RunKind> {
  const state = await db
    .selectFrom('flow_state')
    .select('gone_through_at')
    .where('flow', '=', flow)
    .executeTakeFirst();
  return state?.gone_through_at == null ? 'MIGRATE' : 'COMPARE';
}

/** A run that takes longer than its schedule's step is not followed by another one at its heels. */
async function isUnderWay(db: Executor, flow: string): Promise<boolean> {
  const open = await db
    .selectFrom('flow_run')
    .select('id')
    .where('flow', '=', flow)
    .where('state', 'in', ['WAITING', 'RUNNING', 'PAUSED'])
    .executeTakeFirst();
  return open !== undefined;
}
