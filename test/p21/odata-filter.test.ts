/** `$filter` of OData as P21 reads it (p21-api 2.2). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { message, type ODataCaller, startODataCaller } from './odata-caller.ts';
import { changedAt } from './odata-rows.ts';

let odata: ODataCaller;

beforeAll(async () => {
  odata = await startODataCaller();
});
afterAll(() => odata.caller.close());

describe('filter', () => {
  it('2.2 eq ne gt ge lt le compare', async () => {
    expect(await odata.ids('supplier_id eq 101')).toEqual([101]);
    expect(await odata.ids('supplier_id ne 101')).toEqual([100, 102]);
    expect(await odata.ids('supplier_id gt 101')).toEqual([102]);
    expect(await odata.ids('supplier_id ge 101')).toEqual([101, 102]);
    expect(await odata.ids('supplier_id lt 101')).toEqual([100]);
    expect(await odata.ids('supplier_id le 101')).toEqual([100, 101]);
  });

  it('2.2 and binds tighter than or, parentheses and not change that', async () => {
    expect(await odata.ids('supplier_id eq 100 or supplier_id eq 101 and supplier_id eq 102')).toEqual([100]);
    expect(await odata.ids('(supplier_id eq 100 or supplier_id eq 101) and supplier_id eq 102')).toEqual([]);
    expect(await odata.ids('not (supplier_id eq 100 or supplier_id eq 101)')).toEqual([102]);
  });

  it('2.2 startswith, endswith and contains', async () => {
    expect(await odata.ids("startswith(supplier_name,'Acme')")).toEqual([100, 102]);
    expect(await odata.ids("endswith(supplier_name, 'valves')")).toEqual([102]);
    expect(await odata.ids("contains(supplier_name,'il')")).toEqual([101]);
    expect(await odata.ids("not contains(supplier_name,'il')")).toEqual([100, 102]);
  });

  it('2.2 a quote inside a text is doubled', async () => {
    expect(await odata.ids("startswith(supplier_name,'O''Neil')")).toEqual([101]);
  });

  it('9.4 text equality minds neither case nor trailing blanks', async () => {
    expect(await odata.ids("supplier_name eq 'o''neil pipes'")).toEqual([101]);
  });

  it('2.4 a null cancel_flag is neither equal nor unequal to Y', async () => {
    expect(await odata.orderNos("cancel_flag ne 'Y'")).toEqual(['1013938']);
    expect(await odata.orderNos("not (cancel_flag eq 'Y')")).toEqual(['1013938']);
    expect(await odata.orderNos("cancel_flag ne 'Y' or cancel_flag eq null")).toEqual(['1013938', '1013940']);
    expect(await odata.orderNos('cancel_flag ne null')).toEqual(['1013938', '1013939']);
  });

  it('2.2 dates are taken as a bare day of the server or with Z', async () => {
    expect(await odata.ids('date_last_modified ge 2026-07-24')).toHaveLength(3);
    expect(await odata.ids('date_last_modified ge 2026-07-25')).toHaveLength(0);
    expect(await odata.ids(`date_last_modified gt ${new Date(changedAt).toISOString()}`)).toEqual([101, 102]);
    expect(await odata.orderNos('order_date ge 2026-01-31 and order_date lt 2026-01-31T05:00:01Z')).toEqual([
      '1013938',
    ]);
  });

  it('2.2 in (...) is accepted and ignored: all rows', async () => {
    const answer = await odata.read('supplier', { $filter: 'supplier_id in (100,101)', $count: 'true' });
    expect(answer.status).toBe(200);
    expect(answer.json()['@odata.count']).toBe(3);
    expect(await odata.ids('supplier_id gt 100 and supplier_id in (100)')).toEqual([101, 102]);
  });

  it('2.2 substringof and now() answer 404', async () => {
    expect(await odata.fault('supplier', "substringof('il',supplier_name)")).toMatch(
      /^404 An unknown function/,
    );
    expect(await odata.fault('supplier', 'date_last_modified lt now()')).toMatch(/^404 /);
  });

  it('2.2 a typed column compared with a column fails to convert', async () => {
    expect(await odata.fault('inv_loc', 'qty_on_hand gt qty_allocated')).toBe(
      '404 Failed to convert parameter value from a String to a Decimal.',
    );
  });

  it('2.2 a text column compared with a column gives no rows', async () => {
    const answer = await odata.read('oe_hdr', { $filter: 'order_no eq po_no' });
    expect([answer.status, answer.json().value]).toEqual([200, []]);
  });

  it('2.2 arithmetic is not supported', async () => {
    expect(await odata.fault('inv_loc', 'qty_on_hand add 1 gt 2')).toBe(
      "404 Syntax error at position 12 in 'qty_on_hand add 1 gt 2'.",
    );
  });

  it('2.3 an unknown column is named with its type', async () => {
    const text = "404 Could not find a property named 'x' on type 'dbo.supplier'.";
    expect(await odata.fault('supplier', 'x eq 1')).toBe(text);
    for (const query of [{ $select: 'x' }, { $orderby: 'x' }] as Record<string, string>[]) {
      const answer = await odata.read('supplier', query);
      expect(`${answer.status} ${message(answer)}`).toBe(text);
    }
  });

  it('2.3 a syntax error is told with its position', async () => {
    expect(await odata.fault('supplier', 'supplier_id eqq 1')).toMatch(/^404 Syntax error at position 12 /);
    expect(await odata.fault('supplier', 'supplier_id eq')).toMatch(/^404 Syntax error at position 14 /);
    expect(await odata.fault('supplier', '(supplier_id eq 1')).toMatch(/^404 Syntax error at position 17 /);
    expect(await odata.fault('supplier', "supplier_name eq 'x")).toMatch(
      /^404 There is an unterminated string literal/,
    );
  });

  it('2.3 a quoted number against a numeric key names both types', async () => {
    expect(await odata.fault('supplier', "supplier_id eq '100'")).toBe(
      "404 A binary operator with incompatible types was detected. Found operand types 'Edm.Decimal' and 'Edm.String' for operator kind 'Equal'.",
    );
  });

  it('2.4 order_no is a text: a bare number does not fit', async () => {
    expect(await odata.fault('oe_hdr', 'order_no eq 1013938')).toMatch(/'Edm.String' and 'Edm.Int32'/);
    expect(await odata.orderNos("order_no eq '1013938'")).toEqual(['1013938']);
  });
});
