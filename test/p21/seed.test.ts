import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../sandbox/p21/database/database.ts';
import type { Row } from '../../sandbox/p21/database/row.ts';
import { Ledger, seededAt, seededDatabase } from './ledger.ts';

describe('the seeded distributor', () => {
  let ledger: Ledger;

  beforeAll(() => {
    ledger = new Ledger(seededDatabase());
  });

  it('has the size asked for', () => {
    expect(ledger.all('inv_mast')).toHaveLength(5000);
    expect(ledger.all('customer')).toHaveLength(300);
    expect(ledger.all('oe_hdr')).toHaveLength(2000);
    expect(ledger.all('location')).toHaveLength(4);
  });

  it('is the same for the same seed and moment, and another for another seed', () => {
    const small = { items: 150, customers: 12, orders: 40 };
    const picture = (one: Database) =>
      JSON.stringify(one.tableNames().map((name) => [name, one.table(name).all()]));
    expect(picture(seededDatabase(small))).toBe(picture(seededDatabase(small)));
    expect(picture(seededDatabase({ ...small, seed: 22 }))).not.toBe(picture(seededDatabase(small)));
  });

  it('serves the smallest scales too', () => {
    for (const few of [0, 1, 2]) {
      const tiny = seededDatabase({ items: few, customers: few, orders: few, locations: 1 });
      expect(tiny.table('customer').size).toBe(few);
    }
  });

  it('keeps every primary key unique', () => {
    for (const name of ledger.database.tableNames()) {
      const { meta } = ledger.database.table(name);
      if (meta.keys.length === 0) continue;
      const keys = ledger.all(name).map((row) =>
        meta.keys
          .map((key) => String(row[key]))
          .join('|')
          .toLowerCase(),
      );
      expect(new Set(keys).size, name).toBe(keys.length);
    }
  });

  it('keeps item ids unique whatever their case and trailing blanks', () => {
    const ids = ledger.all('inv_mast').map((item) => String(item.item_id).trimEnd().toLowerCase());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ['oe_line', 'order_no', 'oe_hdr', 'order_no'],
    ['oe_line', 'inv_mast_uid', 'inv_mast', 'inv_mast_uid'],
    ['oe_hdr', 'customer_id', 'customer', 'customer_id'],
    ['oe_hdr', 'address_id', 'ship_to', 'ship_to_id'],
    ['oe_hdr', 'contact_id', 'contacts', 'id'],
    ['oe_hdr', 'terms', 'terms', 'terms_id'],
    ['oe_hdr', 'carrier_id', 'carrier', 'carrier_id'],
    ['ship_to', 'ship_to_id', 'address', 'id'],
    ['ship_to', 'customer_id', 'customer', 'customer_id'],
    ['ship_to', 'tax_group_id', 'tax_group_hdr', 'tax_group_id'],
    ['customer', 'customer_id', 'address', 'id'],
    ['customer', 'credit_status', 'credit_status', 'credit_status_id'],
    ['customer', 'salesrep_id', 'contacts', 'id'],
    ['contacts', 'address_id', 'address', 'id'],
    ['contacts_x_ship_to', 'ship_to_id', 'ship_to', 'ship_to_id'],
    ['inv_loc', 'inv_mast_uid', 'inv_mast', 'inv_mast_uid'],
    ['inv_loc', 'product_group_id', 'product_group', 'product_group_id'],
    ['inv_loc', 'primary_supplier_id', 'supplier', 'supplier_id'],
    ['inventory_supplier', 'supplier_id', 'supplier', 'supplier_id'],
    ['item_uom', 'unit_of_measure', 'unit_of_measure', 'unit_id'],
    ['oe_pick_ticket', 'order_no', 'oe_hdr', 'order_no'],
    ['oe_pick_ticket_detail', 'pick_ticket_no', 'oe_pick_ticket', 'pick_ticket_no'],
    ['invoice_hdr', 'order_no', 'oe_hdr', 'order_no'],
    ['invoice_line', 'invoice_no', 'invoice_hdr', 'invoice_no'],
    ['ar_receipts', 'payment_number', 'ar_payment_details', 'payment_number'],
    ['ar_receipts_detail', 'receipt_number', 'ar_receipts', 'receipt_number'],
    ['ar_receipts_detail', 'invoice_no', 'invoice_hdr', 'invoice_no'],
    ['price_page_x_book', 'price_page_uid', 'price_page', 'price_page_uid'],
    ['price_book_x_library', 'price_library_uid', 'price_library', 'price_library_uid'],
    ['price_library_x_cust_x_cmpy', 'price_library_uid', 'price_library', 'price_library_uid'],
    ['job_price_line', 'job_price_hdr_uid', 'job_price_hdr', 'job_price_hdr_uid'],
    ['job_price_customer_shipto', 'ship_to_id', 'ship_to', 'ship_to_id'],
    ['rewards_program_x_accrued_claims', 'invoice_no', 'invoice_hdr', 'invoice_no'],
  ])('%s.%s leads to %s', (table, column, target, key) => {
    const orphans = ledger.all(table).filter((row) => {
      const value = row[column] ?? null;
      return value !== null && value !== '' && ledger.find(target, key, value).length === 0;
    });
    expect(orphans).toEqual([]);
    expect(ledger.all(table).length).toBeGreaterThan(0);
  });

  it('has no date in the future but those that plan', () => {
    for (const name of ledger.database.tableNames())
      for (const row of ledger.all(name))
        for (const column of [
          'date_created',
          'date_last_modified',
          'order_date',
          'invoice_date',
          'ship_date',
        ])
          expect(Number(row[column] ?? 0), `${name}.${column}`).toBeLessThanOrEqual(seededAt);
  });

  it('numbers orders and invoices in the order of time', () => {
    const rising = (rows: readonly Row[], key: string, date: string) =>
      rows.every((row, at) => {
        const before = rows[at - 1];
        return (
          before === undefined ||
          (Number(before[key]) < Number(row[key]) && Number(before[date]) <= Number(row[date]))
        );
      });
    expect(rising(ledger.all('oe_hdr'), 'order_no', 'date_created')).toBe(true);
    expect(rising(ledger.all('invoice_hdr'), 'invoice_no', 'date_created')).toBe(true);
  });
});
