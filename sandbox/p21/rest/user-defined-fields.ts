/**
 * /api/extensibility/userdefinedfields: which custom columns there are (p21-api 3.5). They are the columns of the
 * `*_ud` tables; a distributor without such tables has an empty list.
 */
import type { FastifyInstance } from 'fastify';
import type { TableMeta } from '../database/row.ts';
import type { SandboxParts } from '../parts.ts';
import { registerFamily } from './family.ts';
import { notFound } from './rest-problem.ts';
import { listOf, type WireObject } from './wire-value.ts';

export const registerUserDefinedFields = (app: FastifyInstance, parts: SandboxParts): void => {
  const tables = parts.database
    .tableNames()
    .filter((name) => name.endsWith('_ud'))
    .map((name) => parts.database.table(name).meta);
  const fields = (metas: readonly TableMeta[]) => ({
    name: 'UserDefinedField',
    value: listOf(metas.flatMap(fieldsOf)),
  });
  registerFamily(
    app,
    parts,
    ['/api/extensibility/userdefinedfields'],
    [
      { method: 'GET', path: '/', handle: () => fields(tables) },
      {
        method: 'GET',
        path: '/tables',
        handle: () => ({ name: 'UserDefinedTable', value: listOf(tables.map(tableOf)) }),
      },
      {
        method: 'GET',
        path: '/tables/:table',
        handle: (request) => {
          const { table = '' } = request.params as { table?: string };
          const meta = tables.find(({ name }) => name === table.toLowerCase());
          if (meta === undefined) throw notFound(`GetById ${table}`);
          return fields([meta]);
        },
      },
    ],
  );
};

const tableOf = (meta: TableMeta): WireObject => ({
  TableName: meta.name,
  BaseTableName: meta.name.replace(/_ud$/, ''),
  UserDefinedFields: listOf(fieldsOf(meta).map((field) => ({ ...field, TableName: null }))),
});

const fieldsOf = (meta: TableMeta): WireObject[] =>
  [...meta.columns.values()].map((column, index) => {
    const [, type = column.type, first, second] = /^(\w+)(?:\((\d+)(?:,(\d+))?\))?$/.exec(column.type) ?? [];
    return {
      TableName: meta.name,
      ColumnName: column.name,
      DisplayName: displayName(column.name),
      ColumnOrder: index + 1,
      DataType: type,
      Length: first === undefined ? null : Number(first),
      Precision: first === undefined ? null : Number(first),
      DecimalPlaces: second === undefined ? null : Number(second),
      IsNullable: column.nullable ? 'Y' : 'N',
    };
  });

/** "air_freight" -> "AirFreight". */
const displayName = (column: string): string =>
  column.replace(/(?:^|_)(\w)/g, (_whole, letter: string) => letter.toUpperCase());
