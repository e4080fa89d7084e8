/** Joins one resource's generated metadata with its overlay. */
import type {
  GeneratedAttribute,
  GeneratedEntity,
  GeneratedFilter,
  GeneratedRelationship,
  WriteMode as Mode,
} from '../metadata/generated-model.ts';
import { type Constraint, notBlank } from './constraint.ts';
import type {
  Action,
  AttributeMeta,
  DataType,
  EntityMeta,
  FilterMeta,
  RelationshipMeta,
  WriteMode,
} from './entity.ts';
import type { AttributeOverlay, EntityOverlay, RelationshipOverlay } from './overlay.ts';

const dataTypes: Readonly<Record<string, DataType>> = {
  number: 'float',
  objectArray: 'array',
  currencyArray: 'array',
  entityType: 'string',
};
const writeModes: Readonly<Record<Mode, WriteMode>> = {
  '*': 'write',
  w: 'write',
  r: 'ignore',
  '-': 'refuse',
};
const specialFilters = new Set(['searchText', 'searchQuery', 'aggregations']);

export const emptyEntity: GeneratedEntity = {
  actions: [],
  paged: true,
  sortable: true,
  attributes: {},
  relationships: {},
  filters: {},
};

export function buildEntity(type: string, generated: GeneratedEntity, overlay: EntityOverlay): EntityMeta {
  const omitted = new Set(overlay.omit ?? []);
  const attributes = names(generated.attributes, overlay.attributes, omitted).map((name) =>
    buildAttribute(name, generated.attributes[name], overlay.attributes?.[name]),
  );
  const relationships = names(generated.relationships, overlay.relationships, omitted).map((name) =>
    buildRelationship(name, generated.relationships[name], overlay),
  );
  const fields = { attributes: byName(attributes), relationships: byName(relationships) };
  const hidden = new Set([...omitted, ...(overlay.hiddenFilters ?? [])]);
  const filters = names(generated.filters, overlay.filters, hidden).map((name) =>
    buildFilter(name, generated.filters[name], overlay, fields),
  );
  const idType = overlay.idType ?? (generated.filters.id?.[0] === 'string' ? 'string' : 'integer');
  return {
    type,
    idType,
    actions: new Set(overlay.actions ?? (generated.actions as readonly Action[])),
    paged: overlay.paged ?? generated.paged,
    sortable: overlay.sortable ?? generated.sortable,
    ...fields,
    filters: byName(filters),
    sorts: new Set([...sortable(filters, fields.relationships), ...(overlay.sorts ?? [])]),
    upsert: overlay.upsert,
    validates: overlay.validates ?? false,
    protected: overlay.protected ?? true,
    searched: overlay.searched ?? [],
    unique: overlay.unique ?? [],
  };
}

const byName = <T extends { readonly name: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.name, item]));

function names(generated: object, overlay: object | undefined, omitted: ReadonlySet<string>): string[] {
  return [...new Set([...Object.keys(generated), ...Object.keys(overlay ?? {})])].filter(
    (name) => !omitted.has(name),
  );
}

function buildAttribute(
  name: string,
  generated: GeneratedAttribute | undefined,
  overlay: AttributeOverlay = {},
): AttributeMeta {
  const [kind = 'string', create = 'w', update = 'w', readable = true] = generated ?? [];
  const type = overlay.type ?? dataTypes[kind] ?? (kind as DataType);
  return {
    name,
    type,
    readable: overlay.readable ?? readable,
    onCreate: overlay.onCreate ?? writeModes[create],
    onUpdate: overlay.onUpdate ?? writeModes[update],
    initial: overlay.initial ?? (type === 'boolean' ? false : null),
    columnLength: overlay.columnLength ?? (type === 'string' ? 255 : undefined),
    constraints: overlay.constraints ?? requiredBy(update),
  };
}

const requiredBy = (update: Mode): readonly Constraint[] => (update === '*' ? [notBlank] : []);

function buildRelationship(
  name: string,
  generated: GeneratedRelationship | undefined,
  { relationships = {}, subresources = true }: EntityOverlay,
): RelationshipMeta {
  const [target = '', many = 0, create = 'w', update = 'w'] = generated ?? [];
  const overlay: RelationshipOverlay = relationships[name] ?? {};
  return {
    name,
    target: overlay.target ?? target,
    many: overlay.many ?? many === 1,
    onCreate: overlay.onCreate ?? writeModes[create],
    onUpdate: overlay.onUpdate ?? writeModes[update],
    constraints: overlay.constraints ?? requiredBy(update),
    inverse: overlay.inverse,
    initial: overlay.initial ?? initialOwner(name, overlay.target ?? target),
    orphans: overlay.orphans ?? 'keep',
    order: overlay.order ?? 'id',
    onTargetDelete: overlay.onTargetDelete ?? 'clear',
    absent: overlay.absent,
    changes: overlay.changes ?? ['replace', 'add', 'remove'],
    subresource: overlay.subresource ?? subresources,
  };
}

/** New rows belong to the caller, the first business unit and the first organization. */
function initialOwner(name: string, target: string): string | undefined {
  if (name === 'owner' && target === 'users') return 'caller';
  if (name === 'owner' || name === 'organization' || name === 'systemOrganization') return '1';
  return undefined;
}

type Fields = Pick<EntityMeta, 'attributes' | 'relationships'>;

function buildFilter(
  name: string,
  generated: GeneratedFilter | undefined,
  { filters = {} }: EntityOverlay,
  { attributes, relationships }: Fields,
): FilterMeta {
  const [kind = 'string', lists = 0, ranges = 0, operators = 'eq,neq,exists,neq_or_null'] = generated ?? [];
  const path = filters[name]?.path ?? name;
  const own = path.split('.')[0] ?? path;
  const field = attributes.has(own) ? 'attribute' : relationships.has(own) ? 'relationship' : 'special';
  return {
    name,
    // The description calls every number `number`; the field itself knows better.
    type: attributes.get(path)?.type ?? dataTypes[kind] ?? (kind as DataType),
    kind: name === 'id' ? 'id' : specialFilters.has(name) ? 'special' : field,
    lists: lists === 1,
    ranges: ranges === 1,
    operators: operators === '' ? ['eq'] : operators.split(','),
    ignoreCase: false,
    required: false,
    path,
    ...filters[name],
  };
}

function sortable(
  filters: readonly FilterMeta[],
  relationships: ReadonlyMap<string, RelationshipMeta>,
): string[] {
  return filters
    .filter(
      ({ name, kind }) => kind === 'id' || kind === 'attribute' || relationships.get(name)?.many === false,
    )
    .map(({ name }) => name);
}
