/**
 * Writes records of one type in synchronous batches. A batch is all or nothing, so after a refusal the rest goes again
 * without the refused ones: a bad record costs one call more, never the others.
 */
import type { OroBatch } from './batch.datasource.ts';
import { syncLimits } from './batch.datasource.ts';
import type { BatchRow, RowOutcome } from './batch.resource.ts';
import { describeFault, type OroFault } from './json-api.errors.ts';
import type { RecordOutcome } from './record.resource.ts';

/** Rounds in which a batch may lose records before what is left is put off; Oro tells all refusals at once (6.1/534). */
const mostRounds = 5;

/**
 * One outcome for each row, in order. Throws what `OroBatch.writeNow` throws when nothing can be said of any row of
 * a batch.
 */
export async function writeRecords(
  batch: Pick<OroBatch, 'writeNow'>,
  type: string,
  rows: readonly BatchRow[],
): Promise<RecordOutcome[]> {
  const outcomes: RecordOutcome[] = [];
  for (const chunk of batchesOf(rows)) outcomes.push(...(await writeBatch(batch, type, chunk)));
  return outcomes;
}

async function writeBatch(
  batch: Pick<OroBatch, 'writeNow'>,
  type: string,
  rows: readonly BatchRow[],
): Promise<RecordOutcome[]> {
  const outcomes = new Map<BatchRow, RecordOutcome>();
  let left = rows;
  for (let round = 1; left.length > 0 && round <= mostRounds; round += 1) {
    const answers = await batch.writeNow(type, left);
    const sent = left;
    left = sent.filter((_, index) => answers[index]?.state === 'skipped');
    for (const [index, row] of sent.entries()) {
      const answer = answers[index];
      if (answer !== undefined && answer.state !== 'skipped') outcomes.set(row, toOutcome(answer));
    }
  }
  return rows.map((row) => outcomes.get(row) ?? putOff);
}

const putOff: RecordOutcome = {
  state: 'later',
  reason: 'other records of the same batch were refused again and again',
  afterMs: null,
};

function toOutcome(answer: Exclude<RowOutcome, { state: 'skipped' }>): RecordOutcome {
  if (answer.state === 'unknown') return answer;
  if (answer.state === 'rejected') return toRefusal(answer.faults);
  // An asynchronous batch tells no ids of what it made: it has to be looked up.
  if (answer.id === null) return { state: 'unknown', reason: 'OroCommerce did not tell the new id' };
  return { state: 'written', id: answer.id };
}

/** Oro names a record that is not there by its place in the batch (recording 6.1/534). */
export function toRefusal(faults: readonly OroFault[]): RecordOutcome {
  const reason = faults.map(describeFault).join('; ');
  if (faults.some(({ status, pointer }) => status === 404 && /^\/data\/\d+$/.test(pointer ?? ''))) {
    return { state: 'gone', reason };
  }
  return { state: 'refused', reason, field: fieldOf(faults) };
}

/** "/data/3/attributes/quantity" names the attribute "quantity". */
const fieldOf = (faults: readonly OroFault[]): string | null =>
  faults
    .map(({ pointer }) => /\/(?:attributes|relationships)\/([^/]+)/.exec(pointer ?? '')?.[1])
    .find((name) => name !== undefined) ?? null;

/** As many rows as a batch may hold, with no more included resources than it may bring. */
function batchesOf(rows: readonly BatchRow[]): BatchRow[][] {
  const batches: BatchRow[][] = [];
  let included = 0;
  for (const row of rows) {
    const own = row.included?.length ?? 0;
    const current = batches.at(-1);
    if (current === undefined || current.length >= syncLimits.rows || included + own > syncLimits.included) {
      batches.push([row]);
      included = own;
    } else {
      current.push(row);
      included += own;
    }
  }
  return batches;
}
