/** What each flow did, minute by minute: throughput and lag. */
import { sql } from 'kysely';
import { toInstant } from '../instant.ts';
import type { Executor } from '../store/database.ts';
import type { Result } from './result.ts';

const minuteMs = 60_000;

/** Part of the turn's transaction; last there, because all batches of a flow meet in this row. */
export async function countMinute(
  db: Executor,
  flow: string,
  results: readonly Result[],
  nowMs: number,
): Promise<void> {
  const writes = results.filter(({ state }) => writing.has(state));
  const lags = writes.map(({ change }) => Math.max(0, nowMs - Date.parse(change.noticedAt)));
  const failed = results.filter(({ state }) => state === 'FAILED').length;
  const unchanged = results.filter(({ state }) => state === 'UNCHANGED' || state === 'IGNORED').length;
  if (writes.length + failed + unchanged === 0) return;
  const lag = lags.reduce((sum, one) => sum + one, 0);
  const minute = toInstant(Math.floor(nowMs / minuteMs) * minuteMs);
  await sql`
    insert into flow_minute as old (flow, minute, written, unchanged, failed, lag_ms, worst_lag_ms)
    values (${flow}, ${minute}::timestamptz, ${writes.length}, ${unchanged}, ${failed}, ${lag},
      ${Math.max(0, ...lags)})
    on conflict (flow, minute) do update set
      written = old.written + excluded.written,
      unchanged = old.unchanged + excluded.unchanged,
      failed = old.failed + excluded.failed,
      lag_ms = old.lag_ms + excluded.lag_ms,
      worst_lag_ms = greatest(old.worst_lag_ms, excluded.worst_lag_ms)`.execute(db);
  if (writes.length === 0) return;
  const now = toInstant(nowMs);
  await sql`
    insert into flow_state (flow, poll_due_at, last_written_at)
    values (${flow}, ${now}::timestamptz, ${now}::timestamptz)
    on conflict (flow) do update set last_written_at = excluded.last_written_at`.execute(db);
}

const writing: ReadonlySet<Result['state']> = new Set(['CREATED', 'UPDATED', 'RETIRED']);
