import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, startCaller } from './caller.ts';
import { insertRows } from './odata-rows.ts';

const older = '/data/erp/views/v1';
const hour = 3_600_000;
const clock = { now: Date.UTC(2026, 6, 24, 16) };

describe('P21 views', () => {
  let caller: Caller;

  beforeAll(async () => {
    caller = await startCaller({ empty: true, timeZone: 'America/New_York', now: () => clock.now });
    insertRows(caller.sandbox.database);
  });
  afterAll(() => caller.close());

  const view = (name: string, query: Record<string, string> = {}) =>
    caller.get(`/odataservice/odata/view/${name}`, query);

  it('2.5 a search view carries unique_id and the newest change over its joined tables', async () => {
    const { database } = caller.sandbox;
    clock.now += hour;
    const line = database
      .table('oe_line')
      .insert({ order_no: '1013938', line_no: 1, oe_line_uid: 1, inv_mast_uid: 1 });
    clock.now += hour;
    database.table('oe_line').update(line, { qty_ordered: 5 });
    const query = { $filter: 'max_date_last_modified ge 2026-07-24T18:00:00Z' };
    const [row, ...others] = (await view('p21_view_es_sales_order', query)).json().value;
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      unique_id: '1013938',
      max_date_last_modified: '2026-07-24T14:00:00-04:00',
      date_last_modified: '2026-07-24T12:00:00-04:00',
    });
  });

  it('2.5 quotes and orders have search views of their own', async () => {
    const { database } = caller.sandbox;
    database.table('oe_hdr').insert({ order_no: '1013999', oe_hdr_uid: 99, projected_order: 'Y' });
    const ids = async (name: string) =>
      (await view(name)).json().value.map((row: { unique_id: string }) => row.unique_id);
    expect(await ids('p21_view_es_quote')).toEqual(['1013999']);
    expect(await ids('p21_view_es_sales_order')).not.toContain('1013999');
  });

  it('2.5 the search views of the documents are all there', async () => {
    for (const name of [
      'customer',
      'contacts',
      'ship_to',
      'item',
      'item_supplier',
      'sales_order',
      'sales_order_line',
      'quote',
      'invoice_hdr',
      'invoice_line',
      'pick_ticket_hdr',
      'pick_ticket_line',
    ]) {
      const answer = await view(`p21_view_es_${name}`, {
        $select: 'unique_id,max_date_last_modified',
        $top: '1',
      });
      expect(answer.status, name).toBe(200);
    }
  });

  it('2.6 the older surface answers OData 3 with dates without offset', async () => {
    const answer = await caller.get(`${older}/p21_view_oe_hdr`, {
      $filter: "order_no eq '1013938'",
      $select: 'order_no,date_last_modified',
    });
    expect(answer.json()).toEqual({
      'odata.metadata': `${caller.sandbox.url}${older}/$metadata#p21_view_oe_hdr`,
      value: [{ order_no: '1013938', date_last_modified: '2026-07-24T12:00:00' }],
    });
  });

  it('2.6 a single key addresses one row', async () => {
    const answer = await caller.get(`${older}/p21_view_oe_hdr('1013938')`, { $select: 'order_no' });
    expect(answer.json()).toMatchObject({ order_no: '1013938' });
    expect((await caller.get(`${older}/p21_view_oe_hdr('1')`)).status).toBe(404);
  });

  it('2.6 a compound key names its columns and decimals end in M', async () => {
    const { database } = caller.sandbox;
    database.table('customer').insert({ company_id: '1', customer_id: 100915, customer_name: 'Acme' });
    const key = "p21_view_customer(company_id='1',customer_id=100915M)";
    expect((await caller.get(`${older}/${key}`)).json()).toMatchObject({ customer_name: 'Acme' });
  });

  it("2.6 dates are written datetime'...' and trim() and substringof work", async () => {
    const count = async ($filter: string) =>
      (await caller.get(`${older}/p21_view_supplier/$count`, { $filter })).text;
    expect(await count("date_last_modified ge datetime'2026-07-24T00:00:00'")).toBe('3');
    expect(await count("trim(supplier_name) eq 'O''Neil Pipes'")).toBe('1');
    expect(await count("substringof('valves',supplier_name)")).toBe('1');
  });

  it('2.6 toupper and tolower are not there', async () => {
    const answer = await caller.get(`${older}/p21_view_supplier`, {
      $filter: "tolower(supplier_name) eq 'x'",
    });
    expect(answer.status).toBe(404);
  });

  it('2.6 only views are served', async () => {
    expect((await caller.get(`${older}/supplier`)).status).toBe(404);
  });

  it('2.6 the links of contacts name contact and address', async () => {
    caller.sandbox.database.table('contacts').insert({ id: '1042', address_id: 100915, first_name: 'A' });
    const answer = await caller.get(`${older}/p21_view_contacts_x_links`, { $filter: "trim(id) eq '1042'" });
    expect(answer.json().value).toEqual([{ id: '1042', link_id: '100915' }]);
  });
});
