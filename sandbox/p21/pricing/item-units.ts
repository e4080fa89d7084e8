/** The units an item can be counted and priced in, each with its size in base units. */
import Big from 'big.js';
import { textKey } from '../database/collation.ts';
import type { Database } from '../database/database.ts';
import type { Row } from '../database/row.ts';
import { amount, quotient } from './amounts.ts';
import { unitNotValid } from './price-fault.ts';

export class ItemUnits {
  readonly base: string;
  private readonly sizes = new Map<string, Big>();

  constructor(item: Row, uoms: readonly Row[]) {
    this.base = String(item.base_unit ?? '').trimEnd();
    for (const uom of uoms) {
      if (uom.delete_flag !== 'Y')
        this.sizes.set(textKey(String(uom.unit_of_measure)), amount(uom.unit_size));
    }
    this.sizes.set(textKey(this.base), new Big(1));
  }

  /** Throws a `PriceFault` when the item has no such unit. */
  sizeOf(unit: string): Big {
    const size = this.sizes.get(textKey(unit));
    if (size === undefined || size.lte(0)) throw unitNotValid(unit);
    return size;
  }

  /** That many base units counted in a unit; none when the item has no such unit, so that its breaks are not reached. */
  count(baseQuantity: Big, unit: string | undefined): Big {
    if (unit === undefined) return baseQuantity;
    const size = this.sizes.get(textKey(unit));
    return size === undefined || size.lte(0) ? new Big(0) : quotient(baseQuantity, size);
  }
}

export const unitsOf = (database: Database, item: Row): ItemUnits =>
  new ItemUnits(item, database.table('item_uom').find('inv_mast_uid', item.inv_mast_uid ?? null));
