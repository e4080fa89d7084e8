/**
 * What the stand-in for P21 holds: items with stock, customers and orders, in P21's own words (p21-api 7), each row made
 * up from its number when it is asked for, so that a hundred thousand of them take no memory and no time to find.
 */
import type { Stock } from './lean-stock.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface LeanSizes {
  readonly items: number;
  readonly customers: number;
  readonly orders: number;
}

/** Rows of one table; each belongs to a numbered record. */
export interface LeanTable {
  /** How many records there are. */
  readonly count: number;
  /** Columns that name the record, each with the number of a value (NaN: there is none). */
  readonly keys: Readonly<Record<string, (value: string) => number>>;
  rowsOf(number: number): readonly Row[];
}

export const skuOf = (item: number): string => `ITEM-${String(item).padStart(6, '0')}`;
const customerIdOf = (customer: number): number => 100_000 + customer;
const orderNoOf = (order: number): string => String(1_000_000 + order);

const itemOfSku = (sku: string): number => Number(/^ITEM-(\d+)$/.exec(sku)?.[1] ?? Number.NaN);
const byOffset = (offset: number) => (value: string) => Number(value) - offset;

/** Long before anything the benchmark looks for. */
const longAgo = '2026-01-05T08:00:00.000Z';
const companyId = 'ACME';

export function createTables(
  { items, customers, orders }: LeanSizes,
  stock: Stock,
): Record<string, LeanTable> {
  const ofItem = { inv_mast_uid: Number, item_id: itemOfSku };
  const ofCustomer = { customer_id: byOffset(100_000), id: byOffset(100_000) };
  const ofOrder = { order_no: byOffset(1_000_000) };
  return {
    inv_mast: { count: items, keys: ofItem, rowsOf: (item) => [itemRow(item)] },
    item_uom: { count: items, keys: ofItem, rowsOf: (item) => [unitRow(item)] },
    inv_loc: { count: items, keys: ofItem, rowsOf: (item) => [placeRow(item, stock)] },
    customer: { count: customers, keys: ofCustomer, rowsOf: (customer) => [customerRow(customer)] },
    address: { count: customers, keys: ofCustomer, rowsOf: (customer) => [addressRow(customer)] },
    oe_hdr: { count: orders, keys: ofOrder, rowsOf: (order) => [orderRow(order, customers)] },
    oe_line: {
      count: orders,
      keys: ofOrder,
      rowsOf: (order) => [1, 2].map((line) => lineRow(order, line, items)),
    },
    terms: { count: 1, keys: {}, rowsOf: () => [{ terms_id: '1', terms_desc: 'Net 30', net_days: 30 }] },
  };
}

const itemRow = (item: number): Row => ({
  inv_mast_uid: item,
  item_id: skuOf(item),
  item_desc: `Item number ${item}`,
  base_unit: 'EA',
  default_selling_unit: 'EA',
  sales_pricing_unit: 'EA',
  sales_pricing_unit_size: 1,
  date_last_modified: longAgo,
});

const unitRow = (item: number): Row => ({
  item_uom_uid: item,
  inv_mast_uid: item,
  unit_of_measure: 'EA',
  unit_size: 1,
  selling_unit: 'Y',
  date_last_modified: longAgo,
});

const placeRow = (item: number, stock: Stock): Row => ({
  inv_mast_uid: item,
  location_id: 10,
  company_id: companyId,
  qty_on_hand: stock.quantityOf(item),
  qty_allocated: 0,
  sellable: 'Y',
  stockable: 'Y',
  inv_last_changed_date: stock.changedAt(item),
  date_last_modified: longAgo,
});

const customerRow = (customer: number): Row => ({
  customer_id: customerIdOf(customer),
  company_id: companyId,
  customer_name: `Customer number ${customer}`,
  taxable_flag: 'Y',
  terms_id: '1',
  class_1id: `CLASS ${customer % 20}`,
  date_last_modified: longAgo,
});

const addressRow = (customer: number): Row => ({
  id: customerIdOf(customer),
  name: `Customer number ${customer}`,
  mail_address1: `${customer} Main Street`,
  mail_city: 'Chicago',
  mail_state: 'IL',
  mail_postal_code: '60601',
  mail_country: 'US',
  corp_address_id: customerIdOf(customer),
  date_last_modified: longAgo,
});

const orderRow = (order: number, customers: number): Row => ({
  order_no: orderNoOf(order),
  oe_hdr_uid: order,
  company_id: companyId,
  customer_id: customerIdOf((order % customers) + 1),
  address_id: customerIdOf((order % customers) + 1),
  order_date: '2025-11-03T00:00:00',
  requested_date: '2025-11-10T00:00:00',
  po_no: `PO-${order}`,
  terms: '1',
  approved: 'Y',
  completed: 'Y',
  ship2_name: 'Receiving',
  ship2_add1: `${order} Dock Road`,
  ship2_city: 'Chicago',
  ship2_state: 'IL',
  ship2_zip: '60601',
  ship2_country: 'US',
  date_created: '2025-11-03T14:00:00.000Z',
  date_last_modified: longAgo,
});

const lineRow = (order: number, line: number, items: number): Row => ({
  order_no: orderNoOf(order),
  line_no: line,
  oe_line_uid: order * 10 + line,
  company_no: companyId,
  inv_mast_uid: ((order + line * 17) % items) + 1,
  unit_quantity: line,
  unit_of_measure: 'EA',
  unit_size: 1,
  qty_ordered: line,
  qty_invoiced: line,
  unit_price: 12.5,
  pricing_unit: 'EA',
  pricing_unit_size: 1,
  complete: 'Y',
  date_last_modified: longAgo,
});
