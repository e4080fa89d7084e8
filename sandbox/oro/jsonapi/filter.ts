/** A filter of a request: parsed, checked against the resource's filters, ready to be applied. */
import type { EntityMeta, FilterMeta } from '../model/entity.ts';
import { type ApiError, filterError } from './api-error.ts';
import { type FilterValue, FilterValueError, parseFilterValue, type ValueShape } from './filter-value.ts';
import type { QueryValue } from './query-string.ts';
import type { Scope } from './scope.ts';

export interface Filter {
  readonly meta: FilterMeta;
  /** Relationships to walk before the compared field. */
  readonly path: readonly string[];
  /** The resource the compared field belongs to. */
  readonly entity: EntityMeta;
  readonly operator: string;
  readonly value: FilterValue;
  readonly source: string;
}

const severalValues: ReadonlySet<string> = new Set(['eq', 'neq', 'neq_or_null']);

/** Finds the filter a parameter means, or says that there is none. Operators are checked later, by `checkOperator`. */
export function readFilter(scope: Scope, entity: EntityMeta, given: QueryValue): Filter | ApiError {
  const steps = given.path.split('.');
  const target = steps
    .slice(0, -1)
    .reduce<EntityMeta | undefined>((at, step) => targetOf(scope, at, step), entity);
  const meta = target?.filters.get(steps.at(-1) ?? '');
  // Paths need a table to join; resources that are computed have none (recording 6.1-custom/338).
  const isPath = steps.length > 1;
  const isJoinable = scope.api.rules(entity.type).rows === undefined && meta?.kind !== 'special';
  if (!target || !meta || (isPath && !isJoinable)) {
    return filterError('The filter is not supported.', given.source);
  }
  const own = meta.path.split('.');
  const path = [...steps.slice(0, -1), ...own.slice(0, -1)];
  const owner = own
    .slice(0, -1)
    .reduce<EntityMeta | undefined>((at, step) => targetOf(scope, at, step), target);
  try {
    const value = parseFilterValue(given.value, shapeOf(scope, owner ?? target, meta, given.operator));
    return { meta, path, entity: owner ?? target, operator: given.operator, value, source: given.source };
  } catch (fault) {
    if (fault instanceof FilterValueError) return filterError(fault.message, given.source);
    throw fault;
  }
}

const targetOf = (scope: Scope, at: EntityMeta | undefined, step: string): EntityMeta | undefined =>
  scope.api.model.find(at?.relationships.get(step)?.target ?? '');

/** A relationship takes identifiers of its target, each on its own, so its lists report single values. */
function shapeOf(scope: Scope, entity: EntityMeta, meta: FilterMeta, operator: string): ValueShape {
  if (operator === 'exists' || operator === 'empty') return { type: 'boolean', lists: false, ranges: false };
  const several = severalValues.has(operator);
  const name = meta.path.split('.').at(-1) ?? meta.path;
  const relationship = entity.relationships.get(name);
  const collection = relationship?.many === true && operator.endsWith('contains');
  const shape = { lists: meta.lists && (several || collection), ranges: meta.ranges && several };
  if (meta.kind === 'id') return { type: entity.idType, ...shape };
  if (!relationship) return { type: meta.type, ...shape };
  return { type: scope.api.model.find(relationship.target)?.idType ?? meta.type, ...shape };
}

export function checkOperator({ meta, operator, source }: Filter): ApiError | undefined {
  if (meta.operators.includes(operator)) return undefined;
  return filterError(`The operator "${operator}" is not supported.`, source);
}
