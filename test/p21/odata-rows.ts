/** A handful of rows whose every value a test can name. */
import type { Database } from '../../sandbox/p21/database/database.ts';

/** 2026-07-24T11:22:14.747 in New York. */
export const changedAt = Date.UTC(2026, 6, 24, 15, 22, 14, 747);

export const insertRows = (database: Database): void => {
  const suppliers = database.table('supplier');
  suppliers.insert({ supplier_id: 100, supplier_name: 'Acme Tools', date_last_modified: changedAt });
  suppliers.insert({ supplier_id: 101, supplier_name: "O'Neil Pipes  ", date_last_modified: changedAt + 1 });
  suppliers.insert({ supplier_id: 102, supplier_name: 'acme valves', date_last_modified: changedAt + 2 });
  const orders = database.table('oe_hdr');
  orders.insert({
    order_no: '1013938',
    oe_hdr_uid: 1,
    customer_id: 7,
    company_id: 'ACME',
    cancel_flag: 'N',
    // Midnight in New York, in winter.
    order_date: Date.UTC(2026, 0, 31, 5),
  });
  orders.insert({ order_no: '1013939', oe_hdr_uid: 2, customer_id: 7, company_id: 'ACME', cancel_flag: 'Y' });
  orders.insert({ order_no: '1013940', oe_hdr_uid: 3, customer_id: 8, company_id: 'ACME' });
  const stock = database.table('inv_loc');
  stock.insert({
    inv_mast_uid: 1,
    location_id: 10,
    company_id: 'ACME',
    qty_on_hand: 12.5,
    qty_allocated: 0.0000005,
  });
  stock.insert({ inv_mast_uid: 2, location_id: 10, company_id: 'ACME', qty_on_hand: 0, qty_allocated: 3 });
};
