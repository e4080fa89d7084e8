/** Items over REST, one test a rule of p21-api section 3.3; and the families of 3.5. */
import { describe, expect, it } from 'vitest';
import { startRestSandbox } from './rest-sandbox.ts';

const use = startRestSandbox();
const parts = '/api/inventory/parts';
const query = (text: string) => `$query=${encodeURIComponent(text)}`;

describe('p21-api 3.3: reading items', () => {
  it('answers an item with its fields and null children', async () => {
    const { json } = await use.get(`${parts}/REST-1`);
    expect(json).toMatchObject({
      ItemId: 'REST-1',
      ItemDesc: 'Widget REST-1',
      InvMastUid: 990001,
      BaseUnit: 'EA',
      Price1: 12.5,
      Price10: null,
      Weight: 1.5,
      Delete: 'N',
      ExtendedDesc: '',
      Locations: null,
      Suppliers: null,
      UserDefinedFields: {},
      ObjectName: 'inv_mast',
    });
  });

  it('fills Locations, Suppliers and UnitsOfMeasure when they are asked for', async () => {
    const { json } = await use.get(`${parts}/REST-1?extendedproperties=Locations,Suppliers,UnitsOfMeasure`);
    expect(json.Locations?.list?.[0]).toMatchObject({
      ItemId: 'REST-1',
      LocationId: 990,
      CompanyId: 'REST',
      QtyOnHand: 55,
      ProductGroupId: 'TOOLS',
      Sellable: 'Y',
      ObjectName: 'inv_loc',
    });
    expect(json.Suppliers?.list?.[0]).toMatchObject({ SupplierId: 990900, ListPrice: 14, Cost: 8 });
    expect(Object.values(json.UnitsOfMeasure?.list ?? {}).map(({ UnitOfMeasure }) => UnitOfMeasure)).toEqual([
      'EA',
      'BX',
    ]);
    expect(json.AltCodes).toBeNull();
  });

  it('keeps some children null even with a star', async () => {
    const { json } = await use.get(`${parts}/REST-1?extendedproperties=*`);
    expect([json.Lot, json.MSDS, json.AltCodes, json.LocationSuppliers]).toEqual([
      null,
      null,
      { list: [] },
      { list: [] },
    ]);
  });

  it('is the same at the alias /api/inventory/v2/parts', async () => {
    const [here, there] = [await use.get(`${parts}/REST-1`), await use.get('/api/inventory/v2/parts/REST-1')];
    expect(there.text).toBe(here.text);
  });

  it('has /ping at both addresses', async () => {
    expect((await use.get(`${parts}/ping`)).json).toEqual({ ResponseMessage: 'success' });
    expect((await use.get('/api/inventory/v2/parts/ping')).json).toEqual({ ResponseMessage: 'success' });
  });

  it('has no template: /new is an item nobody knows', async () => {
    const { status, json } = await use.get(`${parts}/new`);
    expect(status).toBe(404);
    expect(json.ErrorMessage).toContain('"GetById new"');
  });

  it('cannot be asked for an item id with a slash', async () => {
    use.sandbox.database.table('inv_mast').insert({ inv_mast_uid: 990009, item_id: 'A/B', item_desc: 'x' });
    const { status, headers, text } = await use.get(`${parts}/A%2FB`);
    expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(text).toContain('Endpoint not found');
  });

  it('lets the caller of a bare list wait, and answers one with $query at once', async () => {
    const order: string[] = [];
    const bare = use.get(`${parts}/`).then(({ status }) => order.push(`bare ${status}`));
    const asked = use
      .get(`${parts}/?${query("startswith(ItemId, 'REST-')")}`)
      .then(({ json }) => order.push(`query ${json.list?.[0]?.ItemId}`));
    await Promise.all([bare, asked]);
    expect(order).toEqual(['query REST-1', 'bare 200']);
  });

  it('queries by column names too', async () => {
    const { json } = await use.get(`${parts}/?${query("inv_mast_uid eq 990002 and item_desc ne 'x'")}`);
    expect(json.list?.[0]?.ItemId).toBe('REST#2');
  });
});

