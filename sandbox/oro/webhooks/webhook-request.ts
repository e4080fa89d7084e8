// Headers and bytes of one delivery (platform 7.0.4, WebhookNotificationSender and its thin format).
import { createHmac } from 'node:crypto';
import { toPhpJson } from './php-json.ts';
import type { WebhookRecord } from './webhook-record.ts';

export interface EventResource {
  readonly type: string;
  /** A number only for entities without a back-office resource. */
  readonly id: string | number;
  readonly attributes?: object;
  readonly relationships?: object;
}

export interface WebhookEvent {
  readonly topic: string;
  /** The same over all retries: what a receiver dedupes by. */
  readonly messageId: string;
  /** Unix seconds. */
  readonly timestamp: number;
  readonly document: { readonly data: EventResource; readonly included?: readonly EventResource[] };
}

export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function toWebhookRequest(webhook: WebhookRecord, event: WebhookEvent): WebhookRequest {
  const eventData = webhook.format === 'thin' ? thin(event.document) : event.document;
  const { topic, messageId, timestamp } = event;
  const body = toPhpJson({ topic, eventData, timestamp, messageId });
  const headers = { 'Content-Type': 'application/json', 'Webhook-Topic': topic, 'Webhook-Id': messageId };
  return { headers: { ...headers, ...signatureOf(body, webhook.secret) }, body };
}

function thin({ data: { attributes: _a, relationships: _r, ...data } }: WebhookEvent['document']) {
  return { data };
}

function signatureOf(body: string, secret: string | undefined): Record<string, string> {
  if (!secret) return {};
  return {
    'Webhook-Signature': createHmac('sha256', secret).update(body).digest('hex'),
    'Webhook-Signature-Algorithm': 'HMAC-SHA256',
  };
}
