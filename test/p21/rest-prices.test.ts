/** Prices and availability over HTTP, one test a rule of p21-api section 6. */
import { describe, expect, it } from 'vitest';
import { addHalfPricePage, startRestSandbox } from './rest-sandbox.ts';

const use = startRestSandbox((sandbox) => {
  addHalfPricePage(sandbox);
});
const call = 'companyId=REST&customerId=990198&salesLocId=990';
const single = `${call}&sourceLocId=990`;
const batch = `/api/inventory/parts/prices?${call}`;
const item = { ItemId: 'REST-1', SourceLocId: 990 };

describe('p21-api 6.1: the price of one item', () => {
  it.each([
    `/api/inventory/parts/REST-1/v2/price?${single}`,
    `/api/inventory/v2/parts/REST-1/v2/price?${single}`,
    `/api/inventory/v2/parts/v2/price/REST-1?${single}`,
    `/api/inventory/v2/parts/price/REST-1?${single}&shipToId=990198`,
    '/api/inventory/v2/parts/price?itemid=REST-1&companyid=REST&customerid=990198&saleslocid=990&sourcelocid=990',
  ])('is answered at %s', async (path) => {
    const { status, json } = await use.get(path);
    expect([status, json.ItemId, json.UnitPrice]).toEqual([200, 'REST-1', 6.25]);
  });

  it('takes quantity and units', async () => {
    const { json } = await use.get(
      `/api/inventory/parts/REST-1/v2/price?${single}&uom=BX&priceUom=BX&unitQuantity=5`,
    );
    expect(json).toMatchObject({
      UOM: 'BX',
      UOMUnitSize: 12,
      PriceUOM: 'BX',
      PriceUnitSize: 12,
      UnitPrice: 75,
      ExtendedPrice: 375,
    });
  });

  it('knows item ids with characters that are escaped in addresses', async () => {
    const { status, json } = await use.get(`/api/inventory/parts/REST%232/v2/price?${single}`);
    expect([status, json.ItemId]).toEqual([200, 'REST#2']);
  });

  it.each(['companyId', 'customerId', 'salesLocId', 'sourceLocId'])(
    'asks for %s when it is missing',
    async (name) => {
      const rest = single.split('&').filter((parameter) => !parameter.startsWith(name));
      const { status, json } = await use.get(`/api/inventory/parts/REST-1/v2/price?${rest.join('&')}`);
      expect(status).toBe(400);
      expect(json.ErrorMessage).toBe(`Please provide a value for required parameter ${name}.`);
    },
  );
});

