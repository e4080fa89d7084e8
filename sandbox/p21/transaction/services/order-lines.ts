/**
 * The lines typed into an order. A row finds its line by its keys or makes a new one; what is typed into the extended
 * information goes to the line that is current, that is the one typed last (M03).
 */
import type { Row, Value } from '../../database/row.ts';
import { cancelLine } from '../../orders/cancel-order.ts';
import { reviseLine } from '../../orders/change-order.ts';
import { addLine, changing } from '../../orders/create-order.ts';
import type { OrderDesk } from '../../orders/order-desk.ts';
import { linesOf } from '../../orders/order-value.ts';
import { itemByUid } from '../../orders/ordered-item.ts';
import { columnRequired } from '../../orders/refusal.ts';
import { columnIn } from '../field.ts';
import { isSameRow } from '../fold-rows.ts';
import type { Step, TypedRow, Written } from '../service.ts';
import { columnsOf } from '../typed-columns.ts';
import { orderExtendedInfo, orderItems } from './order-line-form.ts';

export interface LineEdit {
  readonly step: Step;
  /** The line to change; absent for a new one. */
  readonly line: Row | undefined;
  readonly itemId: string | undefined;
  readonly columns: Row;
}

export const lineEdits = (desk: OrderDesk, header: Row, steps: readonly Step[]): LineEdit[] => {
  const lines = linesOf(desk, header);
  const edits: LineEdit[] = [];
  for (const step of steps) {
    if (step.element === orderItems) edits.push(...step.rows.map((row) => toEdit(desk, lines, step, row)));
    if (step.element === orderExtendedInfo) extend(edits, step);
  }
  return edits;
};

const toEdit = (desk: OrderDesk, lines: readonly Row[], step: Step, row: TypedRow): LineEdit => {
  const itemId = row.cells.get('oe_order_item_id');
  return {
    step,
    line: lines.find((line) => isSameRow(row, step.keys, (name) => cellOf(desk, line, name))),
    itemId: itemId === undefined || itemId === null ? undefined : String(itemId),
    columns: columnsOf(step.element, row, 'oe_line'),
  };
};

const cellOf = (desk: OrderDesk, line: Row, name: string): Value | undefined => {
  const field = orderItems.fields.find((one) => one.name === name);
  const column = field === undefined ? undefined : columnIn(field, 'oe_line');
  if (column !== undefined) return line[column];
  return name === 'oe_order_item_id' ? itemByUid(desk, line.inv_mast_uid)?.item_id : undefined;
};

const extend = (edits: LineEdit[], step: Step): void => {
  const current = edits.pop();
  if (current === undefined) throw columnRequired();
  const columns = Object.assign({}, ...step.rows.map((row) => columnsOf(step.element, row, 'oe_line')));
  edits.push({ ...current, columns: { ...current.columns, ...columns } });
};

/** Writes the edits in their order; the one at `lostLine` gets lost. Gives the handles P21 gave to new lines. */
export const writeLines = (
  desk: OrderDesk,
  header: Row,
  edits: readonly LineEdit[],
  lostLine: (count: number) => number | undefined,
): Written => {
  const lost = edits.length > 0 ? lostLine(edits.length) : undefined;
  const written = new Map<Step, ReadonlyMap<string, Value>[]>();
  changing(desk, header, () => {
    for (const [index, edit] of edits.entries()) {
      const line = index === lost ? undefined : writeLine(desk, header, edit);
      const handles = new Map(
        line === undefined ? [] : [['user_line_no', line.user_line_no ?? null] as const],
      );
      written.set(edit.step, [...(written.get(edit.step) ?? []), handles]);
    }
  });
  return written;
};

/** Assumption: a quantity of 0 on an existing line cancels what is open of it. */
const writeLine = (desk: OrderDesk, header: Row, { line, itemId, columns }: LineEdit): Row => {
  if (line === undefined) {
    if (itemId === undefined || columns.unit_quantity === undefined) throw columnRequired();
    return addLine(desk, header, { itemId, columns });
  }
  if (columns.unit_quantity === 0) cancelLine(desk, header, line);
  else reviseLine(desk, header, line, columns);
  return line;
};
