/** What the Transaction API says of itself and to whom, and how records are read (p21-api 1.4, 4.1, 4.4). */
import { describe, expect, it } from 'vitest';
import { withUiServer } from './ui-orders.ts';
import { editOf } from './ui-server.ts';

const { p21, place } = withUiServer();

describe('discovery (p21-api 4.1)', () => {
  it('lists services by name', async () => {
    const names = (await p21.call('/services')).json().map(({ Name }: { Name: string }) => Name);
    expect(names).toEqual(
      expect.arrayContaining([
        'Order',
        'RMA',
        'Customer',
        'ShipTo',
        'JobContractPricing',
        'Shipping',
        'CashReceipts',
      ]),
    );
    expect(names).toEqual([...names].sort());
  });

  it('describes a service by template and fields with types, labels, keys and valid values', async () => {
    const { Template, TransactionDefinition } = (await p21.call('/definition/Order')).json();
    expect(Template.TransactionSet).toMatchObject({
      Name: 'Order',
      UseCodeValues: false,
      TransactionSplitMethod: 0,
    });
    expect(Template.TransactionSet.Transactions[0]).toMatchObject({ Status: 'New', Documents: null });
    expect(TransactionDefinition.KeyDefinitions).toEqual([{ Location: 'order', Name: 'order_no' }]);
    const [header] = TransactionDefinition.DataElementDefinitions;
    expect(header).toMatchObject({ Name: 'TABPAGE_1.order', Type: 'Form', KeyFields: ['order_no'] });
    const field = (name: string) =>
      header.FieldDefinitions.find(({ Name }: { Name: string }) => Name === name);
    expect(field('quote')).toEqual({
      DataType: 'Char',
      DbColumnName: 'oe_hdr.projected_order',
      Label: 'Quote',
      Name: 'quote',
      Required: false,
      ValidValues: ['ON', 'OFF'],
    });
    expect(field('oe_hdr_carrier_id').ValidValues).toEqual(['UPS Ground']);
    expect(field('po_no').ValidValues).toBeNull();
  });

  it('gives in basics the key fields and those marked required, unreliable as that is', async () => {
    const { TransactionSet } = (await p21.call('/basics/Order')).json();
    const edits = TransactionSet.Transactions[0].DataElements[0].Rows[0].Edits.map(
      ({ Name }: { Name: string }) => Name,
    );
    expect(edits).toContain('company_id');
    expect(edits).toContain('order_no');
    expect(edits).not.toContain('customer_id');
  });

  it('fills defaults into the template of a new record', async () => {
    const { TransactionSet } = (await p21.call('/defaults/Customer')).json();
    expect(editOf(TransactionSet.Transactions[0], 'TABPAGE_1.tp_1_dw_1', 'company_id')).toBe('ACME');
    expect(editOf(TransactionSet.Transactions[0], 'SHIP_TO_GENERAL.ship_to_general', 'default_branch')).toBe(
      '',
    );
  });

  it.each(['definition', 'defaults', 'basics'])(
    'answers an empty HTTP 500 to %s of an unknown service (4.4)',
    async (what) => {
      const answer = await p21.call(`/${what}/Nonsense`);
      expect([answer.status, answer.text]).toEqual([500, '']);
    },
  );

  it('says which window is not available (4.4)', async () => {
    const answer = await p21.call('/definition/VendorInvoice');
    expect(answer.status).toBe(500);
    expect(answer.text).toBe(
      'Window <<VendorInvoice>> is not available or user does not have permission to open it',
    );
  });

  it('names only columns that exist in the tables of the sandbox', async () => {
    for (const { Name } of (await p21.call('/services')).json()) {
      const answer = await p21.call(`/definition/${Name}`);
      if (answer.status !== 200) continue;
      for (const { FieldDefinitions } of answer.json().TransactionDefinition.DataElementDefinitions)
        for (const { DbColumnName } of FieldDefinitions) {
          const [table, column] = DbColumnName.split('.');
          if (column === undefined || !p21.database.has(table)) continue;
          expect([Name, DbColumnName, p21.database.table(table).meta.columns.has(column)]).toEqual([
            Name,
            DbColumnName,
            true,
          ]);
        }
    }
  });
});

describe('who may call (p21-api 1.4)', () => {
  it('answers 401 with the UI server body when the bearer is missing', async () => {
    const answer = await p21.call('/services', { headers: { authorization: '' } });
    expect(answer.status).toBe(401);
    expect(answer.json()).toEqual({
      Description: "Authorization header was not present or 'Bearer' was missing.",
      Error: 'invalid_request',
      Uri: '',
    });
  });
});

