/** Creates and updates: from a resource object (and included ones) to saved rows, all or nothing. */
import type { EntityMeta } from '../model/entity.ts';
import type { Json, Row } from '../store/row.ts';
import {
  type ApiError,
  ApiFailure,
  alreadyExists,
  conflict,
  failure,
  notFound,
  requestDataError,
  unknownType,
  valueError,
} from './api-error.ts';
import { attributeValue } from './field-value.ts';
import { type Body, isObject } from './json-body.ts';
import { operationFlags, type UpsertFields, upsertRefusal } from './operation-flags.ts';
import { readNode } from './read-node.ts';
import { type References, referenceKey } from './references.ts';
import { saveNodes } from './save-nodes.ts';
import type { Scope } from './scope.ts';
import { unlinkedIncluded } from './unlinked-included.ts';
import { validateNodes } from './validate-nodes.ts';
import { placeholder, WriteNode } from './write-node.ts';
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
  const references: References = { nodes: nodes.byKey, missing: [] };
  const errors: ApiError[] = [];
  for (const node of [nodes.primary, ...nodes.included]) readNode(node, references, errors);
  if (errors.length > 0) throw new ApiFailure(errors);
  for (const node of [nodes.primary, ...nodes.included]) prepare(node);
  for (const node of [...nodes.included, nodes.primary])
    scope.api.rules(node.entity.type).complete?.(node, nodes.byRef);
  validateNodes(nodes.primary, nodes.included, references);
  const saved = saveNodes(nodes.primary, nodes.included);
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

interface Nodes {
  readonly primary: WriteNode;
  readonly included: readonly WriteNode[];
  readonly byKey: ReadonlyMap<string, WriteNode>;
  readonly byRef: ReadonlyMap<string, WriteNode>;
}

function buildNodes(scope: Scope, entity: EntityMeta, { resource, included, id }: WriteRequest): Nodes {
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
  const keyOf = (node: WriteNode): [string, WriteNode] => [
    referenceKey(node.entity.type, String(node.raw.id)),
    node,
  ];
  const byKey = new Map(others.map(keyOf));
  if (typeof resource.id === 'string') byKey.set(...keyOf(primary));
  return {
    primary,
    included: others,
    byKey,
    byRef: new Map([primary, ...others].map((node) => [node.ref, node])),
  };
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

/** The row a `meta.upsert` finds; undefined creates one. @throws ApiFailure 400 when not allowed, 409 when several match */
function upsertTarget(
  scope: Scope,
  entity: EntityMeta,
  resource: Body,
  fields: UpsertFields | undefined,
  pointer: string,
): Row | undefined {
  if (!fields) return undefined;
  const refusal = upsertRefusal(entity, fields, pointer);
  if (refusal) throw failure(refusal);
  if (fields.join() === 'id') return scope.api.find(scope, entity.type, String(resource.id));
  const given = { ...(isObject(resource.attributes) ? resource.attributes : {}) };
  const missing = fields.filter((name) => !(name in given));
  if (missing.length > 0) {
    throw failure(
      valueError(
        `The upsert operation cannot be performed because the field "${missing[0]}" is not specified.`,
        `${pointer}/meta/upsert`,
      ),
    );
  }
  const matches = scope.api
    .rows(scope, entity)
    .filter((row) =>
      fields.every((name) => String(attributeValue(scope, entity, row, name)) === String(given[name])),
    );
  if (matches.length > 1)
    throw failure(
      conflict('The upsert operation founds more than one entity.', pointer === '' ? undefined : pointer),
    );
  return matches[0];
}

/** Values a new record has before its rules look at it. */
function prepare(node: WriteNode): void {
  if (!node.isNew) return;
  const { api, caller } = node.scope;
  const unset = (name: string) => !(name in node.values);
  for (const { name, initial, readable } of node.entity.attributes.values()) {
    if (unset(name) && readable) node.values[name] = initial;
  }
  for (const { name, initial, inverse, many } of node.entity.relationships.values()) {
    if (unset(name) && inverse === undefined)
      node.values[name] = initialReference(initial, many, caller.userId);
  }
  for (const name of ['createdAt', 'updatedAt']) {
    if (node.entity.attributes.has(name) && node.values[name] == null) node.values[name] = api.now();
  }
  for (const [name, { onCreate }] of node.entity.attributes) {
    if (
      onCreate === 'write' &&
      node.given.has(name) &&
      node.values[name] === null &&
      defaultWhenNull(node, name)
    ) {
      node.values[name] = node.entity.attributes.get(name)?.initial ?? null;
    }
  }
}

const defaultWhenNull = (node: WriteNode, name: string): boolean =>
  node.entity.attributes.get(name)?.type === 'boolean';

function initialReference(initial: string | undefined, many: boolean, userId: string): Json {
  if (initial === undefined) return many ? [] : null;
  const id = initial === 'caller' ? userId : initial;
  return many ? [id] : id;
}

export const includedOfBody = (body: Body): readonly Body[] =>
  Array.isArray(body.included) ? body.included.filter(isObject) : [];

export const noIncluded = (body: Body): readonly ApiError[] =>
  'included' in body ? [requestDataError("The 'included' section should not exist", '/included')] : [];
