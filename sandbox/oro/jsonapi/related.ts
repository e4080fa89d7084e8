/** Follows relationships between rows, whichever side stores them. */
import type { EntityMeta, RelationshipMeta } from '../model/entity.ts';
import { idsIn, type Row } from '../store/row.ts';
import type { Scope } from './scope.ts';

/** Ids of the related rows: at most one for a to-one relationship. */
export function relatedIds(scope: Scope, meta: EntityMeta, row: Row, name: string): readonly string[] {
  const relationship = meta.relationships.get(name);
  if (!relationship) return [];
  const computed = scope.api.rules(meta.type).relationships?.[name];
  if (computed) return computed(row, scope);
  if (relationship.inverse === undefined) return idsIn(row.values[name]);
  return ordered(inverseRows(scope, relationship, row.id), relationship).map(({ id }) => id);
}

export function relatedRows(scope: Scope, meta: EntityMeta, row: Row, name: string): readonly Row[] {
  const target = meta.relationships.get(name)?.target;
  if (target === undefined) return [];
  return relatedIds(scope, meta, row, name)
    .map((id) => scope.api.find(scope, target, id))
    .filter((found) => found !== undefined);
}

/** Rows of a resource whose relationship holds the target: the way back, for filters with a path. */
export function rowsPointingAt(scope: Scope, meta: EntityMeta, name: string, target: Row): readonly Row[] {
  const relationship = meta.relationships.get(name);
  if (!relationship) return [];
  const table = scope.api.store.table(meta.type);
  if (relationship.inverse === undefined) return table.find(name, target.id);
  return idsIn(target.values[relationship.inverse])
    .map((id) => table.get(id))
    .filter((row) => row !== undefined);
}

function inverseRows(scope: Scope, { target, inverse }: RelationshipMeta, id: string): readonly Row[] {
  return inverse === undefined ? [] : scope.api.store.table(target).find(inverse, id);
}

const ordered = (rows: readonly Row[], { order }: RelationshipMeta): readonly Row[] =>
  order === 'written' ? rows.toSorted((a, b) => a.written - b.written) : rows;
