/** inv_loc and inv_loc_stock_status: what lies where. Orders written later take from it. */
import type { Row } from '../database/row.ts';
import { isSold, roundTo, type SeededItem } from './items.ts';
import { type Warehouse, warehousesOf } from './locations.ts';
import type { Random } from './random.ts';
import { historyDays, type SeedSite } from './seed-site.ts';

const dayMs = 86_400_000;

export const seedStock = (site: SeedSite, items: readonly SeededItem[]): void => {
  const random = site.random('stock');
  const warehouses = warehousesOf(site);
  for (const item of items)
    for (const warehouse of placesOf(item, warehouses, random)) seedPlace(site, random, item, warehouse);
};

/** Most items are set up everywhere; some only at the first location, where alone they can be bought. */
const placesOf = (
  item: SeededItem,
  warehouses: readonly Warehouse[],
  random: Random,
): readonly Warehouse[] => {
  // A charge that no location carries costs what its item says.
  if (item.itemId === 'PALLET') return [];
  return item.charge || random.chance(0.96) ? warehouses : warehouses.slice(0, 1);
};

const seedPlace = (
  site: SeedSite,
  random: Random,
  item: SeededItem,
  { locationId, place }: Warehouse,
): void => {
  const onHand = item.charge ? 0 : onHandOf(random, item);
  const status = statusOf(random, item, onHand);
  site.insert('inv_loc', {
    inv_mast_uid: item.uid,
    location_id: locationId,
    company_id: site.companyId,
    qty_on_hand: onHand,
    product_group_id: item.productGroup,
    sales_discount_group: item.discountGroup,
    primary_supplier_id: item.supplierId,
    tax_group_id: place.taxGroup,
    moving_average_cost: item.cost,
    standard_cost: item.cost,
    sellable: isSold(item) ? 'Y' : 'N',
    stockable: onHand > 0 ? 'Y' : 'N',
    default_selling_unit: item.sellingUnit,
    inv_last_changed_date: site.now - random.integer(0, historyDays) * dayMs,
    ...incoming(site, random, item, onHand),
    ...(item.state === 'phased-out' ? { discontinued: 'Y' } : {}),
    // The flag is nullable, and old rows do have null there.
    ...(random.chance(0.97) ? { delete_flag: 'N' } : {}),
    ...site.stamps(random),
  });
  site.insertNumbered('inv_loc_stock_status', 'inv_loc_stock_status_uid', {
    inv_mast_uid: item.uid,
    location_id: locationId,
    ...status,
  });
};

/** Base units. One place in ten is out of stock, so that orders wait. */
const onHandOf = (random: Random, item: SeededItem): number => {
  if (!isSold(item) || random.chance(0.1)) return 0;
  const pack = item.units.find((one) => one.unit === item.sellingUnit)?.size ?? 1;
  const packs = Math.max(1, Math.round((4000 / (item.value * pack + 20)) * (0.3 + random.next())));
  const loose = random.integer(0, Math.min(pack, 9) - 1);
  return packs * pack + (item.fractional ? loose + random.integer(0, 3) / 4 : loose);
};

/** A little of the stock cannot be sold: damaged, under inspection, counted just now. */
const statusOf = (random: Random, item: SeededItem, onHand: number): Row => {
  const held = Math.min(Math.floor(onHand / 4), random.integer(1, 12));
  if (item.charge || held === 0 || !random.chance(0.08)) return {};
  return { [random.pick(['qty_non_pickable', 'qty_quarantined', 'qty_frozen'])]: held };
};

/** What comes in on purchase orders and transfers. */
const incoming = (site: SeedSite, random: Random, item: SeededItem, onHand: number): Row => {
  if (item.charge || item.state !== 'active' || !random.chance(onHand === 0 ? 0.7 : 0.12)) return {};
  const pack = item.units.find((one) => one.unit === item.sellingUnit)?.size ?? 1;
  return {
    order_quantity: random.integer(2, 20) * pack,
    next_due_in_po_date: site.dayAgo(-random.integer(1, 30)),
    ...(random.chance(0.2) ? { qty_in_transit: pack } : {}),
    inv_min: roundTo(pack, 0),
    inv_max: pack * 10,
  };
};
