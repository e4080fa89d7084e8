/** Units of an item as the shop knows them. */
import type { ItemRow, ItemUnitRow } from '../../datasources/p21/items.rows.ts';
import { compare, type DecimalString } from '../decimal.ts';

export interface SoldUnit {
  /** P21's code, e.g. "EA". */
  readonly code: string;
  /** Base units in one of these. */
  readonly size: DecimalString;
  /** Stock is counted in it. */
  readonly isBase: boolean;
}

/** Assumption: an item without a base unit is counted in pieces. */
export const baseUnitOf = ({ baseUnit }: Pick<ItemRow, 'baseUnit'>): string => baseUnit ?? 'EA';

/** Units a product has in the shop: the base unit first, then the others by size. */
export function soldUnitsOf(item: Pick<ItemRow, 'baseUnit'>, units: readonly ItemUnitRow[]): SoldUnit[] {
  const base = baseUnitOf(item);
  const others = units
    .filter(({ unitOfMeasure, unitSize }) => unitOfMeasure !== base && compare(unitSize, '0') > 0)
    .map(({ unitOfMeasure, unitSize }) => ({ code: unitOfMeasure, size: unitSize, isBase: false }))
    .toSorted((one, other) => compare(one.size, other.size));
  return [{ code: base, size: '1', isBase: true }, ...others];
}
