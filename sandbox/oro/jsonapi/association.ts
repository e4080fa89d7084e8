/** The relationship a subresource or relationship route names. */
import type { RelationshipMeta } from '../model/entity.ts';
import { failure } from './api-error.ts';
import type { ApiCall } from './call.ts';

/** @throws ApiFailure 404 when the resource has no such subresource */
export function associationOf({ entity, association, api }: ApiCall): RelationshipMeta {
  const found = entity.relationships.get(association);
  if (found?.subresource && api.model.find(found.target)) return found;
  throw failure({ status: 404, title: 'relationship constraint', detail: 'Unsupported subresource.' });
}
