/** Creates and updates: from a resource object (and included ones) to saved rows, all or nothing. */
import type { EntityMeta } from '../model/entity.ts';
import { type Row } from '../store/row.ts';
import { type ApiError, ApiFailure, alreadyExists, failure, notFound, unknownType } from './api-error.ts';
import { type Body, isObject } from './json-body.ts';
import { operationFlags } from './operation-flags.ts';
import { prepareNodes } from './prepare-nodes.ts';
import { readNode } from './read-node.ts';
import type { References } from './references.ts';
import { saveNodes } from './save-nodes.ts';
import type { Scope } from './scope.ts';
import { unlinkedIncluded } from './unlinked-included.ts';
import { upsertTarget } from './upsert-target.ts';
import { validateNodes } from './validate-nodes.ts';
import { placeholder, WriteNode } from './write-node.ts';
import { WriteNodes } from './write-nodes.ts';
import type { WriteRequest, WriteResult } from './write-request.ts';

/** @throws ApiFailure with everything that is wrong; nothing is written then */
export function write(scope: Scope, request: WriteRequest): WriteResult {
  try {
    return scope.api.store.transaction(() => writeNow(scope, request));
  } catch (fault) {
    // What only the database refused has used up a number of its sequence (recordings 6.1/545, 551).
    if (fault instanceof ApiFailure && reachedDatabase(fault)) scope.api.store.table(request.type).nextId();
    throw fault;
  }
}

const reachedDatabase = ({ errors }: ApiFailure): boolean =>
  errors.some(
    ({ status, detail, title }) =>
      (status === 409 && detail === alreadyExists) || title === 'driver exception',
  );

/** Runs a write and rolls it back; answers what it would have written (`meta.validate`). */
export function validateOnly(
  scope: Scope,
  request: WriteRequest,
  render: (result: WriteResult) => void,
): void {
  const undo = new Error('validated');
  try {
    scope.api.store.transaction(() => {
      render(writeNow(scope, request));
      throw undo;
    });
  } catch (fault) {
    if (fault !== undo) throw fault;
  }
}

function writeNow(scope: Scope, request: WriteRequest): WriteResult {
  const entity = scope.api.model.get(request.type);
  const nodes = buildNodes(scope, entity, request);
  const references: References = { nodes: nodes.bySentId, missing: [] };
  const errors: ApiError[] = [];
  for (const node of nodes) readNode(node, references, errors);
  if (errors.length > 0) throw new ApiFailure(errors);
  prepareNodes(nodes);
  for (const node of nodes.bottomUp) scope.api.rules(node.entity.type).complete?.(node, nodes);
  validateNodes(nodes, references);
  const saved = saveNodes(nodes);
  const written = (node: WriteNode) => ({
    type: node.entity.type,
    row: saved.get(node) as Row,
    requestId: typeof node.raw.id === 'string' ? node.raw.id : undefined,
  });
  return {
    created: nodes.primary.isNew,
    primary: written(nodes.primary),
    included: nodes.included.map(written),
  };
}

function buildNodes(scope: Scope, entity: EntityMeta, { resource, included, id }: WriteRequest): WriteNodes {
  const unlinked = unlinkedIncluded(resource, included);
  if (unlinked.length > 0) throw new ApiFailure(unlinked);
  const flags = operationFlags(resource, '');
  const before =
    id === undefined ? upsertTarget(scope, entity, resource, flags.upsert, '') : existing(scope, entity, id);
  const primary = new WriteNode(scope, entity, {
    raw: resource,
    pointer: '/data',
    before,
    ref: before?.id ?? placeholder(0),
  });
  const others = included.map((raw, index) => includedNode(scope, raw, index));
  return new WriteNodes(primary, others);
}

function existing(scope: Scope, entity: EntityMeta, id: string): Row {
  const row = scope.api.find(scope, entity.type, id);
  if (!row) throw failure(scope.api.absence(entity.type, id));
  const refusal = scope.api.rules(entity.type).mayEdit?.(row, scope);
  if (refusal) throw failure(refusal);
  return row;
}

function includedNode(scope: Scope, raw: Body, index: number): WriteNode {
  const pointer = `/included/${index}`;
  const type = String(raw.type);
  const entity = scope.api.model.find(type);
  if (!entity) throw failure({ ...unknownType(type), status: 400, pointer: `${pointer}/type` });
  const flags = operationFlags(raw, pointer);
  const before = flags.update
    ? updatable(scope, entity, String(raw.id), pointer)
    : upsertTarget(scope, entity, raw, flags.upsert, pointer);
  return new WriteNode(scope, entity, { raw, pointer, before, ref: before?.id ?? placeholder(index + 1) });
}

function updatable(scope: Scope, entity: EntityMeta, id: string, pointer: string): Row {
  const row = scope.api.find(scope, entity.type, id);
  if (!row) throw failure({ ...notFound, pointer });
  return row;
}

export const includedOfBody = (body: Body): readonly Body[] =>
  Array.isArray(body.included) ? body.included.filter(isObject) : [];
