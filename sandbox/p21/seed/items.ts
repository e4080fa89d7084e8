/** inv_mast with units and suppliers: the range in data (catalogue.ts) turned into rows. */
import type { Row } from '../database/row.ts';
import { brandCode, supplierOf, suppliers } from './brands.ts';
import { families } from './catalogue.ts';
import { type FamilyItem, familyItem, type ItemFamily, type Pack } from './item-family.ts';
import type { Random } from './random.ts';
import type { SeedSite } from './seed-site.ts';
import { seedSpecialItems } from './special-items.ts';

/** What the rest of the seed needs to know of an item. */
export interface SeededItem {
  readonly uid: number;
  readonly itemId: string;
  readonly baseUnit: string;
  /** Units it is sold in, the base unit among them. */
  readonly units: readonly Pack[];
  readonly sellingUnit: string;
  readonly productGroup: string;
  readonly discountGroup: string;
  readonly supplierId: number;
  /** What one base unit costs the distributor. */
  readonly cost: number;
  /** List price of one base unit, roughly; prices themselves are the price engine's affair. */
  readonly value: number;
  readonly fractional: boolean;
  readonly charge: boolean;
  readonly state: ItemState;
}

/** `phased-out` items are still sold while they last. */
export type ItemState = 'active' | 'phased-out' | 'inactive' | 'deleted';

export const isSold = (item: SeededItem): boolean => item.state === 'active' || item.state === 'phased-out';

export const seedItems = (site: SeedSite, supplierIds: readonly number[]): SeededItem[] => {
  const random = site.random('items');
  const items = seedSpecialItems(site, supplierIds);
  for (let at = 0; items.length < site.options.items; at += 1) {
    const family = families[at % families.length];
    if (family !== undefined)
      items.push(seedItem(site, random, family, Math.floor(at / families.length), supplierIds));
  }
  return items;
};

const seedItem = (
  site: SeedSite,
  random: Random,
  family: ItemFamily,
  at: number,
  supplierIds: readonly number[],
): SeededItem => {
  const made = familyItem(family, at, brandCode);
  const supplierAt = supplierOf(made.brand);
  const pricing = pricingPack(family);
  const value = made.listPrice / pricing.size;
  const item: SeededItem = {
    uid: site.database.nextNumber('inv_mast_uid'),
    itemId: made.itemId,
    baseUnit: family.baseUnit,
    units: [
      { unit: family.baseUnit, size: 1 },
      ...family.packs.filter((pack) => pack.unit !== 'C' && pack.unit !== 'M'),
    ],
    sellingUnit: family.sellingUnit,
    productGroup: family.group,
    discountGroup: family.discountGroup,
    supplierId: supplierIds[supplierAt] ?? 0,
    cost: roundTo(value * (suppliers[supplierAt]?.costShare ?? 0.6), 4),
    value,
    fractional: family.fractional ?? false,
    charge: false,
    state: random.weighted([
      ['active', 94],
      ['phased-out', 3],
      ['inactive', 2],
      ['deleted', 1],
    ]),
  };
  site.insert('inv_mast', {
    ...itemRow(item, family, made),
    ...stateColumns(site, item.state),
    ...site.stamps(random),
  });
  seedUnitsOf(site, item, family);
  seedSupplierOf(site, random, item, made, supplierAt, pricing);
  return item;
};

const pricingPack = ({ pricingUnit, baseUnit, packs }: ItemFamily): Pack =>
  packs.find((pack) => pack.unit === pricingUnit) ?? { unit: baseUnit, size: 1 };

const itemRow = (item: SeededItem, family: ItemFamily, made: FamilyItem): Row => {
  const pricing = pricingPack(family);
  return {
    inv_mast_uid: item.uid,
    item_id: item.itemId,
    item_desc: made.description,
    extended_desc: `${made.description}, ${made.brand}, ${family.groupName.toLowerCase()}`,
    short_code: `${brandCode(made.brand)}${item.uid}`,
    keywords: family.keywords,
    weight: family.weight,
    net_weight: family.weight,
    price1: made.listPrice,
    price2: roundTo(made.listPrice * 0.92, 2),
    price3: roundTo(made.listPrice * 0.85, 2),
    price4: roundTo(made.listPrice * 0.78, 2),
    base_unit: item.baseUnit,
    default_selling_unit: item.sellingUnit,
    sales_pricing_unit: pricing.unit,
    sales_pricing_unit_size: pricing.size,
    product_type: 'R',
    class_id1: made.brand.toUpperCase(),
    default_sales_discount_group: family.discountGroup,
    manufacturer_name: made.brand,
    brand_name: made.brand,
    part_number: item.itemId,
    country_of_origin_code: item.uid % 3 > 0 ? 'US' : 'TW',
    inactive: 'N',
    delete_flag: 'N',
    other_charge_item: 'N',
  };
};

const stateColumns = (site: SeedSite, state: ItemState): Row => {
  if (state === 'phased-out') return { discontinued_date: site.dayAgo(60) };
  if (state === 'inactive') return { inactive: 'Y', date_inactive: site.dayAgo(120) };
  return state === 'deleted' ? { delete_flag: 'Y' } : {};
};

/** One row for each unit; pricing units like C and M are not sold in. */
const seedUnitsOf = (site: SeedSite, item: SeededItem, family: ItemFamily): void => {
  for (const { unit, size } of [{ unit: family.baseUnit, size: 1 }, ...family.packs]) {
    const sold = item.units.some((one) => one.unit === unit) ? 'Y' : 'N';
    site.insertNumbered('item_uom', 'item_uom_uid', {
      inv_mast_uid: item.uid,
      unit_of_measure: unit,
      unit_size: size,
      selling_unit: sold,
      purchasing_unit: sold,
      b2b_unit_flag: sold,
      delete_flag: 'N',
    });
  }
};

const seedSupplierOf = (
  site: SeedSite,
  random: Random,
  item: SeededItem,
  made: FamilyItem,
  supplierAt: number,
  pricing: Pack,
): void => {
  const { costShare = 0.6, leadTimeDays = 7 } = suppliers[supplierAt] ?? {};
  site.insertNumbered('inventory_supplier', 'inventory_supplier_uid', {
    inv_mast_uid: item.uid,
    supplier_id: item.supplierId,
    division_id: item.supplierId,
    supplier_part_no: random.chance(0.02) ? `${made.itemId}  `.slice(0, 40) : made.itemId,
    upc_code: `7${String(item.uid).padStart(11, '0')}`,
    list_price: roundTo(made.listPrice * 1.1, 2),
    cost: roundTo(made.listPrice * costShare, 4),
    lead_time_days: leadTimeDays,
    minimum_purchase_qty: pricing.size,
    primary_supplier_flag: 'Y',
    delete_flag: 'N',
    ...site.stamps(random),
  });
};

/** Half up at so many digits. */
export const roundTo = (value: number, digits: number): number => Number(value.toFixed(digits));
