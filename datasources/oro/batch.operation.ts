/** Asynchronous operations of Oro: followed until they end, then their errors told row by row. */
import { GatewayError } from '../../src/errors.ts';
import type { Clock } from '../../src/instant.ts';
import type { RowOutcome } from './batch.resource.ts';
import { rowIndexOf, type SentRows } from './batch.sent-rows.ts';
import { type JsonApiResource, parseDocument } from './json-api.document.ts';
import { type OroFault, toFault } from './json-api.errors.ts';
import type { JsonApiTransport } from './json-api.transport.ts';

/** How long an operation is followed, and how often it is asked. */
export interface OperationPatience {
  /** Slowest seen: 12.3 s for 100 levels, 11.6 s for 1,000 customers (oro-observed); none at all without consumer. */
  readonly deadlineMs: number;
  readonly pollMs: number;
  readonly clock: Clock;
  readonly wait: (ms: number) => Promise<void>;
}

const errorsPerPage = 1000;

/**
 * Follows an operation to its end. `success` says nothing about rows: those with an error were not written, the
 * others were (oro-observed, batch).
 */
export async function followOperation(
  transport: JsonApiTransport,
  operation: JsonApiResource,
  sent: SentRows,
  patience: OperationPatience,
): Promise<RowOutcome[]> {
  try {
    const ended = await waitForEnd(transport, operation, patience);
    if (ended === null) return allUnknown(sent, `operation ${operation.id} did not end in time`);
    return outcomesOf(ended, sent, await readFaults(transport, ended));
  } catch (error) {
    // The rows were accepted: that the operation cannot be asked any more must not look like a refusal.
    if (error instanceof GatewayError) return allUnknown(sent, error.message);
    throw error;
  }
}

function outcomesOf(operation: JsonApiResource, sent: SentRows, faults: readonly OroFault[]): RowOutcome[] {
  const { readCount } = summaryOf(operation);
  const status = operation.text('status');
  if (status === 'failed' && readCount === 0) return sent.ids.map(() => ({ state: 'rejected', faults }));
  if (status !== 'success') return allUnknown(sent, `operation ${operation.id} ended as ${status}`);
  // A document cut on its way "succeeds" with fewer rows (recordings 6.1/405, 408).
  if (readCount !== sent.ids.length) {
    return allUnknown(sent, `operation ${operation.id} read ${readCount} of ${sent.ids.length} rows`);
  }
  return outcomesByRow(sent, faults);
}

/** Each fault belongs to the row its pointer names; one that names none may concern any row without its own. */
function outcomesByRow(sent: SentRows, faults: readonly OroFault[]): RowOutcome[] {
  const homeless = faults.find((fault) => rowIndexOf(fault, sent) === null);
  return sent.ids.map((id, index): RowOutcome => {
    const own = faults.filter((fault) => rowIndexOf(fault, sent) === index);
    if (own.length > 0) return { state: 'rejected', faults: own };
    if (homeless !== undefined) return unknown(`the batch had an error without a row: ${homeless.title}`);
    return { state: 'written', id };
  });
}

/** The operation when it ended; null when it did not in time, or is gone (oro-api 3.1: a poller must accept 404). */
async function waitForEnd(
  transport: JsonApiTransport,
  first: JsonApiResource,
  { deadlineMs, pollMs, clock, wait }: OperationPatience,
): Promise<JsonApiResource | null> {
  const untilMs = clock() + deadlineMs;
  for (let operation = first; ; operation = await readOperation(transport, first.id)) {
    if (!['new', 'running'].includes(operation.requiredText('status'))) return operation;
    if (clock() + pollMs > untilMs) return null;
    await wait(pollMs);
  }
}

async function readOperation(transport: JsonApiTransport, id: string): Promise<JsonApiResource> {
  const path = `asyncoperations/${id}`;
  const { body } = await transport.send({
    method: 'GET',
    path,
    headers: { 'X-Include': 'noHateoas' },
    effect: 'read',
  });
  const [operation] = parseDocument(body, path);
  if (operation === undefined)
    throw new GatewayError('UPSTREAM_MALFORMED', `OroCommerce sent no ${path}`, { system: 'ORO' });
  return operation;
}

async function readFaults(transport: JsonApiTransport, operation: JsonApiResource): Promise<OroFault[]> {
  if (operation.text('status') === 'success' && summaryOf(operation).errorCount === 0) return [];
  const faults: OroFault[] = [];
  for (let number = 1; ; number += 1) {
    const path = `asyncoperations/${operation.id}/errors`;
    const { body } = await transport.send({
      method: 'GET',
      path: `${path}?page%5Bsize%5D=${errorsPerPage}&page%5Bnumber%5D=${number}`,
      headers: { 'X-Include': 'noHateoas' },
      effect: 'read',
    });
    const page = parseDocument(body, path);
    faults.push(
      ...page.map((row) =>
        toFault(Object.fromEntries(row.attributeNames.map((name) => [name, row.raw(name)]))),
      ),
    );
    if (page.length < errorsPerPage) return faults;
  }
}

const unknown = (reason: string): RowOutcome => ({ state: 'unknown', reason });

const allUnknown = (sent: SentRows, reason: string): RowOutcome[] => sent.ids.map(() => unknown(reason));

function summaryOf(operation: JsonApiResource): { readonly readCount: number; readonly errorCount: number } {
  const summary = operation.raw('summary');
  if (
    typeof summary !== 'object' ||
    summary === null ||
    !('readCount' in summary) ||
    !('errorCount' in summary)
  ) {
    return { readCount: 0, errorCount: Number.NaN };
  }
  return { readCount: Number(summary.readCount), errorCount: Number(summary.errorCount) };
}
