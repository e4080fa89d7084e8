import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../sandbox/p21/database/row.ts';
import { cancelLine, cancelOrder } from '../../sandbox/p21/orders/cancel-order.ts';
import { openForChange, reviseLine } from '../../sandbox/p21/orders/change-order.ts';
import { addLine, changing, createOrder } from '../../sandbox/p21/orders/create-order.ts';
import { createPickTickets } from '../../sandbox/p21/orders/pick.ts';
import { openAmountOf, receivePayment } from '../../sandbox/p21/orders/receive-payment.ts';
import { shipPickTicket } from '../../sandbox/p21/orders/ship.ts';
import { adjustStock, receiveStock } from '../../sandbox/p21/orders/stock.ts';
import { fc } from '../support/fast-check.ts';
import { expectConserved } from './conservation.ts';
import {
  createSmallDistributor,
  customerId,
  locationId,
  monday,
  type SmallDistributor,
  shipToId,
} from './small-distributor.ts';

const order = (shop: SmallDistributor, lines: readonly [string, number, Row?][], header: Row = {}) =>
  createOrder(shop.desk, {
    header: { customer_id: customerId, address_id: shipToId, location_id: locationId, ...header },
    lines: lines.map(([itemId, unit_quantity, columns = {}]) => ({
      itemId,
      columns: { unit_quantity, ...columns },
    })),
  });

const stock = (shop: SmallDistributor, uid = 1): Row => shop.row('inv_loc', { inv_mast_uid: uid });

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

describe('from pick ticket to payment (p21-api 7.4, 7.5)', () => {
  it('moves allocated to picked to invoiced and writes ticket, invoice and receipt', () => {
    const shop = createSmallDistributor();
    const { header, lines } = order(shop, [['WIDGET-001', 5]], { freight_out: 7.5 });
    const [ticket] = createPickTickets(shop.desk, header);
    expect(lines[0]).toMatchObject({ qty_allocated: 0, qty_on_pick_tickets: 5 });
    expect(ticket?.ship_date ?? null).toBeNull();
    shop.clock.ms += 3_600_000;
    const invoice = shipPickTicket(shop.desk, ticket ?? {}, { trackingNo: '1Z999' });
    expect(ticket).toMatchObject({ tracking_no: '1Z999', ship_date: monday + 3_600_000, freight_out: 7.5 });
    expect(lines[0]).toMatchObject({ qty_on_pick_tickets: 0, qty_invoiced: 5, complete: 'Y' });
    expect(stock(shop)).toMatchObject({ qty_on_hand: 95, qty_allocated: 0 });
    expect(header).toMatchObject({ completed: 'Y', date_order_completed: monday + 3_600_000 });
    expect(invoice).toMatchObject({
      invoice_type: 'IN',
      customer_id: String(customerId),
      customer_id_number: customerId,
      total_amount: 60.5,
      tax_amount: 3,
      freight: 7.5,
      paid_in_full_flag: 'N',
      carrier_name: 'UPS Ground',
    });
    expect(invoice.net_due_date).toBe(Date.UTC(2026, 2, 4, 6));
    expect(shop.row('invoice_line', { invoice_no: invoice.invoice_no ?? null })).toMatchObject({
      qty_shipped: 5,
      extended_price: 50,
    });
    const { receipt } = receivePayment(shop.desk, {
      remitterId: customerId,
      payment: { payment_type_id: 1, payment_amount: 60.5 },
      applications: [{ invoiceNo: String(invoice.invoice_no), amount: new Big('60.5') }],
    });
    expect(invoice).toMatchObject({
      amount_paid: 60.5,
      paid_in_full_flag: 'Y',
      date_paid: monday + 3_600_000,
    });
    expect(shop.row('ar_receipts_detail', { receipt_number: receipt.receipt_number ?? null })).toMatchObject({
      payment_amount: 60.5,
    });
    expect(shop.row('customer', { customer_id: customerId }).credit_limit_used).toBe(0);
  });

  it('gives short shipped goods back to the line', () => {
    const shop = createSmallDistributor();
    const { header, lines } = order(shop, [['WIDGET-001', 5]]);
    const [ticket] = createPickTickets(shop.desk, header);
    shipPickTicket(shop.desk, ticket ?? {}, { quantities: new Map([[1, new Big(2)]]) });
    expect(lines[0]).toMatchObject({
      qty_invoiced: 2,
      qty_on_pick_tickets: 0,
      qty_allocated: 3,
      complete: 'N',
    });
    expect(header.completed).toBe('N');
  });

  it('refuses a ticket that has been invoiced', () => {
    const shop = createSmallDistributor();
    const [ticket = {}] = createPickTickets(shop.desk, order(shop, [['WIDGET-001', 1]]).header);
    shipPickTicket(shop.desk, ticket);
    expect(() => shipPickTicket(shop.desk, ticket)).toThrow('This pick ticket has already been invoiced.');
  });

  it('puts other charges on the first invoice', () => {
    const shop = createSmallDistributor();
    shop.database.table('inv_mast').insert({
      inv_mast_uid: 3,
      item_id: 'HANDLING',
      item_desc: 'Handling',
      price1: 4,
      base_unit: 'EA',
      other_charge_item: 'Y',
      delete_flag: 'N',
    });
    const { header } = order(shop, [
      ['WIDGET-001', 1],
      ['HANDLING', 1],
    ]);
    const [ticket = {}] = createPickTickets(shop.desk, header);
    expect(shipPickTicket(shop.desk, ticket)).toMatchObject({ other_charge_amount: 4, total_amount: 14.84 });
    expect(header.completed).toBe('Y');
  });

  it('serves the oldest waiting line when goods come in', () => {
    const shop = createSmallDistributor();
    const first = order(shop, [['WIDGET-002', 10]]).lines[0];
    const second = order(shop, [['WIDGET-002', 10]]).lines[0];
    receiveStock(shop.desk, stock(shop, 2), new Big(5));
    expect([first?.qty_allocated, second?.qty_allocated]).toEqual([10, 3]);
  });
});

