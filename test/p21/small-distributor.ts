/** A distributor of two items, one location and one customer, small enough to check by hand. Prices: 10.00 and 2.50. */
import { Database } from '../../sandbox/p21/database/database.ts';
import type { Row } from '../../sandbox/p21/database/row.ts';
import { OrderDesk } from '../../sandbox/p21/orders/order-desk.ts';

export const companyId = 'ACME';
export const customerId = 100198;
export const shipToId = 200;
export const locationId = 10;
/** 2026-02-02T15:00:00Z, a Monday, nine o'clock in Chicago. */
export const monday = Date.UTC(2026, 1, 2, 15);

export interface Clock {
  ms: number;
}

export interface SmallDistributor {
  readonly database: Database;
  readonly desk: OrderDesk;
  readonly clock: Clock;
  row(table: string, match: Row): Row;
}

export const createSmallDistributor = (): SmallDistributor => {
  const clock = { ms: monday };
  const database = new Database({ now: () => clock.ms, timeZone: 'America/Chicago' });
  // The first number of the range is the customer's.
  database.nextNumber('customer_id');
  seedParties(database);
  seedItem(database, { uid: 1, itemId: 'WIDGET-001', price: 10, onHand: 100, unit: 'EA' });
  seedItem(database, { uid: 2, itemId: 'WIDGET-002', price: 2.5, onHand: 8, unit: 'EA' });
  database.table('item_uom').insert({
    item_uom_uid: 99,
    inv_mast_uid: 1,
    unit_of_measure: 'BX',
    unit_size: 12,
    delete_flag: 'N',
  });
  const desk = new OrderDesk(database, { companyId, user: 'tester' });
  const row = (table: string, match: Row): Row => {
    const found = database.table(table).first(match);
    if (found === undefined) throw new Error(`no row in ${table}`);
    return found;
  };
  return { database, desk, clock, row };
};

const seedParties = (database: Database): void => {
  const rows: readonly (readonly [string, Row])[] = [
    ['address', { id: customerId, name: 'Acme Tools', mail_city: 'Des Moines', mail_state: 'IA' }],
    ['address', { id: shipToId, name: 'Acme Tools, Dock 2', phys_city: 'Ames', phys_state: 'IA' }],
    ['address', { id: 1001, name: 'UPS Ground', carrier_flag: 'Y' }],
    [
      'customer',
      {
        company_id: companyId,
        customer_id: customerId,
        customer_name: 'Acme Tools',
        terms_id: '30',
        salesrep_id: '100',
        taxable_flag: 'Y',
        credit_limit: 100_000,
        credit_limit_used: 0,
        delete_flag: 'N',
      },
    ],
    [
      'ship_to',
      {
        company_id: companyId,
        ship_to_id: shipToId,
        customer_id: customerId,
        default_branch: '01',
        default_carrier_id: 1001,
        tax_group_id: 'IA',
        taxable_flag: 'Y',
        terms_id: '30',
        delete_flag: 'N',
      },
    ],
    [
      'location',
      { location_id: locationId, company_id: companyId, location_name: 'Main', location_type: 1330 },
    ],
    ['terms', { terms_id: '30', terms_desc: 'Net 30', net_days: 30, discount_days: 10, delete_flag: 'N' }],
    [
      'contacts',
      { id: '1042', address_id: customerId, first_name: 'Ada', last_name: 'Byron', delete_flag: 'N' },
    ],
    ['tax_group_line', { tax_group_id: 'IA', company_id: companyId, jurisdiction_id: 'IA-S', taxable: 'Y' }],
    ['tax_jurisdiction', { jurisdiction_id: 'IA-S', jurisdiction_desc: 'Iowa', tax_percentage: 6 }],
    [
      'payment_types',
      { payment_type_id: 1, company_id: companyId, payment_type_desc: 'Check', delete_flag: 'N' },
    ],
  ];
  for (const [table, row] of rows) database.table(table).insert(row);
};

interface SeededItem {
  readonly uid: number;
  readonly itemId: string;
  readonly price: number;
  readonly onHand: number;
  readonly unit: string;
}

const seedItem = (database: Database, { uid, itemId, price, onHand, unit }: SeededItem): void => {
  database.table('inv_mast').insert({
    inv_mast_uid: uid,
    item_id: itemId,
    item_desc: `Widget ${uid}`,
    price1: price,
    base_unit: unit,
    default_selling_unit: unit,
    sales_pricing_unit: unit,
    sales_pricing_unit_size: 1,
    delete_flag: 'N',
  });
  database.table('inv_loc').insert({
    inv_mast_uid: uid,
    location_id: locationId,
    company_id: companyId,
    qty_on_hand: onHand,
    qty_allocated: 0,
    qty_backordered: 0,
    delete_flag: 'N',
  });
  database.table('inv_loc_stock_status').insert({
    inv_loc_stock_status_uid: uid,
    inv_mast_uid: uid,
    location_id: locationId,
  });
  database.table('item_uom').insert({
    item_uom_uid: uid,
    inv_mast_uid: uid,
    unit_of_measure: unit,
    unit_size: 1,
    delete_flag: 'N',
  });
};
