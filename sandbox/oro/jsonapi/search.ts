/** `filter[searchText]` and `filter[searchQuery]` over the attributes a resource is searched by. */
import type { EntityMeta } from '../model/entity.ts';
import type { Row } from '../store/row.ts';
import { failure, filterError } from './api-error.ts';
import { attributeValue } from './field-value.ts';
import type { Filter } from './filter.ts';
import type { Scope } from './scope.ts';

/** Rows that match every search filter; without one, the rows as they are. Equal ranks come back newest first (6.1/166). */
export function searched(
  scope: Scope,
  entity: EntityMeta,
  rows: readonly Row[],
  filters: readonly Filter[],
): readonly Row[] {
  const wanted = filters.filter(({ meta }) => meta.kind === 'special').map((filter) => condition(filter));
  if (wanted.length === 0) return rows;
  const text = (row: Row) => textOf(scope, entity, row);
  return rows.filter((row) => wanted.every((isMatch) => isMatch(text(row)))).toReversed();
}

function textOf(scope: Scope, entity: EntityMeta, row: Row): string {
  const rules = scope.api.rules(entity.type);
  const own = entity.searched.map((name) => String(attributeValue(scope, entity, row, name) ?? ''));
  return [...own, ...(rules.searchTexts?.(row, scope) ?? [])].join('\n').toLowerCase();
}

type Condition = (text: string) => boolean;

function condition({ meta, value, source }: Filter): Condition {
  const given = value.kind === 'any' ? String(value.values[0]?.value ?? '') : '';
  if (meta.name === 'searchText') {
    const words = given.toLowerCase().split(/\s+/).filter(Boolean);
    return (text) => words.every((word) => text.includes(word));
  }
  // Assumption: of the query language (oro-api 2.3) only single conditions are understood, on all searched text.
  const [, operand = ''] = /^\w+\s*(?:~|=)\s*"?([^"]*)"?$/.exec(given.trim()) ?? [];
  if (meta.name === 'searchQuery' && operand !== '') return (text) => text.includes(operand.toLowerCase());
  throw failure(filterError('Not allowed operator.', source));
}
