/** Sends rows in batches, and those by themselves that are too large for one. */
import { type OroBatch, syncLimits } from '../batch.datasource.ts';
import type { BatchRow } from '../batch.resource.ts';
import { OroRefusal } from '../json-api.errors.ts';
import type { RecordOutcome } from '../record.resource.ts';
import { toRefusal, writeRecords } from '../record.writer.ts';
import type { SingleWriter } from './single-writer.ts';

/** Outcomes in the order of the rows. Throws a `GatewayError` when nothing can be said of any. */
export async function writeRows(
  batch: Pick<OroBatch, 'writeNow'>,
  single: SingleWriter,
  type: string,
  rows: readonly BatchRow[],
): Promise<RecordOutcome[]> {
  const large = rows.filter(isLarge);
  const small = rows.filter((row) => !isLarge(row));
  const outcomes = new Map<BatchRow, RecordOutcome>();
  const answers = small.length === 0 ? [] : await writeRecords(batch, type, small);
  for (const [index, row] of small.entries()) outcomes.set(row, answers[index] ?? unsaid);
  for (const row of large) outcomes.set(row, await writeAlone(single, type, row));
  return rows.map((row) => outcomes.get(row) ?? unsaid);
}

/** One request a record, one after the other; outcomes in order. */
export async function writeEach(
  single: SingleWriter,
  type: string,
  rows: readonly BatchRow[],
): Promise<RecordOutcome[]> {
  const outcomes: RecordOutcome[] = [];
  for (const row of rows) outcomes.push(await writeAlone(single, type, row));
  return outcomes;
}

/** One request; for types that take no batch (oro-api 3.2). */
export async function writeAlone(single: SingleWriter, type: string, row: BatchRow): Promise<RecordOutcome> {
  try {
    return { state: 'written', id: await single.write(type, row) };
  } catch (error) {
    if (error instanceof OroRefusal && isOfTheRecord(error)) return toRefusal(error.faults);
    throw error;
  }
}

/** What is gone already is as good as removed. */
export async function removeAlone(single: SingleWriter, type: string, id: string): Promise<RecordOutcome> {
  try {
    await single.remove(type, id);
    return { state: 'written', id };
  } catch (error) {
    if (!(error instanceof OroRefusal)) throw error;
    if (error.code === 'NOT_FOUND') return { state: 'written', id };
    if (isOfTheRecord(error)) return toRefusal(error.faults);
    throw error;
  }
}

const isLarge = ({ included = [] }: BatchRow): boolean => included.length > syncLimits.included;

/** Oro spoke about the record; a missing right to all of them is not that (oro-api 2.6). */
const isOfTheRecord = ({ faults, details }: OroRefusal): boolean =>
  faults.length > 0 &&
  [400, 403, 409].includes(details.status ?? 0) &&
  faults.every(({ detail }) => detail !== 'No access to this type of entities.');

const unsaid: RecordOutcome = { state: 'unknown', reason: 'OroCommerce said nothing of the record' };
