/** Services of prices, goods and money (p21-api 4.6). */
import { describe, expect, it } from 'vitest';
import { createPickTickets } from '../../sandbox/p21/orders/pick.ts';
import { shipPickTicket } from '../../sandbox/p21/orders/ship.ts';
import { customerId, locationId, shipToId } from './small-distributor.ts';
import { withUiServer } from './ui-orders.ts';
import { editOf, form, list, loadOrder } from './ui-server.ts';

const { p21, passed, refused, placeWidgets: place } = withUiServer();

describe('services of prices (p21-api 4.6)', () => {
  const header = (changes: Record<string, string> = {}) =>
    form('FORM.d_dw_job_price_hdr', {
      contract_no: 'JOB-1001',
      customer_id: String(customerId),
      ship_to_id: String(shipToId),
      end_date: '2026-12-31',
      approved: 'ON',
      ...changes,
    });
  const line = { item_id: 'WIDGET-001', uom: 'EA', pricing_method: 'Price', price: '7.25' };

  it('makes a contract with ship-to, line, limit and breaks', async () => {
    await passed('JobContractPricing', [
      header(),
      form('CUSTOMER_SHIP_INFO.customer_ship_info', { contract_dollar_limit: '5000' }),
      list('JOBPRICELINE.jobpriceline', [line], ['item_id']),
      list(
        'JOBPRICELINE.jobpriceline',
        [{ item_id: 'WIDGET-002', uom: 'EA', pricing_method: 'Source' }],
        ['item_id'],
      ),
      form('VALUES.values', { calculation_method_cd: 'Multiplier', calculation_value1: '0.5', break1: '10' }),
    ]);
    const { job_price_hdr_uid: uid = null } = p21.row('job_price_hdr', { contract_no: 'JOB-1001' });
    expect(p21.row('job_price_customer_shipto', { job_price_hdr_uid: uid })).toMatchObject({
      ship_to_id: shipToId,
      contract_dollar_limit: 5000,
    });
    const lines = p21.database.table('job_price_line').find('job_price_hdr_uid', uid);
    expect(lines).toMatchObject([
      { line_no: 1, pricing_method: 221, price: 7.25 },
      { line_no: 2, pricing_method: 220 },
    ]);
    const values = p21.database.table('job_price_value').all();
    expect(values).toMatchObject([
      { job_price_line_uid: lines[1]?.job_price_line_uid, calculation_method_cd: 211, break1: 10 },
    ]);
  });

  it('adds and changes lines by item', async () => {
    await passed('JobContractPricing', [header(), list('JOBPRICELINE.jobpriceline', [line], ['item_id'])]);
    await passed('JobContractPricing', [
      form('FORM.d_dw_job_price_hdr', { contract_no: 'JOB-1001' }),
      list(
        'JOBPRICELINE.jobpriceline',
        [
          { ...line, price: '7.00' },
          { ...line, item_id: 'WIDGET-002', price: '2.00' },
        ],
        ['item_id'],
      ),
    ]);
    expect(
      p21.database
        .table('job_price_line')
        .all()
        .map(({ price }) => price),
    ).toEqual([7, 2]);
  });

  it('clears the price when the method is typed after it', async () => {
    const disordered = { item_id: 'WIDGET-001', uom: 'EA', price: '7.25', pricing_method: 'Price' };
    await passed('JobContractPricing', [
      header(),
      list('JOBPRICELINE.jobpriceline', [disordered], ['item_id']),
    ]);
    expect(p21.database.table('job_price_line').all()[0]?.price).toBe(0);
  });

  it('refuses contracts without number, without line and with an end in the past', async () => {
    const lines = list('JOBPRICELINE.jobpriceline', [line], ['item_id']);
    expect(await refused('JobContractPricing', [header({ contract_no: '' }), lines])).toContain(
      'Required value missing for Contract No (for Job/Contract Hdr) on row 1.',
    );
    expect(await refused('JobContractPricing', [header()])).toContain(
      'Required value missing for Uom (for Job/Contract Line) on row 1.',
    );
    expect(await refused('JobContractPricing', [header({ end_date: '2026-01-01' }), lines])).toContain(
      'end date must be equal to or greater than today',
    );
  });

  it('makes a price page', async () => {
    await passed('SalesPricePage', [
      form('FORM.form', {
        price_page_type_cd: 'Item',
        company_id: 'ACME',
        item_id: 'WIDGET-001',
        description: 'Spring',
        pricing_method_cd: 'Source',
        source_price_cd: 'Price 1',
        effective_date: '2026-02-01',
        expiration_date: '2026-06-30',
      }),
      form('VALUES.values', { calculation_method_cd: 'Multiplier', calculation_value1: '0.9' }),
    ]);
    expect(p21.database.table('price_page').all()).toMatchObject([
      {
        inv_mast_uid: 1,
        source_price_cd: 101,
        calculation_method_cd: 211,
        calculation_value1: 0.9,
        row_status_flag: 704,
      },
    ]);
  });
});

