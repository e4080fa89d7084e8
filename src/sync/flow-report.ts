/** How each flow is doing, as people ask: what waits, since when, how fast it goes. */
import { sql } from 'kysely';
import { type Instant, toInstant } from '../instant.ts';
import type { AnyFlow } from './flow.ts';
import { type FlowState, readFlowStates } from './flow-state.ts';
import type { SyncParts } from './sync-parts.ts';

export interface FlowReport extends FlowState {
  readonly declaration: AnyFlow;
  readonly polled: boolean;
  readonly queue: QueueReport;
  readonly lastHour: MinuteSum;
  readonly lastMinute: MinuteSum;
  /** Records of the source that are in the target. */
  readonly linked: number;
}

export interface QueueReport {
  /** Noticed and not yet applied. */
  readonly waiting: number;
  /** Of these, waiting after a failure or for another record. */
  readonly failing: number;
  /** Handed over to commands. */
  readonly sent: number;
  readonly parked: number;
  /** When the oldest of those that wait was noticed: how far behind the flow is. */
  readonly oldestNoticedAt: Instant | null;
  /** Why the latest of those that fail or are parked does. */
  readonly lastReason: string | null;
}

export interface MinuteSum {
  readonly written: number;
  readonly unchanged: number;
  readonly failed: number;
  /** From notice to write, on average and at worst; null when nothing was written. */
  readonly averageLagMs: number | null;
  readonly worstLagMs: number | null;
}

/** In the order of the declarations. */
export async function reportFlows(parts: SyncParts): Promise<readonly FlowReport[]> {
  const { db, flows, clock } = parts;
  const nowMs = clock();
  const [states, queues, hour, minute, links] = await Promise.all([
    readFlowStates(db, flows),
    readQueues(parts),
    sumMinutes(parts, nowMs - 3_600_000),
    sumMinutes(parts, nowMs - 120_000),
    countLinks(parts),
  ]);
  return flows.flatMap((declaration) => {
    const state = states.get(declaration.name);
    if (state === undefined) return [];
    return [
      {
        ...state,
        declaration,
        polled: declaration.source.changes !== null,
        queue: queues.get(declaration.name) ?? emptyQueue,
        lastHour: hour.get(declaration.name) ?? nothingDone,
        lastMinute: minute.get(declaration.name) ?? nothingDone,
        linked: links.get(declaration.name) ?? 0,
      },
    ];
  });
}

const emptyQueue: QueueReport = {
  waiting: 0,
  failing: 0,
  sent: 0,
  parked: 0,
  oldestNoticedAt: null,
  lastReason: null,
};
const nothingDone: MinuteSum = {
  written: 0,
  unchanged: 0,
  failed: 0,
  averageLagMs: null,
  worstLagMs: null,
};

async function readQueues({ db }: SyncParts): Promise<ReadonlyMap<string, QueueReport>> {
  const { rows } = await sql<QueueReport & { flow: string }>`
    select flow,
      count(*) filter (where state = 'READY') as waiting,
      count(*) filter (where state = 'READY' and failing_since is not null) as failing,
      count(*) filter (where state = 'SENT') as sent,
      count(*) filter (where state = 'PARKED') as parked,
      min(noticed_at) filter (where state = 'READY') as "oldestNoticedAt",
      (array_agg(reason order by coalesce(parked_at, failing_since) desc)
        filter (where state = 'PARKED' or failing_since is not null))[1] as "lastReason"
    from change group by flow`.execute(db);
  return new Map(rows.map(({ flow, ...queue }) => [flow, queue]));
}

async function sumMinutes({ db }: SyncParts, sinceMs: number): Promise<ReadonlyMap<string, MinuteSum>> {
  const { rows } = await sql<MinuteSum & { flow: string }>`
    select flow, sum(written)::integer as written, sum(unchanged)::integer as unchanged,
      sum(failed)::integer as failed,
      (sum(lag_ms) / nullif(sum(written), 0))::integer as "averageLagMs",
      case when sum(written) > 0 then max(worst_lag_ms) end as "worstLagMs"
    from flow_minute where minute >= ${toInstant(sinceMs)}::timestamptz group by flow`.execute(db);
  return new Map(rows.map(({ flow, ...sums }) => [flow, sums]));
}

async function countLinks({ db }: SyncParts): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ flow: string; count: number }>`
    select flow, count(*) as count from link
    where target_id is not null and retired_at is null group by flow`.execute(db);
  return new Map(rows.map(({ flow, count }) => [flow, count]));
}
