/** Orders over REST, one test a rule of p21-api section 3.4. */
import { describe, expect, it } from 'vitest';
import { type Answer, addHalfPricePage, startRestSandbox } from './rest-sandbox.ts';

const use = startRestSandbox((sandbox) => {
  addHalfPricePage(sandbox);
});
const orders = '/api/sales/orders';
const line = { ItemId: 'REST-1', UnitQuantity: 5, UnitOfMeasure: 'EA' };
const order = {
  CompanyId: 'REST',
  CustomerId: 990198,
  ShipToId: 990198,
  ContactId: '990042',
  LocationId: 990,
  SourceLocId: 990,
  Taker: 'WEB',
  PoNo: 'PO-1',
  WebReferenceNo: 'W-77',
  RequestedDate: '2026-07-06',
  Quote: 'N',
  Approved: 'Y',
  Lines: { list: [line] },
};
const post = (changes: object = {}, headers: Record<string, string> = {}): Promise<Answer> =>
  use.post(`${orders}/`, { ...order, ...changes }, headers);
const linesOf = ({ json }: Answer) => Object.values(json.Lines?.list ?? {});
const lineRows = (orderNo: unknown) =>
  use.sandbox.database.table('oe_line').find('order_no', String(orderNo));

describe('p21-api 3.4: making an order', () => {
  it('answers the order with its number and its lines', async () => {
    const answer = await post();
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      CustomerId: 990198,
      CompanyId: 'REST',
      PoNo: 'PO-1',
      WebReferenceNo: 'W-77',
      Taker: 'WEB',
      RequestedDate: '2026-07-06T00:00:00',
      Approved: true,
      Quote: 'N',
      Completed: 'N',
      CancelledFlag: 'N',
      ObjectName: 'oe_hdr',
    });
    expect(answer.json.OrderNo).toMatch(/^\d+$/);
    expect(answer.json.APIInformation).toHaveProperty('ContextMessage');
    expect(linesOf(answer)[0]).toMatchObject({ LineNo: 1, ItemId: 'REST-1', UnitQuantity: 5, QtyOrdered: 5 });
  });

  it('prices lines by itself, unless a price is sent', async () => {
    const answer = await post({ Lines: { list: [line, { ...line, UnitPrice: 0.99 }] } });
    expect(
      linesOf(answer).map(({ UnitPrice, ManualPriceOveride }) => [UnitPrice, ManualPriceOveride]),
    ).toEqual([
      [6.25, 'N'],
      [0.99, 'Y'],
    ]);
  });

  it('does not take a price with ManualPriceOveride N', async () => {
    const answer = await post({ Lines: { list: [{ ...line, UnitPrice: 0.99, ManualPriceOveride: 'N' }] } });
    expect(linesOf(answer)[0]?.UnitPrice).toBe(6.25);
  });

  it('allocates the stock of its lines', async () => {
    const before = Number(use.row('inv_loc', { inv_mast_uid: 990002, location_id: 990 }).qty_allocated);
    await post({ Lines: { list: [{ ItemId: 'REST#2', UnitQuantity: 1, UnitOfMeasure: 'BX' }] } });
    const after = Number(use.row('inv_loc', { inv_mast_uid: 990002, location_id: 990 }).qty_allocated);
    expect(after - before).toBe(12);
  });

  it('is not idempotent: the same order sent twice is two orders', async () => {
    const [first, second] = [
      await post({ WebReferenceNo: 'TWICE' }),
      await post({ WebReferenceNo: 'TWICE' }),
    ];
    expect(first.json.OrderNo).not.toBe(second.json.OrderNo);
    expect(use.sandbox.database.table('oe_hdr').find('web_reference_no', 'TWICE')).toHaveLength(2);
  });

  it('needs the slash', async () => {
    expect((await use.post(orders, order)).status).toBe(307);
  });

  it('takes the doubled field names of the builds', async () => {
    const { json } = await post({
      SourceLocId: undefined,
      SourceLocationId: 990,
      TermsId: '07',
      ShipToState: 'GA',
      ShipToEmail: 'orders@example.com',
    });
    expect(json).toMatchObject({
      SourceLocationId: 990,
      Terms: '07',
      OeHdrShip2State: 'GA',
      ShipToMailAddress: 'orders@example.com',
    });
  });

  it('makes a quote with Quote Y, which allocates nothing', async () => {
    const { json } = await post({ Quote: 'Y' });
    expect(use.row('oe_hdr', { order_no: String(json.OrderNo) }).projected_order).toBe('Y');
    expect(lineRows(json.OrderNo).map((row) => row.qty_allocated)).toEqual([0]);
  });

  it('keeps notes and salesreps', async () => {
    const { json: made } = await post({
      Notes: { list: [{ Topic: 'GATE', Note: 'Ring twice', Mandatory: 'Y' }] },
      Salesreps: { list: [{ SalesrepId: '100', CommissionSplit: 100 }] },
    });
    const { json } = await use.get(`${orders}/${made.OrderNo}?extendedproperties=*`);
    expect(json.Notes?.list?.[0]).toMatchObject({ Topic: 'GATE', Note: 'Ring twice' });
    expect(json.Salesreps?.list?.[0]).toMatchObject({ SalesrepId: '100', PrimarySalesrep: true });
  });

  it('leaves out lines marked for deletion', async () => {
    expect(linesOf(await post({ Lines: { list: [line, { ...line, Delete: 'Y' }] } }))).toHaveLength(1);
  });

  it('takes XML and answers XML', async () => {
    const { status, text } = await use.post(
      `${orders}/`,
      `<Order xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Lines>
        <OrderLine><ItemId>REST-1</ItemId><UnitQuantity>2</UnitQuantity></OrderLine>
        <OrderLine><ItemId>REST#2</ItemId><UnitQuantity>1.5</UnitQuantity><UnitOfMeasure>EA</UnitOfMeasure></OrderLine>
       </Lines><Notes><OrderNote><Topic>T</Topic><Note>a &lt; b</Note></OrderNote></Notes>
       <CustomerId>990198</CustomerId><CompanyId>REST</CompanyId><LocationId>990</LocationId><PoNo>PO-X</PoNo>
       <Approved>true</Approved><ShipToId>990198</ShipToId><QuoteType xsi:nil="true"/></Order>`,
      { 'content-type': 'application/xml', accept: 'application/xml' },
    );
    expect(status).toBe(200);
    expect(text).toMatch(
      /^<\?xml version="1.0"\?><Order [^>]*><Lines><OrderLine><LineNo>1<\/LineNo><ItemId>REST-1</,
    );
    expect(text.match(/<OrderLine>/g)).toHaveLength(2);
    const orderNo = /<OrderNo>(\d+)</.exec(text)?.[1];
    expect(lineRows(orderNo).map((row) => row.unit_quantity)).toEqual([2, 1.5]);
    expect(use.row('oe_hdr_notepad', { order_no: orderNo ?? '' }).note).toBe('a < b');
  });
});

