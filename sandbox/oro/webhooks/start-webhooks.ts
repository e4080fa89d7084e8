// Joins the parts: commits of the store become events, events become deliveries through the message queue.
import type { SandboxParts } from '../parts.ts';
import { toEventDocument } from './event-document.ts';
import { type FlushedChange, toFlushedChanges } from './flushed-changes.ts';
import { createStoredWebhooks, seedWebhookDictionaries } from './stored-webhooks.ts';
import { type Delivery, WebhookDeliverer } from './webhook-deliverer.ts';
import { accessibleByDefault, webhookEntities } from './webhook-topics.ts';

export interface WebhookOptions {
  /** Aliases of the entities whose "Webhook Accessible" flag is on. */
  readonly accessible?: readonly string[];
  /**
   * `lost` as in 7.0.4: the consumer looks for the record, finds it gone and drops the message; `sent` as documented
   * (oro-api 5.1, contradiction 1).
   */
  readonly deletes?: 'lost' | 'sent';
  /** Hears of every attempt of a delivery. */
  readonly onDelivery?: (delivery: Delivery) => void;
}

/** Returns how to stop listening. */
export function startWebhooks(parts: SandboxParts, options: WebhookOptions): () => void {
  const { store, queue, now, backOffice } = parts;
  const { accessible = accessibleByDefault, deletes = 'lost', onDelivery } = options;
  const entities = webhookEntities.filter(({ alias }) => accessible.includes(alias));
  const byType = new Map(entities.map((entity) => [entity.type, entity]));
  seedWebhookDictionaries(store, entities);
  const records = createStoredWebhooks(store);
  const deliverer = new WebhookDeliverer({ queue, records, now, fetch, ...(onDelivery && { onDelivery }) });

  function announce({ type, event, row }: FlushedChange): void {
    const entity = byType.get(type);
    const topic = `${entity?.alias}.${event}`;
    if (entity === undefined || !deliverer.isWanted(topic)) return;
    const isGone = () => store.get(type, row.id) === undefined;
    const isLost = event === 'deleted' && deletes === 'sent' ? () => false : isGone;
    deliverer.publish(topic, toEventDocument(backOffice, entity, row), isLost);
  }

  return store.onCommit((changes) => {
    for (const change of toFlushedChanges(changes)) announce(change);
  });
}
