/**
 * Service InventoryAdjustment (p21-api 4.6; elements and fields of Md). The adjustment documents have no table in the
 * sandbox: what stays of one is the stock it moved.
 */
import Big from 'big.js';
import type { Row, Value } from '../../database/row.ts';
import { stockAt } from '../../orders/line-quantities.ts';
import type { OrderDesk } from '../../orders/order-desk.ts';
import { columnRequired, itemNotValid, P21Refusal, requiredColumn } from '../../orders/refusal.ts';
import { adjustStock } from '../../orders/stock.ts';
import { amount } from '../../pricing/amounts.ts';
import { unitsOf } from '../../pricing/item-units.ts';
import { PriceFault } from '../../pricing/price-fault.ts';
import { char, decimal, type Element, flag, form, list, shown } from '../field.ts';
import type { Service, Step, TypedRow, WriteContext, Written } from '../service.ts';
import { keysWritten, typedIn } from '../typed-columns.ts';

const main: Element = form(
  'TABPAGE_1.tp_1_dw_1',
  'Inventory Adjustment',
  [
    decimal('adjustment_number', 'inv_adj_hdr.adjustment_number', 'Adjustment Number'),
    char('company_id', 'inv_adj_hdr.company_id', 'Company ID', { required: true }),
    decimal('location_id', 'inv_adj_hdr.location_id', 'Location ID', { required: true }),
    char('reason_id', 'inv_adj_hdr.reason_id', 'Reason ID'),
    char('inv_adj_description', 'inv_adj_hdr.description', 'Description'),
    flag('approved', 'inv_adj_hdr.approved', 'Approved'),
    shown('location_name', 'location.location_name', ''),
  ],
  { keys: ['adjustment_number'] },
);

const lines: Element = list(
  'TABPAGE_17.tp_17_dw_17',
  'Items',
  [
    char('item_id', 'inv_mast.item_id', 'Item ID', { required: true }),
    decimal('unit_quantity', 'inv_adj_line.unit_quantity', 'Adjustment Amount', { required: true }),
    decimal('new_qoh', 'new_qoh', 'New Qty on Hand'),
    char('unit_of_measure', 'inv_adj_line.unit_of_measure', 'Unit of Measure'),
    decimal('cost', 'compute_0027', 'Unit Cost'),
    shown('item_desc', 'inv_mast.item_desc', 'Item Description'),
  ],
  { businessObject: 'inv_adj_line', datawindow: 'd_inv_adj_line' },
);

/** Assumption: stock moves when the adjustment is approved, and an adjustment that does not say is. */
const write = (steps: readonly Step[], { desk }: WriteContext): Written => {
  const location = typedIn(steps, main.name, 'location_id');
  if (typeof location !== 'number') throw requiredColumn('Location ID');
  const approved = typedIn(steps, main.name, 'approved') !== 'N';
  for (const { rows } of steps.filter(({ element }) => element === lines))
    for (const row of rows) adjust(desk, location, row, approved);
  return keysWritten(steps, main.name, { adjustment_number: desk.database.nextNumber('adjustment_number') });
};

const adjust = (desk: OrderDesk, location: number, { cells }: TypedRow, approved: boolean): void => {
  const item = desk.table('inv_mast').first({ item_id: cells.get('item_id') ?? null });
  const stock = item === undefined ? undefined : stockAt(desk, Number(item.inv_mast_uid), location);
  if (item === undefined || stock === undefined) throw itemNotValid();
  const change = changeOf(desk, item, stock, cells);
  if (approved) adjustStock(desk, stock, change);
};

/** In base units: the amount typed, or what leads to the quantity on hand typed. */
const changeOf = (desk: OrderDesk, item: Row, stock: Row, cells: ReadonlyMap<string, Value>): Big => {
  const size = sizeOf(desk, item, cells.get('unit_of_measure'));
  const quantity = cells.get('unit_quantity');
  if (typeof quantity === 'number') return new Big(quantity).times(size);
  const wanted = cells.get('new_qoh');
  if (typeof wanted !== 'number') throw columnRequired();
  return new Big(wanted).times(size).minus(amount(stock.qty_on_hand));
};

const sizeOf = (desk: OrderDesk, item: Row, unit: Value | undefined): Big => {
  const units = unitsOf(desk.database, item);
  try {
    return units.sizeOf(unit ? String(unit) : units.base);
  } catch (error) {
    if (error instanceof PriceFault) throw new P21Refusal(`General Exception: ${error.message}`);
    throw error;
  }
};

export const inventoryAdjustmentService: Service = {
  name: 'InventoryAdjustment',
  elements: [main, lines],
  find: () => undefined,
  title: (adjustment) => `Adjustment ${adjustment.adjustment_number}`,
  write,
  read: () => new Map(),
};
