/** Orders of the shop with everything that hangs on them. */
import type { DecimalString } from '../../src/decimal.ts';
import type { CalendarDate, Instant } from '../../src/instant.ts';
import type { OroPostalAddress } from './address.resource.ts';
import type { OroReference } from './customer.resource.ts';

export interface OroOrderLine {
  readonly id: string;
  readonly productId: string | null;
  /** null for a free-form line. */
  readonly sku: string | null;
  readonly productName: string | null;
  readonly quantity: DecimalString;
  readonly unit: string;
  /** Price of one unit. */
  readonly unitPrice: DecimalString;
  readonly currency: string;
  readonly comment: string | null;
  readonly shipBy: CalendarDate | null;
  readonly rowTotalAfterDiscount: DecimalString | null;
  readonly createdAt: Instant | null;
  readonly updatedAt: Instant | null;
}

export interface OroShippingTracking {
  readonly id: string;
  /** Carrier, as written by whoever shipped, e.g. "UPS". */
  readonly method: string;
  readonly number: string;
}

/** A line of the shop's total, e.g. subtotal, discount, shipping_cost, tax. */
export interface OroOrderTotal {
  readonly id: string;
  readonly type: string;
  readonly label: string | null;
  readonly amount: DecimalString;
  /** Negative for what lowers the total. */
  readonly signedAmount: DecimalString;
  readonly currency: string | null;
  readonly visible: boolean;
}

/** A charge that P21 added and the gateway wrote back to the order. */
export interface OroCharge {
  readonly code: string;
  readonly description: string | null;
  readonly amount: DecimalString;
}

export interface OroOrder {
  readonly id: string;
  /** The shop's order number; it becomes the web reference in P21. */
  readonly identifier: string;
  /** P21 order number, from the attribute that `orderKey` of the configuration names. */
  readonly p21OrderNo: string | null;
  readonly externalId: string | null;
  readonly poNumber: string | null;
  readonly customer: OroReference | null;
  /** Label is the e-mail. */
  readonly customerUser: OroReference | null;
  readonly currency: string;
  readonly subtotal: DecimalString | null;
  readonly total: DecimalString | null;
  readonly discountTotal: DecimalString | null;
  readonly shippingCost: DecimalString | null;
  readonly customerNotes: string | null;
  readonly shipUntil: CalendarDate | null;
  readonly shippingMethod: string | null;
  readonly paymentTerm: OroReference | null;
  /** Imported from the ERP instead of placed in the shop. */
  readonly external: boolean;
  /** "open", "cancelled", "closed" or the shop's own; a cancelled or closed order cannot be edited. */
  readonly internalStatus: string | null;
  /** null while the shop's external status management is off. */
  readonly status: string | null;
  /** "not_shipped", "partially_shipped", "shipped". */
  readonly shippingStatus: string | null;
  readonly lines: readonly OroOrderLine[];
  readonly trackings: readonly OroShippingTracking[];
  readonly totals: readonly OroOrderTotal[];
  readonly charges: readonly OroCharge[];
  readonly billingAddress: OroPostalAddress | null;
  readonly shippingAddress: OroPostalAddress | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}
