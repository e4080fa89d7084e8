/** Items outside the families: charges, and the odd item numbers every distributor has some of. */
import type { Row } from '../database/row.ts';
import type { SeededItem } from './items.ts';
import type { SeedSite } from './seed-site.ts';

type Line = readonly [itemId: string, description: string, price: number];

/** Other-charge items: lines of an order that are no goods (p21-api 7.3). */
const charges: readonly Line[] = [
  ['FREIGHT', 'FREIGHT CHARGE', 25],
  ['HANDLING', 'HANDLING FEE', 7.5],
  ['RUSH', 'RUSH ORDER FEE', 35],
  ['CUTFEE', 'CABLE CUTTING FEE', 12.5],
  ['PALLET', 'PALLET DEPOSIT', 18],
  ['HAZMAT', 'HAZARDOUS MATERIAL FEE', 42],
  ['RESTOCK', 'RESTOCKING FEE', 20],
];

/** What breaks careless clients: slashes, blanks, quotes, signs, leading zeros, a trailing blank (p21-api 3.3, 9.4). */
const oddities: readonly Line[] = [
  ['1/2-BV-LF', '1/2 LEAD FREE BALL VALVE', 18.44],
  ['A/B-100/200', 'SELECTOR SWITCH A/B 100/200', 64.1],
  ['TOOL SET 12', 'TOOL SET 12 PIECES', 149],
  ["O'RING-214", "O'RING 214 BUNA-N", 0.36],
  ['2" CLAMP', '2" HOSE CLAMP', 1.92],
  ['50%-GLYCOL', '50% GLYCOL COOLANT', 21.75],
  ['R&D-KIT', 'R&D SAMPLE KIT', 99],
  ['#10-24-TAP', '#10-24 TAP', 12.6],
  ['000123', 'LEGACY ITEM 123', 5],
  ['PLUS+1', 'ADAPTER PLUS+1', 8.88],
  ['TRAIL ', 'ITEM ID WITH TRAILING BLANK', 3.33],
  ['VERY-LONG-ITEM-NUMBER-OF-FORTY-CHARS-001', 'LONG ITEM NUMBER', 7.77],
];

const costShare = 0.55;

export const seedSpecialItems = (site: SeedSite, supplierIds: readonly number[]): SeededItem[] => [
  ...charges.map((line) => seedSpecial(site, line, true, supplierIds[0] ?? 0)),
  ...oddities.map((line, at) => seedSpecial(site, line, false, supplierIds[at % supplierIds.length] ?? 0)),
];

const seedSpecial = (
  site: SeedSite,
  [itemId, description, price]: Line,
  charge: boolean,
  supplierId: number,
): SeededItem => {
  const uid = site.database.nextNumber('inv_mast_uid');
  const productGroup = charge ? 'CHARGES' : 'MISC';
  site.insert('inv_mast', {
    ...specialRow(uid, itemId, description, price),
    other_charge_item: charge ? 'Y' : 'N',
  });
  site.insertNumbered('item_uom', 'item_uom_uid', {
    inv_mast_uid: uid,
    unit_of_measure: 'EA',
    unit_size: 1,
    selling_unit: 'Y',
    purchasing_unit: 'Y',
    b2b_unit_flag: 'Y',
    delete_flag: 'N',
  });
  if (!charge) seedSupplier(site, uid, itemId, price, supplierId);
  return {
    uid,
    itemId,
    baseUnit: 'EA',
    units: [{ unit: 'EA', size: 1 }],
    sellingUnit: 'EA',
    productGroup,
    discountGroup: 'MISC',
    supplierId,
    cost: price * costShare,
    value: price,
    fractional: false,
    charge,
    state: 'active',
  };
};

const specialRow = (uid: number, itemId: string, description: string, price: number): Row => ({
  inv_mast_uid: uid,
  item_id: itemId,
  item_desc: description,
  price1: price,
  base_unit: 'EA',
  default_selling_unit: 'EA',
  sales_pricing_unit: 'EA',
  sales_pricing_unit_size: 1,
  product_type: 'R',
  default_sales_discount_group: 'MISC',
  inactive: 'N',
  delete_flag: 'N',
});

const seedSupplier = (
  site: SeedSite,
  uid: number,
  itemId: string,
  price: number,
  supplierId: number,
): void => {
  site.insertNumbered('inventory_supplier', 'inventory_supplier_uid', {
    inv_mast_uid: uid,
    supplier_id: supplierId,
    division_id: supplierId,
    supplier_part_no: itemId,
    list_price: price,
    cost: Number((price * costShare).toFixed(4)),
    lead_time_days: 7,
    primary_supplier_flag: 'Y',
    delete_flag: 'N',
  });
};
