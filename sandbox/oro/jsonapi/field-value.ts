/** Reads a field of a row for filters and sorting, in a form that compares with `<`. */
import type { DataType, EntityMeta } from '../model/entity.ts';
import type { Json, Row } from '../store/row.ts';
import type { Comparable } from './filter-value.ts';
import type { Scope } from './scope.ts';

const numeric: ReadonlySet<DataType> = new Set(['integer', 'bigint', 'float', 'decimal', 'money']);

export function attributeValue(scope: Scope, meta: EntityMeta, row: Row, name: string): Json {
  const computed = scope.api.rules(meta.type).attributes?.[name];
  return computed ? computed(row, scope) : (row.values[name] ?? null);
}

/** Null stays null: it compares with nothing. */
export function toComparable(value: Json, type: DataType): Comparable | null {
  if (value === null || typeof value === 'object') return null;
  if (numeric.has(type)) return Number(value);
  return value;
}

export const idValue = (meta: EntityMeta, id: string): Comparable =>
  meta.idType === 'integer' ? Number(id) : id;
