/** Reads SQL Server type names ("decimal(19,9)", "char(1)") into what the sandbox needs to know of a column. */
import type { ColumnMeta, Value } from './row.ts';

/** One column as the schema files write it. */
export interface ColumnSource {
  readonly type: string;
  readonly nullable?: boolean;
  readonly pk?: boolean;
}

const kinds: Readonly<Record<string, ColumnMeta['kind']>> = {
  decimal: 'decimal',
  int: 'integer',
  smallint: 'integer',
  tinyint: 'integer',
  char: 'text',
  varchar: 'text',
  text: 'text',
  timestamp: 'text',
  datetime: 'datetime',
  smalldatetime: 'datetime',
};

/** 1900-01-01, what SQL Server stores for an empty date that must not be null. */
const emptyDate = Date.UTC(1900, 0, 1);

/** Throws on a type name the schema is not known to use. */
export const parseColumn = (name: string, source: ColumnSource): ColumnMeta => {
  const [, family = '', first, second] = /^(\w+)(?:\((\d+)(?:,(\d+))?\))?$/.exec(source.type) ?? [];
  const kind = kinds[family];
  if (kind === undefined) throw new Error(`${name}: the column type ${source.type} is not known`);
  const nullable = source.nullable ?? false;
  return {
    name,
    type: source.type,
    kind,
    scale: kind === 'decimal' ? Number(second ?? 0) : 0,
    length: kind !== 'text' ? 0 : first === undefined ? Number.POSITIVE_INFINITY : Number(first),
    nullable,
    primaryKey: source.pk ?? false,
    default: nullable ? null : notNullDefault(kind, source.type),
  };
};

const notNullDefault = (kind: ColumnMeta['kind'], type: string): Value => {
  if (kind === 'datetime') return emptyDate;
  if (kind === 'text') return type === 'char(1)' ? 'N' : '';
  return 0;
};
