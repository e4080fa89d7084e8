/** Literals of a filter: their OData type names, and their value for the column they are compared with. */
import type { ColumnMeta, Value } from '../database/row.ts';
import type { LocalTime } from '../local-time.ts';
import { clrType, edmType } from './edm-type.ts';
import type { Comparison, Operand } from './parser.ts';
import { comparisons } from './parser.ts';
import { failedConversion, incompatibleTypes } from './problem.ts';
import type { Token } from './tokenizer.ts';

/**
 * The value to compare a column with. Throws `ODataProblem` where the types do not go together: a number in quotes,
 * a text without. A column on the right is taken as a literal text (p21-api 2.2).
 */
export const toComparable = (
  column: ColumnMeta,
  right: Operand,
  comparison: Comparison,
  localTime: LocalTime,
): Value => {
  if (right.kind === 'column') return columnAsLiteral(column, right.name);
  if (right.kind === 'call') throw failedConversion(clrType(column));
  const type = literalType(right.token);
  if (type === 'null') return null;
  if (!goTogether(column, right.token))
    throw incompatibleTypes(edmType(column), type, comparisons[comparison]);
  if (column.kind === 'text') return right.token.value;
  return column.kind === 'datetime' ? toEpoch(right.token.value, localTime) : Number(right.token.value);
};

/** Epoch milliseconds; a time without zone is the server's wall clock (the bare day of p21-api 2.2). */
export const toEpoch = (literal: string, localTime: LocalTime): number => {
  if (/(?:Z|[+-]\d{2}:\d{2})$/i.test(literal) && literal.length > 10) return Date.parse(literal);
  const wall = literal.length > 10 ? `${literal}Z` : `${literal}T00:00:00Z`;
  return localTime.fromWall(Date.parse(wall));
};

const columnAsLiteral = (column: ColumnMeta, name: string): Value => {
  if (column.kind === 'text') return name;
  throw failedConversion(clrType(column));
};

const goTogether = (column: ColumnMeta, token: Token): boolean => {
  if (column.kind === 'text') return token.kind === 'text';
  return token.kind === (column.kind === 'datetime' ? 'date' : 'number');
};

const literalType = (token: Token): string => {
  if (token.kind === 'text') return 'Edm.String';
  if (token.kind === 'date') return token.value.length > 10 ? 'Edm.DateTimeOffset' : 'Edm.Date';
  if (token.kind === 'word') return token.value === 'null' ? 'null' : 'Edm.Boolean';
  if (token.value.includes('.')) return 'Edm.Double';
  return Math.abs(Number(token.value)) < 2 ** 31 ? 'Edm.Int32' : 'Edm.Int64';
};
