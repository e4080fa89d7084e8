/** Rows to JSON text. Rows are sparse and tables wide, so a cell nobody set costs one prepared piece of text. */
import type { ColumnMeta, Row, TableMeta, Value } from '../database/row.ts';
import type { LocalTime } from '../local-time.ts';
import type { Dialect } from './tokenizer.ts';

export type RowRenderer = (row: Row) => string;

/** The renderer of the selected columns (all when `undefined`), in that order. */
export const createRenderer = (
  meta: TableMeta,
  select: readonly string[] | undefined,
  localTime: LocalTime,
  dialect: Dialect,
): RowRenderer => {
  const names = select ?? [...meta.columns.keys()];
  const cells = names
    .map((name) => meta.columns.get(name))
    .filter((column) => column !== undefined)
    .map((column) => createCell(column, localTime, dialect));
  return (row) => {
    let text = '';
    for (const cell of cells) text += cell(row);
    return `{${text.slice(1)}}`;
  };
};

const createCell = (column: ColumnMeta, localTime: LocalTime, dialect: Dialect): RowRenderer => {
  const { name } = column;
  const key = `,${JSON.stringify(name)}:`;
  const write = createWriter(column, localTime, dialect);
  const unset = key + (column.default === null ? 'null' : write(column.default));
  return (row) => {
    const value = row[name];
    return value === undefined || value === null ? unset : key + write(value);
  };
};

const createWriter = (
  column: ColumnMeta,
  localTime: LocalTime,
  dialect: Dialect,
): ((value: Value) => string) => {
  if (column.kind === 'datetime' && dialect === 'v4')
    return (value) => `"${localTime.toOffsetText(Number(value))}"`;
  if (column.kind === 'datetime') return (value) => `"${localTime.toWallText(Number(value))}"`;
  // OData 3 writes Edm.Decimal as text; 4 as a number (p21-api 2.1). Assumption for 3: its specification holds.
  if (column.kind === 'decimal' && dialect === 'v3')
    return (value) => `"${plainNumber(Number(value), column.scale)}"`;
  if (column.kind !== 'text') return (value) => plainNumber(Number(value), column.scale);
  // char(n) is stored with trailing blanks, varchar(n) as written (p21-api 9.4).
  if (column.type.startsWith('char(')) return (value) => JSON.stringify(String(value).padEnd(column.length));
  return (value) => JSON.stringify(String(value));
};

/** Never with an exponent: a decimal of P21 has none. */
const plainNumber = (value: number, scale: number): string => {
  const text = String(value);
  return text.includes('e') ? value.toFixed(scale).replace(/\.?0+$/, '') : text;
};