describe('reading (p21-api 4.4)', () => {
  const state = (keys: Record<string, string>, element = 'TABPAGE_1.order') => ({
    DataElementName: element,
    Keys: Object.entries(keys).map(([Name, Value]) => ({ Name, Value })),
  });

  it('gives the record as a TransactionSet with filler rows', async () => {
    const orderNo = await place();
    const answer = await p21.post('/transaction/get', {
      ServiceName: 'Order',
      TransactionStates: [state({ order_no: orderNo })],
    });
    const [transaction] = answer.json().Transactions;
    expect(editOf(transaction, 'TABPAGE_1.order', 'order_no')).toBe(orderNo);
    expect(editOf(transaction, 'TABPAGE_1.order', 'customer_name')).toBe('Acme Tools');
    expect(editOf(transaction, 'TABPAGE_1.order', 'cancel_flag')).toBe('OFF');
    expect(editOf(transaction, 'TABPAGE_1.order', 'order_date')).toBe('2026-02-02T00:00:00');
    const lines = transaction.DataElements.find(
      ({ Name }: { Name: string }) => Name === 'TP_ITEMS.items',
    ).Rows;
    const cell = (row: { Edits: { Name: string; Value: string }[] }, name: string) =>
      row.Edits.find(({ Name }) => Name === name)?.Value;
    expect(
      lines.map((row: never) => [
        cell(row, 'user_line_no'),
        cell(row, 'oe_order_item_id'),
        cell(row, 'unit_quantity'),
      ]),
    ).toEqual([
      ['001', 'WIDGET-001', '5'],
      ['', '', ''],
    ]);
  });

  it('gives as many transactions as records were asked for', async () => {
    const numbers = [await place(), await place()];
    const states = numbers.map((order_no) => state({ order_no }));
    const answer = await p21.post('/transaction/get', { ServiceName: 'Order', TransactionStates: states });
    expect(
      answer.json().Transactions.map((one: never) => editOf(one, 'TABPAGE_1.order', 'order_no')),
    ).toEqual(numbers);
  });

  it('reads an order that is open in an editor (2.4: writes are refused)', async () => {
    const orderNo = await place();
    p21.database.table('oe_hdr').update(p21.row('oe_hdr', { order_no: orderNo }), { completed: 'T' });
    const states = [state({ order_no: orderNo })];
    const answer = await p21.post('/transaction/get', { ServiceName: 'Order', TransactionStates: states });
    expect(editOf(answer.json().Transactions[0], 'TABPAGE_1.order', 'order_no')).toBe(orderNo);
  });

  it('takes the request in XML', async () => {
    const orderNo = await place();
    const body =
      '<TransactionStateRequest xmlns="http://schemas.datacontract.org/2004/07/P21.Transactions.Model.V2">' +
      '<ServiceName>Order</ServiceName><TransactionStates><TransactionState>' +
      `<DataElementName>TABPAGE_1.order</DataElementName><Keys><Key><Name>order_no</Name><Value>${orderNo}</Value></Key></Keys>` +
      '</TransactionState></TransactionStates></TransactionStateRequest>';
    const xml = { 'content-type': 'application/xml', accept: 'application/xml' };
    const answer = await p21.post('/transaction/get', body, xml);
    expect(answer.text).toContain(`<Edit><Name>order_no</Name><Value>${orderNo}</Value></Edit>`);
  });

  it('gives codes when asked for them', async () => {
    const orderNo = await place();
    const answer = await p21.post('/transaction/get', {
      ServiceName: 'Order',
      UseCodeValues: true,
      TransactionStates: [state({ order_no: orderNo })],
    });
    expect(editOf(answer.json().Transactions[0], 'TABPAGE_1.order', 'cancel_flag')).toBe('N');
  });

  it('cannot select by a list element, and knows no service by another name', async () => {
    const byLine = {
      ServiceName: 'Order',
      TransactionStates: [state({ oe_order_item_id: 'WIDGET-001' }, 'TP_ITEMS.items')],
    };
    expect((await p21.post('/transaction/get', byLine)).status).toBe(500);
    const unknown = await p21.post('/transaction/get', { ServiceName: 'Nonsense', TransactionStates: [] });
    expect([unknown.status, unknown.text]).toEqual([500, '']);
  });
});