describe('p21-api 3.3: writing items', () => {
  const fresh = {
    ItemId: 'REST-NEW',
    ItemDesc: 'Small widget',
    Price1: 3.25,
    Locations: { list: [{ LocationId: 990, ProductGroupId: 'TOOLS' }] },
    Suppliers: { list: [{ SupplierId: 990900, DivisionId: 1 }] },
    LocationSuppliers: { list: [{ LocationId: 990, SupplierId: 990900, PrimarySupplier: 'Y' }] },
  };

  it("makes an item; the company of a location is the location's", async () => {
    const { status } = await use.post(`${parts}/`, fresh);
    expect(status).toBe(200);
    const { json } = await use.get(`${parts}/REST-NEW?extendedproperties=*`);
    expect(json).toMatchObject({ ItemDesc: 'Small widget', Price1: 3.25, BaseUnit: 'EA' });
    expect(json.Locations?.list?.[0]).toMatchObject({ LocationId: 990, CompanyId: 'REST' });
    expect(json.UnitsOfMeasure?.list?.[0]).toMatchObject({ UnitOfMeasure: 'EA', UnitSize: 1 });
    const price = '/v2/price?companyId=REST&customerId=990198&salesLocId=990&sourceLocId=990';
    expect((await use.get(`${parts}/REST-NEW${price}`)).json.UnitPrice).toBe(3.25);
  });

  it('refuses an item id that is taken', async () => {
    const { status, json } = await use.post(`${parts}/`, { ...fresh, ItemId: 'REST-1' });
    expect([status, json.ErrorMessage]).toEqual([
      500,
      'Error updating REST-1: Error updating inv_mast: The proposed item ID already exists in the database.',
    ]);
  });

  it('says of a description that is too long that it is missing', async () => {
    const { status, json } = await use.post(`${parts}/`, {
      ...fresh,
      ItemId: 'REST-L',
      ItemDesc: 'x'.repeat(41),
    });
    expect([status, json.ErrorMessage]).toEqual([500, 'Required value missing for Item Description']);
  });

  it('redirects a POST without slash', async () => {
    expect((await use.post(parts, fresh)).status).toBe(307);
  });

  it('drops from a PUT what is too long or unknown, without a word', async () => {
    const { status, json } = await use.put(`${parts}/REST%232`, {
      ItemDesc: 'x'.repeat(41),
      ShortCode: 'W2',
      NoSuchField: 'y',
      InvMastUid: 1,
    });
    expect([status, json.ItemDesc, json.ShortCode, json.InvMastUid]).toEqual([
      200,
      'Widget REST#2',
      'W2',
      990002,
    ]);
  });

  it('changes a location and appends another, and leaves quantities alone', async () => {
    await use.put(`${parts}/REST%232`, {
      Locations: {
        list: [
          { LocationId: 990, CompanyId: 'REST', Sellable: 'N', QtyOnHand: 999 },
          { LocationId: 991, ProductGroupId: 'TOOLS', Sellable: 'Y' },
        ],
      },
    });
    const { json } = await use.get(`${parts}/REST%232?extendedproperties=Locations`);
    const locations = Object.values(json.Locations?.list ?? {});
    expect(locations.map(({ LocationId, Sellable, QtyOnHand }) => [LocationId, Sellable, QtyOnHand])).toEqual(
      [
        [990, 'N', 55],
        [991, 'Y', null],
      ],
    );
  });

  it('removes a location softly with "Delete": "Y"', async () => {
    await use.put(`${parts}/REST-1`, {
      Locations: { list: [{ LocationId: 990, CompanyId: 'REST', Delete: 'Y' }] },
    });
    const price = '/v2/price?companyId=REST&customerId=990198&salesLocId=990&sourceLocId=990';
    expect((await use.get(`${parts}/REST-1${price}`)).status).toBe(500);
    await use.put(`${parts}/REST-1`, {
      Locations: { list: [{ LocationId: 990, CompanyId: 'REST', Delete: 'N' }] },
    });
    expect((await use.get(`${parts}/REST-1${price}`)).status).toBe(200);
  });

  it.each([
    [
      { LocationId: 990, CompanyId: 'FAKE99' },
      'Error updating REST-1: Error updating inv_mast: The company "FAKE99" could not be retrieved. - Potential reasons: 1)The company does not exist. 2)The company has been deleted.',
    ],
    [
      { LocationId: 990, CompanyId: 'REST', ProductGroupId: 'NONE' },
      'Error updating REST-1: Error updating inv_mast: Product group ID does not exist for this company ID.',
    ],
  ])('refuses a location whose data are wrong: %j', async (location, message) => {
    const { status, json } = await use.put(`${parts}/REST-1`, {
      ShortCode: 'GONE',
      Locations: { list: [location] },
    });
    expect([status, json.ErrorMessage]).toEqual([500, message]);
    expect(use.row('inv_mast', { item_id: 'REST-1' }).short_code ?? '').toBe('');
  });
});

describe('p21-api 3.5: other families', () => {
  it('lists the custom columns, of which the distributor has none', async () => {
    expect((await use.get('/api/extensibility/userdefinedfields/')).json).toEqual({ list: [] });
    expect((await use.get('/api/extensibility/userdefinedfields/tables')).json).toEqual({ list: [] });
    expect((await use.get('/api/extensibility/userdefinedfields/tables/address')).status).toBe(404);
  });

  it('leaves families whose shape nobody published a 404', async () => {
    expect((await use.get('/api/epayments/ping')).status).toBe(404);
    expect((await use.get('/api/sales/customers/')).status).toBe(404);
  });
});
