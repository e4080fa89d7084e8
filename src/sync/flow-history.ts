/** What flows did minute by minute, for charts. */
import { sql } from 'kysely';
import type { Instant } from '../instant.ts';
import type { Executor } from '../store/database.ts';

export interface FlowMinute {
  readonly flow: string;
  /** When the minute began. */
  readonly minute: Instant;
  readonly written: number;
  readonly failed: number;
  /** From notice to write on average; null when nothing was written. */
  readonly averageLagMs: number | null;
}

/** Oldest first; minutes in which a flow did nothing have no entry. */
export async function readMinutes(db: Executor, since: Instant): Promise<readonly FlowMinute[]> {
  const { rows } = await sql<FlowMinute>`
    select flow, minute, written, failed, (lag_ms / nullif(written, 0))::integer as "averageLagMs"
    from flow_minute where minute >= ${since}::timestamptz and (written > 0 or failed > 0)
    order by minute, flow`.execute(db);
  return rows;
}
