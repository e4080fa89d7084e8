/** The query parameters of a read: which are allowed, what they mean, and the errors of all that are wrong. */
import type { EntityMeta } from '../model/entity.ts';
import { type ApiError, ApiFailure, filterError } from './api-error.ts';
import { checkOperator, type Filter, readFilter } from './filter.ts';
import { FilterValueError, parseFilterValue } from './filter-value.ts';
import { parseQueryString, type QueryValue } from './query-string.ts';
import type { Scope } from './scope.ts';
import { parseSort, type SortKey } from './sorting.ts';

export interface Selection {
  /** Wanted fields by type; a type that is not named shows all. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
  /** Relationship paths to include, as `a.b` texts. */
  readonly include: readonly string[];
  /** `meta=title` adds a readable name. */
  readonly meta: readonly string[];
}

export interface ReadQuery extends Selection {
  readonly given: readonly QueryValue[];
  readonly filters: readonly Filter[];
  readonly sort: readonly SortKey[];
  readonly pageNumber: number;
  /** -1: all rows. */
  readonly pageSize: number;
}

export interface Allowed {
  readonly filters: boolean;
  readonly paging: boolean;
  readonly sorting: boolean;
  /** The plain form: `page`, `limit` and bare filter names; nothing in brackets (recording 6.1/076). */
  readonly plain?: boolean;
  /** Deleting asks for a filter, any one, before it asks for the required ones. */
  readonly anyFilter?: boolean;
}

export const listParameters = (entity: EntityMeta): Allowed => ({
  filters: true,
  paging: entity.paged,
  sorting: entity.sortable,
});
export const itemParameters: Allowed = { filters: false, paging: false, sorting: false };

const DEFAULT_PAGE_SIZE = 10;

/** @throws ApiFailure with one error for every bad parameter, in the order of their names */
export function parseReadQuery(scope: Scope, entity: EntityMeta, query: string, allowed: Allowed): ReadQuery {
  const given = parseQueryString(query).map((value) => (allowed.plain ? fromPlain(value) : value));
  const errors: ApiError[] = [];
  const filters: Filter[] = [];
  for (const value of given) {
    const error = readParameter(scope, entity, value, allowed, filters);
    if (error) errors.push(error);
  }
  if (errors.length > 0) throw new ApiFailure(errors);
  const sort = one(given, 'sort');
  return {
    given,
    filters: checked(scope, entity, filters, allowed),
    sort: sort ? parseSort(scope, entity, sort.value, sort.source) : [],
    pageNumber: number(given, 'number') ?? 1,
    pageSize: number(given, 'size') ?? (entity.paged ? DEFAULT_PAGE_SIZE : -1),
    ...selectionOf(given),
  };
}

const plainGroups: ReadonlySet<string> = new Set(['include', 'fields', 'meta', 'sort']);

function fromPlain(value: QueryValue): QueryValue {
  const { group, path } = value;
  if (plainGroups.has(group)) return value;
  if (group !== path) return { ...value, group: '' };
  if (group === 'page' || group === 'limit')
    return { ...value, group: 'page', path: group === 'page' ? 'number' : 'size' };
  return { ...value, group: 'filter' };
}

function selectionOf(given: readonly QueryValue[]): Selection {
  const fields = given
    .filter(({ group, path }) => group === 'fields' && path !== 'fields')
    .map(({ path, value }) => [path, new Set(value.split(','))] as const);
  const list = (name: string) =>
    one(given, name)
      ?.value.split(',')
      .filter((part) => part !== '') ?? [];
  return { fields: new Map(fields), include: list('include'), meta: list('meta') };
}

const one = (given: readonly QueryValue[], name: string): QueryValue | undefined =>
  given.findLast(({ group, path }) => group === name && path === name);

const number = (given: readonly QueryValue[], path: string): number | undefined => {
  const found = given.find((value) => value.group === 'page' && value.path === path);
  return found === undefined ? undefined : Number(found.value);
};

function readParameter(
  scope: Scope,
  entity: EntityMeta,
  value: QueryValue,
  allowed: Allowed,
  filters: Filter[],
): ApiError | undefined {
  const unsupported = filterError('The filter is not supported.', value.source);
  switch (value.group) {
    case 'filter': {
      if (!allowed.filters || value.path === 'filter') return unsupported;
      const filter = readFilter(scope, entity, value);
      if ('status' in filter) return filter;
      filters.push(filter);
      return undefined;
    }
    case 'page':
      return allowed.paging ? checkPage(value) : unsupported;
    case 'sort':
      return allowed.sorting && value.path === 'sort' ? undefined : unsupported;
    case 'include':
    case 'meta':
      return value.path === value.group ? undefined : unsupported;
    case 'fields':
      return undefined;
    default:
      return unsupported;
  }
}

function checkPage({ path, value, source, operator }: QueryValue): ApiError | undefined {
  if ((path !== 'size' && path !== 'number') || operator !== 'eq') {
    return filterError('The filter is not supported.', source);
  }
  try {
    parseFilterValue(value, { type: 'integer', lists: false, ranges: false });
  } catch (fault) {
    if (fault instanceof FilterValueError) return filterError(fault.message, source);
    throw fault;
  }
  const least = path === 'size' ? -1 : 1;
  if (Number(value) >= least) return undefined;
  return filterError(`The value should be greater than or equals to ${least}.`, source);
}

/** Required filters and operators are looked at once all values are understood. */
function checked(
  scope: Scope,
  entity: EntityMeta,
  filters: readonly Filter[],
  allowed: Allowed,
): readonly Filter[] {
  if (allowed.anyFilter && filters.length === 0) {
    throw new ApiFailure([filterError('At least one filter must be provided.')]);
  }
  const missing = [...entity.filters.values()]
    .filter(
      ({ required, name }) => required && allowed.filters && !filters.some(({ meta }) => meta.name === name),
    )
    .map(({ name }) => filterError(`The "${name}" filter is required.`));
  if (missing.length > 0) throw new ApiFailure(missing);
  const refused = filters
    .map((filter) => checkOperator(filter) ?? scope.api.rules(entity.type).filterFault?.(filter, filters))
    .filter((error) => error !== undefined);
  if (refused.length > 0) throw new ApiFailure(refused);
  return filters;
}
