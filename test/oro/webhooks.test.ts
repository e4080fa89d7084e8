import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebhookOptions } from '../../sandbox/oro/webhooks/start-webhooks.ts';
import type { Delivery } from '../../sandbox/oro/webhooks/webhook-deliverer.ts';
import { ManualScheduler } from './support/manual-scheduler.ts';
import {
  createCustomer,
  createPrice,
  createProduct,
  createUser,
  ref,
  startShop,
  type TestShop,
} from './support/shop-client.ts';
import { type Receiver, startReceiver } from './support/webhook-receiver.ts';

const SECRET = 's3cret';

describe('webhooks of release 7.0', () => {
  let shop: TestShop;
  let receiver: Receiver;
  let scheduler: ManualScheduler;
  let heard: (delivery: Delivery) => void;

  const open = async (webhooks: WebhookOptions = {}) => {
    scheduler = new ManualScheduler();
    shop = await startShop({
      version: '7.0',
      scheduler,
      webhooks: { onDelivery: (delivery) => heard(delivery), ...webhooks },
    });
  };

  beforeEach(async () => {
    receiver = await startReceiver();
  });

  afterEach(async () => {
    await receiver.close();
    await shop.sandbox.close();
  });

  const webhook = (topic: string, attributes: object = {}, format = 'default') => ({
    data: {
      type: 'webhooks',
      attributes: { notificationUrl: receiver.url, ...attributes },
      relationships: { topic: ref('webhooktopics', topic), format: ref('webhookformats', format) },
    },
  });
  const subscribe = async (topic: string, attributes: object = {}, format?: string): Promise<string> => {
    const { status, body } = await shop.office(
      'POST',
      '/admin/api/webhooks',
      webhook(topic, attributes, format),
    );
    expect(status).toBe(201);
    return body.data.id;
  };
  /** Runs the consumer until one delivery has been tried. */
  const deliver = async (afterMs = 0): Promise<Delivery> => {
    const attempt = new Promise<Delivery>((resolve) => {
      heard = resolve;
    });
    scheduler.advance(afterMs);
    return attempt;
  };
  const events = () => receiver.received.map(({ body }) => JSON.parse(body));
  const rename = (id: string, attributes: object) =>
    shop.office('PATCH', `/admin/api/customers/${id}`, { data: { type: 'customers', id, attributes } });

  it('are resources with a UUID whose secret never comes back', async () => {
    await open();
    const id = await subscribe('order.created', { secret: SECRET });
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    const { body } = await shop.office('GET', `/admin/api/webhooks/${id}?include=format`);
    expect(body.data).toMatchObject({
      attributes: { notificationUrl: receiver.url, enabled: true, verifySsl: true, system: false },
      relationships: {
        topic: { data: { type: 'webhooktopics', id: 'order.created' } },
        format: { data: { type: 'webhookformats', id: 'default' } },
        owner: { data: { type: 'users', id: '1' } },
        organization: { data: { type: 'organizations', id: '1' } },
      },
    });
    expect(body.data.attributes).not.toHaveProperty('secret');
    expect(body.included[0].attributes.label).toBe('Default (JSON:API)');
    const change = { data: { type: 'webhooks', id, attributes: { secret: 'other' } } };
    expect((await shop.office('PATCH', `/admin/api/webhooks/${id}`, change)).body.errors[0]).toMatchObject({
      title: 'extra fields constraint',
    });
    expect((await shop.office('DELETE', `/admin/api/webhooks/${id}`)).status).toBe(204);
  });

  it('name a known topic and format, and a URL', async () => {
    await open();
    const faults = async (body: object) =>
      (await shop.office('POST', '/admin/api/webhooks', body)).body.errors.map(
        ({ title, source }: { title: string; source: { pointer: string } }) => [title, source.pointer],
      );
    const bare = { data: { type: 'webhooks', attributes: { notificationUrl: 'nowhere' } } };
    expect(await faults(webhook('invoice.created'))).toEqual([
      ['valid webhook topic constraint', '/data/relationships/topic/data'],
    ]);
    expect(await faults(webhook('order.created', {}, 'fat'))).toEqual([
      ['valid webhook format constraint', '/data/relationships/format/data'],
    ]);
    expect((await faults(bare)).map(([title]: [string]) => title).sort()).toEqual([
      'not blank constraint',
      'not blank constraint',
      'url constraint',
    ]);
    expect((await shop.office('GET', '/admin/api/webhooks/17')).body.errors[0]).toMatchObject({
      status: '400',
      title: 'entity identifier constraint',
    });
  });

  it('list their topics in one page and are found by several', async () => {
    await open({ accessible: ['order', 'customer'] });
    const topics = await shop.office('GET', '/admin/api/webhooktopics');
    expect(topics.body.data.map(({ id }: { id: string }) => id).sort()).toEqual([
      'customer.created',
      'customer.deleted',
      'customer.updated',
      'order.created',
      'order.deleted',
      'order.updated',
    ]);
    for (const topic of ['order.created', 'order.updated', 'customer.created']) await subscribe(topic);
    const found = await shop.office(
      'GET',
      '/admin/api/webhooks?filter[topic]=order.created,customer.created',
    );
    expect(found.body.data).toHaveLength(2);
  });

  it('are unknown to release 6.1', async () => {
    shop = await startShop();
    expect((await shop.office('GET', '/admin/api/webhooks')).status).toBe(404);
  });

  it('carry the record as the API answers it, signed', async () => {
    await open();
    await subscribe('customer.created', { secret: SECRET });
    const id = await createCustomer(shop.office, 'Grün / Co');
    expect(await deliver()).toMatchObject({ topic: 'customer.created', outcome: { kind: 'done' } });
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
    expect(headers['webhook-signature']).toBe(createHmac('sha256', SECRET).update(body).digest('hex'));
    expect(body).toContain('Gr\\u00fcn \\/ Co');
    const answer = await shop.office('GET', `/admin/api/customers/${id}`, undefined, {
      'x-include': 'noHateoas',
    });
    expect(events()[0]).toMatchObject({ topic: 'customer.created', messageId: headers['webhook-id'] });
    expect(events()[0].eventData).toEqual(answer.body);
  });

  it('tell of an update of the record itself, as it was when it was stored', async () => {
    await open();
    const id = await createCustomer(shop.office, 'First');
    await subscribe('customer.updated', {}, 'thin');
    await rename(id, { name: 'First' });
    expect(scheduler.pending).toBe(0);
    await rename(id, { name: 'Second' });
    await deliver();
    expect(events()[0].eventData).toEqual({ data: { type: 'customers', id } });
  });

  it('lose what is deleted before the consumer comes to it, and deletions altogether', async () => {
    await open();
    await subscribe('customer.created');
    await subscribe('customer.deleted');
    const id = await createCustomer(shop.office, 'Gone');
    await shop.office('DELETE', `/admin/api/customers/${id}`);
    scheduler.advance(5_000);
    await createCustomer(shop.office, 'Stays');
    await deliver();
    expect(events().map(({ eventData }) => eventData.data.attributes.name)).toEqual(['Stays']);
  });

  it('tell of deletions when the shop is made to', async () => {
    await open({ deletes: 'sent' });
    await subscribe('customer.deleted');
    const id = await createCustomer(shop.office, 'Gone');
    await shop.office('DELETE', `/admin/api/customers/${id}`);
    await deliver();
    expect(events()[0]).toMatchObject({
      topic: 'customer.deleted',
      eventData: { data: { type: 'customers', id, attributes: { name: 'Gone' } } },
    });
  });

  it('name shopping lists and their lines by PHP class only', async () => {
    await open();
    const product = await createProduct(shop.office, 'SKU-1');
    await createPrice(shop.office, product, '5');
    const customer = await createCustomer(shop.office, 'Buyer');
    await createUser(shop.office, 'ann@example.com', customer, '2');
    await subscribe('lineitem.created');
    const token = await shop.token({
      grant_type: 'client_credentials',
      client_id: await addStorefrontClient(),
      client_secret: 'secret',
    });
    const buyer = shop.as(token);
    await buyer('POST', '/api/shoppinglists', {
      data: {
        type: 'shoppinglists',
        attributes: { name: 'Weekly' },
        relationships: { items: { data: [{ type: 'shoppinglistitems', id: 'i' }] } },
      },
      included: [
        {
          type: 'shoppinglistitems',
          id: 'i',
          attributes: { quantity: 2 },
          relationships: { product: ref('products', product), unit: ref('productunits', 'item') },
        },
      ],
    });
    await deliver();
    expect(events()[0].eventData).toEqual({
      data: { type: 'Oro\\Bundle\\ShoppingListBundle\\Entity\\LineItem', id: 1 },
    });
  });

  const addStorefrontClient = async (): Promise<string> => {
    const [user] = shop.sandbox.store.table('customerusers').all();
    shop.sandbox.parts.authorization.clients.add({
      clientId: 'lists',
      clientSecret: 'secret',
      area: 'storefront',
      grants: ['client_credentials'],
      ownerId: user?.id ?? '',
    });
    return 'lists';
  };

  it('go away when the receiver says so, and wait when it asks to', async () => {
    await open();
    const id = await subscribe('customer.created');
    receiver.answers.push({ status: 503, retryAfter: '7' }, { status: 410 });
    await createCustomer(shop.office, 'One');
    expect((await deliver()).outcome).toEqual({ kind: 'requeued', delayMs: 7000 });
    expect((await deliver(7000)).outcome).toEqual({ kind: 'unsubscribed' });
    expect((await shop.office('GET', `/admin/api/webhooks/${id}`)).status).toBe(404);
  });

  it('stay silent while they are disabled', async () => {
    await open();
    const id = await subscribe('customer.created', { enabled: false });
    await createCustomer(shop.office, 'Silent');
    expect(scheduler.pending).toBe(0);
    await shop.office('PATCH', `/admin/api/webhooks/${id}`, {
      data: { type: 'webhooks', id, attributes: { enabled: true } },
    });
    await createCustomer(shop.office, 'Loud');
    await deliver();
    expect(events()[0].eventData.data.attributes.name).toBe('Loud');
  });
});
