/** Which customers have the most to show: web orders under way, a budget, open invoices, several people. */
import type { Database } from '../p21/database/database.ts';
import type { Row } from '../p21/database/row.ts';
import { rowsWith, textOf } from './cells.ts';
import { budgetsOf } from './custom-rows.ts';
import type { Accounts } from './customers.ts';
import { goodsLines } from './order-rows.ts';
import { isPartlyShipped } from './order-status.ts';

/** P21 customer ids with at least one user, those with most to show first; always the same for the same distributor. */
export function rankCustomers(database: Database, accounts: Accounts): string[] {
  const budgeted = new Set(budgetsOf(database).map((member) => String(member.customer_id)));
  const ranked = [...accounts]
    .filter(([, { users }]) => users.length > 0)
    .map(([customerId, { users }]) => {
      const webOrders = webOrdersOf(database, customerId);
      const merits = [
        webOrders.some((order) => isPartlyShipped(goodsLines(database, order))),
        webOrders.length > 0,
        budgeted.has(customerId),
        owesSomething(database, customerId),
        users.length > 1,
      ];
      return { customerId, merit: merits.filter(Boolean).length, webOrders: webOrders.length };
    });
  return ranked
    .sort(
      (a, b) => b.merit - a.merit || b.webOrders - a.webOrders || Number(a.customerId) - Number(b.customerId),
    )
    .map(({ customerId }) => customerId);
}

const webOrdersOf = (database: Database, customerId: string): Row[] =>
  rowsWith(database, 'oe_hdr', 'customer_id', Number(customerId)).filter(
    (order) => textOf(order.web_reference_no) !== undefined,
  );

const owesSomething = (database: Database, customerId: string): boolean =>
  rowsWith(database, 'invoice_hdr', 'customer_id_number', Number(customerId)).some(
    (invoice) => invoice.paid_in_full_flag === 'N',
  );
