/** Charges and unshipped items of orders: golden rows, and what the shop is sent for them. */
import { describe, expect, it } from 'vitest';
import { createOrderChargesFlow } from '../../src/flows/order-charges.flow.ts';
import { createUnshippedItemsFlow } from '../../src/flows/unshipped-items.flow.ts';
import { flowParts } from './support/flow-parts.ts';
import { call, planWrites } from './support/flow-stage.ts';
import { shopHolding } from './support/stub-oro.ts';
import { p21Holding } from './support/stub-p21.ts';
import { unknownColumns } from './support/system-names.ts';

const stamps = { date_last_modified: '2026-02-11T09:30:00.123-06:00' };

const line = (number: number, item: number, more: Record<string, string | number | null>) => ({
  order_no: '1013938',
  line_no: number,
  oe_line_uid: 500 + number,
  company_no: 'ACME',
  inv_mast_uid: item,
  unit_quantity: 10,
  unit_of_measure: 'EA',
  unit_size: 1,
  qty_ordered: 10,
  qty_invoiced: 0,
  qty_canceled: 0,
  other_charge: 'N',
  complete: 'N',
  cancel_flag: null,
  delete_flag: 'N',
  ...stamps,
  ...more,
});

const rows = {
  oe_hdr: [
    {
      order_no: '1013938',
      oe_hdr_uid: 9,
      company_id: 'ACME',
      customer_id: 100198,
      promise_date: '2026-03-09T00:00:00-06:00',
      completed: 'N',
      cancel_flag: null,
      projected_order: 'N',
      rma_flag: 'N',
      freight_out: 12.5,
      web_reference_no: 'W-1001',
      delete_flag: 'N',
      ...stamps,
    },
  ],
  oe_line: [
    line(1, 3, { qty_invoiced: 4 }),
    line(2, 3, { unit_quantity: 5, qty_ordered: 5, expedite_date: '2026-03-04T00:00:00-06:00' }),
    line(3, 4, {
      unit_quantity: 2,
      unit_of_measure: 'BX',
      unit_size: 12,
      qty_ordered: 24,
      qty_invoiced: 6,
      freight_in: 3.25,
    }),
    line(4, 5, { other_charge: 'Y', extended_desc: 'Pallet', extended_price: 18 }),
    line(5, 3, { cancel_flag: 'Y', freight_in: 99 }),
    line(6, 3, { parent_oe_line_uid: 501 }),
  ],
  inv_mast: [
    { inv_mast_uid: 3, item_id: 'WIDGET-001', item_desc: 'Widget', delete_flag: 'N' },
    { inv_mast_uid: 4, item_id: 'BOLT-8', item_desc: 'Bolt', delete_flag: 'N' },
    {
      inv_mast_uid: 5,
      item_id: 'PALLET',
      item_desc: 'Pallet charge',
      other_charge_item: 'Y',
      delete_flag: 'N',
    },
  ],
};

const shopOrder = { type: 'orders', id: '17', attributes: { identifier: 'w-1001' } };

const charges = {
  owner: '17',
  charges: [
    { key: '1013938/3/FREIGHT_IN', code: 'FREIGHT_IN', description: null, amount: '3.25', currency: 'USD' },
    { key: '1013938/4/OTHER', code: 'PALLET', description: 'Pallet', amount: '18', currency: 'USD' },
    { key: '1013938/FREIGHT_OUT', code: 'FREIGHT_OUT', description: null, amount: '12.5', currency: 'USD' },
  ],
};

const items = {
  owner: '17',
  items: [
    { key: '1013938/BOLT-8/bx', sku: 'BOLT-8', unit: 'bx', quantityOpen: '1.5', expectedDate: '2026-03-09' },
    {
      key: '1013938/WIDGET-001/each',
      sku: 'WIDGET-001',
      unit: 'each',
      quantityOpen: '11',
      expectedDate: '2026-03-04',
    },
  ],
};

