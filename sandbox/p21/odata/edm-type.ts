/** Names of column types in OData and in .NET, as metadata and error texts use them. */
import type { ColumnMeta } from '../database/row.ts';

const integers: Readonly<Record<string, { edm: string; clr: string }>> = {
  int: { edm: 'Edm.Int32', clr: 'Int32' },
  smallint: { edm: 'Edm.Int16', clr: 'Int16' },
  tinyint: { edm: 'Edm.Byte', clr: 'Byte' },
};

export const edmType = (column: ColumnMeta): string => {
  if (column.kind === 'decimal') return 'Edm.Decimal';
  if (column.kind === 'datetime') return 'Edm.DateTimeOffset';
  return integers[column.type]?.edm ?? 'Edm.String';
};

export const clrType = (column: ColumnMeta): string => {
  if (column.kind === 'decimal') return 'Decimal';
  if (column.kind === 'datetime') return 'DateTime';
  return integers[column.type]?.clr ?? 'String';
};
