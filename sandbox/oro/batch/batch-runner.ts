// Asynchronous batches: new -> running -> success, in chunks of the message queue. A bad record never fails an
// operation, only a body that cannot be split does (oro-api 3.1, oro-observed "Batch").
import type { Caller } from '../jsonapi/caller.ts';
import { nothingDone, type OperationSummary } from './async-operation.ts';
import { type ItemFault, isRefused, toBatchPointer, type WriteItem } from './batch-item.ts';
import { FIXED_WORK_MS, workMs } from './batch-pace.ts';
import { IncludeMap } from './include-map.ts';
import type { MessageQueue } from './message-queue.ts';
import type { OperationBook } from './operation-book.ts';
import { type SplitDocument, SplitFault, splitDocument } from './split-document.ts';

/** Primary records of one chunk (oro-api 3.1). */
export const CHUNK_SIZE = 100;

export interface BatchRequest {
  readonly type: string;
  readonly body: string;
  readonly caller: Caller;
}

export interface BatchParts {
  readonly book: OperationBook;
  readonly queue: MessageQueue;
  readonly write: WriteItem;
  /** Whether rows take the time they take the real server, or none. */
  readonly paced: boolean;
}

interface Run {
  readonly id: string;
  readonly request: BatchRequest;
  readonly includes: IncludeMap;
  readonly summary: OperationSummary;
  /** Jobs of the operation: one for the split, one a chunk, one for the good rows of a chunk with bad ones. */
  jobs: number;
  done: number;
}

export class BatchRunner {
  readonly #parts: BatchParts;

  constructor(parts: BatchParts) {
    this.#parts = parts;
  }

  /** Takes a batch in and answers the operation's id. */
  accept(request: BatchRequest): string {
    const id = this.#parts.book.open(request.type, request.caller.userId);
    this.#parts.queue.send(() => {
      this.#parts.book.change(id, { status: 'running' });
      this.#parts.queue.send(() => this.#split(id, request));
    });
    return id;
  }

  #split(id: string, request: BatchRequest): void {
    try {
      const document = splitDocument(request.body);
      this.#queueChunks(toRun(id, request, document), document);
    } catch (error) {
      if (!(error instanceof SplitFault)) throw error;
      failOperation(this.#parts.book, id, error);
    }
  }

  #queueChunks(run: Run, { data }: SplitDocument): void {
    this.#report(run, 0, run.includes.faults);
    const chunks = run.includes.faults.length > 0 ? [] : toChunks(data);
    run.jobs = 1 + chunks.length;
    this.#finishJob(run);
    for (const [number, rows] of chunks.entries()) {
      const work = () => this.#runChunk(run, rows, number);
      this.#parts.queue.send(work, this.#parts.paced ? workMs(run.request.type, rows.length) : 0);
    }
  }

  #runChunk(run: Run, rows: readonly unknown[], number: number): void {
    const faults = rows.flatMap((row, index) => this.#writeRow(run, row, number * CHUNK_SIZE + index));
    run.summary.readCount += rows.length;
    run.summary.aggregateTime += workMs(run.request.type, rows.length);
    this.#report(run, number + 1, faults);
    const isMixed = faults.length > 0 && faults.length < rows.length;
    if (isMixed) {
      run.jobs += 1;
      this.#parts.queue.send(() => this.#finishJob(run));
    }
    this.#finishJob(run);
  }

  #writeRow(run: Run, row: unknown, index: number): readonly ItemFault[] {
    const item = run.includes.itemOf(row, index);
    const result = this.#parts.write(run.request.type, item, run.request.caller);
    if (isRefused(result)) {
      return result.faults.map((fault) => ({ ...fault, pointer: toBatchPointer(fault.pointer, item) }));
    }
    run.includes.remember(result.included);
    run.summary.writeCount += 1;
    run.summary[result.created ? 'createCount' : 'updateCount'] += 1;
    return [];
  }

  #report(run: Run, chunk: number, faults: readonly ItemFault[]): void {
    this.#parts.book.addErrors(run.id, chunk, faults);
    run.summary.errorCount += faults.length;
  }

  #finishJob(run: Run): void {
    run.done += 1;
    if (run.done < run.jobs) {
      this.#parts.book.change(run.id, { progress: Number((run.done / run.jobs).toFixed(4)) });
      return;
    }
    if (run.includes.faults.length === 0) this.#report(run, 0, run.includes.unlinked());
    this.#parts.book.change(run.id, { status: 'success', progress: 1, summary: run.summary });
  }
}

/** Recordings 6.1/399-402 and 537: the only error stands in chunk 0. */
export function failOperation(book: OperationBook, id: string, { message }: SplitFault): void {
  book.addErrors(id, 0, [{ status: 400, title: 'async operation exception', detail: message }]);
  // Without a pointer the error's source is null: it is about no record.
  book.change(id, { status: 'failed', summary: { ...nothingDone(), errorCount: 1 } });
}

function toRun(id: string, request: BatchRequest, { included }: SplitDocument): Run {
  const summary = { ...nothingDone(), aggregateTime: FIXED_WORK_MS };
  return { id, request, includes: new IncludeMap(included), summary, jobs: 1, done: 0 };
}

function toChunks(rows: readonly unknown[]): readonly (readonly unknown[])[] {
  const count = Math.ceil(rows.length / CHUNK_SIZE);
  return Array.from({ length: count }, (_, number) =>
    rows.slice(number * CHUNK_SIZE, (number + 1) * CHUNK_SIZE),
  );
}
