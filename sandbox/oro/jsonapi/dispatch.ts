/** From a method and a path's shape to its handler, with 405 and Allow for what a resource does not do. */
import type { Action, EntityMeta } from '../model/entity.ts';
import { ApiFailure } from './api-error.ts';
import { associationOf } from './association.ts';
import type { ApiAnswer, ApiCall, ApiHandler } from './call.ts';
import { handleDelete, handleDeleteList } from './handle-delete.ts';
import { handleItem, handleList, handleRelationship, handleSubresource } from './handle-read.ts';
import { handleRelationshipWrite } from './handle-relationship-write.ts';
import { handleCreate, handleUpdate } from './handle-write.ts';

export type Shape = 'list' | 'item' | 'subresource' | 'relationship';

interface Entry {
  readonly method: string;
  readonly action: Action;
  readonly handler: ApiHandler;
}

export interface Route {
  readonly method: string;
  readonly handler: ApiHandler;
}

/** Routes that are not the engine's own: batches, and subresources that are no relationship or take more than GET. */
export interface Extensions {
  readonly updateList?: ApiHandler;
  readonly subresources?: (call: ApiCall) => readonly Route[];
}

const listEntries = ({ updateList = noBatches }: Extensions): readonly Entry[] => [
  { method: 'GET', action: 'list', handler: handleList },
  { method: 'PATCH', action: 'updateList', handler: updateList },
  { method: 'POST', action: 'create', handler: handleCreate },
  { method: 'DELETE', action: 'deleteList', handler: handleDeleteList },
];

const itemEntries: readonly Entry[] = [
  { method: 'GET', action: 'get', handler: handleItem },
  { method: 'PATCH', action: 'update', handler: handleUpdate },
  { method: 'DELETE', action: 'delete', handler: handleDelete },
];

const noBatches: ApiHandler = () => {
  throw new ApiFailure([
    { status: 500, title: 'logic exception', detail: 'Batches are not part of this API.' },
  ]);
};

/** What a resource allows may be kept for a while (recording 6.1/071). */
const optionsHeaders = { 'Content-Length': '0', Vary: 'Origin', 'Cache-Control': 'max-age=600, public' };

/** @throws ApiFailure 405 with an Allow header, 404 without a body where no method is allowed */
export function dispatch(
  shape: Shape,
  method: string,
  call: ApiCall,
  extensions: Extensions,
): ApiAnswer | Promise<ApiAnswer> {
  const entries = entriesOf(shape, call, extensions);
  if (entries.length === 0) throw new ApiFailure([{ status: 404, title: '' }]);
  const allow = `OPTIONS, ${entries.map((entry) => entry.method).join(', ')}`;
  if (method === 'OPTIONS') return { status: 200, headers: { Allow: allow, ...optionsHeaders } };
  const entry = entries.find((one) => one.method === method);
  if (!entry) throw new ApiFailure([{ status: 405, title: '' }], { Allow: allow });
  return entry.handler(call);
}

function entriesOf(shape: Shape, call: ApiCall, extensions: Extensions): readonly Route[] {
  if (shape === 'list') return allowed(call.entity, listEntries(extensions));
  if (shape === 'item') return allowed(call.entity, itemEntries);
  if (shape === 'subresource') return subresourceRoutes(call, extensions);
  const association = associationOf(call);
  const changeable = association.onUpdate === 'write' && call.entity.actions.has('update');
  const changes = changeable
    ? relationshipChanges.filter(
        ({ change, manyOnly }) => association.changes.includes(change) && (association.many || !manyOnly),
      )
    : [];
  return [
    { method: 'GET', handler: handleRelationship },
    ...changes.map(({ method, change }) => ({ method, handler: handleRelationshipWrite(change) })),
  ];
}

const relationshipChanges = [
  { method: 'PATCH', change: 'replace', manyOnly: false },
  { method: 'POST', change: 'add', manyOnly: true },
  { method: 'DELETE', change: 'remove', manyOnly: true },
] as const;

function subresourceRoutes(call: ApiCall, { subresources }: Extensions): readonly Route[] {
  const own = subresources?.(call) ?? [];
  if (own.some(({ method }) => method === 'GET')) return own;
  associationOf(call);
  return [{ method: 'GET', handler: handleSubresource }, ...own];
}

const allowed = ({ actions }: EntityMeta, entries: readonly Entry[]): readonly Route[] =>
  entries.filter(({ action }) => actions.has(action));