describe('changing an order (p21-api 4.2, 2.4)', () => {
  it('reallocates and reprices a line whose quantity changes', () => {
    const shop = createSmallDistributor();
    const { header, lines } = order(shop, [['WIDGET-001', 5]]);
    const [line = {}] = lines;
    reviseLine(shop.desk, header, line, { unit_quantity: 7 });
    expect(line).toMatchObject({ qty_ordered: 7, qty_allocated: 7, extended_price: 70, sales_tax: 4.2 });
    expect(stock(shop).qty_allocated).toBe(7);
    expect(shop.row('customer', { customer_id: customerId }).credit_limit_used).toBe(74.2);
  });

  it('refuses an order that is open in an editor, and an RMA where orders are edited', () => {
    const shop = createSmallDistributor();
    const { header } = order(shop, [['WIDGET-001', 5]]);
    shop.database.table('oe_hdr').update(header, { completed: 'T' }, 'JSMITH');
    expect(() => openForChange(shop.desk, String(header.order_no))).toThrow(
      'may currently be edited by JSMITH',
    );
    const rma = order(shop, [['WIDGET-001', 1]], { rma_flag: 'Y' }).header;
    expect(() => openForChange(shop.desk, String(rma.order_no))).toThrow(
      'You cannot retrieve an RMA from the Order Entry/Front Counter window.',
    );
  });

  it('cancels what is open and refuses when all is invoiced', () => {
    const shop = createSmallDistributor();
    const { header, lines } = order(shop, [['WIDGET-001', 5]]);
    cancelOrder(shop.desk, header);
    expect(header).toMatchObject({ cancel_flag: 'Y', completed: 'Y' });
    expect(lines[0]).toMatchObject({ qty_canceled: 5, qty_allocated: 0, cancel_flag: 'Y' });
    expect(stock(shop).qty_allocated).toBe(0);
    const other = order(shop, [['WIDGET-001', 5]]).header;
    const [ticket = {}] = createPickTickets(shop.desk, other);
    shipPickTicket(shop.desk, ticket);
    expect(() => cancelOrder(shop.desk, other)).toThrow('You cannot cancel an order that is fully invoiced');
  });
});

