/** Digits, units, statuses and amounts of hand-made P21 rows, as the graph answers them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOroSandbox, type OroSandbox } from '../../sandbox/oro/server.ts';
import { createP21Sandbox, type P21Sandbox } from '../../sandbox/p21/server.ts';
import { invoices, items, orders, parties } from './support/exact-rows.ts';
import { createGraph, type Graph } from './support/graph-under-test.ts';

/** 2026-03-01T05:30:00Z is still the last of February in Chicago. */
const now = Date.UTC(2026, 2, 1, 5, 30);

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
