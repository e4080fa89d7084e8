/** Changes of an existing order: its header, its lines, from quote to order (p21-api 4.2, 4.6). */
import type { Row } from '../database/row.ts';
import { amount } from '../pricing/amounts.ts';
import { allocateLine } from './allocate.ts';
import { toCents } from './cells.ts';
import { changing } from './create-order.ts';
import { validation } from './credit.ts';
import { bookLine, quantitiesOf } from './line-quantities.ts';
import type { OrderDesk } from './order-desk.ts';
import { givenColumns, valueColumns } from './order-line.ts';
import { addressOf } from './order-parties.ts';
import { itemByUid, orderedItem } from './ordered-item.ts';
import { columnDisabled, lockedBy, P21Refusal } from './refusal.ts';
import { taxOn } from './taxes.ts';

/** The order as a writer may have it. Throws a `P21Refusal` as `findOrder` and `refuseInEditor` do. */
export const openForChange = (desk: OrderDesk, orderNo: string, rma = false): Row | undefined => {
  const header = findOrder(desk, orderNo, rma);
  if (header !== undefined) refuseInEditor(header);
  return header;
};

/** Throws a `P21Refusal` on an RMA where the caller works on orders. */
export const findOrder = (desk: OrderDesk, orderNo: string, rma = false): Row | undefined => {
  const header = desk.table('oe_hdr').first({ order_no: orderNo });
  if (header === undefined || header.delete_flag === 'Y') return undefined;
  if (!rma && header.rma_flag === 'Y')
    throw new P21Refusal(
      'General Exception: You cannot retrieve an RMA from the Order Entry/Front Counter window.',
    );
  return header;
};

/** Throws a `P21Refusal` when the order is open in somebody's editor (completed 'T', p21-api 2.4). */
export const refuseInEditor = (header: Row): void => {
  if (header.completed === 'T') throw lockedBy(`Order ${header.order_no}`, String(header.last_maintained_by));
};

/** Changes columns of oe_hdr. A changed hold or approval is the caller's word and stays. */
export const reviseHeader = (desk: OrderDesk, header: Row, columns: Row): void => {
  const [first] = Object.keys(columns);
  if (first === undefined) return;
  if (header.cancel_flag === 'Y') throw columnDisabled(first);
  changing(desk, header, () => {
    desk.update('oe_hdr', header, { ...columns, ...newShipTo(desk, header, columns) });
  });
};

/** Quantity, unit, price and the like of one line. What was given before and is not now stays. */
export const reviseLine = (desk: OrderDesk, header: Row, line: Row, columns: Row): void => {
  refuseDoneLine(header, line, columns);
  changing(desk, header, () => {
    bookLine(desk, header, line, { qty_allocated: 0 });
    const ordered = orderedItem(
      desk,
      header,
      itemIdOf(desk, line),
      Number(columns.source_loc_id ?? line.source_loc_id),
    );
    const values = touchesValue(columns) ? valueColumns(desk, header, ordered, wantedOf(line, columns)) : {};
    refuseBelowPicked(line, values);
    const moved = columns.source_loc_id === undefined ? {} : { source_loc_id: columns.source_loc_id };
    bookLine(desk, header, line, { ...givenColumns(columns), ...moved, ...values });
    const tax = taxOn(desk, header, line, amount(line.extended_price));
    desk.update('oe_line', line, { sales_tax: toCents(tax) });
    allocateLine(desk, header, line);
  });
};

/** A quote becomes an order: its lines take stock and credit now. */
export const convertQuote = (desk: OrderDesk, header: Row, lines: readonly Row[]): void => {
  for (const line of lines) bookLine(desk, header, line, { delete_flag: 'Y' });
  changing(desk, header, () => {
    desk.update('oe_hdr', header, { projected_order: 'N' });
    for (const line of lines) {
      bookLine(desk, header, line, { delete_flag: 'N' });
      allocateLine(desk, header, line);
    }
  });
  const [quote] = desk.table('quote_hdr').find('oe_hdr_uid', header.oe_hdr_uid ?? null);
  if (quote !== undefined) desk.update('quote_hdr', quote, { complete_flag: 'Y' });
};

/** Sets the credit state by hand: a hold, or its approval. */
export const setValidation = (desk: OrderDesk, header: Row, status: string): void => {
  const known = Object.values(validation) as string[];
  if (known.includes(status)) desk.update('oe_hdr', header, { validation_status: status });
};

/** A ship-to that is changed brings its address, unless the caller gives one. */
const newShipTo = (desk: OrderDesk, header: Row, columns: Row): Row => {
  if (columns.address_id === undefined || columns.address_id === header.address_id) return {};
  const address = addressOf(desk, columns.address_id);
  const copied: Row = {
    ship2_name: address?.name ?? null,
    ship2_add1: address?.phys_address1 ?? null,
    ship2_add2: address?.phys_address2 ?? null,
    ship2_city: address?.phys_city ?? null,
    ship2_state: address?.phys_state ?? null,
    ship2_zip: address?.phys_postal_code ?? null,
    ship2_country: address?.phys_country ?? null,
  };
  return Object.fromEntries(Object.entries(copied).filter(([name]) => columns[name] === undefined));
};

const refuseDoneLine = (header: Row, line: Row, columns: Row): void => {
  const done = line.complete === 'Y' || line.cancel_flag === 'Y' || header.cancel_flag === 'Y';
  const [first] = Object.keys(columns);
  if (done && first !== undefined) throw columnDisabled(first);
};

/** Assumption: P21's words; what is picked or invoiced cannot be taken back by changing the order. */
const refuseBelowPicked = (line: Row, values: Row): void => {
  if (values.qty_ordered === undefined) return;
  const { invoiced, onPickTickets, canceled } = quantitiesOf(line);
  if (amount(values.qty_ordered).lt(invoiced.plus(onPickTickets).plus(canceled)))
    throw new P21Refusal('General Exception: Quantity ordered is less than quantity picked and invoiced.');
};

const touchesValue = (columns: Row): boolean =>
  ['unit_quantity', 'unit_of_measure', 'unit_price', 'source_loc_id'].some(
    (name) => columns[name] !== undefined,
  );

/** A price once set by hand survives a change of quantity. */
const wantedOf = (line: Row, columns: Row): Row => ({
  unit_quantity: columns.unit_quantity ?? line.unit_quantity ?? null,
  unit_of_measure: columns.unit_of_measure ?? line.unit_of_measure ?? null,
  unit_price: columns.unit_price ?? (line.manual_price_overide === 'Y' ? (line.unit_price ?? null) : null),
  source_loc_id: columns.source_loc_id ?? line.source_loc_id ?? null,
});

const itemIdOf = (desk: OrderDesk, line: Row): string =>
  String(itemByUid(desk, line.inv_mast_uid)?.item_id ?? '');
