/** Services of orders, customers, addresses and people (p21-api 4.6). */
import { describe, expect, it } from 'vitest';
import { customerId, shipToId } from './small-distributor.ts';
import { withUiServer } from './ui-orders.ts';
import { editOf, form, items, list, loadOrder, orderHeader, orderLines, startUiServer } from './ui-server.ts';

const { p21, passed, refused, placeWidgets: place } = withUiServer();

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
