/** What years of use leave in tables: orders open in an editor, nulls where a flag should be, deleted lines. */

import { changing } from '../orders/create-order.ts';
import { bookLine, quantitiesOf } from '../orders/line-quantities.ts';
import type { OrderDesk } from '../orders/order-desk.ts';
import { linesOf } from '../orders/order-value.ts';
import type { SeedSite } from './seed-site.ts';

export const leaveTraces = (site: SeedSite, desk: OrderDesk): void => {
  deleteSomeLines(site, desk);
  openSomeInEditors(site);
  forgetSomeFlags(site);
  writeSomeCountries(site);
};

/** Ten orders that are open have lost a line. */
const deleteSomeLines = (site: SeedSite, desk: OrderDesk): void => {
  const open = site.database
    .table('oe_hdr')
    .all()
    .filter((header) => header.completed === 'N' && header.rma_flag !== 'Y');
  for (const header of open.slice(0, 10)) {
    const line = linesOf(desk, header).find((one) =>
      quantitiesOf(one).onPickTickets.plus(quantitiesOf(one).invoiced).eq(0),
    );
    if (line === undefined) continue;
    changing(desk, header, () => bookLine(desk, header, line, { qty_allocated: 0, delete_flag: 'Y' }));
  }
};

/** completed is 'T' as long as somebody has the order open (p21-api 2.4). */
const openSomeInEditors = (site: SeedSite): void => {
  const orders = site.database.table('oe_hdr');
  const open = orders.all().filter((header) => header.completed === 'N' && header.cancel_flag === 'N');
  for (const header of open.slice(-3)) orders.update(header, { completed: 'T' }, 'jsmith');
};

/** cancel_flag may be null, which is not the same as 'N' to a filter (p21-api 2.4). */
const forgetSomeFlags = (site: SeedSite): void => {
  const random = site.random('forgotten-flags');
  for (const table of [site.database.table('oe_hdr'), site.database.table('oe_line')])
    for (const row of table.all())
      if (row.cancel_flag === 'N' && random.chance(0.05))
        table.update(row, { cancel_flag: null, ...stampOf(row) }, String(row.last_maintained_by));
};

const stampOf = (row: Readonly<Record<string, unknown>>) => ({
  date_last_modified: Number(row.date_last_modified),
});

/** Countries of orders are free text: US, USA, even numbers (p21-api 9.4). */
const writeSomeCountries = (site: SeedSite): void => {
  const random = site.random('countries');
  const orders = site.database.table('oe_hdr');
  for (const row of orders.all())
    if (random.chance(0.02))
      orders.update(
        row,
        { ship2_country: random.pick(['US', '840']), ...stampOf(row) },
        String(row.last_maintained_by),
      );
};
