/** Stock of an item at a location, as prices and availability calls answer it (p21-api 6.2, 6.3). */
import type Big from 'big.js';
import type { Database } from '../database/database.ts';
import type { Row } from '../database/row.ts';
import { amount } from './amounts.ts';
import { codeWords } from './price-codes.ts';

/** In base units. */
export interface Availability {
  readonly locationId: number;
  readonly locationType: string;
  readonly available: Big;
  readonly onHand: Big;
  readonly allocated: Big;
  readonly nonPickable: Big;
  readonly quarantined: Big;
  readonly frozen: Big;
}

/** `stock` is the item's inv_loc row at the location. */
export const availabilityOf = (database: Database, stock: Row): Availability => {
  const held = heldStock(database, stock);
  const onHand = amount(stock.qty_on_hand);
  const allocated = amount(stock.qty_allocated);
  const nonPickable = amount(held?.qty_non_pickable);
  const quarantined = amount(held?.qty_quarantined);
  const frozen = amount(held?.qty_frozen);
  return {
    locationId: Number(stock.location_id),
    locationType: locationType(database, stock),
    available: onHand.minus(allocated).minus(nonPickable).minus(quarantined).minus(frozen),
    onHand,
    allocated,
    nonPickable,
    quarantined,
    frozen,
  };
};

const heldStock = (database: Database, stock: Row): Row | undefined =>
  database
    .table('inv_loc_stock_status')
    .find('inv_mast_uid', stock.inv_mast_uid ?? null)
    .find((row) => row.location_id === stock.location_id);

const locationType = (database: Database, stock: Row): string => {
  const location = database.table('location').find('location_id', stock.location_id ?? null)[0];
  return codeWords[Number(location?.location_type)] ?? 'Standard';
};
