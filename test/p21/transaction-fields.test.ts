/** Fields of documents: their order, labels and codes, and what P21 says of them (p21-api 4.2, 4.4). */
import { describe, expect, it } from 'vitest';
import { customerId, shipToId } from './small-distributor.ts';
import { oneWidget, withUiServer } from './ui-orders.ts';
import { editOf, form, list, loadOrder, orderHeader, startUiServer } from './ui-server.ts';

const { p21, refused: failure, place } = withUiServer();

describe('order of fields (p21-api 4.2)', () => {
  it('empties the ship-to when the customer is typed after it', async () => {
    const header = form('TABPAGE_1.order', {
      ship_to_id: String(shipToId),
      sales_loc_id: '10',
      source_loc_id: '10',
      customer_id: String(customerId),
    });
    expect(await failure('Order', [header, oneWidget])).toBe('Transaction 1:: This column is required.');
  });

  it('finds no customer for lines typed before the header', async () => {
    expect(await failure('Order', [oneWidget, orderHeader()])).toContain('This column is required.');
  });
});

describe('messages (p21-api 4.4)', () => {
  it('requires a ship-to without naming it', async () => {
    expect(await failure('Order', [orderHeader({ ship_to_id: '' }), oneWidget])).toBe(
      'Transaction 1:: This column is required.',
    );
  });

  it('requires a contact where the tenant does (9.4)', async () => {
    const strict = await startUiServer({ contactRequired: true });
    const { Messages } = (await strict.write('Order', [orderHeader({ contact_id: '' }), oneWidget])).json();
    expect(Messages).toEqual(['Transaction 1:: This column is required.']);
    await strict.close();
  });

  it('speaks of the tax jurisdiction when the source location is missing', async () => {
    expect(await failure('Order', [orderHeader({ source_loc_id: '' }), oneWidget])).toContain(
      'Jurisdiction ID for Order Header Tax',
    );
  });

  it('opens a dialog nobody answers when the required date is not after the order date', async () => {
    expect(await failure('Order', [orderHeader({ requested_date: '2026-02-02' }), oneWidget])).toContain(
      'Unexpected response window',
    );
  });

  it('refuses an RMA through Order and opens it through RMA', async () => {
    const body = (await p21.write('RMA', [orderHeader(), oneWidget])).json();
    const orderNo = String(editOf(body.Results.Transactions[0], 'TABPAGE_1.order', 'order_no'));
    expect(p21.row('oe_hdr', { order_no: orderNo }).rma_flag).toBe('Y');
    expect(await failure('Order', [loadOrder(orderNo)])).toBe(
      'Transaction 1:: General Exception: You cannot retrieve an RMA from the Order Entry/Front Counter window.',
    );
    expect((await p21.write('RMA', [loadOrder(orderNo)])).json().Summary.Succeeded).toBe(1);
  });

  it('refuses an order that is open in an editor (2.4)', async () => {
    const orderNo = await place();
    p21.database
      .table('oe_hdr')
      .update(p21.row('oe_hdr', { order_no: orderNo }), { completed: 'T' }, 'JSMITH');
    expect(await failure('Order', [loadOrder(orderNo), oneWidget])).toContain(
      'may currently be edited by JSMITH',
    );
  });

  it('refuses too long a text and text where a number belongs', async () => {
    expect(await failure('Order', [orderHeader({ po_no: 'x'.repeat(51) })])).toContain('too long for po_no');
    expect(await failure('Order', [orderHeader({ ship_to_id: 'two hundred' })])).toContain(
      'Invalid value for ship_to_id',
    );
  });
});

describe('labels and codes (p21-api 4.2)', () => {
  it('takes check boxes as ON and OFF, and carriers by name', async () => {
    const orderNo = await place([orderHeader({ quote: 'ON', oe_hdr_carrier_id: 'UPS Ground' }), oneWidget]);
    expect(p21.row('oe_hdr', { order_no: orderNo })).toMatchObject({
      projected_order: 'Y',
      carrier_id: 1001,
    });
  });

  it('takes codes with UseCodeValues, and then no labels', async () => {
    const typed = orderHeader({ quote: 'Y', oe_hdr_carrier_id: '1001' });
    const body = (await p21.write('Order', [typed, oneWidget], { UseCodeValues: true })).json();
    expect(body.Summary.Succeeded).toBe(1);
    expect(await failure('Order', [orderHeader({ quote: 'Y' }), oneWidget])).toContain(
      'Invalid value for quote: Y',
    );
    expect(await failure('Order', [orderHeader({ quote: 'ON' })], { UseCodeValues: true })).toContain(
      'Invalid value for quote: ON',
    );
  });

  it('echoes what was typed in the form it was typed in', async () => {
    const body = (await p21.write('Order', [orderHeader({ quote: 'ON' }), oneWidget])).json();
    expect(editOf(body.Results.Transactions[0], 'TABPAGE_1.order', 'quote')).toBe('ON');
  });
});

describe('IgnoreDisabled (p21-api 4.2)', () => {
  it('skips disabled columns at the top level', async () => {
    const answer = await p21.write('Order', [orderHeader({ company_id: 'OTHER' }), oneWidget], {
      IgnoreDisabled: true,
    });
    expect(answer.json().Summary.Succeeded).toBe(1);
    expect(p21.database.table('oe_hdr').all()[0]?.company_id).toBe('ACME');
  });

  it('may report a success that wrote nothing', async () => {
    const orderNo = await place();
    const note = list('HDR_NOTE.hdr_note', [{ topic: 'Call', note: 'first' }]);
    expect(await failure('Order', [loadOrder(orderNo), note])).toContain('Column is disabled: topic');
    const answer = await p21.write('Order', [loadOrder(orderNo), note], { IgnoreDisabled: true });
    expect(answer.json().Summary.Succeeded).toBe(1);
    expect(p21.database.table('oe_hdr_notepad').size).toBe(0);
  });

  it('is passed over inside a transaction', async () => {
    const set = {
      Name: 'Order',
      Transactions: [
        { Status: 'New', IgnoreDisabled: true, DataElements: [orderHeader({ company_id: 'X' })] },
      ],
    };
    expect((await p21.post('/transaction', set)).json().Messages[0]).toContain(
      'Column is disabled: company_id',
    );
  });
});
