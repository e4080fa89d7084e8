import Big from 'big.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { isOrder, Ledger, number, open, seededDatabase, sum, unallocated } from './ledger.ts';

describe('orders of the seeded distributor', () => {
  let ledger: Ledger;

  beforeAll(() => {
    ledger = new Ledger(seededDatabase());
  });

  it('7.3 accounts for every piece of an order line', () => {
    for (const line of ledger.stockLines())
      for (const quantity of [open(line), unallocated(line), number(line, 'qty_allocated')])
        expect(Number(quantity), `line ${line.order_no}/${line.line_no}`).toBeGreaterThanOrEqual(0);
  });

  it('7.3 counts lines in the selling unit and in base units alike', () => {
    for (const line of ledger.all('oe_line'))
      expect(Number(number(line, 'unit_quantity').times(Number(line.unit_size)))).toBeCloseTo(
        Number(line.qty_ordered),
        6,
      );
  });

  it('7.2 allocates at a location what the lines there hold, and never more than there is', () => {
    const held = Map.groupBy(ledger.stockLines(), (line) => `${line.inv_mast_uid} ${line.source_loc_id}`);
    for (const stock of ledger.all('inv_loc')) {
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
    const unconfirmed = ledger.all('oe_pick_ticket').filter((ticket) => !ticket.invoice_no);
    const details = unconfirmed.flatMap((ticket) =>
      ledger.find('oe_pick_ticket_detail', 'pick_ticket_no', ticket.pick_ticket_no),
    );
    expect(Number(sum(details, 'qty_to_pick'))).toBe(Number(sum(ledger.stockLines(), 'qty_on_pick_tickets')));
    expect(details.length).toBeGreaterThan(0);
  });

  it('7.7 uses up contract limits by what was ordered under them', () => {
    const lines = ledger
      .all('oe_line')
      .filter((line) => line.job_price_hdr_uid && line.delete_flag !== 'Y' && isOrder(ledger.headerOf(line)));
    const used = Map.groupBy(
      lines,
      (line) => `${line.job_price_hdr_uid} ${ledger.headerOf(line)?.address_id}`,
    );
    const limits = ledger
      .all('job_price_customer_shipto')
      .filter((limit) => Number(limit.contract_dollar_limit_used) > 0);
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
    const scheduled = ledger.all('oe_line').filter((line) => line.scheduled === 'Y');
    expect(scheduled.length).toBeGreaterThan(5);
    for (const line of scheduled) {
      const releases = ledger
        .find('oe_line_schedule', 'order_no', line.order_no)
        .filter((release) => release.line_no === line.line_no);
      expect(Number(sum(releases, 'release_qty'))).toBe(Number(line.qty_ordered));
      expect(Number(sum(releases, 'qty_invoiced'))).toBe(Number(line.qty_invoiced));
    }
  });
});
