// Puts the parts of batches together for one shop.
import type { SandboxParts } from '../parts.ts';
import { batchExtensions } from './batch-handlers.ts';
import { OperationBook } from './operation-book.ts';
import { createWriteItem } from './write-item.ts';

/** How long a synchronous batch waits for the consumer (oro-observed, Batch). */
const SYNC_WAIT_MS = 25_000;

export function createBatches({ backOffice, store, queue, scheduler, settings, now }: SandboxParts) {
  return batchExtensions({
    book: new OperationBook(store, now),
    write: createWriteItem(backOffice),
    queue,
    scheduler,
    store,
    paced: settings.latency === 'observed',
    waitMs: SYNC_WAIT_MS,
  });
}
