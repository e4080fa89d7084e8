/**
 * A tenant's own window and table for shopping lists, which P21 itself does not have: on with the sandbox option
 * `shoppingLists`. Names are those of the example in docs/configure-p21.md; a real tenant's are its own.
 */
import type { ColumnSource } from '../../database/column-type.ts';
import { requiredColumn } from '../../orders/refusal.ts';
import { char, decimal, type Element, flag, form, list } from '../field.ts';
import type { Service, Step, TypedRow, WriteContext, Written } from '../service.ts';
import { cellsOf, columnsOf, typedIn } from '../typed-columns.ts';
import { upsertRow } from './record-rows.ts';

const table = 'u_shopping_list';

/** Columns of the tenant's table, by table. */
export const shoppingListTable: Readonly<Record<string, Readonly<Record<string, ColumnSource>>>> = {
  [table]: {
    customer_id: { type: 'decimal(19,0)', pk: true },
    list_name: { type: 'varchar(40)', pk: true },
    item_id: { type: 'varchar(40)', pk: true },
    qty: { type: 'decimal(19,9)' },
    uom: { type: 'varchar(8)', nullable: true },
    date_created: { type: 'datetime' },
    date_last_modified: { type: 'datetime' },
    last_maintained_by: { type: 'varchar(30)' },
  },
};

const main: Element = form(
  'MAIN.list',
  'Shopping List',
  [
    decimal('customer_id', `${table}.customer_id`, 'Customer ID', { required: true }),
    char('list_name', `${table}.list_name`, 'List', { required: true }),
  ],
  { keys: ['customer_id', 'list_name'], businessObject: table },
);

const rows: Element = list(
  'ROWS.rows',
  'Items',
  [
    char('item_id', `${table}.item_id`, 'Item ID', { required: true }),
    decimal('qty', `${table}.qty`, 'Quantity'),
    char('uom', `${table}.uom`, 'Unit of Measure'),
    flag('delete_flag', 'delete_flag', 'Delete'),
  ],
  { keys: ['item_id'], businessObject: table },
);

const write = (steps: readonly Step[], context: WriteContext): Written => {
  const customerId = typedIn(steps, main.name, 'customer_id');
  const listName = typedIn(steps, main.name, 'list_name');
  if (typeof customerId !== 'number') throw requiredColumn('Customer ID');
  if (typeof listName !== 'string' || listName === '') throw requiredColumn('List');
  const typed = steps.filter(({ element }) => element === rows).flatMap((step) => step.rows);
  for (const row of typed) writeRow(row, { customer_id: customerId, list_name: listName }, context);
  return new Map();
};

const writeRow = (
  row: TypedRow,
  listKey: { readonly customer_id: number; readonly list_name: string },
  { desk }: WriteContext,
): void => {
  const { item_id = null, ...columns } = columnsOf(rows, row, table);
  const key = { ...listKey, item_id };
  if (row.cells.get('delete_flag') !== 'Y') return void upsertRow(desk, table, key, columns);
  const known = desk.table(table).first(key);
  if (known !== undefined) desk.table(table).remove(known);
};

export const shoppingListService: Service = {
  name: 'u_ShoppingList',
  elements: [main, rows],
  find: (desk, cells) =>
    desk.table(table).first({
      customer_id: cells.get('customer_id') ?? null,
      list_name: cells.get('list_name') ?? null,
    }),
  title: (row) => `Shopping List ${row.list_name}`,
  write,
  read: (desk, row) => {
    const own = desk.table(table).find('customer_id', row.customer_id ?? null);
    const same = own.filter(({ list_name }) => list_name === row.list_name);
    return new Map([
      [main.name, [cellsOf(table, row)]],
      [rows.name, same.map((one) => cellsOf(table, one))],
    ]);
  },
};
