import { beforeEach, describe, expect, it } from 'vitest';
import { Database } from '../../sandbox/p21/database/database.ts';

describe('the sandbox database', () => {
  let clock: { now: number };
  let database: Database;

  beforeEach(() => {
    clock = { now: 1000 };
    database = new Database({ now: () => clock.now, timeZone: 'America/Chicago' });
  });

  const order = (order_no: string, customer_id = 1) =>
    database.table('oe_hdr').insert({ order_no, customer_id, oe_hdr_uid: Number(order_no) });
  const ordersOf = (customer: number) =>
    database
      .table('oe_hdr')
      .find('customer_id', customer)
      .map((row) => row.order_no);

  it('has the tables of the schema and those p21-api names beyond it', () => {
    for (const name of ['oe_hdr', 'customer', 'quote_hdr', 'credit_status', 'job_price_cust_shipto_ordlim'])
      expect(database.has(name), name).toBe(true);
    expect(() => database.table('nothing')).toThrow('There is no table nothing');
  });

  it('gives a column nobody set its default', () => {
    const table = database.table('oe_hdr');
    const row = order('1');
    expect(table.value(row, 'po_no')).toBeNull();
    expect(table.value(row, 'freight_out')).toBe(0);
    expect(table.value(row, 'company_id')).toBe(table.meta.columns.get('company_id')?.default);
  });

  it('stamps who wrote a row and when', () => {
    const row = order('1');
    expect(row).toMatchObject({ date_created: 1000, date_last_modified: 1000 });
    clock.now = 2000;
    database.table('oe_hdr').update(row, { po_no: 'A' }, 'jsmith');
    expect(row).toMatchObject({ date_created: 1000, date_last_modified: 2000, last_maintained_by: 'jsmith' });
  });

  it('refuses columns that do not exist and texts that do not fit', () => {
    const table = database.table('oe_hdr');
    expect(() => table.insert({ order_no: '1', colour: 'red' })).toThrow('oe_hdr has no column colour');
    expect(() => table.insert({ order_no: '123456789' })).toThrow('oe_hdr.order_no holds 8 characters');
    expect(() => table.update(order('1'), { colour: 'red' })).toThrow('oe_hdr has no column colour');
    expect(table.size).toBe(1);
  });

  it('finds by any column, also after inserts, updates and removals', () => {
    const first = order('1');
    expect(ordersOf(1)).toEqual(['1']);
    order('2');
    const third = order('3', 2);
    expect(ordersOf(1)).toEqual(['1', '2']);
    database.table('oe_hdr').update(first, { customer_id: 2 });
    database.table('oe_hdr').remove(third);
    expect([ordersOf(1), ordersOf(2)]).toEqual([['2'], ['1']]);
  });

  it('finds texts whatever their case and trailing blanks', () => {
    database.table('inv_mast').insert({ inv_mast_uid: 1, item_id: 'Ab-1  ' });
    expect(database.table('inv_mast').find('item_id', 'AB-1')).toHaveLength(1);
    expect(database.table('inv_mast').first({ item_id: 'ab-1', inv_mast_uid: 2 })).toBeUndefined();
  });

  it('takes back everything of a transaction that throws, in rows and in indexes', () => {
    const kept = order('1');
    expect(ordersOf(1)).toEqual(['1']);
    const work = () =>
      database.transaction(() => {
        order('2');
        database.table('oe_hdr').update(kept, { customer_id: 9, po_no: 'X' });
        database.table('oe_hdr').remove(kept);
        throw new Error('no');
      });
    expect(work).toThrow('no');
    expect(database.table('oe_hdr').all()).toEqual([kept]);
    expect([ordersOf(1), ordersOf(9)]).toEqual([['1'], []]);
    expect(kept.po_no).toBeUndefined();
  });

  it('lets an inner transaction fail with the outer one', () => {
    const work = () =>
      database.transaction(() => {
        database.transaction(() => order('1'));
        throw new Error('no');
      });
    expect(work).toThrow('no');
    expect(database.table('oe_hdr').size).toBe(0);
  });

  it('tells of writes when they are certain', () => {
    const told: string[] = [];
    database.onWrite(({ table, row }) => told.push(`${table} ${row.order_no}`));
    order('1');
    expect(() => database.transaction(() => failing(() => order('2')))).toThrow('no');
    database.transaction(() => {
      order('3');
      expect(told).toEqual(['oe_hdr 1']);
    });
    expect(told).toEqual(['oe_hdr 1', 'oe_hdr 3']);
  });

  it('never gives a number twice, not even after a rollback', () => {
    const first = database.nextNumber('order_no');
    expect(() => database.transaction(() => failing(() => database.nextNumber('order_no')))).toThrow('no');
    expect(database.nextNumber('order_no')).toBe(first + 2);
  });

  it('7.1 numbers customers, ship-tos and suppliers in one series, as rows of address', () => {
    const numbers = ['customer_id', 'ship_to_id', 'supplier_id'].map((name) => database.nextNumber(name));
    expect(numbers).toEqual([100198, 100199, 100200]);
  });
});

const failing = (work: () => unknown): never => {
  work();
  throw new Error('no');
};
