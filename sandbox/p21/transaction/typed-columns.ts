/** From typed cells to columns of a table, and from a table's rows back to cells. */
import type { Row, Value } from '../database/row.ts';
import { columnIn, type Element } from './field.ts';
import type { Step, TypedRow, Written } from './service.ts';

/** The cells of a row that are columns of the table. */
export const columnsOf = (element: Element, row: TypedRow, table: string): Row => {
  const columns: Row = {};
  for (const [name, cell] of row.cells) {
    const field = element.fields.find((one) => one.name === name);
    const column = field === undefined ? undefined : columnIn(field, table);
    if (column !== undefined) columns[column] = cell;
  }
  return columns;
};

/** The columns of a table out of all rows of all steps, later ones over earlier ones. */
export const columnsOfAll = (steps: readonly Step[], table: string): Row =>
  Object.assign(
    {},
    ...steps.flatMap(({ element, rows }) => rows.map((row) => columnsOf(element, row, table))),
  );

/** The last value typed into the field of this name in the element. */
export const typedIn = (steps: readonly Step[], element: string, name: string): Value | undefined =>
  steps
    .filter((step) => step.element.name === element)
    .flatMap(({ rows }) => rows)
    .findLast(({ cells }) => cells.has(name))
    ?.cells.get(name);

/** A row's cells by "table.column", the form in which a record is read into a window. */
export const cellsOf = (table: string, row: Row | undefined): Row =>
  Object.fromEntries(Object.entries(row ?? {}).map(([column, cell]) => [`${table}.${column}`, cell]));

/** Keys P21 gave to the record, put into the first row of the first step of the element. */
export const keysWritten = (steps: readonly Step[], element: string, keys: Row): Written => {
  const step = steps.find((one) => one.element.name === element);
  return step === undefined ? new Map() : new Map([[step, [new Map(Object.entries(keys))]]]);
};
