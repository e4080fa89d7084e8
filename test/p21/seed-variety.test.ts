import { beforeAll, describe, expect, it } from 'vitest';
import { isOrder, Ledger, number, open, seededDatabase, unallocated } from './ledger.ts';

describe('variety of the seeded distributor', () => {
  let ledger: Ledger;

  beforeAll(() => {
    ledger = new Ledger(seededDatabase());
  });

  it('has orders in every state', () => {
    const orders = ledger.all('oe_hdr');
    const lines = ledger.stockLines();
    const states: Record<string, number> = {
      quote: orders.filter((one) => one.projected_order === 'Y').length,
      return: orders.filter((one) => one.rma_flag === 'Y').length,
      open: orders.filter((one) => one.completed === 'N' && one.cancel_flag !== 'Y' && isOrder(one)).length,
      complete: orders.filter((one) => one.completed === 'Y' && one.cancel_flag !== 'Y').length,
      cancelled: orders.filter((one) => one.cancel_flag === 'Y').length,
      withoutCancelFlag: orders.filter((one) => one.cancel_flag === null).length,
      held: orders.filter((one) => one.validation_status === 'HOLD' && one.completed === 'N').length,
      inAnEditor: orders.filter((one) => one.completed === 'T').length,
      toCountriesWrittenAsNumbers: orders.filter((one) => one.ship2_country === '840').length,
      fromTheWeb: orders.filter((one) => one.web_reference_no).length,
      partlyShipped: lines.filter((line) => number(line, 'qty_invoiced').gt(0) && open(line).gt(0)).length,
      backordered: lines.filter((line) => line.disposition === 'B' && unallocated(line).gt(0)).length,
      beingPicked: lines.filter((line) => number(line, 'qty_on_pick_tickets').gt(0)).length,
      directlyShipped: ledger.all('oe_pick_ticket').filter((one) => one.direct_shipment === 'Y').length,
      tracked: ledger.all('oe_pick_ticket').filter((one) => one.tracking_no).length,
      unpaid: ledger
        .all('invoice_hdr')
        .filter((one) => one.paid_in_full_flag === 'N' && one.amount_paid === 0).length,
      partlyPaid: ledger
        .all('invoice_hdr')
        .filter((one) => one.paid_in_full_flag === 'N' && Number(one.amount_paid) > 0).length,
      paid: ledger.all('invoice_hdr').filter((one) => one.paid_in_full_flag === 'Y').length,
      credited: ledger.all('invoice_hdr').filter((one) => Number(one.total_amount) < 0).length,
      sameItemTwice: [
        ...Map.groupBy(lines, (line) => `${line.order_no} ${line.inv_mast_uid}`).values(),
      ].filter((twins) => twins.length > 1).length,
      deletedLines: ledger.all('oe_line').filter((line) => line.delete_flag === 'Y').length,
      charges: ledger.all('oe_line').filter((line) => line.other_charge === 'Y').length,
      overridden: ledger.all('oe_line').filter((line) => line.manual_price_overide === 'Y').length,
      notes: ledger.all('oe_hdr_notepad').length,
      specialOrders: ledger.all('oe_line_po').length,
    };
    const missing = Object.entries(states).filter(([, count]) => count === 0);
    expect(missing).toEqual([]);
  });

  it('prices lines from contracts, libraries, customers and the list', () => {
    const lines = ledger
      .all('oe_line')
      .filter((line) => line.other_charge !== 'Y' && line.manual_price_overide !== 'Y');
    const from = {
      contract: lines.filter((line) => Number(line.job_price_line_uid) > 0),
      page: lines.filter((line) => Number(line.price_page_uid) > 0),
      neither: lines.filter((line) => !Number(line.job_price_line_uid) && !Number(line.price_page_uid)),
    };
    for (const [source, found] of Object.entries(from)) expect(found.length, source).toBeGreaterThan(50);
    expect(lines.filter((line) => !(Number(line.unit_price) > 0))).toEqual([]);
  });
});
