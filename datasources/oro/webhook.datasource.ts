/** Webhooks that exist in the shop. */
import type { ResourceQuery } from './json-api.query.ts';
import { noneIfMissing, type OroApi } from './oro-api.ts';
import type { OroWebhook } from './webhook.resource.ts';

const query: ResourceQuery = {
  type: 'webhooks',
  fields: { webhooks: ['notificationUrl', 'enabled', 'verifySsl', 'system', 'topic', 'format'] },
};

export class WebhookDatasource {
  readonly #api: OroApi;

  constructor(api: OroApi) {
    this.#api = api;
  }

  /** Empty where the shop has no webhooks. */
  async list(): Promise<OroWebhook[]> {
    return (await noneIfMissing(this.#api.list(query))).map((row) => ({
      id: row.id,
      topic: row.oneId('topic'),
      format: row.oneId('format'),
      notificationUrl: row.requiredText('notificationUrl'),
      enabled: row.boolean('enabled'),
      verifySsl: row.boolean('verifySsl'),
      system: row.boolean('system'),
    }));
  }
}
