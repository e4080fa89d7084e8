// The life of one asynchronous operation as `asyncoperations` shows it (oro-api 3.1, recordings 6.1/377-468).
import type { Json } from '../store/row.ts';

export type OperationStatus = 'new' | 'running' | 'success' | 'failed' | 'cancelled';

export interface OperationSummary {
  /** Milliseconds of work. */
  aggregateTime: number;
  readCount: number;
  writeCount: number;
  errorCount: number;
  createCount: number;
  updateCount: number;
}

/** An error as `asyncoperationerrors` has it: the only place where Oro writes the status as a number. */
export interface OperationError {
  readonly id: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly pointer: string | undefined;
}

export const nothingDone = (): OperationSummary => ({
  aggregateTime: 0,
  readCount: 0,
  writeCount: 0,
  errorCount: 0,
  createCount: 0,
  updateCount: 0,
});

export function toErrorDocument(error: OperationError): Json {
  const { id, status, title, detail, pointer } = error;
  const source = pointer === undefined ? null : { pointer };
  return { type: 'asyncoperationerrors', id, attributes: { status, title, detail, source } };
}
