/** What P21 makes of an order that is written, against stock, credit and contracts (p21-api 7.3, 7.7). */
import { describe, expect, it } from 'vitest';
import type { Row } from '../../sandbox/p21/database/row.ts';
import { cancelOrder } from '../../sandbox/p21/orders/cancel-order.ts';
import { createPickTickets } from '../../sandbox/p21/orders/pick.ts';
import {
  createSmallDistributor,
  customerId,
  monday,
  type SmallDistributor,
  shipToId,
} from './small-distributor.ts';
import { order, stock } from './small-orders.ts';

describe('writing an order (p21-api 7.3)', () => {
  it('numbers it, copies the ship-to and dates it in the distributor zone', () => {
    const shop = createSmallDistributor();
    const { header } = order(shop, [['WIDGET-001', 5]], { web_reference_no: 'W-77' });
    expect(header).toMatchObject({
      order_no: '1011001',
      address_id: shipToId,
      ship2_name: 'Acme Tools, Dock 2',
      web_reference_no: 'W-77',
      order_date: Date.UTC(2026, 1, 2, 6),
      requested_date: Date.UTC(2026, 1, 3, 6),
      completed: 'N',
      projected_order: 'N',
      validation_status: 'OK',
      date_last_modified: monday,
      last_maintained_by: 'tester',
    });
  });

  it('keeps quantities in base units and prices per pricing unit', () => {
    const shop = createSmallDistributor();
    const { lines } = order(shop, [['WIDGET-001', 2, { unit_of_measure: 'BX' }]]);
    expect(lines[0]).toMatchObject({
      unit_quantity: 2,
      unit_of_measure: 'BX',
      unit_size: 12,
      qty_ordered: 24,
      qty_allocated: 24,
      pricing_unit: 'EA',
      unit_price: 10,
      extended_price: 240,
      manual_price_overide: 'N',
      user_line_no: '001',
    });
  });

  it('takes a given unit price as an override', () => {
    const shop = createSmallDistributor();
    const { lines } = order(shop, [['WIDGET-001', 3, { unit_price: 9.125 }]]);
    expect(lines[0]).toMatchObject({ unit_price: 9.125, extended_price: 27.38, manual_price_overide: 'Y' });
  });

  it('taxes lines by the ship-to jurisdictions and counts the order against the credit limit', () => {
    const shop = createSmallDistributor();
    const { header, lines } = order(shop, [['WIDGET-001', 5]], { freight_out: 7.5 });
    expect(lines[0]?.sales_tax).toBe(3);
    expect(shop.row('oe_line_tax', { order_number: header.order_no ?? null }).jurisdiction_id).toBe('IA-S');
    expect(shop.row('customer', { customer_id: customerId }).credit_limit_used).toBe(60.5);
  });

  it('holds an order that goes over the credit limit', () => {
    const shop = createSmallDistributor();
    shop.database
      .table('customer')
      .update(shop.row('customer', { customer_id: customerId }), { credit_limit: 50 });
    const { header } = order(shop, [['WIDGET-001', 5]]);
    expect(header.validation_status).toBe('HOLD');
    expect(createPickTickets(shop.desk, header)).toEqual([]);
  });

  it('allocates what is there and backorders the rest', () => {
    const shop = createSmallDistributor();
    const { lines } = order(shop, [['WIDGET-002', 20]]);
    expect(lines[0]).toMatchObject({ qty_ordered: 20, qty_allocated: 8, disposition: 'B' });
    expect(stock(shop, 2)).toMatchObject({ qty_on_hand: 8, qty_allocated: 8, qty_backordered: 12 });
    expect(stock(shop, 2).inv_last_changed_date).toBe(monday);
  });

  it('cancels what is not there when the disposition says so', () => {
    const shop = createSmallDistributor();
    const { lines } = order(shop, [['WIDGET-002', 20, { disposition: 'C' }]]);
    expect(lines[0]).toMatchObject({ qty_allocated: 8, qty_canceled: 12, complete: 'N' });
  });

  it('cancels neither charges nor returned goods for want of stock', () => {
    const shop = createSmallDistributor();
    const returned = order(shop, [['WIDGET-002', 20, { disposition: 'C' }]], { rma_flag: 'Y' });
    expect(returned.lines[0]).toMatchObject({ qty_allocated: 0, qty_canceled: 0 });
    shop.database
      .table('inv_mast')
      .update(shop.row('inv_mast', { inv_mast_uid: 2 }), { other_charge_item: 'Y' });
    const charged = order(shop, [['WIDGET-002', 20, { disposition: 'C' }]]);
    expect(charged.lines[0]).toMatchObject({ other_charge: 'Y', qty_canceled: 0, complete: 'N' });
  });

  it('takes neither stock nor credit for a quote', () => {
    const shop = createSmallDistributor();
    const { header, lines } = order(shop, [['WIDGET-001', 5]], { projected_order: 'Y' });
    expect(lines[0]?.qty_allocated).toBe(0);
    expect(stock(shop).qty_allocated).toBe(0);
    expect(shop.row('customer', { customer_id: customerId }).credit_limit_used).toBe(0);
    expect(shop.row('quote_hdr', { oe_hdr_uid: header.oe_hdr_uid ?? null }).complete_flag).toBe('N');
    expect(shop.row('inv_loc_stock_status', { inv_mast_uid: 1 })).toMatchObject({ qty_on_sales_quote: 5 });
  });

  it('finds an item by the part number of the customer', () => {
    const shop = createSmallDistributor();
    shop.database.table('inv_xref').insert({
      company_id: 'ACME',
      customer_id: customerId,
      their_item_id: 'ACME-9',
      inv_mast_uid: 2,
      inv_xref_uid: 1,
    });
    const { lines } = order(shop, [['ACME-9', 1]]);
    expect(lines[0]).toMatchObject({ inv_mast_uid: 2, customer_part_number: 'ACME-9' });
  });

  it.each([
    ['no ship-to', { address_id: null }, 'This column is required.'],
    ['an unknown customer', { customer_id: 5 }, 'Customer ID 5 does not exist'],
    ['an unknown contact', { contact_id: '9' }, 'Contact ID 9 does not exist'],
  ])('refuses %s and writes nothing', (_what, header, message) => {
    const shop = createSmallDistributor();
    expect(() => order(shop, [['WIDGET-001', 1]], header as Row)).toThrow(message);
    expect(shop.database.table('oe_hdr').size).toBe(0);
  });

  it('leaves nothing behind when a later line is refused', () => {
    const shop = createSmallDistributor();
    expect(() =>
      order(shop, [
        ['WIDGET-001', 5],
        ['NO-SUCH', 1],
      ]),
    ).toThrow('Item is not valid or not defined at this location');
    expect(shop.database.table('oe_line').size).toBe(0);
    expect(stock(shop).qty_allocated).toBe(0);
    expect(shop.row('customer', { customer_id: customerId }).credit_limit_used).toBe(0);
  });
});

