import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPickTickets } from '../../sandbox/p21/orders/pick.ts';
import { shipPickTicket } from '../../sandbox/p21/orders/ship.ts';
import { customerId, locationId, shipToId } from './small-distributor.ts';
import {
  editOf,
  form,
  items,
  list,
  loadOrder,
  orderHeader,
  orderLines,
  startUiServer,
  type UiServer,
} from './ui-server.ts';

let p21: UiServer;
beforeEach(async () => {
  p21 = await startUiServer();
});
afterEach(() => p21.close());

const passed = async (service: string, elements: readonly unknown[]) => {
  const body = (await p21.write(service, elements)).json();
  expect(body.Messages).toEqual([]);
  return body.Results.Transactions[0];
};

const refused = async (service: string, elements: readonly unknown[]): Promise<string> => {
  const body = (await p21.write(service, elements)).json();
  expect(body.Summary.Failed).toBe(1);
  return body.Messages[0];
};

const place = async (header: Record<string, string> = {}, quantity = '5'): Promise<string> => {
  const transaction = await passed('Order', [
    orderHeader(header),
    items([{ oe_order_item_id: 'WIDGET-001', unit_quantity: quantity }]),
  ]);
  return String(editOf(transaction, 'TABPAGE_1.order', 'order_no'));
};

describe('service Order (p21-api 4.6)', () => {
  it('cancels an order', async () => {
    const orderNo = await place();
    await passed('Order', [form('TABPAGE_1.order', { order_no: orderNo, cancel_flag: 'ON' }, ['order_no'])]);
    expect(p21.row('oe_hdr', { order_no: orderNo })).toMatchObject({ cancel_flag: 'Y', completed: 'Y' });
    expect(orderLines(p21, orderNo)).toMatchObject([{ qty_canceled: 5, qty_allocated: 0 }]);
  });

  it('makes an order of a quote', async () => {
    const orderNo = await place({ quote: 'ON' });
    expect(orderLines(p21, orderNo)).toMatchObject([{ qty_allocated: 0 }]);
    await passed('Order', [
      form('TABPAGE_1.order', { order_no: orderNo, convert_to_order: 'ON' }, ['order_no']),
    ]);
    expect(p21.row('oe_hdr', { order_no: orderNo }).projected_order).toBe('N');
    expect(orderLines(p21, orderNo)).toMatchObject([{ qty_allocated: 5 }]);
  });

  it('changes header columns of several tabs and moves date_last_modified', async () => {
    const orderNo = await place();
    p21.clock.ms += 60_000;
    await passed('Order', [
      loadOrder(orderNo),
      form('TP_SHIPINFO.shipinfo', { freight_out: '12.50', delivery_instructions: 'Dock 3' }),
      form('TP_SHIPTO.shipto', { phys_address1: '9 Elm St' }),
    ]);
    expect(p21.row('oe_hdr', { order_no: orderNo })).toMatchObject({
      freight_out: 12.5,
      delivery_instructions: 'Dock 3',
      ship2_add1: '9 Elm St',
      date_last_modified: p21.clock.ms,
    });
  });

  it('untaxes an order by its tax tab', async () => {
    const orderNo = await place();
    expect(orderLines(p21, orderNo)[0]?.sales_tax).toBe(3);
    await passed('Order', [
      loadOrder(orderNo),
      list('TP_TAX.tp_tax', [{ jurisdiction_id: 'IA-S', taxable: 'OFF' }], ['jurisdiction_id']),
    ]);
    expect(orderLines(p21, orderNo)[0]?.sales_tax).toBe(0);
  });

  it('takes remittances with the card authorization made elsewhere', async () => {
    await passed('Order', [
      orderHeader(),
      items([{ oe_order_item_id: 'WIDGET-001', unit_quantity: '5' }]),
      form('TP_REMITTANCES.remittances', { payment_type_id: 'Check', payment_amount: '53.00' }),
      form('TP_CCTRANSACTIONRESPONSE.cctransactionresponse', {
        cc_authorized_number: 'A1',
        cc_number: '************6781',
      }),
    ]);
    expect(p21.database.table('ar_payment_details').all()).toMatchObject([
      { payment_type_id: 1, payment_amount: 53, cc_authorized_number: 'A1', cc_number: '************6781' },
    ]);
    expect(p21.database.table('ar_receipts').all()).toMatchObject([{ remitter_id: customerId }]);
  });

  it('takes a column the tenant put on its form, and no such column otherwise', async () => {
    const typed = [orderHeader({ web_reference_no: 'W-77' })];
    expect(await refused('Order', typed)).toContain('Invalid column name: web_reference_no');
    const tenant = await startUiServer({ orderColumns: ['web_reference_no'] });
    const body = (await tenant.write('Order', typed)).json();
    expect(body.Summary.Succeeded).toBe(1);
    expect(tenant.database.table('oe_hdr').all()[0]?.web_reference_no).toBe('W-77');
    await tenant.close();
  });

  it('takes the carrier and reference texts of the unit price override', async () => {
    const transaction = await passed('Order', [
      orderHeader(),
      items([
        { oe_order_item_id: 'WIDGET-001', unit_quantity: '2', unit_price: '9.5', unit_of_measure: 'BX' },
      ]),
    ]);
    const orderNo = String(editOf(transaction, 'TABPAGE_1.order', 'order_no'));
    expect(orderLines(p21, orderNo)).toMatchObject([
      { unit_price: 9.5, qty_ordered: 24, extended_price: 228, manual_price_overide: 'Y' },
    ]);
  });
});

