/** Reads resources, fields, filters and actions out of an OroCommerce OpenAPI 3.1 description (for the generator only). */
import type {
  GeneratedAttribute,
  GeneratedEntity,
  GeneratedFilter,
  GeneratedModel,
  GeneratedRelationship,
  WriteMode,
} from './generated-model.ts';

interface Node {
  [key: string]: Node;
}

const ignored = /<strong>The read-only field\. A passed value will be ignored\.<\/strong>/;
const notEmpty = /must not be empty, if it is passed/;
const prefix = '/admin/api/';

/** Follows `$ref`s; the description next to a `$ref` stays the field's own. */
function resolver(document: Node) {
  return (node: Node | undefined): Node => {
    let found = node ?? {};
    while (typeof found.$ref === 'string') {
      const path = String(found.$ref).split('/').slice(1);
      found = path.reduce<Node>((at, step) => at[step] ?? {}, document);
    }
    return found;
  };
}

const typeOf = (schema: Node): string =>
  schema.$ref ? (String(schema.$ref).split('/').pop() ?? '') : String(schema.type ?? 'string');

type Section = 'attributes' | 'relationships';

function fieldsOf(model: Node, section: Section, follow: (node?: Node) => Node) {
  const data = follow(follow(follow(model).properties).data);
  const holder = follow(follow(data.properties)[section]);
  const required = new Set(Array.isArray(holder.required) ? (holder.required as unknown as string[]) : []);
  return { fields: holder.properties ?? {}, required };
}

function modeOf(name: string, field: Node | undefined, required: Set<string>): WriteMode {
  if (!field) return '-';
  if (ignored.test(String(field.description ?? ''))) return 'r';
  return required.has(name) || notEmpty.test(String(field.description ?? '')) ? '*' : 'w';
}

function filtersOf(parameters: Node[]): Record<string, GeneratedFilter> {
  const filters: Record<string, GeneratedFilter> = {};
  for (const parameter of parameters) {
    const match = /^filter\[([^\]]+)\](?:\[(\w+)\])?$/.exec(String(parameter.name));
    const name = match?.[1];
    if (!name) continue;
    const [, kind = 'string'] = /^(\w+?)(Union.*)?$/.exec(typeOf(parameter.schema ?? {})) ?? [];
    const union = typeOf(parameter.schema ?? {});
    const known = filters[name] ?? [
      kind,
      union.includes('Array') ? 1 : 0,
      union.includes('Range') ? 1 : 0,
      '',
    ];
    const operator = match?.[2];
    if (operator) known[3] = known[3] ? `${known[3]},${operator}` : operator;
    filters[name] = known;
  }
  return filters;
}

const actionNames: Record<string, string> = {
  get: 'list',
  post: 'create',
  delete: 'deleteList',
  patch: 'updateList',
};
const itemActionNames: Record<string, string> = { get: 'get', delete: 'delete', patch: 'update' };

export function readOpenApi(document: Node): GeneratedModel {
  const follow = resolver(document);
  const paths = document.paths ?? {};
  const content = (node?: Node): Node => Object.values(follow(node).content ?? {})[0]?.schema ?? {};
  const types = [...new Set(Object.keys(paths).map((path) => path.slice(prefix.length).split('/')[0] ?? ''))];
  const entity = (type: string): GeneratedEntity => {
    const list = paths[prefix + type] ?? {};
    const item = paths[`${prefix + type}/{id}`] ?? {};
    const parameters = (Object.values(list.get?.parameters ?? {}) as Node[]).map(follow);
    const names = new Set(parameters.map((parameter) => String(parameter.name)));
    const read = content(follow((item.get ?? list.get)?.responses)['200']);
    const models = {
      read: item.get ? read : itemOf(read, follow),
      create: content(list.post?.requestBody),
      update: content(item.patch?.requestBody),
    };
    return {
      actions: [
        ...Object.keys(list).flatMap((method) => actionNames[method] ?? []),
        ...Object.keys(item).flatMap((method) => itemActionNames[method] ?? []),
      ],
      paged: names.has('page[size]'),
      sortable: names.has('sort'),
      attributes: attributesOf(models, follow),
      relationships: relationshipsOf(models, follow),
      filters: filtersOf(parameters),
    };
  };
  return Object.fromEntries(types.map((type) => [type, entity(type)]));
}

interface Models {
  read: Node;
  create: Node;
  update: Node;
}

/** The model of one row, for resources that can only be listed. */
function itemOf(collection: Node, follow: (node?: Node) => Node): Node {
  const data = follow(follow(follow(collection).properties).data);
  return { properties: { data: data.items ?? {} } } as unknown as Node;
}

function attributesOf(models: Models, follow: (node?: Node) => Node): Record<string, GeneratedAttribute> {
  const [read, create, update] = [models.read, models.create, models.update].map((model) =>
    fieldsOf(model, 'attributes', follow),
  ) as [ReturnType<typeof fieldsOf>, ReturnType<typeof fieldsOf>, ReturnType<typeof fieldsOf>];
  const names = new Set([read, create, update].flatMap((model) => Object.keys(model.fields)));
  const entries = [...names].map((name): [string, GeneratedAttribute] => {
    const schema = read.fields[name] ?? create.fields[name] ?? update.fields[name] ?? {};
    const modes: [WriteMode, WriteMode] = [
      modeOf(name, create.fields[name], create.required),
      modeOf(name, update.fields[name], new Set()),
    ];
    const type = typeOf(schema);
    return [name, read.fields[name] ? [type, ...modes] : [type, ...modes, false]];
  });
  return Object.fromEntries(entries);
}

function relationshipsOf(
  models: Models,
  follow: (node?: Node) => Node,
): Record<string, GeneratedRelationship> {
  const [read, create, update] = [models.read, models.create, models.update].map((model) =>
    fieldsOf(model, 'relationships', follow),
  ) as [ReturnType<typeof fieldsOf>, ReturnType<typeof fieldsOf>, ReturnType<typeof fieldsOf>];
  return Object.fromEntries(
    Object.entries(read.fields).map(([name, schema]): [string, GeneratedRelationship] => {
      const [, target = '', arity] = /^(.*?)[rR]elationshipTo(One|Many)$/.exec(typeOf(schema)) ?? [];
      return [
        name,
        [
          target,
          arity === 'Many' ? 1 : 0,
          modeOf(name, create.fields[name], create.required),
          modeOf(name, update.fields[name], new Set()),
        ],
      ];
    }),
  );
}