describe('order-charges', () => {
  it('makes charges of freight and of lines that are charges', async () => {
    expect(unknownColumns(rows)).toEqual([]);
    const shop = await shopHolding({ lists: { orders: [shopOrder] } });
    const flow = createOrderChargesFlow(flowParts({ p21: await p21Holding(rows), shop: shop.oro }));
    const [row] = await flow.source.read(['1013938'], call);
    expect(row && flow.source.keyOf(row)).toBe('1013938');
    expect(row && flow.map(row)).toEqual(charges);
  });

  it('sends each as a row of the order', async () => {
    const shop = await shopHolding({ lists: { orders: [shopOrder] } });
    const flow = createOrderChargesFlow(flowParts({ p21: await p21Holding(rows), shop: shop.oro }));
    const outcomes = await flow.target.write(await planWrites(flow, ['1013938'], {}), call);
    expect(outcomes).toEqual([{ state: 'WRITTEN', targetId: '17' }]);
    expect(shop.writes.map(({ body }) => body)[1]).toEqual({
      data: {
        type: 'extendp21ordercharges',
        attributes: {
          p21_key: '1013938/4/OTHER',
          code: 'PALLET',
          description: 'Pallet',
          amount: '18',
          currency: 'USD',
        },
        relationships: { parent_order: { data: { type: 'orders', id: '17' } } },
      },
    });
  });

  it('has no place for charges of an order that the shop does not have, and asks nothing more about it', async () => {
    const shop = await shopHolding();
    const flow = createOrderChargesFlow(flowParts({ p21: await p21Holding(rows), shop: shop.oro }));
    const [row] = await flow.source.read(['1013938'], call);
    expect(row?.lines).toEqual([]);
    expect(row && flow.map(row)).toBeNull();
  });
});

describe('unshipped-items', () => {
  it('adds up open lines by item and unit, without charges, parts of assemblies and cancelled lines', async () => {
    const shop = await shopHolding({ lists: { orders: [shopOrder] } });
    const flow = createUnshippedItemsFlow(flowParts({ p21: await p21Holding(rows), shop: shop.oro }));
    const [row] = await flow.source.read(['1013938'], call);
    expect(row && flow.map(row)).toEqual(items);
  });

  it.each([
    ['complete', { completed: 'Y' }],
    ['cancelled', { cancel_flag: 'Y' }],
    ['a quote', { projected_order: 'Y' }],
  ])('has nothing of an order that is %s', async (_what, cells) => {
    const shop = await shopHolding({ lists: { orders: [shopOrder] } });
    const p21 = await p21Holding({ ...rows, oe_hdr: [{ ...rows.oe_hdr[0], ...cells }] });
    const flow = createUnshippedItemsFlow(flowParts({ p21, shop: shop.oro }));
    const [row] = await flow.source.read(['1013938'], call);
    expect(row && flow.map(row)).toBeNull();
  });

  it('tells rows apart by item and unit in a shop whose entity has no key', async () => {
    const held = {
      type: 'extendp21unshippeditems',
      id: '5',
      attributes: { sku: 'BOLT-8', quantity_open: '2', unit: 'bx', expected_date: '2026-03-09' },
      relationships: { parent_order: { data: { type: 'orders', id: '17' } } },
    };
    const shop = await shopHolding(
      { lists: { orders: [shopOrder], extendp21unshippeditems: [held] } },
      { withoutKey: ['extendp21unshippeditems'] },
    );
    const flow = createUnshippedItemsFlow(flowParts({ p21: await p21Holding(rows), shop: shop.oro }));
    const writes = await planWrites(flow, ['1013938'], {});
    expect(await flow.target.write(writes, call)).toEqual([{ state: 'WRITTEN', targetId: '17' }]);
    expect(shop.writes.map(({ body }) => (body as { data: object }).data)).toEqual([
      { type: 'extendp21unshippeditems', id: '5', attributes: { quantity_open: '1.5' } },
      {
        type: 'extendp21unshippeditems',
        attributes: { sku: 'WIDGET-001', quantity_open: '11', unit: 'each', expected_date: '2026-03-04' },
        relationships: { parent_order: { data: { type: 'orders', id: '17' } } },
      },
    ]);
    const [record] = await flow.target.read([{ key: '1013938', targetId: '17' }], call);
    expect(record?.document).toEqual({ owner: '17', items: [{ ...items.items[0], quantityOpen: '2' }] });
  });
});
