/** Rows of the custom entities in which the shop keeps what its core has no place for. */
import type { DecimalString } from '../../src/decimal.ts';
import type { CalendarDate } from '../../src/instant.ts';

/** A row of any custom entity; attribute and relationship names in camelCase. */
export interface OroCustomRow {
  readonly id: string;
  readonly attributes: Readonly<Record<string, string | number | boolean | null>>;
  /** Id of the related record, null where empty; to-many relationships are left out. */
  readonly relationships: Readonly<Record<string, string | null>>;
}

export interface OroBudget {
  readonly id: string;
  readonly p21Key: string | null;
  readonly customerId: string | null;
  readonly periodStart: CalendarDate | null;
  readonly periodEnd: CalendarDate | null;
  readonly limit: DecimalString | null;
  readonly spent: DecimalString | null;
  readonly currency: string | null;
  readonly note: string | null;
}

export interface OroUnshippedItem {
  readonly id: string;
  readonly orderId: string | null;
  readonly sku: string;
  readonly quantityOpen: DecimalString;
  readonly unit: string | null;
  readonly expectedDate: CalendarDate | null;
}
