/** Registers webhooks in the shop (oro-api 5.1). A secret is given when one is made and never told or changed again. */
import type { OroApi } from './oro-api.ts';
import type { SingleWriter } from './sync/single-writer.ts';

export interface WebhookDraft {
  /** e.g. "order.created". */
  readonly topic: string;
  readonly notificationUrl: string;
  readonly secret: string;
}

export class WebhookWriter {
  readonly #api: OroApi;
  readonly #single: Pick<SingleWriter, 'write'>;

  constructor(api: OroApi, single: Pick<SingleWriter, 'write'>) {
    this.#api = api;
    this.#single = single;
  }

  /** Topics that can be listened to: of entities whose "Webhook Accessible" flag is on. */
  async topics(): Promise<string[]> {
    const rows = await this.#api.whole({ type: 'webhooktopics', fields: { webhooktopics: ['label'] } });
    return rows.map(({ id }) => id);
  }

  /** Thin: the record is read again anyway, and what does not travel cannot leak. */
  async create({ topic, notificationUrl, secret }: WebhookDraft): Promise<string> {
    return this.#single.write('webhooks', {
      mode: 'create',
      attributes: { notificationUrl, secret, enabled: true, verifySsl: true },
      relationships: {
        topic: { type: 'webhooktopics', id: topic },
        format: { type: 'webhookformats', id: 'thin' },
      },
    });
  }

  async enable(id: string): Promise<void> {
    await this.#single.write('webhooks', {
      mode: 'update',
      id,
      attributes: { enabled: true },
      relationships: {},
    });
  }
}
