/**
 * How two cells compare. Assumption: the database has SQL Server's usual collation (SQL_Latin1_General_CP1_CI_AS),
 * so `=` on text minds neither case nor trailing blanks; p21-api names no collation.
 */
import type { ColumnMeta, Value } from './row.ts';

/** Two values are equal to the database when their keys are identical. */
export const collationKey = (column: ColumnMeta, value: Value): string | number | null => {
  if (value === null) return null;
  return column.kind === 'text' ? textKey(String(value)) : Number(value);
};

export const textKey = (text: string): string => text.trimEnd().toLowerCase();