describe('services of goods and money (p21-api 4.6)', () => {
  it('ships a pick ticket with carrier and tracking number', async () => {
    const orderNo = await place();
    const [ticket = {}] = createPickTickets(p21.desk, p21.row('oe_hdr', { order_no: orderNo }));
    const transaction = await passed('Shipping', [
      form(
        'TABPAGE_1.tp_1_dw_1',
        {
          pick_ticket_no: String(ticket.pick_ticket_no),
          carrier_id: 'UPS Ground',
          tracking_no: '1Z42',
          create_invoice: 'ON',
        },
        ['pick_ticket_no'],
      ),
    ]);
    expect(ticket).toMatchObject({ tracking_no: '1Z42', carrier_id: 1001 });
    const invoiceNo = editOf(transaction, 'TABPAGE_1.tp_1_dw_1', 'invoice_no') ?? '';
    expect(p21.row('invoice_hdr', { invoice_no: invoiceNo })).toMatchObject({
      order_no: orderNo,
      total_amount: 53,
    });
    const again = form(
      'TABPAGE_1.tp_1_dw_1',
      { pick_ticket_no: String(ticket.pick_ticket_no), tracking_no: '2' },
      ['pick_ticket_no'],
    );
    expect(await refused('Shipping', [again])).toContain('This pick ticket has already been invoiced.');
  });

  it('shows shipments in the order read back, and lets nobody type into them', async () => {
    const orderNo = await place();
    const [ticket = {}] = createPickTickets(p21.desk, p21.row('oe_hdr', { order_no: orderNo }));
    shipPickTicket(p21.desk, ticket, { trackingNo: '1Z42' });
    const answer = await p21.post('/transaction/get', {
      ServiceName: 'Order',
      TransactionStates: [
        { DataElementName: 'TABPAGE_1.order', Keys: [{ Name: 'order_no', Value: orderNo }] },
      ],
    });
    const [transaction] = answer.json().Transactions;
    expect(editOf(transaction, 'TP_SHIPMENTS.tp_shipments', 'c_tracking_no')).toBe('1Z42');
    expect(editOf(transaction, 'TP_SHIPMENTS.tp_shipments', 'c_carrier')).toBe('UPS Ground');
    const typed = list('TP_SHIPMENTS.tp_shipments', [{ c_tracking_no: 'X' }]);
    expect(await refused('Order', [loadOrder(orderNo), typed])).toContain(
      'Column is disabled: c_tracking_no',
    );
  });

  it('adjusts stock by amount and to a count', async () => {
    const header = form('TABPAGE_1.tp_1_dw_1', {
      location_id: String(locationId),
      reason_id: 'CC',
      approved: 'ON',
    });
    await passed('InventoryAdjustment', [
      header,
      list('TABPAGE_17.tp_17_dw_17', [
        { item_id: 'WIDGET-001', unit_quantity: '-2', unit_of_measure: 'EA' },
        { item_id: 'WIDGET-002', new_qoh: '20' },
      ]),
    ]);
    expect(p21.row('inv_loc', { inv_mast_uid: 1 })).toMatchObject({
      qty_on_hand: 98,
      inv_last_changed_date: p21.clock.ms,
    });
    expect(p21.row('inv_loc', { inv_mast_uid: 2 }).qty_on_hand).toBe(20);
  });

  const invoiced = async (): Promise<string> => {
    const [ticket = {}] = createPickTickets(p21.desk, p21.row('oe_hdr', { order_no: await place() }));
    return String(shipPickTicket(p21.desk, ticket).invoice_no);
  };
  const receipt = form('TABPAGE_1.tp_1_dw_1', {
    remitter_id: String(customerId),
    payment_type_id: 'Check',
    payment_amount: '53',
    check_number: '1001',
  });

  it('receives a payment and applies it to invoices, in the service assumed for it', async () => {
    const invoiceNo = await invoiced();
    const transaction = await passed('CashReceipts', [
      receipt,
      list('TABPAGE_17.tp_17_dw_17', [{ invoice_no: invoiceNo, payment_amount: '50', terms_amount: '3' }]),
    ]);
    const number = Number(editOf(transaction, 'TABPAGE_1.tp_1_dw_1', 'receipt_number'));
    expect(p21.row('ar_receipts_detail', { receipt_number: number })).toMatchObject({
      payment_amount: 50,
      terms_amount: 3,
    });
    expect(p21.row('invoice_hdr', { invoice_no: invoiceNo })).toMatchObject({
      amount_paid: 50,
      terms_taken: 3,
      paid_in_full_flag: 'Y',
    });
  });

  it('refuses more than an invoice asks for and writes nothing', async () => {
    const lines = list('TABPAGE_17.tp_17_dw_17', [{ invoice_no: await invoiced(), payment_amount: '53.01' }]);
    expect(await refused('CashReceipts', [receipt, lines])).toContain('exceeds its open amount');
    expect(p21.database.table('ar_payment_details').size).toBe(0);
  });
});
