/** $orderby: columns with asc or desc; nulls first and text without case, as SQL Server sorts. */
import { collationKey } from '../database/collation.ts';
import type { ColumnMeta, Row, TableMeta } from '../database/row.ts';
import { syntaxError, unknownProperty } from './problem.ts';

export interface OrderTerm {
  readonly column: ColumnMeta;
  readonly descending: boolean;
}

/** Throws `ODataProblem` on unknown columns and on anything but asc and desc behind them. */
export const parseOrderBy = (text: string, meta: TableMeta): OrderTerm[] => {
  let position = 0;
  return text.split(',').map((part) => {
    const [name = '', direction = 'asc', ...rest] = part.trim().split(/\s+/);
    const start = position + part.indexOf(name);
    position += part.length + 1;
    if (name === '' || !/^(?:asc|desc)$/.test(direction) || rest.length > 0) throw syntaxError(start, text);
    const column = meta.columns.get(name);
    if (column === undefined) throw unknownProperty(name, meta.name);
    return { column, descending: direction === 'desc' };
  });
};

/** A sorted copy; rows that tie keep their order. */
export const sortRows = (rows: readonly Row[], terms: readonly OrderTerm[]): readonly Row[] => {
  const [first] = terms;
  if (first === undefined) return rows;
  if (terms.length > 1) return terms.toReversed().reduce((sorted, term) => sortRows(sorted, [term]), rows);
  const { column, descending } = first;
  const keyed = rows.map((row) => ({ row, key: collationKey(column, row[column.name] ?? column.default) }));
  const sign = descending ? -1 : 1;
  return keyed.sort((left, right) => sign * compareKeys(left.key, right.key)).map(({ row }) => row);
};

type Key = string | number | null;

const compareKeys = (left: Key, right: Key): number => {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  return left < right ? -1 : 1;
};
