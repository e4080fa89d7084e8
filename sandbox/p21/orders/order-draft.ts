/** An order somebody wants written: columns of oe_hdr and oe_line as far as they are given; P21 fills the rest. */
import type { Row } from '../database/row.ts';

export interface OrderDraft {
  /** Columns of oe_hdr. Needed: customer_id, address_id (the ship-to) and location_id. */
  readonly header: Row;
  readonly lines: readonly LineDraft[];
  /** Splits of the order's commission; the ship-to's or customer's own when absent. */
  readonly salesreps?: readonly string[];
}

export interface LineDraft {
  /** inv_mast.item_id, or the customer's own part number (inv_xref.their_item_id). */
  readonly itemId: string;
  /** Columns of oe_line. Needed: unit_quantity. A unit_price overrides the price P21 would find. */
  readonly columns: Row;
}

export interface PlacedOrder {
  readonly header: Row;
  readonly lines: readonly Row[];
}
