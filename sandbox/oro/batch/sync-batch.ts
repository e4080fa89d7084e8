// `X-Mode: sync`: all or nothing, rows in the answer; the consumer does the work, so without one the caller
// gets the operation after a wait (oro-api 3.3, recordings 6.1/533-543, 584).

import type { Store } from '../store/store.ts';
import { nothingDone } from './async-operation.ts';
import { type ItemFault, isRefused, toBatchPointer, type WrittenRecord } from './batch-item.ts';
import { workMs } from './batch-pace.ts';
import { type BatchParts, type BatchRequest, CHUNK_SIZE, failOperation } from './batch-runner.ts';
import { IncludeMap } from './include-map.ts';
import type { Scheduler } from './scheduler.ts';
import { SplitFault, splitDocument } from './split-document.ts';

const INCLUDED_LIMIT = 50;

export interface SyncRecord extends WrittenRecord {
  readonly created: boolean;
}

export type SyncOutcome =
  | {
      readonly kind: 'written';
      readonly records: readonly SyncRecord[];
      readonly included: readonly WrittenRecord[];
    }
  | { readonly kind: 'refused'; readonly faults: readonly ItemFault[] }
  /** The operation is the answer: it failed before any record was read, or no consumer took it. */
  | { readonly kind: 'operation'; readonly operationId: string };

export interface SyncParts extends BatchParts {
  readonly store: Store;
  readonly scheduler: Scheduler;
  /** How long a caller waits for a consumer. */
  readonly waitMs: number;
}

/** Undoes the transaction it is thrown in. */
class BatchRefused extends Error {
  readonly faults: readonly ItemFault[];

  constructor(faults: readonly ItemFault[]) {
    super('a record of the batch was refused');
    this.faults = faults;
  }
}

export function runSyncBatch(request: BatchRequest, parts: SyncParts): Promise<SyncOutcome> {
  const operationId = parts.book.open(request.type, request.caller.userId);
  const { promise, resolve } = Promise.withResolvers<SyncOutcome>();
  let isAwaited = true;
  parts.queue.send(
    () => {
      const outcome = processBatch(operationId, request, parts);
      settle(operationId, outcome, isAwaited, parts);
      resolve(outcome);
    },
    costOf(request, parts),
  );
  if (!parts.queue.enabled) {
    parts.scheduler.after(parts.waitMs, () => {
      isAwaited = false;
      resolve({ kind: 'operation', operationId });
    });
  }
  return promise;
}

function processBatch(operationId: string, request: BatchRequest, parts: SyncParts): SyncOutcome {
  try {
    return parts.store.transaction(() => writeAll(request, parts));
  } catch (error) {
    if (error instanceof BatchRefused) return { kind: 'refused', faults: error.faults };
    if (!(error instanceof SplitFault)) throw error;
    failOperation(parts.book, operationId, error);
    return { kind: 'operation', operationId };
  }
}

/** Once answered, the operation is deleted (platform, ProcessSynchronousOperation); else it stays to be asked for. */
function settle(
  operationId: string,
  outcome: SyncOutcome,
  isAwaited: boolean,
  { book, queue }: SyncParts,
): void {
  if (isAwaited) {
    queue.send(() => book.remove(operationId));
  } else if (outcome.kind === 'written') {
    const count = outcome.records.length;
    const summary = { ...nothingDone(), readCount: count, writeCount: count, ...countsOf(outcome.records) };
    book.change(operationId, { status: 'success', progress: 1, summary });
  } else if (outcome.kind === 'refused') {
    book.addErrors(operationId, 1, outcome.faults);
    book.change(operationId, {
      status: 'failed',
      summary: { ...nothingDone(), errorCount: outcome.faults.length },
    });
  }
}

function countsOf(records: readonly SyncRecord[]): { createCount: number; updateCount: number } {
  const createCount = records.filter((record) => record.created).length;
  return { createCount, updateCount: records.length - createCount };
}

function writeAll(request: BatchRequest, parts: SyncParts): SyncOutcome {
  const document = splitDocument(request.body, { data: CHUNK_SIZE, included: INCLUDED_LIMIT });
  const includes = new IncludeMap(document.included);
  if (includes.faults.length > 0) throw new BatchRefused(includes.faults);
  const records: SyncRecord[] = [];
  const included: WrittenRecord[] = [];
  const faults: ItemFault[] = [];
  for (const [index, row] of document.data.entries()) {
    const item = includes.itemOf(row, index);
    const result = parts.write(request.type, item, request.caller);
    if (isRefused(result)) {
      faults.push(...result.faults.map((one) => ({ ...one, pointer: toBatchPointer(one.pointer, item) })));
      continue;
    }
    includes.remember(result.included);
    records.push({ ...result.record, created: result.created });
    included.push(...result.included);
  }
  faults.push(...includes.unlinked());
  if (faults.length > 0) throw new BatchRefused(faults);
  return { kind: 'written', records, included };
}

function costOf(request: BatchRequest, parts: SyncParts): number {
  return parts.paced ? workMs(request.type, request.body.split('"type":').length / 2) : 0;
}
