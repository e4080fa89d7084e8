/**
 * Compares what the source says with what the target holds, field by field. A difference is looked at a second time
 * before it is listed, because the record may have been on its way; one that is in the queue is not a difference yet.
 */
import { sql } from 'kysely';
import { type Instant, toInstant } from '../instant.ts';
import type { Executor } from '../store/database.ts';
import { recordsOf, rowsOf } from './change-queue.ts';
import { differencesOf, type FieldDifference } from './differences.ts';
import { ownPart } from './document.ts';
import type { AnyFlow, FlowCall, RecordKey, TargetRecord } from './flow.ts';
import { nextReading } from './links.ts';
import { type Reading, type Wanted, wantedOf } from './prepare.ts';
import { type Counts, chunksOf, count, type PageWork, unheld } from './run-page.ts';
import type { SyncParts } from './sync-parts.ts';

export type DiscrepancyKind = 'MISSING' | 'DIFFERENT' | 'EXTRA';

export interface Discrepancy {
  readonly key: RecordKey;
  readonly kind: DiscrepancyKind;
  readonly targetId: string | null;
  readonly fields: readonly FieldDifference[];
}

/** `runId`: under which the differences are listed. */
export const reconcilePage =
  (runId: string): PageWork =>
  async (parts, flow, reading, call) => {
    const counts: Counts = {};
    for (const keys of chunksOf([...reading.rows.keys()], flow.target.batchSize)) {
      const part: Reading = { ...reading, rows: rowsOfKeys(reading.rows, keys) };
      const suspects = await compareWithTarget(parts, flow, part, call);
      const found = await confirm(parts, flow, suspects, call);
      await list(parts.db, flow.name, runId, found, toInstant(parts.clock()));
      for (const { kind } of found) count(counts, kind, 1);
      count(counts, 'EQUAL', keys.length - found.length);
    }
    return counts;
  };

/** Records of one page of the target that the source does not have, or that do not belong in the target. */
export async function findExtra(
  parts: SyncParts,
  flow: AnyFlow,
  runId: string,
  records: readonly { readonly key: RecordKey; readonly targetId: string }[],
  call: FlowCall,
): Promise<Counts> {
  const counts: Counts = {};
  const unmet = await notMet(parts.db, flow.name, runId, records);
  for (const part of chunksOf(unmet, flow.target.batchSize)) {
    const order = await nextReading(parts.db);
    const rows = await flow.source.read(
      part.map(({ key }) => key),
      call,
    );
    const reading = { order, rows: new Map(rows.map((row) => [flow.source.keyOf(row), row])) };
    const wanted = await wantedOf(parts.db, flow, unheld(reading), reading);
    const belongs = new Set(
      wanted.filter(({ document, obstacle }) => document !== null || obstacle !== undefined).map(keyOf),
    );
    const extra = part
      .filter(({ key }) => !belongs.has(key))
      .map((one): Discrepancy => ({ ...one, kind: 'EXTRA', fields: [] }));
    await list(parts.db, flow.name, runId, extra, toInstant(parts.clock()));
    count(counts, 'EXTRA', extra.length);
  }
  return counts;
}

const keyOf = ({ change }: Wanted): RecordKey => change.key;

async function compareWithTarget(
  { db }: SyncParts,
  flow: AnyFlow,
  reading: Reading,
  call: FlowCall,
): Promise<Discrepancy[]> {
  const wanted = await wantedOf(db, flow, unheld(reading), reading);
  const keys = wanted.map(({ change, link }) => ({ key: change.key, targetId: link?.targetId ?? null }));
  const held = new Map((await flow.target.read(keys, call)).map((record) => [record.key, record]));
  return wanted.flatMap((one) => discrepancyOf(flow, one, held.get(one.change.key)) ?? []);
}

