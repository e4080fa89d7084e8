/** How documents are written: results, rows and their keys (p21-api 4.2, 4.3). */
import { describe, expect, it } from 'vitest';
import { customerId, shipToId } from './small-distributor.ts';
import { oneWidget, withUiServer } from './ui-orders.ts';
import { editOf, form, items, loadOrder, orderHeader, orderLines, transactionSet } from './ui-server.ts';

const { p21, refused: failure, place } = withUiServer();

describe('writing an order (p21-api 4.2, 4.3)', () => {
  it('writes it and gives its number in the result rows', async () => {
    const answer = await p21.write('Order', [orderHeader(), oneWidget]);
    const body = answer.json();
    expect(Object.keys(body)).toEqual(['Messages', 'Results', 'Summary']);
    expect(body.Messages).toEqual([]);
    expect(body.Summary).toEqual({ Failed: 0, Other: 0, Succeeded: 1 });
    expect(body.Results.Transactions[0].Status).toBe('Passed');
    expect(body.Results.Transactions[0].DataElements[0]).toMatchObject({ Type: 'Form', Keys: [] });
    const orderNo = String(editOf(body.Results.Transactions[0], 'TABPAGE_1.order', 'order_no'));
    expect(p21.row('oe_hdr', { order_no: orderNo })).toMatchObject({
      customer_id: customerId,
      address_id: shipToId,
      po_no: 'PO-1',
      taker: 'WEB',
      last_maintained_by: 'api',
    });
    expect(orderLines(p21, orderNo)).toMatchObject([
      { qty_ordered: 5, qty_allocated: 5, user_line_no: '001' },
    ]);
  });

  it('is not idempotent: the same document again is another order (3.4)', async () => {
    expect(await place()).not.toBe(await place());
  });

  it.each(['Existing', 'Update', ''])('takes no Status but New: %s is an HTTP 500', async (Status) => {
    const set = { Name: 'Order', Transactions: [{ Status, DataElements: [orderHeader()] }] };
    expect((await p21.post('/transaction', set)).status).toBe(500);
    expect(p21.database.table('oe_hdr').size).toBe(0);
  });

  it('answers 200 with the failure inside', async () => {
    const answer = await p21.write('Order', [orderHeader({ company_id: 'ACME' }), oneWidget]);
    expect(answer.status).toBe(200);
    expect(answer.json()).toEqual({
      Messages: ['Transaction 1:: General Exception: Column is disabled: company_id'],
      Results: { Name: 'Order', Transactions: [{ Status: 'Failed', DataElements: [] }] },
      Summary: { Failed: 1, Other: 0, Succeeded: 0 },
    });
  });

  it('answers null Results when no window took the document', async () => {
    const body = (await p21.write('Order', [orderHeader({ colour: 'red' })])).json();
    expect(body.Results).toBeNull();
    expect(body.Messages).toEqual(['Transaction 1:: Invalid column name: colour']);
  });

  it('does everything of a transaction or nothing', async () => {
    await failure('Order', [orderHeader(), items([{ oe_order_item_id: 'NO-SUCH', unit_quantity: '1' }])]);
    expect(p21.database.table('oe_hdr').size).toBe(0);
    expect(p21.row('inv_loc', { inv_mast_uid: 1 }).qty_allocated).toBe(0);
  });

  it('runs the transactions of a set independently', async () => {
    const set = transactionSet('Order', [
      [orderHeader(), oneWidget],
      [orderHeader({ company_id: 'ACME' })],
      [orderHeader({ po_no: 'PO-3' }), oneWidget],
    ]);
    const body = (await p21.post('/transaction', set)).json();
    expect(body.Summary).toEqual({ Failed: 1, Other: 0, Succeeded: 2 });
    expect(body.Messages).toEqual(['Transaction 2:: General Exception: Column is disabled: company_id']);
    expect(body.Results.Transactions.map(({ Status }: { Status: string }) => Status)).toEqual([
      'Passed',
      'Failed',
      'Passed',
    ]);
    expect(p21.database.table('oe_hdr').size).toBe(2);
  });

  it('answers an empty HTTP 500 for an unknown service (4.4)', async () => {
    const answer = await p21.write('Nonsense', []);
    expect([answer.status, answer.text]).toEqual([500, '']);
  });

  it('says 400 to what is no document', async () => {
    expect((await p21.post('/transaction', 'nonsense')).status).toBe(400);
    const keys = { ...(items([]) as object), Keys: 'oe_order_item_id' };
    expect((await p21.write('Order', [keys])).status).toBe(400);
  });

  it('skips empty edits that ask for it', async () => {
    const element = {
      Name: 'TABPAGE_1.order',
      Type: 'Form',
      Keys: [],
      Rows: [{ Edits: [{ Name: 'company_id', Value: '', IgnoreIfEmpty: true }] }],
    };
    expect(await failure('Order', [element])).toContain('This column is required.');
  });
});