describe('contract budgets (p21-api 7.7)', () => {
  const contractShop = () => {
    const shop = createSmallDistributor();
    const { database } = shop;
    database
      .table('customer')
      .update(shop.row('customer', { customer_id: customerId }), { job_pricing: 'Y' });
    database.table('job_price_hdr').insert({
      job_price_hdr_uid: 1,
      job_no: 'J1',
      company_id: 'ACME',
      approved: 'Y',
      cancelled: 'N',
      start_date: Date.UTC(2026, 0, 1),
      end_date: Date.UTC(2026, 11, 31),
      row_status_flag: 704,
    });
    database.table('job_price_customer_shipto').insert({
      job_price_cust_shipto_uid: 1,
      job_price_hdr_uid: 1,
      company_id: 'ACME',
      customer_id: customerId,
      ship_to_id: shipToId,
      contract_dollar_limit: 100,
      contract_order_limit: 5,
      row_status_flag: 704,
    });
    database.table('job_price_line').insert({
      job_price_line_uid: 1,
      job_price_hdr_uid: 1,
      line_no: 1,
      inv_mast_uid: 1,
      uom: 'EA',
      unit_size: 1,
      pricing_method: 221,
      price: 8,
      qty_ordered: 0,
      row_status_flag: 704,
    });
    return shop;
  };
  const used = (shop: SmallDistributor) => shop.row('job_price_customer_shipto', { job_price_hdr_uid: 1 });

  it('uses dollars, orders and quantity of the contract and gives back what is canceled', () => {
    const shop = contractShop();
    const { header, lines } = order(shop, [['WIDGET-001', 5]]);
    expect(lines[0]).toMatchObject({ unit_price: 8, job_price_hdr_uid: 1, job_price_line_uid: 1 });
    expect(used(shop)).toMatchObject({ contract_dollar_limit_used: 40, contract_order_limit_used: 1 });
    expect(shop.row('job_price_line', { job_price_line_uid: 1 }).qty_ordered).toBe(5);
    cancelOrder(shop.desk, header);
    expect(used(shop)).toMatchObject({ contract_dollar_limit_used: 0, contract_order_limit_used: 0 });
    expect(shop.row('job_price_line', { job_price_line_uid: 1 }).qty_ordered).toBe(0);
  });

  it('holds an order over the dollar limit where the ship-to asks for approval', () => {
    const shop = contractShop();
    expect(order(shop, [['WIDGET-001', 20]]).header.validation_status).toBe('OK');
    const shipTo = shop.row('ship_to', { ship_to_id: shipToId });
    shop.database.table('ship_to').update(shipTo, { budget_code_approval_flag: 'Y' });
    expect(order(shop, [['WIDGET-001', 1]]).header.validation_status).toBe('HOLD');
  });
});
