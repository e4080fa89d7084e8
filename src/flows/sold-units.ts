/** Units of an item as the shop knows them. */
import type { ItemRow, ItemUnitRow } from '../../datasources/p21/items.rows.ts';
import { compare, type DecimalString } from '../decimal.ts';

export interface SoldUnit {
  /** P21's code, e.g. "EA". */
  readonly code: string;
  /** Base units in one of these. */
  readonly size: DecimalString;
}

/** Units a product has in the shop: the base unit first, which stock is counted in, then the others by size. */
export function soldUnitsOf(item: ItemRow, units: readonly ItemUnitRow[]): SoldUnit[] {
  const base = item.baseUnit ?? item.defaultSellingUnit;
  const others = units
    .filter(({ unitOfMeasure, unitSize }) => unitOfMeasure !== base && compare(unitSize, '0') > 0)
    .map(({ unitOfMeasure, unitSize }) => ({ code: unitOfMeasure, size: unitSize }))
    .toSorted((one, other) => compare(one.size, other.size));
  return base === null ? others : [{ code: base, size: '1' }, ...others];
}
