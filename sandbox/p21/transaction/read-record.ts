/** `/transaction/get`: whole records as TransactionSets, filler rows included (p21-api 4.4). */
import type { Row, Value } from '../database/row.ts';
import type { OrderDesk } from '../orders/order-desk.ts';
import type { DataElement, StateRequest, Transaction, TransactionState } from './document.ts';
import { toCell, toShown, type ValueContext } from './edit-values.ts';
import type { Element } from './field.ts';
import { nullReference } from './malformed.ts';
import type { Service } from './service.ts';

/** Throws a `P21Refusal` where a record may not be opened, a `MalformedDocument` where it cannot be selected (M03). */
export const readRecords = (desk: OrderDesk, service: Service, request: StateRequest) => ({
  Description: null,
  FieldMap: [],
  IgnoreDisabled: false,
  Name: service.name,
  Parameters: null,
  Query: null,
  TransactionSplitMethod: 0,
  Transactions: request.TransactionStates.filter(({ Keys }) => Keys.length > 0).map((state) =>
    readRecord(desk, service, state, request.UseCodeValues),
  ),
  UseCodeValues: request.UseCodeValues,
});

/** A record that is not there comes as the empty window. */
const readRecord = (
  desk: OrderDesk,
  service: Service,
  state: TransactionState,
  useCodeValues: boolean,
): Transaction => {
  const [first] = service.elements;
  if (first === undefined || state.DataElementName !== first.name) throw nullReference();
  const context = { database: desk.database, useCodeValues };
  const record = service.find(desk, keyCells(first, state, context));
  const rows = record === undefined ? new Map<string, readonly Row[]>() : service.read(desk, record);
  return {
    DataElements: service.elements.map((element) =>
      readElement(element, rows.get(element.name) ?? [], context),
    ),
    Status: 'New',
  };
};

const keyCells = (
  element: Element,
  state: TransactionState,
  context: ValueContext,
): ReadonlyMap<string, Value> =>
  new Map(
    state.Keys.flatMap(({ Name, Value }) => {
      const field = element.fields.find((one) => one.name === Name);
      return field === undefined ? [] : [[Name, toCell(field, Value, context)] as const];
    }),
  );

/** Lists end with the empty row the window keeps for the next entry; an empty form is one empty row. */
const readElement = (element: Element, rows: readonly Row[], context: ValueContext): DataElement => {
  const shown = element.type === 'List' || rows.length === 0 ? [...rows, {}] : rows;
  return {
    Name: element.name,
    Type: element.type,
    Keys: element.keys,
    Rows: shown.map((row) => ({
      Edits: element.fields.map((field) => ({
        Name: field.name,
        Value: toShown(field, row[field.name] ?? row[field.column], context),
      })),
      RelativeDateEdits: [],
    })),
  };
};
