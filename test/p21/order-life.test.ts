/** What becomes of an order: picked, shipped, invoiced, paid, changed (p21-api 2.4, 4.2, 7.4, 7.5). */
import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import { cancelOrder } from '../../sandbox/p21/orders/cancel-order.ts';
import { openForChange, reviseLine } from '../../sandbox/p21/orders/change-order.ts';
import { createPickTickets } from '../../sandbox/p21/orders/pick.ts';
import { receivePayment } from '../../sandbox/p21/orders/receive-payment.ts';
import { shipPickTicket } from '../../sandbox/p21/orders/ship.ts';
import { receiveStock } from '../../sandbox/p21/orders/stock.ts';
import { createSmallDistributor, customerId, monday } from './small-distributor.ts';
import { order, stock } from './small-orders.ts';

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
