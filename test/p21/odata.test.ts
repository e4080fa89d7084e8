import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Caller, startCaller, tokenOf } from './caller.ts';
import { changedAt, insertRows } from './odata-rows.ts';

const table = '/odataservice/odata/table';
const refusal = 'You are not authorized to access API. Please contact administrator to get access.';

describe('P21 OData', () => {
  let caller: Caller;

  beforeAll(async () => {
    caller = await startCaller({
      empty: true,
      timeZone: 'America/New_York',
      users: [
        { username: 'clerk', password: 'pw', odata: false },
        { username: 'viewer', password: 'pw', odata: true, dataservices: ['supplier'] },
      ],
      consumerKeys: [{ secret: 'key', scope: '/odata:oe_hdr', consumerUid: 20 }],
    });
    insertRows(caller.sandbox.database);
  });
  afterAll(() => caller.close());

  const read = (name: string, query: Record<string, string> = {}) => caller.get(`${table}/${name}`, query);
  const ids = async (filter: string) => {
    const answer = await read('supplier', { $filter: filter, $select: 'supplier_id' });
    return answer.json().value.map((row: { supplier_id: number }) => row.supplier_id);
  };
  const orderNos = async (filter: string) => {
    const answer = await read('oe_hdr', { $filter: filter });
    return answer.json().value.map((row: { order_no: string }) => row.order_no);
  };
  const message = (answer: Answer): string => answer.json().error.message;
  const fault = async (name: string, filter: string) => {
    const answer = await read(name, { $filter: filter });
    return `${answer.status} ${message(answer)}`;
  };
  const readAs = async (credentials: object, name: string) =>
    caller.call(`${table}/${name}`, {
      headers: { authorization: `Bearer ${await tokenOf(caller.sandbox.url, credentials)}` },
    });

  describe('envelope and values', () => {
    it('2.1 answers version 4.0, a context and the rows', async () => {
      const answer = await read('supplier', { $filter: 'supplier_id eq 100' });
      expect(answer.headers.get('odata-version')).toBe('4.0');
      expect(answer.headers.get('content-type')).toContain('application/json');
      expect(answer.json()).toMatchObject({
        '@odata.context': `${caller.sandbox.url}${table}/$metadata#supplier`,
        value: [{ supplier_id: 100, supplier_name: 'Acme Tools' }],
      });
    });

    it('2.1 a row has every column of its table', async () => {
      const [row] = (await read('supplier', { $top: '1' })).json().value;
      expect(Object.keys(row)).toEqual([...caller.sandbox.database.table('supplier').meta.columns.keys()]);
    });

    it('2.1 a table name minds no case', async () => {
      const answer = await caller.get('/OdataService/OData/Table/SUPPLIER', { $count: 'true' });
      expect(answer.json()['@odata.count']).toBe(3);
    });

    it('2.2 datetimes come with the offset of the server, also in winter', async () => {
      const rows = (await read('supplier', { $select: 'date_last_modified', $top: '1' })).json().value;
      expect(rows).toEqual([{ date_last_modified: '2026-07-24T11:22:14.747-04:00' }]);
      const order = caller.sandbox.database.table('oe_hdr').first({ order_no: '1013938' });
      caller.sandbox.database.table('oe_hdr').update(order ?? {}, { order_date: Date.UTC(2026, 0, 31, 5) });
      const [winter] = (await read('oe_hdr', { $select: 'order_date', $top: '1' })).json().value;
      expect(winter.order_date).toBe('2026-01-31T00:00:00-05:00');
    });

    it('2.2 decimals and integers are JSON numbers without exponent, texts are strings', async () => {
      const answer = await read('inv_loc', {
        $filter: 'inv_mast_uid eq 1',
        $select: 'qty_on_hand,qty_allocated,company_id',
      });
      expect(answer.text).toContain('[{"qty_on_hand":12.5,"qty_allocated":0.0000005,"company_id":"ACME"}]');
    });

    it('9.4 char columns come with trailing blanks, and trailing blanks of texts are kept', async () => {
      const database = caller.sandbox.database;
      database.table('inv_mast').insert({ inv_mast_uid: 1, item_id: 'A-1', country_of_origin_code: 'U' });
      const [item] = (await read('inv_mast', { $select: 'country_of_origin_code' })).json().value;
      expect(item.country_of_origin_code).toBe('U ');
      const [supplier] = (await read('supplier', { $filter: 'supplier_id eq 101' })).json().value;
      expect(supplier.supplier_name).toBe("O'Neil Pipes  ");
    });

    it('2.1 there is no nextLink and no page limit', async () => {
      const lines = caller.sandbox.database.table('note');
      for (let uid = 1; uid <= 2500; uid += 1) lines.insert({ note_uid: uid });
      const body = (await read('note', { $select: 'note_uid' })).json();
      expect(body.value).toHaveLength(2500);
      expect(Object.keys(body)).toEqual(['@odata.context', 'value']);
    });

    it('2.1 the service is read only', async () => {
      const answer = await caller.call(`${table}/supplier`, { method: 'POST', body: '{}' });
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
        expect(await caller.get(path)).toMatchObject({ status: 404, text: '' });
    });

    it('2.1 a view answers under /view', async () => {
      const answer = await caller.get('/odataservice/odata/view/P21_View_Supplier', {
        $filter: 'supplier_id eq 100',
      });
      expect(answer.json()).toMatchObject({
        '@odata.context': `${caller.sandbox.url}/odataservice/odata/view/$metadata#p21_view_supplier`,
        value: [{ supplier_id: 100 }],
      });
    });

    it('2.1 service documents list tables and views apart', async () => {
      const names = async (segment: string) =>
        (await caller.get(`/odataservice/odata/${segment}/`))
          .json()
          .value.map((one: { name: string }) => one.name);
      const [tables, views] = [await names('table'), await names('view')];
      expect(tables).toContain('oe_hdr');
      expect(tables).not.toContain('p21_view_oe_hdr');
      expect(views).toContain('p21_view_es_sales_order');
      expect(views).not.toContain('oe_hdr');
    });

    it('2.1 $metadata is JSON CSDL per segment and 404 above', async () => {
      const metadata = (await caller.get(`${table}/$metadata`)).json();
      expect(metadata.dbo.customer).toMatchObject({
        $Kind: 'EntityType',
        $Key: ['customer_id', 'company_id'],
        customer_id: { $Type: 'Edm.Decimal', $Precision: 19, $Scale: 0 },
        company_id: { $MaxLength: 8 },
        date_last_modified: { $Type: 'Edm.DateTimeOffset' },
      });
      expect(
        (await caller.get('/odataservice/odata/view/$metadata')).json().dbo.p21_view_customer,
      ).toBeDefined();
      expect((await caller.get('/odataservice/odata/$metadata')).status).toBe(404);
    });

    it('2.1 the table bin is refused by IIS with HTML', async () => {
      const answer = await read('bin');
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toContain('text/html');
    });
  });

  describe('filter', () => {
    it('2.2 eq ne gt ge lt le compare', async () => {
      expect(await ids('supplier_id eq 101')).toEqual([101]);
      expect(await ids('supplier_id ne 101')).toEqual([100, 102]);
      expect(await ids('supplier_id gt 101')).toEqual([102]);
      expect(await ids('supplier_id ge 101')).toEqual([101, 102]);
      expect(await ids('supplier_id lt 101')).toEqual([100]);
      expect(await ids('supplier_id le 101')).toEqual([100, 101]);
    });

    it('2.2 and binds tighter than or, parentheses and not change that', async () => {
      expect(await ids('supplier_id eq 100 or supplier_id eq 101 and supplier_id eq 102')).toEqual([100]);
      expect(await ids('(supplier_id eq 100 or supplier_id eq 101) and supplier_id eq 102')).toEqual([]);
      expect(await ids('not (supplier_id eq 100 or supplier_id eq 101)')).toEqual([102]);
    });

    it('2.2 startswith, endswith and contains', async () => {
      expect(await ids("startswith(supplier_name,'Acme')")).toEqual([100, 102]);
      expect(await ids("endswith(supplier_name, 'valves')")).toEqual([102]);
      expect(await ids("contains(supplier_name,'il')")).toEqual([101]);
      expect(await ids("not contains(supplier_name,'il')")).toEqual([100, 102]);
    });

    it('2.2 a quote inside a text is doubled', async () => {
      expect(await ids("startswith(supplier_name,'O''Neil')")).toEqual([101]);
    });

    it('9.4 text equality minds neither case nor trailing blanks', async () => {
      expect(await ids("supplier_name eq 'o''neil pipes'")).toEqual([101]);
    });

    it('2.4 a null cancel_flag is neither equal nor unequal to Y', async () => {
      expect(await orderNos("cancel_flag ne 'Y'")).toEqual(['1013938']);
      expect(await orderNos("not (cancel_flag eq 'Y')")).toEqual(['1013938']);
      expect(await orderNos("cancel_flag ne 'Y' or cancel_flag eq null")).toEqual(['1013938', '1013940']);
      expect(await orderNos('cancel_flag ne null')).toEqual(['1013938', '1013939']);
    });

    it('2.2 dates are taken as a bare day of the server or with Z', async () => {
      expect(await ids('date_last_modified ge 2026-07-24')).toHaveLength(3);
      expect(await ids('date_last_modified ge 2026-07-25')).toHaveLength(0);
      expect(await ids(`date_last_modified gt ${new Date(changedAt).toISOString()}`)).toEqual([101, 102]);
      expect(await orderNos('order_date ge 2026-01-31 and order_date lt 2026-01-31T05:00:01Z')).toEqual([
        '1013938',
      ]);
    });

    it('2.2 in (...) is accepted and ignored: all rows', async () => {
      const answer = await read('supplier', { $filter: 'supplier_id in (100,101)', $count: 'true' });
      expect(answer.status).toBe(200);
      expect(answer.json()['@odata.count']).toBe(3);
      expect(await ids('supplier_id gt 100 and supplier_id in (100)')).toEqual([101, 102]);
    });

    it('2.2 substringof and now() answer 404', async () => {
      expect(await fault('supplier', "substringof('il',supplier_name)")).toMatch(/^404 An unknown function/);
      expect(await fault('supplier', 'date_last_modified lt now()')).toMatch(/^404 /);
    });

    it('2.2 a typed column compared with a column fails to convert', async () => {
      expect(await fault('inv_loc', 'qty_on_hand gt qty_allocated')).toBe(
        '404 Failed to convert parameter value from a String to a Decimal.',
      );
    });

    it('2.2 a text column compared with a column gives no rows', async () => {
      const answer = await read('oe_hdr', { $filter: 'order_no eq po_no' });
      expect([answer.status, answer.json().value]).toEqual([200, []]);
    });

    it('2.2 arithmetic is not supported', async () => {
      expect(await fault('inv_loc', 'qty_on_hand add 1 gt 2')).toBe(
        "404 Syntax error at position 12 in 'qty_on_hand add 1 gt 2'.",
      );
    });

    it('2.3 an unknown column is named with its type', async () => {
      const text = "404 Could not find a property named 'x' on type 'dbo.supplier'.";
      expect(await fault('supplier', 'x eq 1')).toBe(text);
      for (const query of [{ $select: 'x' }, { $orderby: 'x' }] as Record<string, string>[]) {
        const answer = await read('supplier', query);
        expect(`${answer.status} ${message(answer)}`).toBe(text);
      }
    });

    it('2.3 a syntax error is told with its position', async () => {
      expect(await fault('supplier', 'supplier_id eqq 1')).toMatch(/^404 Syntax error at position 12 /);
      expect(await fault('supplier', 'supplier_id eq')).toMatch(/^404 Syntax error at position 14 /);
      expect(await fault('supplier', '(supplier_id eq 1')).toMatch(/^404 Syntax error at position 17 /);
      expect(await fault('supplier', "supplier_name eq 'x")).toMatch(
        /^404 There is an unterminated string literal/,
      );
    });

    it('2.3 a quoted number against a numeric key names both types', async () => {
      expect(await fault('supplier', "supplier_id eq '100'")).toBe(
        "404 A binary operator with incompatible types was detected. Found operand types 'Edm.Decimal' and 'Edm.String' for operator kind 'Equal'.",
      );
    });

    it('2.4 order_no is a text: a bare number does not fit', async () => {
      expect(await fault('oe_hdr', 'order_no eq 1013938')).toMatch(/'Edm.String' and 'Edm.Int32'/);
      expect(await orderNos("order_no eq '1013938'")).toEqual(['1013938']);
    });
  });

  describe('other options', () => {
    it('2.2 $select, $orderby with several terms, $top, $skip and $count work together', async () => {
      const answer = await read('oe_hdr', {
        $select: 'order_no,customer_id',
        $orderby: 'customer_id desc,order_no asc',
        $skip: '1',
        $top: '1',
        $count: 'true',
      });
      expect(answer.json()).toEqual({
        '@odata.context': `${caller.sandbox.url}${table}/$metadata#oe_hdr(order_no,customer_id)`,
        '@odata.count': 3,
        value: [{ order_no: '1013938', customer_id: 7 }],
      });
    });

    it('2.2 $orderby puts null first and minds no case', async () => {
      const order = async (by: string, name: string, key: string) =>
        (await read(name, { $orderby: by })).json().value.map((row: Record<string, unknown>) => row[key]);
      expect(await order('cancel_flag', 'oe_hdr', 'order_no')).toEqual(['1013940', '1013938', '1013939']);
      expect(await order('supplier_name desc', 'supplier', 'supplier_id')).toEqual([101, 102, 100]);
    });

    it('2.2 $expand finds no navigation property', async () => {
      expect((await read('oe_hdr', { $expand: 'lines' })).status).toBe(404);
    });

    it('2.2 $top and $skip take whole numbers only', async () => {
      expect((await read('supplier', { $top: '-1' })).status).toBe(404);
      expect((await read('supplier', { $skip: 'x' })).status).toBe(404);
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
