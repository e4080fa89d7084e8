/** Tables through OData: values, documents, options and rights (p21-api 1.4, 2). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenOf } from './caller.ts';
import { type ODataCaller, startODataCaller, table } from './odata-caller.ts';

const refusal = 'You are not authorized to access API. Please contact administrator to get access.';

describe('P21 OData', () => {
  let odata: ODataCaller;

  beforeAll(async () => {
    odata = await startODataCaller({
      users: [
        { username: 'clerk', password: 'pw', odata: false },
        { username: 'viewer', password: 'pw', odata: true, dataservices: ['supplier'] },
      ],
      consumerKeys: [{ secret: 'key', scope: '/odata:oe_hdr', consumerUid: 20 }],
    });
  });
  afterAll(() => odata.caller.close());

  const readAs = async (credentials: object, name: string) =>
    odata.caller.call(`${table}/${name}`, {
      headers: { authorization: `Bearer ${await tokenOf(odata.caller.sandbox.url, credentials)}` },
    });

  describe('envelope and values', () => {
    it('2.1 answers version 4.0, a context and the rows', async () => {
      const answer = await odata.read('supplier', { $filter: 'supplier_id eq 100' });
      expect(answer.headers.get('odata-version')).toBe('4.0');
      expect(answer.headers.get('content-type')).toContain('application/json');
      expect(answer.json()).toMatchObject({
        '@odata.context': `${odata.caller.sandbox.url}${table}/$metadata#supplier`,
        value: [{ supplier_id: 100, supplier_name: 'Acme Tools' }],
      });
    });

    it('2.1 a row has every column of its table', async () => {
      const [row] = (await odata.read('supplier', { $top: '1' })).json().value;
      expect(Object.keys(row)).toEqual([
        ...odata.caller.sandbox.database.table('supplier').meta.columns.keys(),
      ]);
    });

    it('2.1 a table name minds no case', async () => {
      const answer = await odata.caller.get('/OdataService/OData/Table/SUPPLIER', { $count: 'true' });
      expect(answer.json()['@odata.count']).toBe(3);
    });

    it('2.2 datetimes come with the offset of the server, also in winter', async () => {
      const rows = (await odata.read('supplier', { $select: 'date_last_modified', $top: '1' })).json().value;
      expect(rows).toEqual([{ date_last_modified: '2026-07-24T11:22:14.747-04:00' }]);
      const [winter] = (await odata.read('oe_hdr', { $select: 'order_date', $top: '1' })).json().value;
      expect(winter.order_date).toBe('2026-01-31T00:00:00-05:00');
    });

    it('2.2 decimals and integers are JSON numbers without exponent, texts are strings', async () => {
      const answer = await odata.read('inv_loc', {
        $filter: 'inv_mast_uid eq 1',
        $select: 'qty_on_hand,qty_allocated,company_id',
      });
      expect(answer.text).toContain('[{"qty_on_hand":12.5,"qty_allocated":0.0000005,"company_id":"ACME"}]');
    });

    it('9.4 char columns come with trailing blanks, and trailing blanks of texts are kept', async () => {
      const database = odata.caller.sandbox.database;
      database.table('inv_mast').insert({ inv_mast_uid: 1, item_id: 'A-1', country_of_origin_code: 'U' });
      const [item] = (await odata.read('inv_mast', { $select: 'country_of_origin_code' })).json().value;
      expect(item.country_of_origin_code).toBe('U ');
      const [supplier] = (await odata.read('supplier', { $filter: 'supplier_id eq 101' })).json().value;
      expect(supplier.supplier_name).toBe("O'Neil Pipes  ");
    });

    it('2.1 there is no nextLink and no page limit', async () => {
      const lines = odata.caller.sandbox.database.table('note');
      for (let uid = 1; uid <= 2500; uid += 1) lines.insert({ note_uid: uid });
      const body = (await odata.read('note', { $select: 'note_uid' })).json();
      expect(body.value).toHaveLength(2500);
      expect(Object.keys(body)).toEqual(['@odata.context', 'value']);
    });

    it('2.1 the service is read only', async () => {
      const answer = await odata.caller.call(`${table}/supplier`, { method: 'POST', body: '{}' });
      expect(answer.status).toBe(405);
    });
  });

  describe('tables, views and documents', () => {
    it('2.1 the wrong segment and unknown names answer 404 with an empty body', async () => {
      for (const path of [
        `${table}/p21_view_supplier`,
        '/odataservice/odata/view/supplier',
        `${table}/nothing`,
        '/odataservice/odata/nothing/supplier',
      ])
        expect(await odata.caller.get(path)).toMatchObject({ status: 404, text: '' });
    });

    it('2.1 a view answers under /view', async () => {
      const answer = await odata.caller.get('/odataservice/odata/view/P21_View_Supplier', {
        $filter: 'supplier_id eq 100',
      });
      expect(answer.json()).toMatchObject({
        '@odata.context': `${odata.caller.sandbox.url}/odataservice/odata/view/$metadata#p21_view_supplier`,
        value: [{ supplier_id: 100 }],
      });
    });

    it('2.1 service documents list tables and views apart', async () => {
      const names = async (segment: string) =>
        (await odata.caller.get(`/odataservice/odata/${segment}/`))
          .json()
          .value.map((one: { name: string }) => one.name);
      const [tables, views] = [await names('table'), await names('view')];
      expect(tables).toContain('oe_hdr');
      expect(tables).not.toContain('p21_view_oe_hdr');
      expect(views).toContain('p21_view_es_sales_order');
      expect(views).not.toContain('oe_hdr');
    });

    it('2.1 $metadata is JSON CSDL per segment and 404 above', async () => {
      const metadata = (await odata.caller.get(`${table}/$metadata`)).json();
      expect(metadata.dbo.customer).toMatchObject({
        $Kind: 'EntityType',
        $Key: ['customer_id', 'company_id'],
        customer_id: { $Type: 'Edm.Decimal', $Precision: 19, $Scale: 0 },
        company_id: { $MaxLength: 8 },
        date_last_modified: { $Type: 'Edm.DateTimeOffset' },
      });
      expect(
        (await odata.caller.get('/odataservice/odata/view/$metadata')).json().dbo.p21_view_customer,
      ).toBeDefined();
      expect((await odata.caller.get('/odataservice/odata/$metadata')).status).toBe(404);
    });

    it('2.1 the table bin is refused by IIS with HTML', async () => {
      const answer = await odata.read('bin');
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toContain('text/html');
    });
  });

  describe('other options', () => {
    it('2.2 $select, $orderby with several terms, $top, $skip and $count work together', async () => {
      const answer = await odata.read('oe_hdr', {
        $select: 'order_no,customer_id',
        $orderby: 'customer_id desc,order_no asc',
        $skip: '1',
        $top: '1',
        $count: 'true',
      });
      expect(answer.json()).toEqual({
        '@odata.context': `${odata.caller.sandbox.url}${table}/$metadata#oe_hdr(order_no,customer_id)`,
        '@odata.count': 3,
        value: [{ order_no: '1013938', customer_id: 7 }],
      });
    });

    it('2.2 $orderby puts null first and minds no case', async () => {
      const order = async (by: string, name: string, key: string) =>
        (await odata.read(name, { $orderby: by }))
          .json()
          .value.map((row: Record<string, unknown>) => row[key]);
      expect(await order('cancel_flag', 'oe_hdr', 'order_no')).toEqual(['1013940', '1013938', '1013939']);
      expect(await order('supplier_name desc', 'supplier', 'supplier_id')).toEqual([101, 102, 100]);
    });

    it('2.2 $expand finds no navigation property', async () => {
      expect((await odata.read('oe_hdr', { $expand: 'lines' })).status).toBe(404);
    });

    it('2.2 $top and $skip take whole numbers only', async () => {
      expect((await odata.read('supplier', { $top: '-1' })).status).toBe(404);
      expect((await odata.read('supplier', { $skip: 'x' })).status).toBe(404);
    });
  });

  describe('rights', () => {
    it('1.4 OData is closed to a user without "Allow OData API Service"', async () => {
      const answer = await readAs({ username: 'clerk', password: 'pw' }, 'supplier');
      expect(answer).toMatchObject({ status: 401, text: refusal });
    });

    it('1.4 the Dataservice permission of the role opens single tables', async () => {
      const viewer = { username: 'viewer', password: 'pw' };
      expect((await readAs(viewer, 'supplier')).status).toBe(200);
      expect(await readAs(viewer, 'oe_hdr')).toMatchObject({ status: 401, text: refusal });
    });

    it("1.4 a table outside the key's scope is refused with the same text", async () => {
      expect((await readAs({ ClientSecret: 'key' }, 'oe_hdr')).status).toBe(200);
      expect(await readAs({ ClientSecret: 'key' }, 'supplier')).toMatchObject({ status: 401, text: refusal });
    });

    it('2.3 an unknown table is 404 before any right is asked', async () => {
      expect(await readAs({ ClientSecret: 'key' }, 'nothing')).toMatchObject({ status: 404, text: '' });
    });
  });
});
