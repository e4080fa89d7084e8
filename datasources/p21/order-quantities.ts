/** What is left of an order line (p21-api 7.3). */
import { maximum, subtract } from '../../src/decimal.ts';
import type { OrderLineRow, StoredOrderLineRow } from './orders.rows.ts';

/** Quantities below zero (shipped more than ordered) count as nothing left. */
export function toOrderLine(row: StoredOrderLineRow): OrderLineRow {
  const open = subtract(
    row.quantityOrdered ?? '0',
    row.quantityInvoiced ?? '0',
    row.quantityCancelled ?? '0',
  );
  const unpicked = subtract(open, row.quantityOnPickTickets ?? '0');
  const backordered = subtract(unpicked, row.quantityAllocated ?? '0');
  return {
    ...row,
    quantityOpen: maximum('0', open),
    quantityUnpicked: maximum('0', unpicked),
    quantityBackordered: maximum('0', backordered),
  };
}