describe('p21-api 6.2: the prices of many items', () => {
  it('gives price and stock at the source location in one answer', async () => {
    const { status, json } = await use.post(batch, [{ ...item, UnitQuantity: 5, UOM: 'EA', PriceUom: 'EA' }]);
    expect(status).toBe(200);
    expect(json).toEqual([
      {
        ItemId: 'REST-1',
        UnitPrice: 6.25,
        BaseUnitPrice: 12.5,
        UOM: 'EA',
        UOMUnitSize: 1,
        PriceUOM: 'EA',
        PriceUnitSize: 1,
        ExtendedPrice: 31.25,
        PricePageUid: 990500,
        CalcValue: 0.5,
        UnitCommissionCost: 8.1,
        UnitOtherCost: 8,
        UnitSalesCost: 8.1,
        LotCosted: 'N',
        CompanyId: null,
        LocationId: 990,
        LocationType: 'Standard',
        QuantityAvailable: 40,
        QuantityOnHand: 55,
        QuantityAllocated: 10,
        QuantityNonPickable: 2,
        QuantityQuarantined: 2,
        QuantityFrozen: 1,
      },
    ]);
  });

  it('writes decimals with nine digits', async () => {
    const { text } = await use.post(batch, [item]);
    expect(text).toContain('"UnitPrice":6.250000000');
    expect(text).toContain('"QuantityAvailable":40.000000000');
  });

  it('says PricePageUid 0 when no price page applied', async () => {
    const { json } = await use.post(batch, [{ ItemId: 'REST#2', SourceLocId: 990 }]);
    expect(json[0]).toMatchObject({ PricePageUid: 0, UnitPrice: 12.5, CalcValue: 1 });
  });

  it('answers every item in the order asked, the same one twice if asked twice', async () => {
    const { json } = await use.post(batch, [item, { ItemId: 'REST#2', SourceLocId: 990 }, item]);
    expect(Object.values(json).map(({ ItemId }) => ItemId)).toEqual(['REST-1', 'REST#2', 'REST-1']);
  });

  it('falls back on the base unit and one piece', async () => {
    const { json } = await use.post(batch, [item]);
    expect(json[0]).toMatchObject({ UOM: 'EA', PriceUOM: 'EA', ExtendedPrice: 6.25 });
  });

  it("finds the item by the customer's part number when no item id is given", async () => {
    const { json } = await use.post(batch, [{ ItemId: null, CustomerPartNo: 'THEIRS-1', SourceLocId: 990 }]);
    expect(json[0]?.ItemId).toBe('REST-1');
  });

  it('is the same at /api/inventory/v2/parts/prices', async () => {
    const here = await use.post(batch, [item]);
    const there = await use.post(batch.replace('/parts', '/v2/parts'), [item]);
    expect(there.text).toBe(here.text);
  });

  it.each([
    ['companyId', ''],
    ['customerId', 'companyId=REST'],
    ['salesLocId', 'companyId=REST&customerId=990198'],
  ])('asks for parameters one at a time: %s', async (name, query) => {
    const { status, json } = await use.post(`/api/inventory/parts/prices?${query}`, [item]);
    expect(status).toBe(400);
    expect(json).toMatchObject({
      ErrorMessage: `Please provide a value for required parameter ${name}.`,
      ErrorType: 'System.ArgumentException',
    });
  });

  it('fails the whole batch for one bad item', async () => {
    const { status, json } = await use.post(batch, [item, { ItemId: 'NOPE', SourceLocId: 990 }, item]);
    expect(status).toBe(500);
    expect(json).toMatchObject({
      ErrorMessage: 'Item is not valid or not defined at this location',
      ErrorType: 'P21.Business.Common.BusinessException',
      InnerException: null,
    });
  });

  it('fails for an item that is not defined at the source location', async () => {
    const { status } = await use.post(batch, [{ ItemId: 'REST-1', SourceLocId: 991 }]);
    expect(status).toBe(500);
  });

  it('takes the day of the order as optionalOrderDate', async () => {
    const { json } = await use.post(`${batch}&optionalOrderDate=2026-07-01`, [item]);
    expect(json[0]).toMatchObject({ UnitPrice: 12.5, PricePageUid: 0 });
  });

  it.each(['shipToId', 'optionalShipToId'])(
    'takes the ship-to as %s, and the job as optionalJobNo',
    async (name) => {
      const { database } = use.sandbox;
      const uid = database.nextNumber('job_price_hdr_uid') + 990_000;
      const active = { row_status_flag: 704 };
      const dates = { start_date: use.clockMs - 1, end_date: use.clockMs + 1 };
      const contract = { job_price_hdr_uid: uid, job_no: `R${uid}`, company_id: 'REST', approved: 'Y' };
      database.table('job_price_hdr').insert({ ...contract, ...dates, ...active });
      database.table('job_price_customer_shipto').insert({
        job_price_cust_shipto_uid: uid,
        job_price_hdr_uid: uid,
        company_id: 'REST',
        customer_id: 990198,
        ship_to_id: 77,
        ...active,
      });
      database.table('job_price_line').insert({
        job_price_line_uid: uid,
        job_price_hdr_uid: uid,
        line_no: 1,
        inv_mast_uid: 990001,
        pricing_method: 221,
        price: 4,
        uom: 'EA',
        ...active,
      });
      const priceFor = async (shipTo: number) =>
        (await use.post(`${batch}&${name}=${shipTo}&optionalJobNo=R${uid}`, [item])).json[0]?.UnitPrice;
      expect([await priceFor(77), await priceFor(78)]).toEqual([4, 6.25]);
    },
  );
});

