/**
 * P21 prices a basket before it is an order, but publishes neither how it taxes one nor how it charges freight. All that
 * a quote assumes about both stands here and in `tax-calculation.ts`.
 * Assumptions: goods and charges are taxable alike, because the item has no mark of its own (P21 decides per line, in
 * `oe_line.tax_item`, when the order is entered); the freight code of the ship-to holds for the order; freight is free
 * from `free_out_freight_min` (0 is never) of goods before tax, charges left out; freight itself is not in the total,
 * because P21 knows it when the goods ship.
 */
import type { FreightCodeRow } from '../../datasources/p21/reference.rows.ts';
import type { TaxQuoteLineInput } from '../../schema/tax-quote.type.ts';
import { compare, type DecimalString, isZero } from '../decimal.ts';

export const taxedAs = (amount: DecimalString): TaxQuoteLineInput => ({ amount, taxable: true });

export interface FreeFreight {
  /** Value of goods from which freight is free; null when it never is. */
  readonly from: DecimalString | null;
  /** Null when it never is free, or when the value of the goods is not known. */
  readonly isReached: boolean | null;
}

export function freeFreightOf(
  { freeOutgoingMinimum: minimum }: Pick<FreightCodeRow, 'freeOutgoingMinimum'>,
  goods: DecimalString | null,
): FreeFreight {
  const from = minimum === null || isZero(minimum) ? null : minimum;
  return { from, isReached: from === null || goods === null ? null : compare(goods, from) >= 0 };
}