describe('service Customer (p21-api 4.6)', () => {
  const main = (changes: Record<string, string> = {}) =>
    form('TABPAGE_1.tp_1_dw_1', {
      customer_name: 'Borealis Pumps',
      salesrep_id: '100',
      mail_address1: '1 Main St',
      mail_city: 'Ames',
      mail_state: 'IA',
      ...changes,
    });
  const branch = form('SHIP_TO_GENERAL.ship_to_general', { default_branch: '01' });

  it('makes customer, address and ship-to under one number and gives it back', async () => {
    const transaction = await passed('Customer', [main(), branch]);
    const id = Number(editOf(transaction, 'TABPAGE_1.tp_1_dw_1', 'customer_id'));
    expect(p21.row('customer', { customer_id: id })).toMatchObject({
      customer_name: 'Borealis Pumps',
      salesrep_id: '100',
    });
    expect(p21.row('address', { id })).toMatchObject({ name: 'Borealis Pumps', mail_city: 'Ames' });
    expect(p21.row('ship_to', { ship_to_id: id })).toMatchObject({ customer_id: id, default_branch: '01' });
  });

  it('requires salesrep and branch in the words of P21', async () => {
    expect(await refused('Customer', [main({ salesrep_id: '' }), branch])).toContain(
      'Salesrep ID is required for a new ship to.',
    );
    expect(await refused('Customer', [main()])).toContain("'Default Branch' is a required column.");
    expect(p21.database.table('customer').size).toBe(1);
  });

  it('changes the customer its keys lead to', async () => {
    const keys = ['company_id', 'customer_id'];
    const edits = {
      company_id: 'ACME',
      customer_id: String(customerId),
      customer_name: 'Acme Tools LLC',
      web_enabled_flag: 'ON',
    };
    await passed('Customer', [form('TABPAGE_1.tp_1_dw_1', edits, keys)]);
    expect(p21.row('customer', { customer_id: customerId })).toMatchObject({
      customer_name: 'Acme Tools LLC',
      web_enabled_flag: 'Y',
    });
    expect(p21.row('address', { id: customerId }).name).toBe('Acme Tools LLC');
  });
});

describe('services of addresses and people (p21-api 4.6)', () => {
  it('makes and changes a ship-to', async () => {
    const transaction = await passed('ShipTo', [
      form('TABPAGE_1.shiptomain', {
        address_name: 'Acme Tools, Dock 9',
        customer_id: String(customerId),
        default_branch: '01',
        phys_city: 'Boone',
      }),
      form('TABPAGE_7.tp_7_dw_7', { carrier_id: 'UPS Ground' }),
    ]);
    const id = Number(editOf(transaction, 'TABPAGE_1.shiptomain', 'address_id'));
    expect(p21.row('ship_to', { ship_to_id: id })).toMatchObject({
      customer_id: customerId,
      tax_group_id: 'IA',
      default_carrier_id: 1001,
    });
    const keys = ['company_id', 'address_id'];
    await passed('ShipTo', [
      form('TABPAGE_1.shiptomain', { company_id: 'ACME', address_id: String(id), phys_city: 'Nevada' }, keys),
    ]);
    expect(p21.row('address', { id })).toMatchObject({ name: 'Acme Tools, Dock 9', phys_city: 'Nevada' });
  });

  it('makes an address', async () => {
    const transaction = await passed('Address', [
      form('TABPAGE_1.tp_1_dw_1', { name: 'Warehouse' }),
      form('TABPAGE_3.tp_3_dw_3', { email_address: 'w@example.com' }),
    ]);
    const id = Number(editOf(transaction, 'TABPAGE_1.tp_1_dw_1', 'id'));
    expect(p21.row('address', { id })).toMatchObject({ name: 'Warehouse', email_address: 'w@example.com' });
  });

  it('makes a contact with its ship-tos, in the service assumed for it', async () => {
    const transaction = await passed('Contact', [
      form('TABPAGE_1.tp_1_dw_1', {
        first_name: 'Grace',
        last_name: 'Hopper',
        address_id: String(customerId),
      }),
      form('TABPAGE_2.tp_2_dw_2', { contacts_email_address: 'grace@example.com' }),
      list('SHIP_TOS.ship_tos', [{ ship_to_id: String(shipToId) }]),
    ]);
    const id = String(editOf(transaction, 'TABPAGE_1.tp_1_dw_1', 'contact_id'));
    expect(p21.row('contacts', { id })).toMatchObject({
      last_name: 'Hopper',
      email_address: 'grace@example.com',
    });
    expect(p21.row('contacts_x_ship_to', { contact_id: id })).toMatchObject({
      ship_to_id: shipToId,
      row_status_flag: 704,
    });
  });
});

describe('names that differ between tenants (p21-api 4.6)', () => {
  it.each([
    ['contactService', 'Contact', 'Contacts'],
    ['cashReceiptService', 'CashReceipts', 'ARCashReceipts'],
  ])('%s is not %s where the tenant says otherwise', async (option, usual, own) => {
    const tenant = await startUiServer({ [option]: own });
    expect((await tenant.call(`/definition/${own}`)).status).toBe(200);
    expect((await tenant.call(`/definition/${usual}`)).status).toBe(500);
    await tenant.close();
  });
});

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
