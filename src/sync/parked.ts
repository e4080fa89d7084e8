/** Changes that wait for a person: look at them, mend and send again, send many again, let go. */
import { type RawBuilder, sql } from 'kysely';
import { GatewayError } from '../errors.ts';
import { type Instant, toInstant } from '../instant.ts';
import type { Executor } from '../store/database.ts';
import type { Document } from './document.ts';
import type { RecordKey } from './flow.ts';
import type { SyncParts } from './sync-parts.ts';
import { note, type TimelineEvent } from './timeline.ts';

export interface ParkedChange {
  readonly flow: string;
  readonly key: RecordKey;
  readonly code: string;
  /** What the target or the gateway said, for people. */
  readonly reason: string;
  readonly field: string | null;
  /** What was last tried, with target ids; null when it never came to a document. */
  readonly document: Document | null;
  readonly attempts: number;
  readonly noticedAt: Instant;
  readonly parkedAt: Instant;
  readonly waitsForFlow: string | null;
  readonly waitsForKey: string | null;
  readonly commandId: string | null;
}

/** All conditions must hold; an empty filter means every parked change. */
export interface ParkedFilter {
  readonly flow?: string | null | undefined;
  readonly key?: RecordKey | null | undefined;
  readonly code?: string | null | undefined;
  /** Part of the reason, whatever the case. */
  readonly reason?: string | null | undefined;
}

export interface Slice {
  readonly limit: number;
  readonly skip: number;
}

const conditionOf = ({ flow, key, code, reason }: ParkedFilter): RawBuilder<unknown> => sql`
  state = 'PARKED'
  and (${flow ?? null}::text is null or flow = ${flow ?? null})
  and (${key ?? null}::text is null or record_key = ${key ?? null})
  and (${code ?? null}::text is null or code = ${code ?? null})
  and (${reason ?? null}::text is null or position(lower(${reason ?? null}) in lower(reason)) > 0)`;

/** Longest parked first. */
export async function readParked(
  db: Executor,
  filter: ParkedFilter,
  { limit, skip }: Slice,
): Promise<readonly ParkedChange[]> {
  const { rows } = await sql<ParkedChange>`
    select flow, record_key as key, code, reason, field, document, attempts, noticed_at as "noticedAt",
      parked_at as "parkedAt", waits_for_flow as "waitsForFlow", waits_for_key as "waitsForKey",
      command_id as "commandId"
    from change where ${conditionOf(filter)}
    order by parked_at, flow, record_key limit ${limit} offset ${skip}`.execute(db);
  return rows;
}

export async function countParked(db: Executor, filter: ParkedFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from change where ${conditionOf(filter)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Parked changes that share flow and code. */
export interface ParkedCause {
  readonly flow: string;
  readonly code: string;
  readonly count: number;
  /** Of the change parked last. */
  readonly reason: string;
  readonly oldestAt: Instant;
}

/** Most frequent first. */
export async function sumUpParked(db: Executor): Promise<readonly ParkedCause[]> {
  const { rows } = await sql<ParkedCause>`
    select flow, code, count(*) as count, min(parked_at) as "oldestAt",
      (array_agg(reason order by parked_at desc))[1] as reason
    from change where state = 'PARKED'
    group by flow, code order by count desc, flow, code`.execute(db);
  return rows;
}

/** Gives every parked change of the filter a new turn; returns how many. */
export async function redrive(parts: SyncParts, filter: ParkedFilter): Promise<number> {
  return act(parts, 'RETRIED', (now) => retryStatement(filter, now));
}

/** Lets them go: until their records change again, nothing happens to them. */
export async function discard(parts: SyncParts, filter: ParkedFilter): Promise<number> {
  return act(
    parts,
    'DISCARDED',
    () =>
      sql<Acted>`delete from change where ${conditionOf(filter)} returning flow, record_key as key, reason`,
  );
}

/**
 * Gives one its turn, with the document a person made of it: used once, in place of what the flow would map. Throws
 * NOT_FOUND when it is not parked.
 */
export async function retryOne(
  parts: SyncParts,
  { flow, key }: { readonly flow: string; readonly key: RecordKey },
  document: Document | null,
): Promise<void> {
  const filter = { flow, key };
  const retried = await act(parts, 'RETRIED', (now) => retryStatement(filter, now, document));
  if (retried === 0) throw new GatewayError('NOT_FOUND', `${key} of ${flow} is not parked.`);
}

interface Acted {
  readonly flow: string;
  readonly key: RecordKey;
  readonly reason: string | null;
}

/** What was refused before is sent all the same: a person says that the target has changed its mind. */
const retryStatement = (filter: ParkedFilter, now: Instant, edited: Document | null = null) => sql<Acted>`
  update change set state = 'READY', due_at = ${now}::timestamptz, attempts = 0, outages = 0,
    failing_since = null, fingerprint = null, parked_at = null, priority = 0,
    edited = ${edited === null ? null : JSON.stringify(edited)}::jsonb
  where ${conditionOf(filter)}
  returning flow, record_key as key, reason`;

async function act(
  { db, flows, clock }: SyncParts,
  event: TimelineEvent,
  statement: (now: Instant) => RawBuilder<Acted>,
): Promise<number> {
  const now = toInstant(clock());
  return db.transaction().execute(async (transaction) => {
    const { rows } = await statement(now).execute(transaction);
    const subjects = new Map(flows.map(({ name, subject }) => [name, subject]));
    const notes = rows.map(({ flow, key, reason }) => ({
      subject: subjects.get(flow) ?? flow,
      key,
      event,
      detail: { flow, reason },
    }));
    await note(transaction, notes, now);
    return rows.length;
  });
}
