// Short forms for the fields and filters of storefront resources, which no OpenAPI description at hand lists.
import type {
  Action,
  AttributeMeta,
  DataType,
  EntityMeta,
  FilterMeta,
  RelationshipMeta,
} from '../../model/entity.ts';

/** A field that is shown; values given for it are ignored, as for Oro's unmapped form fields. */
export function shown(name: string, type: DataType, changes: Partial<AttributeMeta> = {}): AttributeMeta {
  return {
    name,
    type,
    readable: true,
    onCreate: 'ignore',
    onUpdate: 'ignore',
    initial: null,
    columnLength: type === 'string' ? 255 : undefined,
    constraints: [],
    ...changes,
  };
}

/** A field that requests may set. */
export function written(name: string, type: DataType, changes: Partial<AttributeMeta> = {}): AttributeMeta {
  return shown(name, type, { onCreate: 'write', onUpdate: 'write', ...changes });
}

export function toOne(
  name: string,
  target: string,
  changes: Partial<RelationshipMeta> = {},
): RelationshipMeta {
  return {
    name,
    target,
    many: false,
    onCreate: 'ignore',
    onUpdate: 'ignore',
    constraints: [],
    inverse: undefined,
    initial: undefined,
    orphans: 'keep',
    order: 'id',
    onTargetDelete: 'clear',
    changes: ['replace', 'add', 'remove'],
    subresource: true,
    ...changes,
  };
}

export function toMany(
  name: string,
  target: string,
  changes: Partial<RelationshipMeta> = {},
): RelationshipMeta {
  return toOne(name, target, { many: true, ...changes });
}

const EQUALITY = ['eq', 'neq', 'exists', 'neq_or_null'];
const ORDER = ['lt', 'lte', 'gt', 'gte'];

const filter = (name: string, type: DataType, changes: Partial<FilterMeta>): FilterMeta => ({
  name,
  type,
  kind: 'attribute',
  lists: false,
  ranges: false,
  operators: EQUALITY,
  ignoreCase: false,
  required: false,
  path: name,
  storedPrefix: '',
  ...changes,
});

export const numberId = filter('id', 'integer', {
  kind: 'id',
  lists: true,
  ranges: true,
  operators: ['eq', 'neq', ...ORDER],
});
export const textId = filter('id', 'string', { kind: 'id', lists: true, operators: ['eq', 'neq'] });

export const byText = (name: string, changes: Partial<FilterMeta> = {}) => filter(name, 'string', changes);
export const byFlag = (name: string) => filter(name, 'boolean', {});
export const byTime = (name: string) =>
  filter(name, 'datetime', { lists: true, ranges: true, operators: [...EQUALITY, ...ORDER] });
export const byOne = (name: string) =>
  filter(name, 'integer', { kind: 'relationship', lists: true, ranges: true });
export const byMany = (name: string) =>
  filter(name, 'integer', {
    kind: 'relationship',
    lists: true,
    ranges: true,
    operators: [...EQUALITY, 'contains', 'not_contains'],
  });
export const bySpecial = (name: string) => filter(name, 'string', { kind: 'special', operators: ['eq'] });

export interface EntityParts
  extends Partial<Omit<EntityMeta, 'attributes' | 'relationships' | 'filters' | 'actions' | 'sorts'>> {
  readonly type: string;
  readonly attributes: readonly AttributeMeta[];
  readonly relationships?: readonly RelationshipMeta[];
  readonly filters: readonly FilterMeta[];
  readonly sorts?: readonly string[];
  /** Default: what can only be read. */
  readonly actions?: readonly Action[];
}

export function defineEntity(parts: EntityParts): EntityMeta {
  const sortable = parts.filters.filter(({ kind }) => kind !== 'special').map(({ name }) => name);
  return {
    idType: 'integer',
    paged: true,
    sortable: true,
    upsert: undefined,
    validates: false,
    protected: true,
    searched: [],
    unique: [],
    ...parts,
    actions: new Set(parts.actions ?? ['list', 'get']),
    attributes: byName(parts.attributes),
    relationships: byName(parts.relationships ?? []),
    filters: byName(parts.filters),
    sorts: new Set(parts.sorts ?? sortable),
  };
}

/** Fields of a back-office resource, by name and in the order given. Throws for a name it does not have. */
export function fieldsOf(entity: EntityMeta, names: readonly string[]): AttributeMeta[] {
  return names.map((name) => found(entity.attributes.get(name), entity, name));
}

export function linksOf(entity: EntityMeta, names: readonly string[]): RelationshipMeta[] {
  return names.map((name) => found(entity.relationships.get(name), entity, name));
}

export function filtersOf(entity: EntityMeta, names: readonly string[]): FilterMeta[] {
  return names.map((name) => found(entity.filters.get(name), entity, name));
}

function found<T>(field: T | undefined, entity: EntityMeta, name: string): T {
  if (field === undefined) throw new Error(`${entity.type} has no ${name}`);
  return field;
}

function byName<T extends { readonly name: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.name, item]));
}