function discrepancyOf(
  flow: AnyFlow,
  { change, link, document, obstacle }: Wanted,
  record: TargetRecord | undefined,
): Discrepancy | undefined {
  const { key } = change;
  const targetId = record?.targetId ?? null;
  if (document === null && obstacle === undefined) {
    // One that was taken out of use may still be readable.
    const isThere = record !== undefined && link?.targetId != null && link.retiredAt === null;
    return isThere ? { key, kind: 'EXTRA', targetId, fields: [] } : undefined;
  }
  if (record === undefined) {
    const reason = obstacle !== undefined && 'reason' in obstacle ? obstacle.reason : null;
    const fields = reason === null ? [] : [{ field: '', source: reason, target: null }];
    return { key, kind: 'MISSING', targetId, fields };
  }
  if (document === null) return undefined;
  const fields = differencesOf(ownPart(flow, document), record.document);
  return fields.length === 0 ? undefined : { key, kind: 'DIFFERENT', targetId, fields };
}

/** Reads both sides of the suspects again, and leaves out what is in the queue. */
async function confirm(
  parts: SyncParts,
  flow: AnyFlow,
  suspects: readonly Discrepancy[],
  call: FlowCall,
): Promise<Discrepancy[]> {
  if (suspects.length === 0) return [];
  const keys = suspects.map(({ key }) => key);
  const order = await nextReading(parts.db);
  const rows = await flow.source.read(keys, call);
  const reading = { order, rows: new Map(rows.map((row) => [flow.source.keyOf(row), row])) };
  const again = await compareWithTarget(parts, flow, reading, call);
  const underWay = await inQueue(parts.db, flow.name, keys);
  return again.filter(({ key }) => !underWay.has(key));
}

/** Parked records are not under way. */
async function inQueue(
  db: Executor,
  flow: string,
  keys: readonly RecordKey[],
): Promise<ReadonlySet<RecordKey>> {
  const { rows } = await sql<{ key: string }>`
    select record_key as key from ${recordsOf(flow, keys)}
    join change on change.flow = given.flow and change.record_key = given.key
    where state <> 'PARKED'
      and (failing_since is null or state = 'SENT')`.execute(db);
  return new Set(rows.map(({ key }) => key));
}

async function notMet(
  db: Executor,
  flow: string,
  runId: string,
  records: readonly { readonly key: RecordKey; readonly targetId: string }[],
): Promise<readonly { readonly key: RecordKey; readonly targetId: string }[]> {
  const keys = records.map(({ key }) => key);
  const { rows } = await sql<{ key: string }>`
    select record_key as key from ${recordsOf(flow, keys)}
    join link on link.flow = given.flow and link.record_key = given.key
    where seen_run = ${runId}::uuid`.execute(db);
  const met = new Set(rows.map(({ key }) => key));
  return records.filter(({ key }) => !met.has(key));
}

async function list(
  db: Executor,
  flow: string,
  runId: string,
  found: readonly Discrepancy[],
  now: Instant,
): Promise<void> {
  if (found.length === 0) return;
  const given = rowsOf(
    found.map(({ targetId, ...one }) => ({ ...one, target: targetId })),
    sql`key text, kind text, target text, fields jsonb`,
  );
  await sql`
    insert into discrepancy (flow, record_key, run_id, kind, target_id, fields, found_at)
    select ${flow}::text, key, ${runId}::uuid, kind, target, fields, ${now}::timestamptz from ${given}
    on conflict (flow, record_key) do update set
      run_id = excluded.run_id, kind = excluded.kind, target_id = excluded.target_id,
      fields = excluded.fields, found_at = excluded.found_at, repair_asked_at = null`.execute(db);
}

/** What an earlier run found and this one did not is mended. */
export async function dropEarlier(db: Executor, flow: string, runId: string): Promise<void> {
  await sql`
    delete from discrepancy where flow = ${flow} and run_id <> ${runId}::uuid`.execute(db);
}

const rowsOfKeys = (
  rows: ReadonlyMap<RecordKey, unknown>,
  keys: readonly RecordKey[],
): ReadonlyMap<RecordKey, unknown> => new Map(keys.map((key) => [key, rows.get(key)]));
