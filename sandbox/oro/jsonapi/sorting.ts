/** `sort=-createdAt,customer.name`: parsed, checked and applied. */
import type { EntityMeta } from '../model/entity.ts';
import type { Row } from '../store/row.ts';
import { type ApiError, failure } from './api-error.ts';
import { attributeValue, idValue, toComparable } from './field-value.ts';
import type { Comparable } from './filter-value.ts';
import { relatedIds, relatedRows } from './related.ts';
import type { Scope } from './scope.ts';
import { topRows } from './top-rows.ts';

export interface SortKey {
  readonly path: readonly string[];
  readonly descending: boolean;
}

/** @throws ApiFailure naming every field that cannot be sorted by */
export function parseSort(
  scope: Scope,
  entity: EntityMeta,
  text: string,
  source: string,
): readonly SortKey[] {
  const keys = text.split(',').map((part) => ({
    path: part.replace(/^[-+]/, '').split('.'),
    descending: part.startsWith('-'),
  }));
  const unknown = keys
    .filter(({ path }) => !isSortable(scope, entity, path))
    .map(({ path }) => path.join('.'));
  if (unknown.length > 0) throw failure(unsupported(unknown, source));
  return keys;
}

function unsupported(fields: readonly string[], source: string): ApiError {
  const names = fields.length === 1 ? `"${fields[0]}" field is` : `"${fields.join(', ')}" fields are`;
  return {
    status: 400,
    title: 'sort constraint',
    detail: `Sorting by ${names} not supported.`,
    parameter: source,
  };
}

function isSortable(scope: Scope, entity: EntityMeta, path: readonly string[]): boolean {
  const [head = '', ...rest] = path;
  if (rest.length === 0) return entity.sorts.has(head);
  const target = scope.api.model.find(entity.relationships.get(head)?.target ?? '');
  return target !== undefined && isSortable(scope, target, rest);
}

/** The first `limit` rows in the asked order. */
export function sortRows(
  scope: Scope,
  entity: EntityMeta,
  rows: readonly Row[],
  keys: readonly SortKey[],
  limit: number,
): readonly Row[] {
  if (keys.length === 0) return rows;
  const [only] = keys;
  // Rows come by ascending id already.
  if (keys.length === 1 && only?.path.join() === 'id') return only.descending ? rows.toReversed() : rows;
  const keyed = rows
    .toSorted((a, b) => a.written - b.written)
    .map((row) => ({ row, values: keys.map(({ path }) => valueAt(scope, entity, row, path)) }));
  const order = (a: Keyed, b: Keyed) => compareKeys(a.values, b.values, keys);
  return topRows(keyed, order, limit).map(({ row }) => row);
}

interface Keyed {
  readonly row: Row;
  readonly values: readonly (Comparable | null)[];
}

function compareKeys(a: Keyed['values'], b: Keyed['values'], keys: readonly SortKey[]): number {
  for (const [index, { descending }] of keys.entries()) {
    const order = compareNullable(a[index] ?? null, b[index] ?? null);
    if (order !== 0) return descending ? -order : order;
  }
  return 0;
}

function compareNullable(a: Comparable | null, b: Comparable | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}

function valueAt(scope: Scope, entity: EntityMeta, row: Row, path: readonly string[]): Comparable | null {
  const [head = '', ...rest] = path;
  const relationship = entity.relationships.get(head);
  if (head === 'id') return idValue(entity, row.id);
  if (!relationship)
    return toComparable(
      attributeValue(scope, entity, row, head),
      entity.attributes.get(head)?.type ?? 'string',
    );
  const target = scope.api.model.find(relationship.target);
  if (!target) return null;
  if (rest.length === 0)
    return relatedIds(scope, entity, row, head).map((id) => idValue(target, id))[0] ?? null;
  const [next] = relatedRows(scope, entity, row, head);
  return next ? valueAt(scope, target, next, rest) : null;
}
