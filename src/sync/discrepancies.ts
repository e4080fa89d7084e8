/** What the last reconciliation of each flow found, and its repair. */
import { type RawBuilder, sql } from 'kysely';
import { type Instant, toInstant } from '../instant.ts';
import type { Executor } from '../store/database.ts';
import { notice } from './change-queue.ts';
import type { FieldDifference } from './differences.ts';
import type { RecordKey } from './flow.ts';
import type { Slice } from './parked.ts';
import type { DiscrepancyKind } from './reconcile.ts';
import type { SyncParts } from './sync-parts.ts';

export interface ListedDiscrepancy {
  readonly flow: string;
  readonly key: RecordKey;
  readonly kind: DiscrepancyKind;
  readonly targetId: string | null;
  readonly fields: readonly FieldDifference[];
  readonly foundAt: Instant;
  readonly repairAskedAt: Instant | null;
}

export interface DiscrepancyFilter {
  readonly flow?: string | null | undefined;
  readonly key?: RecordKey | null | undefined;
  readonly kind?: DiscrepancyKind | null | undefined;
}

const conditionOf = ({ flow, key, kind }: DiscrepancyFilter): RawBuilder<unknown> => sql`
  (${flow ?? null}::text is null or flow = ${flow ?? null})
  and (${key ?? null}::text is null or record_key = ${key ?? null})
  and (${kind ?? null}::text is null or kind = ${kind ?? null})`;

export async function readDiscrepancies(
  db: Executor,
  filter: DiscrepancyFilter,
  { limit, skip }: Slice,
): Promise<readonly ListedDiscrepancy[]> {
  const { rows } = await sql<ListedDiscrepancy>`
    select flow, record_key as key, kind, target_id as "targetId", fields, found_at as "foundAt",
      repair_asked_at as "repairAskedAt"
    from discrepancy where ${conditionOf(filter)}
    order by flow, record_key limit ${limit} offset ${skip}`.execute(db);
  return rows;
}

export async function countDiscrepancies(db: Executor, filter: DiscrepancyFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from discrepancy where ${conditionOf(filter)}`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function sumUpDiscrepancies(
  db: Executor,
): Promise<readonly { readonly flow: string; readonly kind: string; readonly count: number }[]> {
  const { rows } = await sql<{ flow: string; kind: string; count: number }>`
    select flow, kind, count(*) as count from discrepancy group by flow, kind order by flow, kind`.execute(
    db,
  );
  return rows;
}

/**
 * Puts the records into the queue as ones to be written whatever was written last; those that only the target has are
 * linked first, so that they can be taken out of use. Returns how many.
 */
export async function repair({ db, clock }: SyncParts, filter: DiscrepancyFilter): Promise<number> {
  const now = toInstant(clock());
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ flow: string; key: string; kind: string; targetId: string | null }>`
      update discrepancy set repair_asked_at = ${now}::timestamptz where ${conditionOf(filter)}
      returning flow, record_key as key, kind, target_id as "targetId"`.execute(transaction);
    await sql`
      insert into link (flow, record_key, target_id, read_order)
      select flow, record_key, target_id, 0 from discrepancy
      where ${conditionOf(filter)} and kind = 'EXTRA' and target_id is not null
      on conflict (flow, record_key) do update set target_id = excluded.target_id, retired_at = null`.execute(
      transaction,
    );
    // What is missing has no record behind its link any more.
    await sql`
      update link set target_id = null, fingerprint = null from discrepancy
      where link.flow = discrepancy.flow and link.record_key = discrepancy.record_key
        and discrepancy.kind = 'MISSING' and discrepancy.repair_asked_at = ${now}::timestamptz`.execute(
      transaction,
    );
    for (const [flow, found] of Map.groupBy(rows, (row) => row.flow)) {
      const keys = found.map(({ key }) => key);
      await notice(transaction, { flow, keys, priority: 'backfill', forced: true, now });
    }
    return rows.length;
  });
}
