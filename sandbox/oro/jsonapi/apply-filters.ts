/**
 * Applies filters to a resource's rows. Equality goes through the store's indexes, backwards along a path, so that a
 * hundred SKUs among twenty thousand levels cost a hundred look-ups; everything else is tested row by row.
 */
import type { EntityMeta } from '../model/entity.ts';
import type { Row } from '../store/row.ts';
import { compareIds } from '../store/table.ts';
import { isMatch, isTrue } from './compare.ts';
import { attributeValue, idValue, toComparable } from './field-value.ts';
import type { Filter } from './filter.ts';
import type { FilterValue } from './filter-value.ts';
import { relatedIds, relatedRows, rowsPointingAt } from './related.ts';
import type { Scope } from './scope.ts';

export function filterRows(scope: Scope, entity: EntityMeta, filters: readonly Filter[]): readonly Row[] {
  const indexed = filters.find((filter) => isIndexed(scope, filter));
  const rows = indexed ? candidates(scope, entity, indexed) : scope.api.rows(scope, entity);
  const visible = indexed ? rows.filter((row) => scope.api.isVisible(scope, entity, row)) : rows;
  return filters.reduce((left, filter) => left.filter((row) => isKept(scope, entity, filter, row)), visible);
}

/** Whether the row passes the filter; a path matches when any row at its end does. */
function isKept(scope: Scope, entity: EntityMeta, filter: Filter, row: Row): boolean {
  let ends: readonly Row[] = [row];
  let at = entity;
  for (const step of filter.path) {
    const from = at;
    ends = ends.flatMap((end) => relatedRows(scope, from, end, step));
    at = scope.api.model.get(from.relationships.get(step)?.target ?? '');
  }
  if (ends.length === 0)
    return filter.operator === 'neq_or_null' || (filter.operator === 'exists' && !isTrue(filter.value));
  return ends.some((end) => isOwnMatch(scope, filter, end));
}

function isOwnMatch(scope: Scope, filter: Filter, row: Row): boolean {
  const { entity, meta, operator, value } = filter;
  const name = meta.path.split('.').at(-1) ?? meta.path;
  if (meta.kind === 'id') return isMatch(idValue(entity, row.id), operator, value, false);
  const relationship = entity.relationships.get(name);
  if (!relationship) {
    const given = toComparable(attributeValue(scope, entity, row, name), meta.type);
    return isMatch(given, operator, value, meta.ignoreCase);
  }
  const target = scope.api.model.find(relationship.target);
  const ids = relatedIds(scope, entity, row, name).map((id) =>
    target ? idValue(target, (meta.storedPrefix ?? '') + id) : id,
  );
  if (relationship.many) return isCollectionMatch(ids, operator, value);
  return isMatch(ids[0] ?? null, operator, value, false);
}

/** To-many relationships: `eq` means "is a member", `contains` "all are members". */
function isCollectionMatch(
  ids: readonly (string | number | boolean)[],
  operator: string,
  value: FilterValue,
): boolean {
  const isMember = ids.some((id) => isMatch(id, 'eq', value, false));
  switch (operator) {
    case 'exists':
      return ids.length > 0 === isTrue(value);
    case 'neq':
    case 'neq_or_null':
      return !isMember;
    case 'contains':
      return value.kind === 'any' && value.values.every((wanted) => ids.includes(wanted.value));
    case 'not_contains':
      return value.kind === 'any' && !value.values.some((wanted) => ids.includes(wanted.value));
    default:
      return isMember;
  }
}

/** Plain equality on a stored text, boolean, identifier or reference can be answered by an index. */
function isIndexed(scope: Scope, { entity, meta, operator, value, path }: Filter): boolean {
  if (operator !== 'eq' || meta.storedPrefix !== undefined || value.kind !== 'any' || meta.ignoreCase)
    return false;
  const name = meta.path.split('.').at(-1) ?? meta.path;
  const rules = scope.api.rules(entity.type);
  if (
    rules.rows ||
    rules.attributes?.[name] ||
    rules.relationships?.[name] ||
    path.some((step) => rules.relationships?.[step])
  )
    return false;
  return (
    meta.kind === 'id' ||
    entity.relationships.has(name) ||
    ['string', 'guid', 'boolean', 'integer', 'bigint'].includes(meta.type)
  );
}

function candidates(scope: Scope, entity: EntityMeta, filter: Filter): readonly Row[] {
  const steps: { readonly step: string; readonly from: EntityMeta }[] = [];
  let at = entity;
  for (const step of filter.path) {
    steps.push({ step, from: at });
    at = scope.api.model.get(at.relationships.get(step)?.target ?? '');
  }
  const found = steps
    .toReversed()
    .reduce<readonly Row[]>(
      (rows, { step, from }) => rows.flatMap((row) => rowsPointingAt(scope, from, step, row)),
      ownCandidates(scope, filter),
    );
  const byId = new Map(found.map((row) => [row.id, row]));
  return [...byId.values()].sort((a, b) => compareIds(a.id, b.id));
}

function ownCandidates(scope: Scope, { entity, meta, value }: Filter): readonly Row[] {
  const wanted = value.kind === 'any' ? value.values.map((moment) => moment.value) : [];
  const table = scope.api.store.table(entity.type);
  const name = meta.path.split('.').at(-1) ?? meta.path;
  if (meta.kind === 'id') return wanted.flatMap((id) => table.get(String(id)) ?? []);
  const relationship = entity.relationships.get(name);
  if (!relationship) return wanted.flatMap((one) => table.find(name, one));
  return wanted.flatMap((id) => {
    const target = scope.api.store.get(relationship.target, String(id));
    return target ? rowsPointingAt(scope, entity, name, target) : [];
  });
}
