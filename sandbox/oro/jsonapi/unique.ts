/** Unique keys: what validation finds, and what only the database index would have found. */
import type { UniqueRule } from '../model/entity.ts';
import type { Json, Row } from '../store/row.ts';
import { alreadyExists, conflict, failure } from './api-error.ts';
import { isPlaceholder, type WriteNode } from './write-node.ts';

/**
 * A duplicate that was there when the call arrived is a validation error. One written since means that both passed
 * validation: the index refuses the second (409), or, without an index, both stay (oro-observed, Writing; 6.1/544-548).
 */
export function checkUnique(node: WriteNode): void {
  for (const rule of node.entity.unique) {
    const duplicates = duplicatesOf(node, rule);
    const { arrived } = node.scope;
    const known = duplicates.some((row) => row.written <= arrived);
    if (known && isTold(node, rule)) refuse(node, rule);
    else if (duplicates.length > 0 && rule.indexed) throw failure(conflict(alreadyExists));
  }
}

/** A violation at a field that an update does not name is lost, and the index has the last word. */
const isTold = (node: WriteNode, { at }: UniqueRule): boolean =>
  at === undefined || node.isNew || node.given.has(at);

function refuse(node: WriteNode, { at, title, detail }: UniqueRule): void {
  if (at === undefined) node.refuseRecord(title, detail);
  else node.refuse(at, title, detail);
}

function duplicatesOf(node: WriteNode, { fields, nullsEqual = false }: UniqueRule): readonly Row[] {
  const touched = node.isNew || fields.some((name) => name in node.values);
  const wanted = fields.map((name) => node.value(name));
  if (!touched || wanted.some((value) => isUnusable(value) && !(nullsEqual && value === null))) return [];
  const [first = ''] = fields;
  return node.scope.api.store
    .table(node.entity.type)
    .find(first, wanted[0] ?? null)
    .filter(
      (row) =>
        row.id !== node.before?.id &&
        fields.every((name, index) => (row.values[name] ?? null) === wanted[index]),
    );
}

/** Nulls are never equal, and a record of this very request cannot have duplicates yet. */
const isUnusable = (value: Json): boolean =>
  value === null || (typeof value === 'string' && isPlaceholder(value));
