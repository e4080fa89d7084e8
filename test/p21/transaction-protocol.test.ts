import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customerId, shipToId } from './small-distributor.ts';
import {
  editOf,
  form,
  items,
  list,
  loadOrder,
  orderHeader,
  orderLines,
  startUiServer,
  transactionSet,
  type UiServer,
} from './ui-server.ts';

let p21: UiServer;
beforeEach(async () => {
  p21 = await startUiServer();
});
afterEach(() => p21.close());

const oneWidget = items([{ oe_order_item_id: 'WIDGET-001', unit_quantity: '5' }]);

/** Places an order and gives its number. */
const place = async (elements: readonly unknown[] = [orderHeader(), oneWidget]): Promise<string> => {
  const answer = (await p21.write('Order', elements)).json();
  expect(answer.Summary.Succeeded).toBe(1);
  return String(editOf(answer.Results.Transactions[0], 'TABPAGE_1.order', 'order_no'));
};

const failure = async (service: string, elements: readonly unknown[], set: object = {}): Promise<string> => {
  const answer = await p21.write(service, elements, set);
  expect(answer.status).toBe(200);
  const body = answer.json();
  expect(body.Summary).toEqual({ Failed: 1, Other: 0, Succeeded: 0 });
  return body.Messages[0];
};

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