/** One thing that can happen to the small distributor; numbers choose the order, line or quantity. */
type Happening = readonly [
  kind:
    | 'order'
    | 'pick'
    | 'ship'
    | 'short'
    | 'cancelLine'
    | 'cancelOrder'
    | 'revise'
    | 'add'
    | 'receive'
    | 'adjust'
    | 'pay',
  which: number,
  quantity: number,
];

const happening: fc.Arbitrary<Happening> = fc.tuple(
  fc.constantFrom(
    'order',
    'pick',
    'ship',
    'short',
    'cancelLine',
    'cancelOrder',
    'revise',
    'add',
    'receive',
    'adjust',
    'pay',
  ),
  fc.nat(50),
  fc.integer({ min: 1, max: 30 }),
) as fc.Arbitrary<Happening>;

const pickOne = <T>(list: readonly T[], which: number): T | undefined =>
  list[which % Math.max(list.length, 1)];

const happen = (shop: SmallDistributor, [kind, which, quantity]: Happening): void => {
  const { desk, database } = shop;
  const header = pickOne(database.table('oe_hdr').all(), which);
  const line = pickOne(database.table('oe_line').all(), which);
  const owner = line === undefined ? undefined : shop.row('oe_hdr', { order_no: line.order_no ?? null });
  const open = database
    .table('oe_pick_ticket')
    .all()
    .filter((one) => one.invoice_no === undefined);
  const ticket = pickOne(open, which);
  const invoice = pickOne(database.table('invoice_hdr').all(), which);
  if (kind === 'order')
    order(shop, [[which % 2 ? 'WIDGET-001' : 'WIDGET-002', quantity]], { freight_out: which });
  if (kind === 'pick' && header) createPickTickets(desk, header);
  if (kind === 'ship' && ticket) shipPickTicket(desk, ticket);
  if (kind === 'short' && ticket)
    shipPickTicket(desk, ticket, { quantities: new Map([[1, new Big(quantity)]]) });
  if (kind === 'cancelLine' && line && owner) cancelLine(desk, owner, line);
  if (kind === 'cancelOrder' && header) cancelOrder(desk, header);
  if (kind === 'revise' && line && owner) reviseLine(desk, owner, line, { unit_quantity: quantity });
  if (kind === 'add' && header?.cancel_flag === 'N')
    changing(desk, header, () =>
      addLine(desk, header, { itemId: 'WIDGET-001', columns: { unit_quantity: quantity } }),
    );
  if (kind === 'receive') receiveStock(desk, stock(shop, 1 + (which % 2)), new Big(quantity));
  if (kind === 'adjust') adjustStock(desk, stock(shop, 1 + (which % 2)), new Big(quantity - 15));
  if (kind === 'pay' && invoice) {
    const due = openAmountOf(invoice);
    const paid = due.lt(quantity) ? due : new Big(quantity);
    receivePayment(desk, {
      remitterId: customerId,
      payment: { payment_type_id: 1, payment_amount: Number(paid) },
      applications: [{ invoiceNo: String(invoice.invoice_no), amount: paid }],
    });
  }
};

describe('conservation', () => {
  it('never makes or loses a piece or a cent, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(fc.array(happening, { minLength: 5, maxLength: 60 }), (happenings) => {
        const shop = createSmallDistributor();
        const movedIn = new Map([
          [1, 100],
          [2, 8],
        ]);
        for (const one of happenings) {
          const [kind, which, quantity] = one;
          const uid = 1 + (which % 2);
          try {
            happen(shop, one);
            if (kind === 'receive') movedIn.set(uid, (movedIn.get(uid) ?? 0) + quantity);
            if (kind === 'adjust') movedIn.set(uid, (movedIn.get(uid) ?? 0) + quantity - 15);
          } catch (error) {
            expect((error as Error).name).toBe('P21Refusal');
          }
        }
        expectConserved(shop, movedIn);
      }),
      { seed: 21, numRuns: 150 },
    );
  });
});
