/** The same documents in XML and as asynchronous requests (p21-api 4.1, 4.5). */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { customerId, shipToId } from './small-distributor.ts';
import { oneWidget, withUiServer } from './ui-orders.ts';
import { orderHeader, transactionSet } from './ui-server.ts';

const { p21 } = withUiServer();

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