describe('p21-api 3.4: orders that are refused', () => {
  it.each([
    [
      'an item there is not',
      { Lines: { list: [{ ...line, ItemId: 'NOPE' }] } },
      'Item is not valid or not defined at this location',
    ],
    ['no ship-to', { ShipToId: null }, 'This column is required.'],
    ["somebody else's ship-to", { ShipToId: 990900 }, 'Ship To ID 990900 does not exist.'],
  ])('%s: an ImportReturn in the message, and nothing written', async (_title, changes, words) => {
    const before = use.sandbox.database.table('oe_hdr').size;
    const { status, json } = await post(changes);
    expect(status).toBe(500);
    expect(json.ErrorMessage).toMatch(/^<ImportReturn type="CREATE">.*<\/ImportReturn>$/);
    expect(json.ErrorMessage).toContain(words);
    expect(use.sandbox.database.table('oe_hdr').size).toBe(before);
  });

  it('escapes the ImportReturn in a ResourceError', async () => {
    const { text } = await post({ ShipToId: null }, { accept: 'application/xml' });
    expect(text).toContain('<ErrorMessage>&lt;ImportReturn type="CREATE"&gt;');
  });

  it('lines as a bare array', async () => {
    const { status } = await post({ Lines: [line] });
    expect(status).toBe(500);
  });
});

