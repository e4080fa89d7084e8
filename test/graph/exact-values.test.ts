/** Digits, units, statuses and amounts of hand-made P21 rows, as the graph answers them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOroSandbox, type OroSandbox } from '../../sandbox/oro/server.ts';
import type { Row } from '../../sandbox/p21/database/row.ts';
import { createP21Sandbox, type P21Sandbox } from '../../sandbox/p21/server.ts';
import { createGraph, type Graph } from './support/graph-under-test.ts';

/** 2026-03-01T05:30:00Z is still the last of February in Chicago. */
const now = Date.UTC(2026, 2, 1, 5, 30);
const midnightInChicago = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day, 6);

let p21: P21Sandbox;
let oro: OroSandbox;
let graph: Graph;

beforeAll(async () => {
  p21 = await createP21Sandbox({ empty: true, now: () => now });
  oro = await createOroSandbox();
  graph = createGraph({ p21, oro, salesLocationId: '10', clock: () => now });
  for (const [table, row] of [...parties, ...items, ...orders, ...invoices])
    p21.database.table(table).insert(row);
});

afterAll(async () => {
  await graph?.close();
  await Promise.all([p21?.close(), oro?.close()]);
});

type Rows = readonly (readonly [table: string, row: Row])[];

const parties: Rows = [
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

const items: Rows = [
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

const orders: Rows = [
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

const invoices: Rows = [
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

const one = async (document: string) => {
  const { data, errors } = await graph.ask(document);
  expect(errors).toEqual([]);
  return data as Record<string, Record<string, unknown>>;
};

describe('digits', () => {
  it('arrive as P21 sent them, and sums do not drift', async () => {
    const { customer, product } = await one(`{
      customer(p21CustomerId: "100198") { name credit { limit { amount currency } used { amount } available { amount } } }
      product(sku: "bolt-1") { sku weight inventory {
        onHand { value unitOfMeasure } allocated { value } blocked { value } available { value } onOrder { value } nextDueOn
      } }
    }`);
    expect(customer).toEqual({
      name: 'Acme Tools',
      credit: {
        limit: { amount: '12345678901.2345', currency: 'USD' },
        used: { amount: '0.1' },
        available: { amount: '12345678901.1345' },
      },
    });
    expect(product).toEqual({
      sku: 'BOLT-1',
      weight: '0.000000000001',
      inventory: [
        {
          onHand: { value: '10.1', unitOfMeasure: 'EA' },
          allocated: { value: '10.3' },
          blocked: { value: '0.3' },
          available: { value: '-0.5' },
          onOrder: { value: '1000.000000001' },
          nextDueOn: '2026-03-08',
        },
      ],
    });
  });
});

describe('units', () => {
  it('of a product are those P21 lists and its base unit', async () => {
    const { product } = await one(
      '{ product(sku: "BOLT-1") { units { code size isBase isSelling isPricing } } }',
    );
    expect(product?.units).toEqual([
      { code: 'EA', size: '1', isBase: true, isSelling: false, isPricing: false },
      { code: 'CS', size: '144', isBase: false, isSelling: true, isPricing: false },
      { code: 'DZ', size: '12', isBase: false, isSelling: true, isPricing: true },
    ]);
  });

  it('of a line are the ordered ones, though P21 counts in base units and prices per dozen', async () => {
    const { order } = await one(`{ order(orderNumber: "1") { lines {
      lineNumber status unitSize pricingUnit
      ordered { value unitOfMeasure } shipped { value } picking { value } allocated { value } cancelled { value }
      open { value } backordered { value unitOfMeasure }
      unitPrice { amount } pricingUnitPrice { amount } extendedPrice { amount }
    } } }`);
    expect(order?.lines).toMatchObject([
      {
        lineNumber: 1,
        status: 'PARTIALLY_SHIPPED',
        unitSize: '144',
        pricingUnit: 'DZ',
        ordered: { value: '3', unitOfMeasure: 'CS' },
        shipped: { value: '0.694444444' },
        picking: { value: '0.305555556' },
        allocated: { value: '1.388888889' },
        cancelled: { value: '0.055555556' },
        open: { value: '2.25' },
        backordered: { value: '0.555555556', unitOfMeasure: 'CS' },
        unitPrice: { amount: '15.06' },
        pricingUnitPrice: { amount: '1.255' },
        extendedPrice: { amount: '45.18' },
      },
      { lineNumber: 2 },
    ]);
  });
});

describe('an order', () => {
  it('adds up goods, charges, freight and tax exactly', async () => {
    const { order } = await one(`{ order(orderNumber: "1") {
      placedOn
      charges { kind lineNumber amount { amount } }
      totals { goods { amount } charges { amount } tax { amount } total { amount } open { amount } }
    } }`);
    expect(order).toEqual({
      placedOn: '2026-02-28',
      charges: [
        { kind: 'FREIGHT_OUT', lineNumber: null, amount: { amount: '12.345' } },
        { kind: 'OTHER', lineNumber: 2, amount: { amount: '5.005' } },
      ],
      totals: {
        goods: { amount: '45.18' },
        charges: { amount: '17.35' },
        tax: { amount: '2.71' },
        total: { amount: '65.24' },
        open: { amount: '38.89' },
      },
    });
  });

  it.each([
    ['1', 'PARTIALLY_SHIPPED', 'ORDER', false],
    ['2', 'ON_HOLD', 'ORDER', true],
    ['3', 'COMPLETED', 'ORDER', false],
    ['4', 'CANCELLED', 'ORDER', false],
    ['5', 'QUOTED', 'QUOTE', false],
    ['6', 'OPEN', 'RETURN', false],
    ['7', 'ON_HOLD', 'ORDER', false],
    ['8', 'PICKING', 'ORDER', false],
    ['9', 'SHIPPED', 'ORDER', false],
    ['10', 'OPEN', 'ORDER', true],
  ])('%s is %s, a %s, in somebody’s editor: %s', async (number, status, kind, inEdit) => {
    const { order } = await one(`{ order(orderNumber: "${number}") { status kind inEdit } }`);
    expect(order).toEqual({ status, kind, inEdit });
  });

  it('is found by state, kind and day, the days of P21 counted in its own zone', async () => {
    const numbers = async (filter: string) => {
      const { orders: page = {} } = await one(
        `{ orders(first: 50, filter: { ${filter} }) { nodes { orderNumber } } }`,
      );
      const { nodes } = page as { nodes: { orderNumber: string }[] };
      return nodes.map(({ orderNumber }) => Number(orderNumber)).sort((a, b) => a - b);
    };
    expect(await numbers('openOnly: true, kind: ORDER')).toEqual([1, 2, 7, 8, 9, 10]);
    expect(await numbers('state: COMPLETED')).toEqual([3]);
    expect(await numbers('state: CANCELLED')).toEqual([4]);
    expect(await numbers('kind: QUOTE')).toEqual([5]);
    expect(await numbers('placedFrom: "2026-02-28", placedTo: "2026-02-28"')).toHaveLength(10);
    expect(await numbers('placedFrom: "2026-03-01"')).toEqual([]);
    expect(await numbers('placedTo: "2026-02-27"')).toEqual([]);
  });

  it('says when P21 was asked', async () => {
    const { order } = await one('{ order(orderNumber: "1") { asOf stale lines { asOf stale } } }');
    const asked = { asOf: '2026-03-01T05:30:00.000Z', stale: false };
    expect(order).toEqual({ ...asked, lines: [asked, asked] });
  });
});

describe('an invoice', () => {
  it.each([
    ['1', 'OPEN', 'INVOICE', '100.1'],
    ['2', 'PARTIALLY_PAID', 'INVOICE', '63.018'],
    ['3', 'PAID', 'INVOICE', '0'],
    ['4', 'OPEN', 'CREDIT_MEMO', '-19.99'],
  ])('%s is %s, a %s, with %s open', async (number, status, kind, amount) => {
    const { invoice: found } = await one(
      `{ invoice(invoiceNumber: "${number}") { status kind dueOn open { amount } } }`,
    );
    expect(found).toEqual({ status, kind, dueOn: '2026-03-30', open: { amount } });
  });
});
