import Big from 'big.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../sandbox/p21/database/database.ts';
import type { Row } from '../../sandbox/p21/database/row.ts';
import { sandboxDefaults } from '../../sandbox/p21/options.ts';
import { seedDistributor } from '../../sandbox/p21/seed/distributor.ts';

const now = Date.UTC(2026, 5, 15, 17);

const seeded = (options: Partial<typeof sandboxDefaults> = {}): Database => {
  const database = new Database({ now: () => now, timeZone: 'America/Chicago' });
  seedDistributor(database, { ...sandboxDefaults, ...options });
  return database;
};

const number = (row: Row, column: string): Big => new Big(Number(row[column] ?? 0));
const sum = (rows: readonly Row[], column: string): Big =>
  rows.reduce((total, row) => total.plus(number(row, column)), new Big(0));

describe('the seeded distributor', () => {
  let database: Database;
  const all = (table: string): readonly Row[] => database.table(table).all();
  const parent = (table: string, column: string, value: unknown): Row | undefined =>
    database.table(table).find(column, value as string)[0];
  const ordered = (line: Row) => parent('oe_hdr', 'order_no', line.order_no);
  const isOrder = (header: Row | undefined) => header?.projected_order !== 'Y' && header?.rma_flag !== 'Y';

  /** Lines that hold or want stock. */
  const stockLines = (): Row[] =>
    all('oe_line').filter(
      (line) => line.delete_flag !== 'Y' && line.other_charge !== 'Y' && isOrder(ordered(line)),
    );
  const open = (line: Row): Big =>
    number(line, 'qty_ordered').minus(number(line, 'qty_invoiced')).minus(number(line, 'qty_canceled'));
  const unallocated = (line: Row): Big =>
    open(line).minus(number(line, 'qty_on_pick_tickets')).minus(number(line, 'qty_allocated'));
  const openAmount = (invoice: Row): Big =>
    ['amount_paid', 'terms_taken', 'allowed', 'memo_amount', 'bad_debt_amount'].reduce(
      (rest, column) => rest.minus(number(invoice, column)),
      number(invoice, 'total_amount'),
    );

  beforeAll(() => {
    database = seeded();
  });

  it('has the size asked for', () => {
    expect(all('inv_mast')).toHaveLength(5000);
    expect(all('customer')).toHaveLength(300);
    expect(all('oe_hdr')).toHaveLength(2000);
    expect(all('location')).toHaveLength(4);
  });

  it('is the same for the same seed and moment, and another for another seed', () => {
    const small = { items: 150, customers: 12, orders: 40 };
    const picture = (one: Database) =>
      JSON.stringify(one.tableNames().map((name) => [name, one.table(name).all()]));
    expect(picture(seeded(small))).toBe(picture(seeded(small)));
    expect(picture(seeded({ ...small, seed: 22 }))).not.toBe(picture(seeded(small)));
  });

  it('serves the smallest scales too', () => {
    for (const few of [0, 1, 2]) {
      const tiny = seeded({ items: few, customers: few, orders: few, locations: 1 });
      expect(tiny.table('customer').size).toBe(few);
    }
  });

  it('keeps every primary key unique', () => {
    for (const name of database.tableNames()) {
      const { meta } = database.table(name);
      if (meta.keys.length === 0) continue;
      const keys = all(name).map((row) =>
        meta.keys
          .map((key) => String(row[key]))
          .join('|')
          .toLowerCase(),
      );
      expect(new Set(keys).size, name).toBe(keys.length);
    }
  });

  it('keeps item ids unique whatever their case and trailing blanks', () => {
    const ids = all('inv_mast').map((item) => String(item.item_id).trimEnd().toLowerCase());
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
    const orphans = all(table).filter((row) => {
      const value = row[column] ?? null;
      return value !== null && value !== '' && parent(target, key, value) === undefined;
    });
    expect(orphans).toEqual([]);
    expect(all(table).length).toBeGreaterThan(0);
  });

  it('7.3 accounts for every piece of an order line', () => {
    for (const line of stockLines())
      for (const quantity of [open(line), unallocated(line), number(line, 'qty_allocated')])
        expect(Number(quantity), `line ${line.order_no}/${line.line_no}`).toBeGreaterThanOrEqual(0);
  });

  it('7.3 counts lines in the selling unit and in base units alike', () => {
    for (const line of all('oe_line'))
      expect(Number(number(line, 'unit_quantity').times(Number(line.unit_size)))).toBeCloseTo(
        Number(line.qty_ordered),
        6,
      );
  });

  it('7.2 allocates at a location what the lines there hold, and never more than there is', () => {
    const held = Map.groupBy(stockLines(), (line) => `${line.inv_mast_uid} ${line.source_loc_id}`);
    for (const stock of all('inv_loc')) {
      const lines = held.get(`${stock.inv_mast_uid} ${stock.location_id}`) ?? [];
      const allocated = sum(lines, 'qty_allocated').plus(sum(lines, 'qty_on_pick_tickets'));
      expect(Number(stock.qty_allocated ?? 0)).toBe(Number(allocated));
      expect(Number(stock.qty_allocated ?? 0)).toBeLessThanOrEqual(Number(stock.qty_on_hand));
      const waiting = lines.filter((line) => line.disposition === 'B');
      const backordered = waiting.reduce((total, line) => total.plus(unallocated(line)), new Big(0));
      expect(Number(stock.qty_backordered ?? 0)).toBe(Number(backordered));
    }
  });

  it('7.4 has on unconfirmed pick tickets what the lines say', () => {
    const unconfirmed = all('oe_pick_ticket').filter((ticket) => !ticket.invoice_no);
    const details = unconfirmed.flatMap((ticket) =>
      database.table('oe_pick_ticket_detail').find('pick_ticket_no', ticket.pick_ticket_no ?? null),
    );
    expect(Number(sum(details, 'qty_to_pick'))).toBe(Number(sum(stockLines(), 'qty_on_pick_tickets')));
    expect(details.length).toBeGreaterThan(0);
  });

  it('7.5 invoices what was shipped', () => {
    for (const line of stockLines()) {
      const invoiced = database
        .table('invoice_line')
        .find('order_no', line.order_no ?? null)
        .filter((one) => one.oe_line_number === line.line_no)
        .reduce(
          (total, one) => total.plus(number(one, 'qty_shipped').times(Number(one.sales_unit_size))),
          new Big(0),
        );
      expect(Number(invoiced), `line ${line.order_no}/${line.line_no}`).toBeCloseTo(
        Number(line.qty_invoiced),
        6,
      );
    }
  });

  it('7.5 adds up every invoice to the cent', () => {
    for (const invoice of all('invoice_hdr')) {
      const lines = database.table('invoice_line').find('invoice_no', invoice.invoice_no ?? null);
      const total = sum(lines, 'extended_price')
        .plus(number(invoice, 'freight'))
        .plus(number(invoice, 'tax_amount'));
      expect(Number(total), `invoice ${invoice.invoice_no}`).toBe(Number(invoice.total_amount));
    }
  });

  it('7.5 says paid exactly where the receipts cover the invoice', () => {
    for (const invoice of all('invoice_hdr')) {
      const receipts = database.table('ar_receipts_detail').find('invoice_no', invoice.invoice_no ?? null);
      expect(Number(invoice.amount_paid)).toBe(Number(sum(receipts, 'payment_amount')));
      expect(Number(invoice.terms_taken)).toBe(Number(sum(receipts, 'terms_amount')));
      expect(invoice.paid_in_full_flag).toBe(openAmount(invoice).eq(0) ? 'Y' : 'N');
    }
  });

  it('7.5 applies no more of a payment than it brought', () => {
    for (const payment of all('ar_payment_details')) {
      const receipts = database.table('ar_receipts').find('payment_number', payment.payment_number ?? null);
      const applied = receipts.flatMap((receipt) =>
        database.table('ar_receipts_detail').find('receipt_number', receipt.receipt_number ?? null),
      );
      expect(Number(sum(applied, 'payment_amount'))).toBe(Number(payment.payment_amount));
    }
  });

  it('7.1 counts open invoices and open orders into the credit a customer uses', () => {
    const invoices = Map.groupBy(all('invoice_hdr'), (invoice) => invoice.customer_id_number);
    const lines = Map.groupBy(stockLinesAndCharges(), (line) => ordered(line)?.customer_id);
    for (const customer of all('customer')) {
      const owed = (invoices.get(customer.customer_id) ?? []).reduce(
        (total, invoice) => total.plus(openAmount(invoice)),
        new Big(0),
      );
      const coming = (lines.get(customer.customer_id) ?? []).reduce(
        (total, line) => total.plus(openValue(line)),
        new Big(0),
      );
      const freight = startingFreight(customer);
      expect(Number(customer.credit_limit_used), `customer ${customer.customer_id}`).toBeCloseTo(
        Number(owed.plus(coming).plus(freight)),
        1,
      );
    }
  });

  const isLive = (line: Row) => line.delete_flag !== 'Y' && line.cancel_flag !== 'Y';
  const stockLinesAndCharges = () =>
    all('oe_line').filter((line) => {
      const header = ordered(line);
      return isLive(line) && isOrder(header) && header?.cancel_flag !== 'Y';
    });
  const openValue = (line: Row): Big =>
    number(line, 'extended_price')
      .plus(number(line, 'sales_tax'))
      .times(open(line))
      .div(number(line, 'qty_ordered'));
  const startingFreight = (customer: Row): Big =>
    database
      .table('oe_hdr')
      .find('customer_id', customer.customer_id ?? null)
      .filter((header) => isOrder(header) && header.cancel_flag !== 'Y')
      .filter((header) => {
        const lines = database
          .table('oe_line')
          .find('order_no', header.order_no ?? null)
          .filter(isLive);
        return lines.length > 0 && lines.every((line) => number(line, 'qty_invoiced').eq(0));
      })
      .reduce((total, header) => total.plus(number(header, 'freight_out')), new Big(0));

  it('7.7 uses up contract limits by what was ordered under them', () => {
    const lines = all('oe_line').filter(
      (line) => line.job_price_hdr_uid && line.delete_flag !== 'Y' && isOrder(ordered(line)),
    );
    const used = Map.groupBy(lines, (line) => `${line.job_price_hdr_uid} ${ordered(line)?.address_id}`);
    const limits = all('job_price_customer_shipto').filter(
      (limit) => Number(limit.contract_dollar_limit_used) > 0,
    );
    expect(limits.length).toBeGreaterThan(20);
    for (const limit of limits) {
      const own = used.get(`${limit.job_price_hdr_uid} ${limit.ship_to_id}`) ?? [];
      const dollars = own.reduce(
        (total, line) =>
          total.plus(
            number(line, 'extended_price')
              .times(number(line, 'qty_ordered').minus(number(line, 'qty_canceled')))
              .div(number(line, 'qty_ordered')),
          ),
        new Big(0),
      );
      expect(Number(limit.contract_dollar_limit_used)).toBeCloseTo(Number(dollars), 1);
    }
  });

  it('7.3 splits scheduled lines into releases that add up', () => {
    const scheduled = all('oe_line').filter((line) => line.scheduled === 'Y');
    expect(scheduled.length).toBeGreaterThan(5);
    for (const line of scheduled) {
      const releases = database
        .table('oe_line_schedule')
        .find('order_no', line.order_no ?? null)
        .filter((release) => release.line_no === line.line_no);
      expect(Number(sum(releases, 'release_qty'))).toBe(Number(line.qty_ordered));
      expect(Number(sum(releases, 'qty_invoiced'))).toBe(Number(line.qty_invoiced));
    }
  });

  it('has orders in every state', () => {
    const orders = all('oe_hdr');
    const lines = stockLines();
    const states: Record<string, number> = {
      quote: orders.filter((one) => one.projected_order === 'Y').length,
      return: orders.filter((one) => one.rma_flag === 'Y').length,
      open: orders.filter((one) => one.completed === 'N' && one.cancel_flag !== 'Y' && isOrder(one)).length,
      complete: orders.filter((one) => one.completed === 'Y' && one.cancel_flag !== 'Y').length,
      cancelled: orders.filter((one) => one.cancel_flag === 'Y').length,
      withoutCancelFlag: orders.filter((one) => one.cancel_flag === null).length,
      held: orders.filter((one) => one.validation_status === 'HOLD' && one.completed === 'N').length,
      inAnEditor: orders.filter((one) => one.completed === 'T').length,
      fromTheWeb: orders.filter((one) => one.web_reference_no).length,
      partlyShipped: lines.filter((line) => number(line, 'qty_invoiced').gt(0) && open(line).gt(0)).length,
      backordered: lines.filter((line) => line.disposition === 'B' && unallocated(line).gt(0)).length,
      beingPicked: lines.filter((line) => number(line, 'qty_on_pick_tickets').gt(0)).length,
      directlyShipped: all('oe_pick_ticket').filter((one) => one.direct_shipment === 'Y').length,
      tracked: all('oe_pick_ticket').filter((one) => one.tracking_no).length,
      unpaid: all('invoice_hdr').filter((one) => one.paid_in_full_flag === 'N' && one.amount_paid === 0)
        .length,
      partlyPaid: all('invoice_hdr').filter(
        (one) => one.paid_in_full_flag === 'N' && Number(one.amount_paid) > 0,
      ).length,
      paid: all('invoice_hdr').filter((one) => one.paid_in_full_flag === 'Y').length,
      credited: all('invoice_hdr').filter((one) => Number(one.total_amount) < 0).length,
      sameItemTwice: [
        ...Map.groupBy(lines, (line) => `${line.order_no} ${line.inv_mast_uid}`).values(),
      ].filter((twins) => twins.length > 1).length,
      deletedLines: all('oe_line').filter((line) => line.delete_flag === 'Y').length,
      charges: all('oe_line').filter((line) => line.other_charge === 'Y').length,
      overridden: all('oe_line').filter((line) => line.manual_price_overide === 'Y').length,
      notes: all('oe_hdr_notepad').length,
      specialOrders: all('oe_line_po').length,
    };
    const missing = Object.entries(states).filter(([, count]) => count === 0);
    expect(missing).toEqual([]);
  });

  it('prices lines from contracts, libraries, customers and the list', () => {
    const lines = all('oe_line').filter(
      (line) => line.other_charge !== 'Y' && line.manual_price_overide !== 'Y',
    );
    const from = {
      contract: lines.filter((line) => Number(line.job_price_line_uid) > 0),
      page: lines.filter((line) => Number(line.price_page_uid) > 0),
      neither: lines.filter((line) => !Number(line.job_price_line_uid) && !Number(line.price_page_uid)),
    };
    for (const [source, found] of Object.entries(from)) expect(found.length, source).toBeGreaterThan(50);
    expect(lines.filter((line) => !(Number(line.unit_price) > 0))).toEqual([]);
  });

  it('has no date in the future but those that plan', () => {
    for (const name of database.tableNames())
      for (const row of all(name))
        for (const column of [
          'date_created',
          'date_last_modified',
          'order_date',
          'invoice_date',
          'ship_date',
        ])
          expect(Number(row[column] ?? 0), `${name}.${column}`).toBeLessThanOrEqual(now);
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
    expect(rising(all('oe_hdr'), 'order_no', 'date_created')).toBe(true);
    expect(rising(all('invoice_hdr'), 'invoice_no', 'date_created')).toBe(true);
  });
});
