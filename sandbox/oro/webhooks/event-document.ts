// The record as the back office would answer it, without links: "use the API data to eliminate differences between the
// webhook and the API calls" (platform 7.0.4, AbstractWebhookEventDataProvider).
import { administrator } from '../jsonapi/caller.ts';
import { itemDocument } from '../jsonapi/document.ts';
import type { JsonApi } from '../jsonapi/json-api.ts';
import type { Row } from '../store/row.ts';
import type { WebhookEvent } from './webhook-request.ts';
import type { WebhookEntity } from './webhook-topics.ts';

export function toEventDocument(
  api: JsonApi,
  { type, className }: WebhookEntity,
  row: Row,
): WebhookEvent['document'] {
  const meta = api.model.find(type);
  // Shopping lists have no back-office resource (oro-api 5.1, contradiction 3).
  if (!meta?.actions.has('get')) return { data: { type: className, id: Number(row.id) } };
  const selection = { fields: new Map(), include: [], meta: [] };
  const rendering = { scope: api.scope(administrator), selection, links: undefined };
  return itemDocument(rendering, meta, row) as WebhookEvent['document'];
}
