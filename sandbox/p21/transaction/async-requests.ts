/** The queue of asynchronous requests: two run at a time, nothing is cancelled, the outcome is inside a string (p21-api 4.5). */
import { randomUUID } from 'node:crypto';
import { LocalTime } from '../local-time.ts';
import type { Callback, TransactionSetResult } from './document.ts';

const running = 3;
const complete = 2;

export interface AsyncRequest {
  readonly RequestId: string;
  readonly RequestType: 'V2 Transaction';
  readonly Key: string;
  readonly StartDate: string;
  readonly CompletedDate: string | null;
  readonly Status: number;
  /** How the caller's endpoint took the result, e.g. "Success : 200 (OK)". */
  readonly CallbackResult: string | null;
  /** JSON of a TransactionSetResult. */
  readonly Messages: string | null;
}

export interface AsyncQueueOptions {
  readonly now: () => number;
  readonly timeZone: string;
  /** Posts a result; gives what becomes of `CallbackResult`. */
  readonly deliver: (callback: Callback, request: AsyncRequest) => Promise<string>;
  /** AsyncRequests.QueueCapacity of the server's configuration (M03). */
  readonly capacity?: number;
}

export class AsyncQueue {
  private readonly requests = new Map<string, AsyncRequest>();
  private readonly waiting: (() => void)[] = [];
  private readonly time: LocalTime;
  private active = 0;

  constructor(private readonly options: AsyncQueueOptions) {
    this.time = new LocalTime(options.timeZone);
  }

  find(id: string): AsyncRequest | undefined {
    return this.requests.get(id);
  }

  /** Gives the record at once; the work begins when one of the places is free, at the earliest after the answer. */
  submit(work: () => Promise<TransactionSetResult>, callback?: Callback): AsyncRequest {
    const request: AsyncRequest = {
      RequestId: randomUUID(),
      RequestType: 'V2 Transaction',
      Key: 'N/A',
      StartDate: this.time.toOffsetText(this.options.now()),
      CompletedDate: null,
      Status: running,
      CallbackResult: null,
      Messages: null,
    };
    this.requests.set(request.RequestId, request);
    void this.run(request, work, callback);
    return request;
  }

  private async run(
    request: AsyncRequest,
    work: () => Promise<TransactionSetResult>,
    callback: Callback | undefined,
  ): Promise<void> {
    await this.enter();
    const messages = await outcomeOf(work);
    const done = this.complete(request, messages);
    this.leave();
    if (callback === undefined) return;
    const CallbackResult = await this.options.deliver(callback, done);
    this.requests.set(done.RequestId, { ...done, CallbackResult });
  }

  /** M03: the completion carries no offset, the start does. */
  private complete(request: AsyncRequest, messages: string): AsyncRequest {
    const CompletedDate = this.time.toWallText(this.options.now());
    const done = { ...request, CompletedDate, Status: complete, Messages: messages };
    this.requests.set(request.RequestId, done);
    return done;
  }

  private async enter(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    if (this.active < (this.options.capacity ?? 2)) {
      this.active += 1;
      return;
    }
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.active -= 1;
    else next();
  }
}

/** A request that broke inside completes too, with a failure inside (M03: there is no failed state). */
const outcomeOf = async (work: () => Promise<TransactionSetResult>): Promise<string> => {
  try {
    return JSON.stringify(await work());
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return JSON.stringify({
      Messages: [text],
      Results: null,
      Summary: { Failed: 1, Other: 0, Succeeded: 0 },
    });
  }
};