describe('rows and keys (p21-api 4.2)', () => {
  it('folds two rows of one item into one, the last quantity winning', async () => {
    const orderNo = await place([
      orderHeader(),
      items([
        { oe_order_item_id: 'WIDGET-001', unit_quantity: '5' },
        { oe_order_item_id: 'WIDGET-001', unit_quantity: '10' },
      ]),
    ]);
    expect(orderLines(p21, orderNo)).toMatchObject([{ unit_quantity: 10 }]);
  });

  it('keeps them apart when keyed by user_line_no', async () => {
    const orderNo = await place([
      orderHeader(),
      items(
        [
          { user_line_no: '010', oe_order_item_id: 'WIDGET-001', unit_quantity: '5' },
          { user_line_no: '020', oe_order_item_id: 'WIDGET-001', unit_quantity: '10' },
        ],
        ['user_line_no'],
      ),
    ]);
    expect(orderLines(p21, orderNo)).toMatchObject([
      { user_line_no: '010', unit_quantity: 5 },
      { user_line_no: '020', unit_quantity: 10 },
    ]);
  });

  it('numbers lines 001, 002 when no handle is given', async () => {
    const orderNo = await place([
      orderHeader(),
      items([
        { oe_order_item_id: 'WIDGET-001', unit_quantity: '1' },
        { oe_order_item_id: 'WIDGET-002', unit_quantity: '1' },
      ]),
    ]);
    expect(orderLines(p21, orderNo).map(({ user_line_no }) => user_line_no)).toEqual(['001', '002']);
  });

  it('refuses a key that is not among the edits', async () => {
    const keyed = items([{ oe_order_item_id: 'WIDGET-001', unit_quantity: '5' }], ['user_line_no']);
    expect(await failure('Order', [orderHeader(), keyed])).toBe(
      'Transaction 1:: General Exception: Sequence contains no matching element',
    );
  });

  it('refuses a key that is no column', async () => {
    const keyed = items([{ oe_order_item_id: 'WIDGET-001', unit_quantity: '5' }], ['row_id']);
    expect(await failure('Order', [orderHeader(), keyed])).toBe(
      'Transaction 1:: Invalid column name: row_id',
    );
  });

  it('changes the line of a known handle and adds one for an unknown handle', async () => {
    const orderNo = await place();
    const changed = items(
      [
        { user_line_no: '001', oe_order_item_id: 'WIDGET-001', unit_quantity: '4' },
        { user_line_no: '030', oe_order_item_id: 'WIDGET-002', unit_quantity: '1' },
      ],
      ['user_line_no'],
    );
    expect((await p21.write('Order', [loadOrder(orderNo), changed])).json().Summary.Succeeded).toBe(1);
    expect(orderLines(p21, orderNo)).toMatchObject([
      { user_line_no: '001', unit_quantity: 4, qty_allocated: 4 },
      { user_line_no: '030', unit_quantity: 1 },
    ]);
  });

  it('appends a line when an update is keyed by the quantity it changes', async () => {
    const orderNo = await place();
    const keyed = items([{ oe_order_item_id: 'WIDGET-001', unit_quantity: '20' }], ['unit_quantity']);
    await p21.write('Order', [loadOrder(orderNo), keyed]);
    expect(orderLines(p21, orderNo).map(({ unit_quantity }) => unit_quantity)).toEqual([5, 20]);
  });

  it('refuses customer_id in the header of an order that exists', async () => {
    const orderNo = await place();
    const header = form('TABPAGE_1.order', { order_no: orderNo, customer_id: String(customerId) }, [
      'order_no',
    ]);
    expect(await failure('Order', [header])).toContain('Column is disabled: customer_id');
  });

  it('inserts under an unknown key what is complete, and fails on what is only the key', async () => {
    expect(await failure('Order', [loadOrder('555')])).toContain('This column is required.');
    const header = orderHeader({ order_no: '555' });
    expect(await place([header, oneWidget])).toBe('555');
  });

  it('puts extended information on the line typed last', async () => {
    const orderNo = await place([
      orderHeader(),
      items([{ oe_order_item_id: 'WIDGET-001', unit_quantity: '1' }]),
      form('TP_EXTDINFO.extd_info', { extended_desc: 'for A', required_date: '2026-03-01' }),
      items([{ oe_order_item_id: 'WIDGET-002', unit_quantity: '1' }]),
      form('TP_EXTDINFO.extd_info', { extended_desc: 'for B' }),
    ]);
    expect(orderLines(p21, orderNo).map(({ extended_desc }) => extended_desc)).toEqual(['for A', 'for B']);
    expect(orderLines(p21, orderNo)[0]?.required_date).toBe(Date.UTC(2026, 2, 1, 6));
  });
});
