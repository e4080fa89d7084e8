/** Saves validated records: gives ids, stores rows, moves the other side of relations, deletes orphans. */
import type { RelationshipMeta } from '../model/entity.ts';
import { idsIn, type Json, type Row } from '../store/row.ts';
import { ApiFailure } from './api-error.ts';
import { deleteRow } from './delete-row.ts';
import { isPlaceholder, type WriteNode } from './write-node.ts';
import type { WriteNodes } from './write-nodes.ts';

/** Must run inside a transaction of the store. */
export function saveNodes(nodes: WriteNodes): ReadonlyMap<WriteNode, Row> {
  const { primary, included } = nodes;
  const ids = new Map<string, string>();
  const name = (node: WriteNode) => ids.set(node.ref, node.before?.id ?? node.scope.api.newId(node));
  name(primary);
  primary.scope.api.rules(primary.entity.type).beforeIncluded?.(primary, ids.get(primary.ref) ?? '');
  included.forEach(name);
  for (const node of nodes.bottomUp) resolve(node, ids);
  for (const node of nodes) guardColumns(node);
  const saved = new Map<WriteNode, Row>();
  for (const node of nodes.bottomUp) saved.set(node, saveRow(node, ids.get(node.ref) ?? ''));
  for (const node of nodes.bottomUp) linkInverse(node, ids.get(node.ref) ?? '');
  for (const node of nodes.bottomUp) {
    const { api } = node.scope;
    const row = api.store.get(node.entity.type, ids.get(node.ref) ?? '') as Row;
    api.rules(node.entity.type).saved?.(node, row);
  }
  return new Map(
    [...saved.keys()].map((node) => [
      node,
      node.scope.api.store.get(node.entity.type, ids.get(node.ref) ?? '') as Row,
    ]),
  );
}

function resolve(node: WriteNode, ids: ReadonlyMap<string, string>): void {
  const real = (value: Json): Json =>
    typeof value === 'string' && isPlaceholder(value) ? (ids.get(value) ?? null) : value;
  for (const [name, value] of Object.entries(node.values)) {
    node.values[name] = Array.isArray(value) ? value.map(real) : real(value);
  }
}

/** What no constraint stopped but the column cannot hold breaks the statement (recordings 6.1/563, 564). */
function guardColumns(node: WriteNode): void {
  for (const { name, type, columnLength } of node.entity.attributes.values()) {
    const value = node.values[name];
    const tooLong =
      typeof value === 'string' && columnLength !== undefined && [...value].length > columnLength;
    const tooBig =
      (type === 'money' && Math.abs(Number(value ?? 0)) >= 1e15) ||
      (type === 'integer' && Math.abs(Number(value ?? 0)) > 2_147_483_647);
    if (tooLong || tooBig) throw new ApiFailure([{ status: 500, title: 'driver exception' }]);
  }
}

function saveRow(node: WriteNode, id: string): Row {
  const { api } = node.scope;
  const stored = Object.fromEntries(Object.entries(node.values).filter(([name]) => isOwn(node, name)));
  if (node.isNew) return api.store.insert(node.entity.type, stored, id);
  const changed = Object.entries(stored).some(
    ([name, value]) => !isSame(value, node.before?.values[name] ?? null),
  );
  const touch = changed || node.hasOtherDigits || api.rules(node.entity.type).alwaysTouched === true;
  if (!touch) return node.before as Row;
  const stamp = node.entity.attributes.has('updatedAt') ? { updatedAt: api.now() } : {};
  return api.store.update(node.entity.type, id, { ...stored, ...stamp });
}

const isSame = (a: Json, b: Json): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

const isOwn = (node: WriteNode, name: string): boolean =>
  node.entity.relationships.get(name)?.inverse === undefined;

/** Writes a to-many (or one-to-one) relation into the rows that store it, and lets go of those no longer named. */
function linkInverse(node: WriteNode, id: string): void {
  for (const [name, value] of Object.entries(node.values)) {
    const relationship = node.entity.relationships.get(name);
    if (relationship?.inverse === undefined) continue;
    moveMembers(node, relationship, relationship.inverse, id, idsIn(value));
  }
}

function moveMembers(
  node: WriteNode,
  relationship: RelationshipMeta,
  field: string,
  id: string,
  wanted: readonly string[],
): void {
  const { store } = node.scope.api;
  const { target } = relationship;
  for (const row of store.table(target).find(field, id)) {
    if (!wanted.includes(row.id)) letGo(node, relationship, field, id, row);
  }
  for (const member of wanted) {
    const row = store.get(target, member);
    const held = row?.values[field] ?? null;
    if (!row || idsIn(held).includes(id)) continue;
    const many = node.scope.api.model.get(target).relationships.get(field)?.many === true;
    store.update(target, member, { [field]: many ? [...idsIn(held), id] : id });
  }
}

function letGo(
  node: WriteNode,
  { orphans, target }: RelationshipMeta,
  field: string,
  id: string,
  row: Row,
): void {
  const { api } = node.scope;
  if (orphans === 'delete') {
    deleteRow(node.scope, api.model.get(target), row);
    return;
  }
  const held = row.values[field] ?? null;
  api.store.update(target, row.id, {
    [field]: Array.isArray(held) ? idsIn(held).filter((one) => one !== id) : null,
  });
}
