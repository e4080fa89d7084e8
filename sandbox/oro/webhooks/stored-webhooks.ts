// Subscriptions as rows of the store: the `webhooks` resource writes them, the deliverer reads them.
import type { Row } from '../store/row.ts';
import type { Store } from '../store/store.ts';
import type { WebhookRecord, WebhookRecords } from './webhook-record.ts';
import { type WebhookEntity, webhookEvents } from './webhook-topics.ts';

/** Labels of platform 7.0.4, messages.en.yml. */
const FORMATS = { default: 'Default (JSON:API)', thin: 'Thin payload' };

export function seedWebhookDictionaries(store: Store, entities: readonly WebhookEntity[]): void {
  for (const { alias, label } of entities) {
    for (const event of webhookEvents) {
      store.insert('webhooktopics', { label: `${label} ${event}` }, `${alias}.${event}`);
    }
  }
  for (const [id, label] of Object.entries(FORMATS)) store.insert('webhookformats', { label }, id);
}

export function createStoredWebhooks(store: Store): WebhookRecords {
  const table = store.table('webhooks');
  return {
    byTopic: (topic) => table.find('topic', topic).map(toRecord),
    find: (id) => {
      const row = table.get(id);
      return row && toRecord(row);
    },
    remove: (id) => store.remove('webhooks', id),
  };
}

function toRecord({ id, values }: Row): WebhookRecord {
  return {
    id,
    topic: String(values.topic),
    notificationUrl: String(values.notificationUrl),
    format: values.format === 'thin' ? 'thin' : 'default',
    enabled: values.enabled === true,
    secret: typeof values.secret === 'string' && values.secret !== '' ? values.secret : undefined,
  };
}
