/** Lines wanted in parts (oe_line_schedule): what is on its way now, and a release for later. */
import Big from 'big.js';
import type { Row } from '../database/row.ts';
import { toQuantity } from '../orders/cells.ts';
import { quantitiesOf } from '../orders/line-quantities.ts';
import type { OrderDesk } from '../orders/order-desk.ts';
import type { SeedSite } from './seed-site.ts';

export const seedReleases = (site: SeedSite, desk: OrderDesk): void => {
  const random = site.random('releases');
  for (const line of site.database.table('oe_line').all()) {
    const { open, unallocated } = quantitiesOf(line);
    if (line.delete_flag === 'Y' || line.other_charge === 'Y' || open.lte(0) || !random.chance(0.15))
      continue;
    desk.update('oe_line', line, { scheduled: 'Y', date_last_modified: line.date_last_modified ?? null });
    const started = quantitiesOf(line).ordered.minus(unallocated);
    if (started.gt(0)) insertRelease(site, desk, line, 1, started, quantitiesOf(line).allocated);
    if (unallocated.gt(0)) insertRelease(site, desk, line, 2, unallocated, new Big(0));
  }
};

const insertRelease = (
  site: SeedSite,
  desk: OrderDesk,
  line: Row,
  release: number,
  quantity: Big,
  allocated: Big,
): void => {
  const { invoiced, canceled, onPickTickets } = quantitiesOf(line);
  const first = release === 1;
  const date = first ? (line.required_date ?? null) : site.dayAgo(-21);
  desk.insert('oe_line_schedule', {
    oe_line_schedule_uid: site.database.nextNumber('oe_line_schedule_uid'),
    order_no: line.order_no ?? null,
    line_no: line.line_no ?? null,
    inv_mast_uid: line.inv_mast_uid ?? null,
    release_no: release,
    release_date: date,
    promise_date: date,
    release_qty: toQuantity(quantity),
    allocated_qty: toQuantity(allocated),
    qty_picked: first ? toQuantity(onPickTickets) : 0,
    qty_invoiced: first ? toQuantity(invoiced) : 0,
    qty_canceled: first ? toQuantity(canceled) : 0,
    disposition: line.disposition ?? null,
  });
};
