/** Families of records that are read, listed, queried, made and changed by key (p21-api 3.1, 3.2). */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Row, TableMeta } from '../database/row.ts';
import { LocalTime } from '../local-time.ts';
import type { SandboxParts } from '../parts.ts';
import { type Content, readObject } from './content.ts';
import { type Children, childrenOf, noChildren } from './extended-properties.ts';
import { type RestRoute, registerFamily } from './family.ts';
import { type ObjectShape, toObject, toTemplate } from './object-shape.ts';
import { type Cell, compileQuery } from './query-filter.ts';
import { QueryParameters } from './query-parameters.ts';
import { MethodNotAllowed, notFound, RestProblem } from './rest-problem.ts';
import { listOf, type WireObject } from './wire-value.ts';

/** What makes one family different from the next. */
export interface RecordFamily {
  readonly bases: readonly string[];
  /** Name of the type, e.g. "Customer": the root element, and the name of the body in error texts. */
  readonly typeName: string;
  readonly shape: ObjectShape;
  children(row: Row): Children;
  /** The row of a key as it stands in the URL. */
  find(key: string): Row | undefined;
  /** Rows of other tables whose columns `$query` may name too. */
  companions(row: Row): readonly { readonly meta: TableMeta; readonly row: Row }[];
  create(object: WireObject, user: string): Row;
  /** Absent where the family answers 405. */
  readonly update?: (row: Row, object: WireObject, user: string) => void;
  /** Absent where `/new` is an error of the server. */
  readonly hasTemplate: boolean;
}

export const registerRecords = (app: FastifyInstance, parts: SandboxParts, family: RecordFamily): void =>
  registerFamily(app, parts, family.bases, recordRoutes(parts, family));

export const recordRoutes = (parts: SandboxParts, family: RecordFamily): readonly RestRoute[] => {
  const { database } = parts;
  const time = new LocalTime(database.timeZone);
  const { shape, typeName } = family;
  const written = (row: Row): Content => ({
    name: typeName,
    value: { ...noChildren(family.children(row)), ...toObject(shape, row, time) },
  });
  return [
    { method: 'GET', path: '/new', handle: () => template(family) },
    {
      method: 'GET',
      path: '/:key',
      handle: (request) => {
        const row = rowOf(family, request);
        const children = childrenOf(new QueryParameters(request), family.children(row));
        return { name: typeName, value: { ...children, ...toObject(shape, row, time) } };
      },
    },
    { method: 'GET', path: '/', handle: (request) => collection(parts, family, request, time) },
    {
      method: 'POST',
      path: '/',
      handle: (request) => {
        const object = readObject(request, typeName);
        return written(database.transaction(() => family.create(object, userOf(request))));
      },
    },
    { method: 'PUT', path: '/:key', handle: (request) => put(family, request, parts, written) },
  ];
};

const put = (
  family: RecordFamily,
  request: FastifyRequest,
  { database }: SandboxParts,
  written: (row: Row) => Content,
): Content => {
  const { update } = family;
  if (update === undefined) throw new MethodNotAllowed();
  const row = rowOf(family, request);
  const object = readObject(request, family.typeName);
  database.transaction(() => update(row, object, userOf(request)));
  return written(row);
};

/** The user of the token; keys without one write as the user P21 was installed with (p21-api 1.4). */
export const userOf = (request: FastifyRequest): string => request.session?.username || 'admin';

/** Assumption: error type and words; that the template of addresses is a 500 is known. */
const template = ({ hasTemplate, typeName, shape, children }: RecordFamily): Content => {
  if (!hasTemplate)
    throw new RestProblem(500, 'System.InvalidOperationException', 'Operation is not implemented.');
  return { name: typeName, value: { ...noChildren(children({})), ...toTemplate(shape) } };
};

const rowOf = (family: RecordFamily, request: FastifyRequest): Row => {
  const { key = '' } = request.params as { key?: string };
  const row = family.find(key);
  if (row === undefined) throw notFound(`GetById ${key}`);
  return row;
};

/**
 * The whole table, or what `$query` leaves of it; `$top`, `page` and `limit` are ignored (p21-api 3.1).
 * Assumption: collections are wrapped like the lists inside objects, as p21-api 3.1 says of lists; and a query
 * without results is the 404 whose words speak of a query.
 */
const collection = (
  { database }: SandboxParts,
  family: RecordFamily,
  request: FastifyRequest,
  time: LocalTime,
): Content => {
  const parameters = new QueryParameters(request);
  const query = parameters.get('$query');
  const table = database.table(family.shape.table);
  const read = (row: Row, name: string) => cellOf(family, table.meta, row, name);
  const matches = query === undefined ? () => true : compileQuery(query, read, time);
  const rows = table.all().filter(matches);
  if (query !== undefined && rows.length === 0) throw notFound(query);
  const objects = rows.map((row) => ({
    ...childrenOf(parameters, family.children(row)),
    ...toObject(family.shape, row, time),
  }));
  return { name: family.typeName, value: listOf(objects) };
};

const cellOf = (family: RecordFamily, meta: TableMeta, row: Row, name: string): Cell | undefined => {
  const property = family.shape.properties.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const column = property?.column?.name ?? name.toLowerCase();
  for (const record of [{ meta, row }, ...family.companions(row)]) {
    const found = record.meta.columns.get(column);
    if (found !== undefined) return { kind: found.kind, value: record.row[column] ?? found.default };
  }
  return undefined;
};