describe('XML (p21-api 4.1)', () => {
  const namespace = 'http://schemas.datacontract.org/2004/07/P21.Transactions.Model.V2';
  const edits = Object.entries({
    customer_id: String(customerId),
    sales_loc_id: '10',
    source_loc_id: '10',
    ship_to_id: String(shipToId),
  })
    .map(([name, value]) => `<Edit><Name>${name}</Name><Value>${value}</Value></Edit>`)
    .join('');
  const element = (inner: string) =>
    `<Transaction><DataElements><DataElement>${inner}</DataElement></DataElements><Status>New</Status></Transaction>`;
  const rows = `<Rows><Row><Edits>${edits}</Edits><RelativeDateEdits/></Row></Rows>`;
  const keys = '<Keys xmlns:a="http://schemas.microsoft.com/2003/10/Serialization/Arrays"/>';
  const set = (transactions: string, attributes = ` xmlns="${namespace}"`) =>
    `<?xml version="1.0" encoding="utf-8"?><TransactionSet${attributes}><IgnoreDisabled>false</IgnoreDisabled><Name>Order</Name><Transactions>${transactions}</Transactions><UseCodeValues>false</UseCodeValues></TransactionSet>`;
  const good = element(`${keys}<Name>TABPAGE_1.order</Name>${rows}<Type>Form</Type>`);
  const xml = { 'content-type': 'application/xml', accept: 'application/xml' };

  it('takes and gives XML in P21 namespace with members in alphabetical order', async () => {
    const answer = await p21.post('/transaction', set(good), xml);
    expect(answer.type).toContain('application/xml');
    expect(answer.text).toMatch(/<TransactionSetResult xmlns="[^"]*P21\.Transactions\.Model\.V2"/);
    expect(answer.text).toMatch(
      /<Messages.*<Results>.*<Summary><Failed>0<\/Failed><Other>0<\/Other><Succeeded>1/s,
    );
    expect(answer.text).toMatch(/<Edit><Name>order_no<\/Name><Value>1011001<\/Value><\/Edit>/);
    expect(p21.database.table('oe_hdr').size).toBe(1);
  });

  it('answers XML bodies in JSON and JSON bodies in XML when asked so', async () => {
    const inJson = await p21.post('/transaction', set(good), { ...xml, accept: 'application/json' });
    expect(inJson.json().Summary.Succeeded).toBe(1);
    const inXml = await p21.post('/transaction', transactionSet('Order', [[orderHeader()]]), {
      accept: 'application/xml',
    });
    expect(inXml.text).toContain('<Succeeded>1</Succeeded>');
  });

  it('finds no content without the namespace', async () => {
    const answer = await p21.post('/transaction', set(good, ''), { ...xml, accept: 'application/json' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('The content field is required.');
  });

  it('fails on members out of alphabetical order', async () => {
    const disordered = set(good)
      .replace('<Name>Order</Name>', '')
      .replace('</TransactionSet>', '<Name>Order</Name></TransactionSet>');
    expect((await p21.post('/transaction', disordered, xml)).status).toBe(500);
    const deep = element(`<Name>TABPAGE_1.order</Name><Type>Form</Type>${rows}`);
    const answer = await p21.post('/transaction', set(deep), { ...xml, accept: 'application/json' });
    expect(answer.json().Messages).toEqual([
      'Transaction 1:: Object reference not set to an instance of an object.',
    ]);
  });

  it('lists services and definitions in XML', async () => {
    const services = await p21.call('/services', { headers: { accept: 'application/xml' } });
    expect(services.text).toContain('<ArrayOfServiceInfo');
    expect(services.text).toContain('<ServiceInfo><Name>Order</Name></ServiceInfo>');
    const definition = await p21.call('/definition/Address', { headers: { accept: 'application/xml' } });
    expect(definition.text).toContain('<ServiceDefinition');
    expect(definition.text).toContain('<ValidValues i:nil="true"/>');
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

describe('asynchronous requests (p21-api 4.5)', () => {
  const finished = async (id: string) => {
    for (;;) {
      const record = (await p21.call(`/transaction/async?id=${id}`)).json();
      if (record.Status === 2) return record;
    }
  };

  it('acknowledges the queueing and tells the outcome as JSON in a string', async () => {
    const submitted = await p21.post(
      '/transaction/async',
      transactionSet('Order', [[orderHeader(), oneWidget]]),
    );
    expect(submitted.status).toBe(200);
    const record = submitted.json();
    expect(record).toEqual({
      RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      RequestType: 'V2 Transaction',
      Key: 'N/A',
      StartDate: '2026-02-02T09:00:00-06:00',
      CompletedDate: null,
      Status: 3,
      CallbackResult: null,
      Messages: null,
    });
    const done = await finished(record.RequestId);
    expect(done.CompletedDate).toBe('2026-02-02T09:00:00');
    expect(typeof done.Messages).toBe('string');
    expect(JSON.parse(done.Messages).Summary).toEqual({ Failed: 0, Other: 0, Succeeded: 1 });
  });

  it('completes a failed transaction like a good one', async () => {
    const submitted = await p21.post(
      '/transaction/async',
      transactionSet('Order', [[orderHeader({ company_id: 'X' })]]),
    );
    const done = await finished(submitted.json().RequestId);
    expect(done.Status).toBe(2);
    expect(JSON.parse(done.Messages).Messages[0]).toContain('Column is disabled');
  });

  it('posts the record to the callback with the headers asked for', async () => {
    const received = Promise.withResolvers<{ body: string; key: string | string[] | undefined }>();
    const listener = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        response.end();
        received.resolve({ body, key: request.headers['x-api-key'] });
      });
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const { port } = listener.address() as AddressInfo;
    const submitted = await p21.post('/transaction/async/callback', {
      Content: transactionSet('Order', [[orderHeader(), oneWidget]]),
      Callback: {
        Url: `http://127.0.0.1:${port}/hook`,
        Method: 'POST',
        ContentType: 'application/json',
        Headers: [{ Name: 'X-Api-Key', Value: 'secret' }],
      },
    });
    const { body, key } = await received.promise;
    expect(key).toBe('secret');
    expect(JSON.parse(body)).toMatchObject({ RequestId: submitted.json().RequestId, Status: 2 });
    let record = submitted.json();
    while (record.CallbackResult === null)
      record = (await p21.call(`/transaction/async?id=${record.RequestId}`)).json();
    expect(record.CallbackResult).toBe('Success : 200 (OK)');
    await new Promise((resolve) => listener.close(resolve));
  });
});
