/** The tables of the sandbox: those of schema.json (build 21.1.4559) and those of the supplement. */
import { readFileSync } from 'node:fs';
import { type ColumnSource, parseColumn } from './column-type.ts';
import type { TableMeta } from './row.ts';
import { supplement } from './supplement.ts';

export type SchemaSource = Readonly<Record<string, Readonly<Record<string, ColumnSource>>>>;

/** Every table by name, with a tenant's own. Throws when the schema files are not readable. */
export const loadSchema = (own: SchemaSource = {}): ReadonlyMap<string, TableMeta> => {
  const published = JSON.parse(
    readFileSync(new URL('./schema.json', import.meta.url), 'utf8'),
  ) as SchemaSource;
  const all = Object.entries({ ...published, ...supplement, ...own });
  return new Map(all.map(([name, columns]) => [name, toTableMeta(name, columns)]));
};

const toTableMeta = (name: string, source: SchemaSource[string]): TableMeta => {
  const columns = Object.entries(source).map(([column, type]) => parseColumn(column, type));
  return {
    name,
    columns: new Map(columns.map((column) => [column.name, column])),
    keys: columns.filter((column) => column.primaryKey).map((column) => column.name),
  };
};
