/** Turns `{type, id}` of a request into a row's id: an existing row, or another record of the same request. */
import type { RelationshipMeta } from '../model/entity.ts';
import type { ApiError } from './api-error.ts';
import { isObject } from './json-body.ts';
import type { WriteNode } from './write-node.ts';

export interface References {
  /** Records of the request by `type::id`. */
  readonly nodes: ReadonlyMap<string, WriteNode>;
  /** References to rows that are not there; reported together with what validation finds. */
  readonly missing: { readonly node: WriteNode; readonly field: string; readonly error: ApiError }[];
}

export type Reference =
  | { readonly id: string }
  | { readonly malformed: Omit<ApiError, 'pointer'>; readonly part: 'type' | 'id' }
  | { readonly missing: true };

export const referenceKey = (type: string, id: string): string => `${type}::${id}`;

export function readReference(
  node: WriteNode,
  field: RelationshipMeta,
  item: unknown,
  references: References,
): Reference {
  const { type, id } = isObject(item) ? item : {};
  if (typeof type !== 'string' || typeof id !== 'string') return { missing: true };
  const { api } = node.scope;
  if (!api.model.isKnown(type))
    return malformed('entity type constraint', `Unknown entity type: ${type}.`, 'type');
  if (type !== field.target)
    return malformed('entity type constraint', 'Not acceptable entity type.', 'type');
  const own = references.nodes.get(referenceKey(type, id));
  if (own) return { id: own.ref };
  const target = api.model.find(type);
  if (target?.idType === 'integer' && !/^-?\d+$/.test(id)) {
    return malformed('entity identifier constraint', `Expected integer value. Given "${id}".`, 'id');
  }
  return api.find(node.scope, type, id) ? { id } : { missing: true };
}

const malformed = (title: string, detail: string, part: 'type' | 'id'): Reference => ({
  malformed: { status: 400, title, detail },
  part,
});
