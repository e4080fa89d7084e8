/** Keys of inventory levels: the SKU for the unit an item is counted in, "SKU|CS" for its other units. */
import type { RecordKey } from '../sync/flow.ts';
import type { SoldUnit } from './sold-units.ts';

export const levelKey = (itemId: string, { code, isBase }: SoldUnit): RecordKey =>
  isBase ? itemId : `${itemId}|${code}`;

export const itemOfLevel = (key: RecordKey): string => partsOf(key)[0];

/** P21's code of the unit; null for the one the item is counted in. */
export const unitOfLevel = (key: RecordKey): string | null => partsOf(key)[1];

/** SKUs of the shop hold no bar, units of P21 neither. */
function partsOf(key: RecordKey): readonly [itemId: string, unit: string | null] {
  const bar = key.lastIndexOf('|');
  return bar === -1 ? [key, null] : [key.slice(0, bar), key.slice(bar + 1)];
}

/** Stands for all levels of an item, where whoever names it does not know its units. */
export const everyUnit = '*';
