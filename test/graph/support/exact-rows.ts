/** Rows of P21 made by hand, so that every digit that the graph answers is known. */
import type { Row } from '../../../sandbox/p21/database/row.ts';

const midnightInChicago = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day, 6);

type Rows = readonly (readonly [table: string, row: Row])[];

export const parties: Rows = [
  ['location', { location_id: 10, company_id: 'ACME', location_name: 'Main', location_type: 1330 }],
  [
    'customer',
    {
      company_id: 'ACME',
      customer_id: 100198,
      customer_name: 'Acme Tools  ',
      credit_limit: 12345678901.2345,
      credit_limit_used: 0.1,
      delete_flag: 'N',
    },
  ],
];

export const items: Rows = [
  [
    'inv_mast',
    {
      inv_mast_uid: 1,
      item_id: 'BOLT-1',
      item_desc: 'Bolt',
      base_unit: 'EA',
      default_selling_unit: 'CS',
      sales_pricing_unit: 'DZ',
      sales_pricing_unit_size: 12,
      price1: 0.104583333,
      weight: 0.000000000001,
      delete_flag: 'N',
    },
  ],
  [
    'item_uom',
    { item_uom_uid: 1, inv_mast_uid: 1, unit_of_measure: 'CS', unit_size: 144, selling_unit: 'Y' },
  ],
  ['item_uom', { item_uom_uid: 2, inv_mast_uid: 1, unit_of_measure: 'DZ', unit_size: 12, selling_unit: 'Y' }],
  [
    'inv_loc',
    {
      inv_mast_uid: 1,
      location_id: 10,
      company_id: 'ACME',
      qty_on_hand: 10.1,
      qty_allocated: 10.3,
      order_quantity: 1000.000000001,
      next_due_in_po_date: midnightInChicago(2026, 3, 8),
      delete_flag: 'N',
    },
  ],
  [
    'inv_loc_stock_status',
    { inv_loc_stock_status_uid: 1, inv_mast_uid: 1, location_id: 10, qty_quarantined: 0.2, qty_frozen: 0.1 },
  ],
];

const header = (number: string, given: Row = {}): Row => ({
  order_no: number,
  oe_hdr_uid: Number(number),
  company_id: 'ACME',
  customer_id: 100198,
  order_date: midnightInChicago(2026, 2, 28),
  approved: 'Y',
  delete_flag: 'N',
  ...given,
});

const line = (number: string, given: Row): Row => ({
  order_no: number,
  line_no: 1,
  oe_line_uid: Number(number),
  company_no: 'ACME',
  inv_mast_uid: 1,
  unit_of_measure: 'CS',
  unit_size: 144,
  unit_quantity: 3,
  qty_ordered: 432,
  qty_allocated: 0,
  qty_on_pick_tickets: 0,
  qty_invoiced: 0,
  qty_canceled: 0,
  pricing_unit: 'DZ',
  pricing_unit_size: 12,
  unit_price: 1.255,
  extended_price: 45.18,
  delete_flag: 'N',
  ...given,
});

export const orders: Rows = [
  ['oe_hdr', header('1', { freight_out: 12.345 })],
  [
    'oe_line',
    line('1', {
      qty_invoiced: 100,
      qty_on_pick_tickets: 44,
      qty_allocated: 200,
      qty_canceled: 8,
      sales_tax: 2.71,
    }),
  ],
  [
    'oe_line',
    line('1', {
      line_no: 2,
      oe_line_uid: 12,
      other_charge: 'Y',
      extended_price: 5.005,
      unit_of_measure: 'EA',
      unit_size: 1,
      unit_quantity: 1,
      qty_ordered: 1,
      pricing_unit: 'EA',
      pricing_unit_size: 1,
      unit_price: 5.005,
    }),
  ],
  ['oe_hdr', header('2', { completed: 'T', validation_status: 'HOLD' })],
  ['oe_line', line('2', { oe_line_uid: 2 })],
  ['oe_hdr', header('3', { completed: 'Y' })],
  ['oe_hdr', header('4', { cancel_flag: 'Y', completed: 'Y' })],
  ['oe_hdr', header('5', { projected_order: 'Y' })],
  ['oe_hdr', header('6', { rma_flag: 'Y' })],
  ['oe_line', line('6', { oe_line_uid: 6, qty_ordered: -144, unit_quantity: -1 })],
  ['oe_hdr', header('7', { approved: 'N' })],
  ['oe_hdr', header('8')],
  ['oe_line', line('8', { oe_line_uid: 8, qty_on_pick_tickets: 144, qty_allocated: 288 })],
  ['oe_hdr', header('9')],
  ['oe_line', line('9', { oe_line_uid: 9, qty_invoiced: 432 })],
  ['oe_hdr', header('10', { completed: 'T' })],
  ['oe_line', line('10', { oe_line_uid: 10, qty_allocated: 432 })],
];

const invoice = (number: string, given: Row): Row => ({
  invoice_no: number,
  invoice_type: 'IN',
  company_no: 'ACME',
  customer_id: '100198',
  customer_id_number: 100198,
  invoice_date: midnightInChicago(2026, 2, 28),
  net_due_date: midnightInChicago(2026, 3, 30),
  total_amount: 100.1,
  amount_paid: 0,
  paid_in_full_flag: 'N',
  ...given,
});

export const invoices: Rows = [
  ['invoice_hdr', invoice('1', {})],
  [
    'invoice_hdr',
    invoice('2', {
      amount_paid: 33.37,
      terms_taken: 2.002,
      allowed: 0.01,
      memo_amount: 1.5,
      bad_debt_amount: 0.2,
    }),
  ],
  ['invoice_hdr', invoice('3', { amount_paid: 100.1, paid_in_full_flag: 'Y' })],
  ['invoice_hdr', invoice('4', { total_amount: -19.99, invoice_type: 'CM' })],
];
