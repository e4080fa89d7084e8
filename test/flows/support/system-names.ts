/** What both systems call things, from their own descriptions: the schema of P21 and the OpenAPI file of Oro 6.1. */
import { readFileSync } from 'node:fs';

type Column = { readonly type: string; readonly nullable?: boolean };
type Access = 'r' | 'w' | '*';

interface EntityNames {
  readonly attributes: Readonly<Record<string, readonly [type: string, onCreate: Access, onUpdate: Access]>>;
  readonly relationships: Readonly<
    Record<string, readonly [target: string, many: 0 | 1, onCreate: Access, onUpdate: Access]>
  >;
}

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));

/** Tables of p21-api that the published schema lacks are described beside it. */
const tables = read('sandbox/p21/database/schema.json') as Record<string, Record<string, Column>>;
const entities = read('sandbox/oro/metadata/back-office-6.1.json') as Record<string, EntityNames>;

export type WireRow = Readonly<Record<string, string | number | null>>;

/** Columns of the rows that P21 does not have, as "table.column". */
export function unknownColumns(rows: Readonly<Record<string, readonly WireRow[]>>): string[] {
  return Object.entries(rows).flatMap(([table, list]) =>
    list.flatMap((row) =>
      Object.keys(row)
        .filter((column) => tables[table]?.[column] === undefined)
        .map((column) => `${table}.${column}`),
    ),
  );
}

export interface WireResource {
  readonly type: string;
  readonly id?: string;
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly relationships?: Readonly<Record<string, { readonly data: unknown }>>;
}

/**
 * What a resource sends that Oro would not take: unknown or read-only fields, links to another type. `custom` are the
 * shop's own fields, as "type.field".
 */
export function misfits(resource: WireResource, custom: ReadonlySet<string> = new Set()): string[] {
  const names = entities[resource.type];
  if (names === undefined) return [`${resource.type} is no resource`];
  const isUpdate = resource.meta?.update === true;
  const sent = { ...resource.attributes, ...resource.relationships };
  const place = (name: string) => `${resource.type}.${name}`;
  const fields = { ...names.attributes, ...names.relationships };
  const unfit = Object.keys(sent).filter((name) => {
    if (custom.has(place(name))) return false;
    return fields[name]?.at(isUpdate ? -1 : -2) === undefined || fields[name]?.at(isUpdate ? -1 : -2) === 'r';
  });
  const misdirected = Object.entries(resource.relationships ?? {}).flatMap(([name, { data }]) =>
    [data]
      .flat()
      .filter(isLink)
      .filter(({ type }) => names.relationships[name]?.[0] !== type)
      .map(() => name),
  );
  return [
    ...unfit.map((name) => `${place(name)} cannot be written`),
    ...misdirected.map((name) => `${place(name)} links to another type`),
  ];
}

const isLink = (data: unknown): data is { readonly type: string } =>
  typeof data === 'object' && data !== null && 'type' in data;
