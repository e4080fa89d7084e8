import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, startCaller } from './caller.ts';

type Row = Record<string, unknown>;

describe('column traps of P21', () => {
  let caller: Caller;
  let columns: Record<string, Record<string, { $Type?: string }>>;

  beforeAll(async () => {
    caller = await startCaller({ items: 400, customers: 40, orders: 300 });
    columns = (await caller.get('/odataservice/odata/table/$metadata')).json().dbo;
  });
  afterAll(() => caller.close());

  const rows = async (table: string, query: Record<string, string> = {}): Promise<Row[]> =>
    (await caller.get(`/odataservice/odata/table/${table}`, query)).json().value;

  it('2.4 a customer id is a number in customer, a text in invoice_hdr with a numeric twin', async () => {
    const [customer] = await rows('customer', { $top: '1' });
    const [invoice] = await rows('invoice_hdr', { $top: '1' });
    expect(customer?.customer_id).toBe(100198);
    expect(invoice?.customer_id).toBe(String(invoice?.customer_id_number));
    expect(typeof invoice?.customer_id_number).toBe('number');
  });

  it('2.4 an order number is a text in oe_hdr and oe_line, an invoice number a number on pick tickets only', async () => {
    const [order] = await rows('oe_hdr', { $top: '1' });
    const [ticket] = await rows('oe_pick_ticket', { $filter: 'invoice_no gt 0', $top: '1' });
    const [invoice] = await rows('invoice_hdr', { $filter: `invoice_no eq '${ticket?.invoice_no}'` });
    expect(typeof order?.order_no).toBe('string');
    expect(typeof ticket?.invoice_no).toBe('number');
    expect(invoice?.invoice_no).toBe(String(ticket?.invoice_no));
  });

  it.each([
    ['company_id', ['customer', 'ship_to', 'oe_hdr', 'inv_loc', 'invoice_line']],
    ['company_no', ['oe_line', 'invoice_hdr']],
  ])('2.4 the company is called %s in %s', (name, tables) => {
    for (const table of tables) expect(Object.keys(columns[table] ?? {}), table).toContain(name);
  });

  it('2.4 items, addresses and suppliers belong to no company', () => {
    for (const table of ['inv_mast', 'address', 'supplier'])
      expect(
        Object.keys(columns[table] ?? {}).filter((name) => /^company_(id|no)$/.test(name)),
        table,
      ).toEqual([]);
  });

  it("2.4 deletion is a flag 'Y' in some tables and a number in others", async () => {
    const flags = new Set((await rows('inv_mast')).map((item) => item.delete_flag));
    expect([...flags].sort()).toEqual(['N', 'Y']);
    const states = new Set((await rows('price_page')).map((page) => page.row_status_flag));
    expect([...states].sort()).toEqual([704, 705]);
    expect(Object.keys(columns.invoice_hdr ?? {})).not.toContain('delete_flag');
  });

  it("2.4 codes are explained in code_p21, whose row_status_flag is 'A'", async () => {
    const [code] = await rows('code_p21', { $filter: 'code_no eq 704' });
    expect(code).toMatchObject({ code_description: 'Active', row_status_flag: 'A' });
  });

  it('2.4 completed is Y, N or T, and cancel_flag may be null', async () => {
    const orders = await rows('oe_hdr', { $select: 'completed,cancel_flag' });
    expect([...new Set(orders.map((order) => order.completed))].sort()).toEqual(['N', 'T', 'Y']);
    expect(orders.some((order) => order.cancel_flag === null)).toBe(true);
  });

  it('7.2 stock status rows carry no date of change', () => {
    expect(Object.keys(columns.inv_loc_stock_status ?? {})).not.toContain('date_last_modified');
  });

  it('7.2 flags of stock may be null where they should say N', async () => {
    expect((await rows('inv_loc', { $filter: 'delete_flag eq null', $top: '1' })).length).toBe(1);
  });

  it('7.3 spelling varies: order_number, ship_to class1_id, manual_price_overide', () => {
    expect(Object.keys(columns.oe_line_tax ?? {})).toContain('order_number');
    expect(Object.keys(columns.oe_hdr_salesrep ?? {})).toContain('order_number');
    expect(Object.keys(columns.ship_to ?? {})).toContain('class1_id');
    expect(Object.keys(columns.oe_line ?? {})).toContain('manual_price_overide');
  });

  it('9.4 branch ids keep their leading zero', async () => {
    expect((await rows('branch', { $top: '1' }))[0]?.branch_id).toBe('01');
  });

  it('9.4 texts come with trailing blanks here and there', async () => {
    const names = (await rows('contacts')).map((contact) => String(contact.last_name) + String(contact.id));
    const texts = [...names, ...(await rows('inv_mast')).map((item) => String(item.item_id))];
    expect(texts.some((text) => text.endsWith(' '))).toBe(true);
  });
});