describe('p21-api 6.2: the content type must match the body', () => {
  const document =
    '<ArrayOfItemPriceInfo><ItemPriceInfo><ItemId>REST-1</ItemId><SourceLocId>990</SourceLocId></ItemPriceInfo></ArrayOfItemPriceInfo>';

  it('takes XML and answers XML', async () => {
    const { status, headers, text } = await use.post(batch, document, {
      'content-type': 'application/xml',
      accept: 'application/xml',
    });
    expect([status, headers.get('content-type')]).toEqual([200, 'application/xml; charset=utf-8']);
    expect(text).toMatch(/^<\?xml version="1.0"\?><ArrayOfItemPrice [^>]*><ItemPrice>/);
    expect(text).toContain('<UnitPrice>6.250000000</UnitPrice>');
    expect(text).not.toContain('CompanyId');
  });

  it('answers an XML header on JSON with the WCF page, without a word of P21', async () => {
    const { status, headers, text } = await use.post(batch, [item], { 'content-type': 'application/xml' });
    expect([status, headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
    expect(text).toContain('Request Error');
    expect(text).toContain('/api/inventory/parts/help');
  });

  it('answers a JSON header on XML with BadRequestException', async () => {
    const { status, json } = await use.post(batch, document);
    expect(status).toBe(500);
    expect(json.ErrorMessage).toBe(
      "BadRequestException: Invalid JSON or request body for parameter 'itemInfo'. Unexpected character encountered while parsing value: <.",
    );
  });

  it('takes JSON without a content type where JSON is accepted', async () => {
    const response = await fetch(`${use.sandbox.url}${batch}`, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        authorization: await authorization(),
      },
      body: new TextEncoder().encode(JSON.stringify([item])),
    });
    expect(response.status).toBe(200);
  });

  const authorization = async (): Promise<string> => {
    const { json } = await use.post('/api/security/token/v2', { username: 'api', password: 'sandbox' });
    return `Bearer ${json.AccessToken}`;
  };
});

describe('p21-api 6.3: availability', () => {
  const path = '/api/inventory/parts/itemsAvailability?locationId=990&companyId=REST';
  const document = (...ids: string[]) =>
    `<ArrayOfItemAvailabilityInfo>${ids
      .map((id) => `<ItemAvailabilityInfo><ItemId>${id}</ItemId></ItemAvailabilityInfo>`)
      .join('')}</ArrayOfItemAvailabilityInfo>`;
  const asXml = { 'content-type': 'application/xml', accept: 'application/xml' };

  it('of items in XML comes back in the same structure', async () => {
    const { status, text } = await use.post(path, document('REST-1', 'REST#2'), asXml);
    expect(status).toBe(200);
    expect(text).toMatch(/^<\?xml version="1.0"\?><ArrayOfItemAvailabilityInfo [^>]*><ItemAvailabilityInfo>/);
    expect(text.match(/<ItemAvailabilityInfo>/g)).toHaveLength(2);
    expect(text).toContain('<ItemId>REST-1</ItemId>');
    expect(text).toContain('<QuantityAvailable>40.000000000</QuantityAvailable>');
  });

  it('of an unknown item is a ResourceError', async () => {
    const { status, text } = await use.post(path, document('NOPE'), asXml);
    expect(status).toBe(500);
    expect(text).toMatch(/^<\?xml version="1.0"\?><ResourceError /);
    expect(text).toContain('<ErrorMessage>Item is not valid or not defined at this location</ErrorMessage>');
  });

  it('of items is answered in JSON too', async () => {
    const { json } = await use.post(path, [{ ItemId: 'REST-1' }]);
    expect(json[0]).toMatchObject({ ItemId: 'REST-1', QuantityAvailable: 40, QuantityOnHand: 55 });
  });

  it('of one item is answered at its own address', async () => {
    const { json } = await use.get('/api/inventory/parts/REST-1/availability?locationId=990');
    expect(json).toMatchObject({ ItemId: 'REST-1', LocationId: 990, QuantityAvailable: 40 });
  });

  it('subtracts what is allocated, not pickable, quarantined and frozen', async () => {
    const stock = use.row('inv_loc', { inv_mast_uid: 990002, location_id: 990 });
    use.sandbox.database.table('inv_loc').update(stock, { qty_on_hand: 10.5, qty_allocated: 0.25 });
    const { json } = await use.get('/api/inventory/parts/REST%232/availability?locationId=990');
    expect(json.QuantityAvailable).toBe(5.25);
  });
});

describe('p21-api 6.5: explanations for people', () => {
  it('are served on the control server, not by P21', async () => {
    const query = 'companyId=REST&customerId=990198&itemId=REST-1&sourceLocId=990';
    const response = await fetch(`${use.sandbox.controlUrl}/explain?${query}`);
    const explained = (await response.json()) as Record<string, unknown>;
    expect(explained).toMatchObject({
      unitPrice: '6.25',
      wonBy: 'library: page 990500 () of book R, library R',
    });
    expect((await use.get(`/explain?${query}`)).status).toBe(404);
  });

  it('say what is wrong with the question', async () => {
    const response = await fetch(`${use.sandbox.controlUrl}/explain?customerId=990198`);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: 'Please provide a value for required parameter itemId.',
    });
  });
});