describe('p21-api 3.4: reading orders', () => {
  it('answers header fields and null children, lines when asked for', async () => {
    const { json: made } = await post();
    const { json } = await use.get(`${orders}/${made.OrderNo}`);
    expect([json.OrderNo, json.Lines, json.Notes]).toEqual([made.OrderNo, null, null]);
    const full = await use.get(`${orders}/${made.OrderNo}?extendedproperties=Lines`);
    expect(linesOf(full)[0]).toMatchObject({ ItemId: 'REST-1', ExtendedPrice: 31.25 });
  });

  it('has /ping and a template that shows the collections', async () => {
    expect((await use.get(`${orders}/ping`)).json).toEqual({ ResponseMessage: 'success' });
    const { json } = await use.get(`${orders}/new`);
    expect(json).toMatchObject({
      Lines: { list: [] },
      Notes: { list: [] },
      Salesreps: { list: [] },
      OrderNo: '',
    });
  });

  it('has no order under an unknown number', async () => {
    const { status, json } = await use.get(`${orders}/999999`);
    expect(status).toBe(404);
    expect(json.ErrorMessage).toContain('"GetById 999999"');
  });

  it('answers a query it does not understand with 500', async () => {
    expect((await use.get(`${orders}/?$query=${encodeURIComponent('Nope eq 1')}`)).status).toBe(500);
  });

  it('dumps the whole table, whatever $top says', async () => {
    await post();
    const { json } = await use.get(`${orders}/?$top=1`);
    expect(Object.keys(json.list ?? {})).toHaveLength(use.sandbox.database.table('oe_hdr').size);
  });
});

describe('p21-api 3.4: approving', () => {
  it('is a PUT on the order, and a 405 otherwise', async () => {
    const { json: made } = await post({ Approved: 'N' });
    expect(made.Approved).toBe(false);
    expect((await use.get(`${orders}/${made.OrderNo}/approve`)).status).toBe(405);
    const { status, json } = await use.put(`${orders}/${made.OrderNo}/approve`, '');
    expect([status, json.Approved]).toEqual([200, true]);
    expect(use.row('oe_hdr', { order_no: String(made.OrderNo) }).approved).toBe('Y');
  });

  it("is refused while the order is open in someone's editor", async () => {
    const { json: made } = await post({ Approved: 'N' });
    use.sandbox.database
      .table('oe_hdr')
      .update(use.row('oe_hdr', { order_no: String(made.OrderNo) }), { completed: 'T' });
    const { status, json } = await use.put(`${orders}/${made.OrderNo}/approve`, '');
    expect(status).toBe(500);
    expect(json.ErrorMessage).toContain('may currently be edited by');
  });
});

describe('p21-api 9: faults on orders', () => {
  const fault = (body: object) =>
    fetch(`${use.sandbox.controlUrl}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('may answer fewer lines than were sent', async () => {
    await fault({ dropLine: { position: 1, times: 1 } });
    const answer = await post({ Lines: { list: [line, { ...line, ItemId: 'REST#2' }] } });
    expect(linesOf(answer).map(({ ItemId }) => ItemId)).toEqual(['REST#2']);
    expect(lineRows(answer.json.OrderNo)).toHaveLength(1);
  });

  it('may lose the answer after the order was written', async () => {
    await fault({ lostResponse: { times: 1 } });
    await expect(post({ WebReferenceNo: 'LOST' })).rejects.toThrow();
    expect(use.sandbox.database.table('oe_hdr').find('web_reference_no', 'LOST')).toHaveLength(1);
  });
});
