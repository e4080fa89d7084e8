/**
 * Where orders and lines stand. P21 has no such field: the rules are written out in the descriptions of `OrderStatus`
 * and `OrderLineStatus` and read here from top to bottom.
 */
import type { LineDisposition, OrderLineStatus, OrderStatus } from '../../schema/order.enum.ts';
import type { OrderHeaderState } from '../../schema/order.type.ts';
import { compare, type DecimalString, isZero } from '../decimal.ts';

/** What of a line decides, in base units. */
export interface LineState {
  readonly completed: boolean;
  readonly cancelled: boolean;
  readonly deleted: boolean;
  readonly quantityOpen: DecimalString;
  readonly quantityBackordered: DecimalString;
  readonly quantityOnPickTickets: DecimalString | null;
  readonly quantityInvoiced: DecimalString | null;
  readonly quantityCancelled: DecimalString | null;
}

/**
 * Credit states that hold an order. Assumption: p21-api 7.3 gives OK, HOLD and COD as examples; a tenant's own codes
 * that begin with HOLD count too, all others do not hold.
 */
export const isHeld = (creditState: string | null): boolean => /^hold/i.test(creditState ?? '');

/** The header's verdict, null when the lines decide. */
export function statusOfHeader(header: OrderHeaderState): OrderStatus | null {
  if (header.cancelled) return 'CANCELLED';
  if (header.completed) return 'COMPLETED';
  if (header.quote) return 'QUOTED';
  return header.approved && !header.held ? null : 'ON_HOLD';
}

export function statusOfLines(lines: readonly OrderLineStatus[]): OrderStatus {
  if (lines.length > 0 && lines.every((line) => line === 'CANCELLED')) return 'CANCELLED';
  const alive = lines.filter((line) => line !== 'CANCELLED');
  if (alive.length > 0 && alive.every((line) => line === 'COMPLETED')) return 'SHIPPED';
  if (alive.some((line) => line === 'COMPLETED' || line === 'PARTIALLY_SHIPPED')) return 'PARTIALLY_SHIPPED';
  return alive.includes('PICKING') ? 'PICKING' : 'OPEN';
}

export function statusOfLine(line: LineState): OrderLineStatus {
  if (line.cancelled || line.deleted) return 'CANCELLED';
  if (line.completed) return 'COMPLETED';
  if (!isAboveZero(line.quantityOpen)) return statusOfClosed(line);
  if (isAboveZero(line.quantityInvoiced)) return 'PARTIALLY_SHIPPED';
  if (isAboveZero(line.quantityOnPickTickets)) return 'PICKING';
  return isAboveZero(line.quantityBackordered) ? 'BACKORDERED' : 'OPEN';
}

/**
 * Nothing is open: it was invoiced, or else cancelled.
 * Assumption: lines of returns may count below zero; of those nothing counts as open, and until they are invoiced
 * they are.
 */
function statusOfClosed({ quantityInvoiced, quantityCancelled }: LineState): OrderLineStatus {
  if (quantityInvoiced !== null && !isZero(quantityInvoiced)) return 'COMPLETED';
  return isAboveZero(quantityCancelled) ? 'CANCELLED' : 'OPEN';
}

const isAboveZero = (quantity: DecimalString | null): boolean => compare(quantity ?? '0', '0') > 0;

const dispositions: Readonly<Record<string, LineDisposition>> = {
  B: 'BACKORDER',
  C: 'CANCEL',
  D: 'DIRECT_SHIP',
  F: 'FUTURE',
  H: 'HOLD',
  P: 'PRODUCTION',
  S: 'SPECIAL_ORDER',
  T: 'TRANSFER',
};

/** p21-api 7.3; B, T and P are inferred there. */
export const toDisposition = (letter: string | null): LineDisposition | null =>
  letter === null ? null : (dispositions[letter.trim().toUpperCase()] ?? 'OTHER');
