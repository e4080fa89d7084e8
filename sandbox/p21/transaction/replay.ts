/** Types a transaction into the window: every edit checked as it lands, rows folded (p21-api 4.2, 4.4; M03). */
import type { Row, Value } from '../database/row.ts';
import type { OrderDesk } from '../orders/order-desk.ts';
import { columnDisabled, P21Refusal } from '../orders/refusal.ts';
import type { DataElement, DocumentRow, Edit, Transaction } from './document.ts';
import { toCell } from './edit-values.ts';
import type { Element, Field } from './field.ts';
import { foldRows } from './fold-rows.ts';
import type { Service, Step, TypedRow } from './service.ts';

export interface ReplayOptions {
  readonly desk: OrderDesk;
  readonly useCodeValues: boolean;
  readonly ignoreDisabled: boolean;
}

export interface Replayed {
  readonly steps: readonly Step[];
  readonly existing: Row | undefined;
}

/** Throws a `P21Refusal` on the first edit the window does not take. */
export const replay = (service: Service, transaction: Transaction, options: ReplayOptions): Replayed => {
  const opened = openRecord(service, transaction, options);
  const steps = transaction.DataElements.flatMap((element) =>
    toStep(elementOf(service, element), element, options, opened !== undefined),
  );
  return { steps, existing: opened };
};

/** The header's keys are typed first: they decide whether the window holds a record or a new one. */
const openRecord = (service: Service, transaction: Transaction, options: ReplayOptions): Row | undefined => {
  const [first] = service.elements;
  const element = transaction.DataElements.find((one) => one.Name === first?.name);
  if (first === undefined || element === undefined) return undefined;
  checkKeys(first, element);
  const keys = keysOf(first, element);
  const cells = new Map<string, Value>();
  for (const { Name, Value } of rowsOf(element)[0]?.Edits ?? []) {
    const field = keys.includes(Name) ? fieldOf(first, Name) : undefined;
    if (field !== undefined) cells.set(Name, toCell(field, Value, contextOf(options)));
  }
  return service.find(options.desk, cells);
};

const elementOf = (service: Service, element: DataElement): Element => {
  const known = service.elements.find((one) => one.name === element.Name);
  if (known === undefined) throw noMatch();
  return known;
};

/** p21-api 4.4. */
const noMatch = (): P21Refusal => new P21Refusal('General Exception: Sequence contains no matching element');

const toStep = (element: Element, document: DataElement, options: ReplayOptions, exists: boolean): Step[] => {
  if (element.locked) {
    if (options.ignoreDisabled) return [];
    throw new P21Refusal('General Exception: Tab page is disabled and cannot be selected');
  }
  checkKeys(element, document);
  const keys = keysOf(element, document);
  const rows = rowsOf(document).map((row) => typeRow(element, row, keys, options, exists));
  return [
    { element, keys, askedKeys: document.Keys, rows: element.type === 'List' ? foldRows(rows, keys) : rows },
  ];
};

/** M03: what a window says of an element whose rows were lost on the way. */
const rowsOf = (element: DataElement): readonly DocumentRow[] => {
  if (element.Rows === null) throw new P21Refusal('Object reference not set to an instance of an object.');
  return element.Rows;
};

const keysOf = (element: Element, document: DataElement): readonly string[] =>
  document.Keys.length > 0 ? document.Keys : element.keys;

/** Keys of the request must be columns of the element and typed in every row. */
const checkKeys = (element: Element, document: DataElement): void => {
  for (const key of document.Keys) {
    fieldOf(element, key);
    if (!rowsOf(document).every((row) => row.Edits.some((edit) => edit.Name === key))) throw noMatch();
  }
};

const fieldOf = (element: Element, name: string): Field => {
  const field = element.fields.find((one) => one.name === name);
  if (field === undefined) throw new P21Refusal(`Invalid column name: ${name}`);
  return field;
};

const typeRow = (
  element: Element,
  row: DocumentRow,
  keys: readonly string[],
  options: ReplayOptions,
  exists: boolean,
): TypedRow => {
  const cells = new Map<string, Value>();
  for (const edit of row.Edits) {
    const field = fieldOf(element, edit.Name);
    if (edit.Value === '' && edit.IgnoreIfEmpty === true) continue;
    if (isDisabled(field, exists, keys)) {
      if (options.ignoreDisabled) continue;
      throw columnDisabled(edit.Name);
    }
    typeEdit(cells, field, edit, options);
  }
  return { cells };
};

const isDisabled = (field: Field, exists: boolean, keys: readonly string[]): boolean =>
  field.disabled === 'always' || (field.disabled === 'existing' && exists && !keys.includes(field.name));

/** A later field may empty an earlier one (p21-api 4.2). */
const typeEdit = (cells: Map<string, Value>, field: Field, edit: Edit, options: ReplayOptions): void => {
  cells.set(field.name, toCell(field, edit.Value, contextOf(options)));
  for (const name of field.resets) if (cells.has(name)) cells.set(name, null);
};

const contextOf = (options: ReplayOptions) => ({
  database: options.desk.database,
  useCodeValues: options.useCodeValues,
});
