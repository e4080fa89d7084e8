// The message queue of an installation and its consumer. Everything asynchronous in Oro passes here; while the
// consumer is down, messages wait and operations stay "new" for ever (oro-observed, Batch).
import type { Scheduler } from './scheduler.ts';

export type Message = () => void;

export interface MessageQueueOptions {
  readonly scheduler: Scheduler;
  /** How long a message lies in the queue before the consumer takes it. */
  readonly delayMs: number;
  readonly enabled: boolean;
}

export class MessageQueue {
  readonly #scheduler: Scheduler;
  #delayMs: number;
  #enabled: boolean;
  readonly #waiting: Message[] = [];

  constructor(options: MessageQueueOptions) {
    this.#scheduler = options.scheduler;
    this.#delayMs = options.delayMs;
    this.#enabled = options.enabled;
  }

  get enabled(): boolean {
    return this.#enabled;
  }

  /** Queues a message; `extraMs` is the work it stands for, on top of its time in the queue. */
  send(message: Message, extraMs = 0): void {
    this.#scheduler.after(this.#delayMs + extraMs, () => {
      if (this.#enabled) message();
      else this.#waiting.push(message);
    });
  }

  /** Switches the consumer; a consumer that comes back works off what has piled up, in order. */
  setConsumer(settings: { readonly enabled?: boolean; readonly delayMs?: number }): void {
    this.#delayMs = settings.delayMs ?? this.#delayMs;
    this.#enabled = settings.enabled ?? this.#enabled;
    while (this.#enabled && this.#waiting.length > 0) this.#waiting.shift()?.();
  }
}
