/** What the shop keeps beside an order in rows of its own: what is still to come, and what was charged besides goods. */
import type { Database } from '../p21/database/database.ts';
import type { Row } from '../p21/database/row.ts';
import { amountOf, dayOf, isDeleted, moneyOf, rowsWith, textOf } from './cells.ts';
import { sizeOf } from './order-lines.ts';
import { openQuantityOf } from './order-status.ts';
import type { Link, ShopWriter } from './shop-writer.ts';
import { unitOf } from './units.ts';

export const goodsLines = (database: Database, order: Row): Row[] =>
  linesOf(database, order).filter((line) => line.other_charge !== 'Y' && amountOf(line.unit_quantity).gt(0));

export const chargeLines = (database: Database, order: Row): Row[] =>
  linesOf(database, order).filter((line) => line.other_charge === 'Y');

const linesOf = (database: Database, order: Row): Row[] =>
  rowsWith(database, 'oe_line', 'order_no', order.order_no).filter((line) => !isDeleted(line));

/** In the ordered unit, as the shop's people read it. */
export function noteUnshipped(
  writer: ShopWriter,
  lines: readonly Row[],
  order: Link,
  database: Database,
): void {
  if (!writer.knows('extendp21unshippeditems')) return;
  for (const line of lines) {
    const open = openQuantityOf(line).div(sizeOf(line.unit_size));
    if (open.lte(0)) continue;
    writer.create({
      type: 'extendp21unshippeditems',
      attributes: {
        sku: textOf(itemOf(database, line)?.item_id),
        quantity_open: open.round(10).toFixed(),
        unit: unitOf(textOf(line.unit_of_measure)).id,
        expected_date: dayOf(database, line.required_date),
      },
      links: { parent_order: order },
    });
  }
}

export function noteCharges(
  writer: ShopWriter,
  lines: readonly Row[],
  order: Link,
  database: Database,
): void {
  if (!writer.knows('extendp21ordercharges')) return;
  for (const line of lines) {
    const item = itemOf(database, line);
    writer.create({
      type: 'extendp21ordercharges',
      attributes: {
        p21_key: `${textOf(line.order_no)}-${line.line_no}`,
        code: textOf(item?.item_id),
        description: textOf(item?.item_desc),
        amount: moneyOf(amountOf(line.extended_price)),
        currency: 'USD',
      },
      links: { parent_order: order },
    });
  }
}

const itemOf = (database: Database, line: Row): Row | undefined =>
  database.table('inv_mast').first({ inv_mast_uid: line.inv_mast_uid ?? null });
