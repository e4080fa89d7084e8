/** Reads an order into the window's elements (p21-api 4.4). */
import Big from 'big.js';
import type { Row } from '../../database/row.ts';
import { toCents } from '../../orders/cells.ts';
import { customerOf } from '../../orders/credit.ts';
import type { OrderDesk } from '../../orders/order-desk.ts';
import { addressOf } from '../../orders/order-parties.ts';
import { linesOf, openValueOf } from '../../orders/order-value.ts';
import { itemByUid } from '../../orders/ordered-item.ts';
import { amount } from '../../pricing/amounts.ts';
import { cellsOf } from '../typed-columns.ts';
import { headerElements } from './order-form.ts';

export const readOrder = (desk: OrderDesk, header: Row): ReadonlyMap<string, readonly Row[]> => {
  const head = [{ ...cellsOf('oe_hdr', header), ...namesOf(desk, header), ...freightOf(desk, header) }];
  const lines = linesOf(desk, header).map((line) => lineCells(desk, line));
  const customer = [cellsOf('customer', customerOf(desk, header.customer_id))];
  return new Map<string, readonly Row[]>([
    ...headerElements.map((element) => [element.name, head] as const),
    ['TP_ITEMS.items', lines],
    ['TP_EXTDINFO.extd_info', lines],
    ['TP_TAX.tp_tax', rows(desk, 'oe_hdr_tax', 'order_no', header)],
    ['TP_SALESREPS.tp_salesreps', rows(desk, 'oe_hdr_salesrep', 'order_number', header)],
    ['HDR_NOTE.hdr_note', rows(desk, 'oe_hdr_notepad', 'order_no', header)],
    ['TP_SHIPMENTS.tp_shipments', shipments(desk, header)],
    ['TP_CREDIT.tp_credit', customer],
    ['TP_PRICING.pricing_hdr', customer],
    ['TP_TOTALS.tp_totals', [totalsOf(desk, header)]],
  ]);
};

const namesOf = (desk: OrderDesk, header: Row): Row => {
  const contact = desk.table('contacts').first({ id: header.contact_id ?? null });
  const location = (id: Row[string] | undefined): Row[string] =>
    desk.table('location').first({ location_id: id ?? null })?.location_name ?? null;
  return {
    customer_name: addressOf(desk, header.customer_id)?.name ?? null,
    contact_name:
      contact === undefined ? null : `${contact.first_name ?? ''} ${contact.last_name ?? ''}`.trim(),
    sales_loc_name: location(header.location_id),
    source_loc_name: location(header.source_location_id),
    taker_name: header.taker ?? null,
  };
};

const freightOf = (desk: OrderDesk, header: Row): Row =>
  cellsOf(
    'freight_code',
    desk.table('freight_code').first({ freight_code_uid: header.freight_code_uid ?? null }),
  );

const lineCells = (desk: OrderDesk, line: Row): Row => ({
  ...cellsOf('oe_line', line),
  ...cellsOf('inv_mast', itemByUid(desk, line.inv_mast_uid)),
});

const rows = (desk: OrderDesk, table: string, column: string, header: Row): Row[] =>
  desk
    .table(table)
    .find(column, header.order_no ?? null)
    .filter((row) => row.delete_flag !== 'Y')
    .map((row) => cellsOf(table, row));

const shipments = (desk: OrderDesk, header: Row): Row[] =>
  desk
    .table('oe_pick_ticket')
    .find('order_no', header.order_no ?? null)
    .filter((ticket) => ticket.delete_flag !== 'Y')
    .map((ticket) => ({
      ...cellsOf('oe_pick_ticket', ticket),
      c_carrier: addressOf(desk, ticket.carrier_id)?.name ?? null,
    }));

const totalsOf = (desk: OrderDesk, header: Row): Row => {
  const lines = linesOf(desk, header).filter((line) => line.cancel_flag !== 'Y');
  const sum = (column: string): Big =>
    lines.reduce((total, line) => total.plus(amount(line[column])), new Big(0));
  const freight = amount(header.freight_out);
  return {
    sales_sub_total: toCents(sum('extended_price')),
    total_freight: toCents(freight),
    tax_total: toCents(sum('sales_tax')),
    sales_total: toCents(sum('extended_price').plus(freight).plus(sum('sales_tax'))),
    open_total: toCents(openValueOf(desk, header)),
  };
};
