// Carries events to their subscribers through the message queue: unordered, again on the statuses Oro
// retries, never again after a refused connection (oro-api 5.1).
import { randomUUID } from 'node:crypto';
import type { MessageQueue } from '../batch/message-queue.ts';
import { toOutcome, type WebhookOutcome } from './webhook-outcome.ts';
import type { WebhookRecord, WebhookRecords } from './webhook-record.ts';
import { toWebhookRequest, type WebhookEvent } from './webhook-request.ts';

/** After this the receiver counts as unreachable. */
const TIMEOUT_MS = 30_000;

export interface Delivery {
  readonly webhookId: string;
  readonly topic: string;
  readonly messageId: string;
  readonly outcome: WebhookOutcome;
}

export interface WebhookDelivererOptions {
  readonly queue: MessageQueue;
  readonly records: WebhookRecords;
  readonly now: () => number;
  readonly fetch: typeof fetch;
  /** Hears of every attempt, as Oro's log would. */
  readonly onDelivery?: (delivery: Delivery) => void;
}

export class WebhookDeliverer {
  readonly #options: WebhookDelivererOptions;

  constructor(options: WebhookDelivererOptions) {
    this.#options = options;
  }

  /** Whether anybody listens: Oro serialises nothing for a topic without subscribers. */
  isWanted(topic: string): boolean {
    return this.#options.records.byTopic(topic).some((webhook) => webhook.enabled);
  }

  /** Queues one event for all its subscribers; `isLost` is asked when the consumer takes it. */
  publish(topic: string, document: WebhookEvent['document'], isLost: () => boolean): void {
    const timestamp = Math.floor(this.#options.now() / 1000);
    const event: WebhookEvent = { topic, messageId: randomUUID(), timestamp, document };
    this.#options.queue.send(() => {
      if (isLost()) return;
      for (const webhook of this.#options.records.byTopic(topic)) {
        if (webhook.enabled) this.#enqueue(webhook.id, event, 0);
      }
    });
  }

  #enqueue(webhookId: string, event: WebhookEvent, delayMs: number): void {
    this.#options.queue.send(() => void this.#attempt(webhookId, event), delayMs);
  }

  async #attempt(webhookId: string, event: WebhookEvent): Promise<void> {
    const webhook = this.#options.records.find(webhookId);
    if (webhook === undefined || !webhook.enabled) return;
    const outcome = await this.#post(webhook, event);
    if (outcome.kind === 'unsubscribed') this.#options.records.remove(webhookId);
    if (outcome.kind === 'requeued') this.#enqueue(webhookId, event, outcome.delayMs);
    this.#options.onDelivery?.({ webhookId, topic: event.topic, messageId: event.messageId, outcome });
  }

  async #post(webhook: WebhookRecord, event: WebhookEvent): Promise<WebhookOutcome> {
    const { headers, body } = toWebhookRequest(webhook, event);
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const init = { method: 'POST', headers, body, signal, redirect: 'manual' } as const;
      const answer = await this.#options.fetch(webhook.notificationUrl, init);
      await answer.arrayBuffer();
      return toOutcome(answer.status, answer.headers.get('retry-after'), this.#options.now);
    } catch (error) {
      return { kind: 'dropped', reason: String(error) };
    }
  }
}
