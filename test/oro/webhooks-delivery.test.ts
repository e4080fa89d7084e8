import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MessageQueue } from '../../sandbox/oro/batch/message-queue.ts';
import { type Delivery, WebhookDeliverer } from '../../sandbox/oro/webhooks/webhook-deliverer.ts';
import type { WebhookRecord } from '../../sandbox/oro/webhooks/webhook-record.ts';
import { ManualScheduler } from './support/manual-scheduler.ts';
import { type Receiver, startReceiver } from './support/webhook-receiver.ts';

const order = {
  data: { type: 'orders', id: '17', attributes: { customerNotes: 'Grüße / merci' }, relationships: {} },
};

describe('a webhook of the Oro sandbox', () => {
  let receiver: Receiver;
  let scheduler: ManualScheduler;
  let queue: MessageQueue;
  let webhooks: WebhookRecord[];
  let deliveries: Delivery[];
  let deliverer: WebhookDeliverer;
  let heard: () => void;

  const record = (changes: Partial<WebhookRecord> = {}): WebhookRecord => ({
    id: 'w1',
    topic: 'order.created',
    notificationUrl: receiver.url,
    format: 'default',
    enabled: true,
    secret: 's3cret',
    ...changes,
  });

  /** Lets the clock run and waits until the attempt has been reported. */
  const deliver = async (afterMs = 0) => {
    const attempt = new Promise<void>((resolve) => {
      heard = resolve;
    });
    scheduler.advance(afterMs);
    await attempt;
    return deliveries.at(-1)?.outcome;
  };

  beforeEach(async () => {
    receiver = await startReceiver();
    scheduler = new ManualScheduler();
    queue = new MessageQueue({ scheduler, delayMs: 0, enabled: true });
    webhooks = [];
    deliveries = [];
    deliverer = new WebhookDeliverer({
      queue,
      now: () => scheduler.nowMs,
      fetch,
      records: {
        byTopic: (topic) => webhooks.filter((one) => one.topic === topic),
        find: (id) => webhooks.find((one) => one.id === id),
        remove: (id) => {
          webhooks = webhooks.filter((one) => one.id !== id);
        },
      },
      onDelivery: (delivery) => {
        deliveries.push(delivery);
        heard();
      },
    });
  });

  afterEach(() => receiver.close());

  it('is signed over the raw bytes, which PHP escapes', async () => {
    webhooks.push(record());
    deliverer.publish('order.created', order, () => false);
    expect(await deliver()).toEqual({ kind: 'done' });
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
    expect(body).toContain('Gr\\u00fc\\u00dfe \\/ merci');
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-topic': 'order.created',
      'webhook-signature-algorithm': 'HMAC-SHA256',
      'webhook-signature': createHmac('sha256', 's3cret').update(body).digest('hex'),
    });
    expect(JSON.parse(body)).toEqual({
      topic: 'order.created',
      eventData: order,
      timestamp: Math.floor(scheduler.nowMs / 1000),
      messageId: headers['webhook-id'],
    });
  });

  it('carries no signature without a secret, and only type and id in the thin format', async () => {
    webhooks.push(record({ secret: undefined, format: 'thin' }));
    deliverer.publish('order.created', order, () => false);
    await deliver();
    const [{ headers, body } = { headers: {}, body: '{}' }] = receiver.received;
    expect(headers['webhook-signature']).toBeUndefined();
    expect(JSON.parse(body).eventData).toEqual({ data: { type: 'orders', id: '17' } });
  });

  it.each([423, 425, 429, 502, 503])('comes again with the same id after %i', async (status) => {
    webhooks.push(record());
    receiver.answers.push({ status, retryAfter: '5' });
    deliverer.publish('order.created', order, () => false);
    expect(await deliver()).toEqual({ kind: 'requeued', delayMs: 5000 });
    scheduler.advance(4999);
    expect(receiver.received).toHaveLength(1);
    expect(await deliver(1)).toEqual({ kind: 'done' });
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(1);
  });

  it('comes again after a second when the receiver names no time', async () => {
    webhooks.push(record());
    receiver.answers.push({ status: 503 });
    deliverer.publish('order.created', order, () => false);
    expect(await deliver()).toEqual({ kind: 'requeued', delayMs: 1000 });
  });

  it.each([301, 400, 404, 500, 504, 507, 510])('is dropped after %i', async (status) => {
    webhooks.push(record());
    receiver.answers.push({ status });
    deliverer.publish('order.created', order, () => false);
    expect(await deliver()).toMatchObject({ kind: 'dropped' });
    expect(scheduler.pending).toBe(0);
  });

  it('is dropped when nobody listens at the address', async () => {
    const closed = await startReceiver();
    await closed.close();
    webhooks.push(record({ notificationUrl: closed.url }));
    deliverer.publish('order.created', order, () => false);
    expect(await deliver()).toMatchObject({ kind: 'dropped' });
    expect(scheduler.pending).toBe(0);
  });

  it('is deleted by 410', async () => {
    webhooks.push(record());
    receiver.answers.push({ status: 410 });
    deliverer.publish('order.created', order, () => false);
    expect(await deliver()).toEqual({ kind: 'unsubscribed' });
    expect(webhooks).toEqual([]);
  });

  it('is not sent when it is switched off, lost, or of another topic', () => {
    webhooks.push(record({ enabled: false }), record({ id: 'w2', topic: 'order.updated' }));
    expect(deliverer.isWanted('order.created')).toBe(false);
    deliverer.publish('order.created', order, () => false);
    deliverer.publish('order.updated', order, () => true);
    scheduler.advance(10_000);
    expect(receiver.received).toEqual([]);
    expect(scheduler.pending).toBe(0);
  });

  it('waits in the queue while the consumer is down', async () => {
    webhooks.push(record());
    queue.setConsumer({ enabled: false });
    deliverer.publish('order.created', order, () => false);
    scheduler.advance(60_000);
    expect(receiver.received).toEqual([]);
    queue.setConsumer({ enabled: true });
    expect(await deliver()).toEqual({ kind: 'done' });
  });
});
