/** Items, their units, suppliers and customers' names for them (p21-api 7.2). */
import {
  decimal,
  flag,
  id,
  idOrNone,
  instant,
  integer,
  nullable,
  optional,
  optionalFlag,
  text,
} from './column.ts';
import type { RowOf } from './table.ts';
import { defineTable } from './table.ts';

const itemDeleted = flag('delete_flag');

export const itemTable = defineTable('inv_mast', {
  key: ['itemUid'],
  deletion: { deleteFlag: itemDeleted },
  columns: {
    itemUid: integer('inv_mast_uid'),
    itemId: id('item_id', 'text'),
    description: nullable(text('item_desc')),
    extendedDescription: nullable(text('extended_desc')),
    shortCode: nullable(text('short_code')),
    keywords: nullable(text('keywords')),
    weight: nullable(decimal('weight')),
    netWeight: nullable(decimal('net_weight')),
    cube: nullable(decimal('cube')),
    length: nullable(decimal('length')),
    width: nullable(decimal('width')),
    height: nullable(decimal('height')),
    /** List price in the base unit; which of the ten is "the" list price is up to the tenant. */
    price1: nullable(decimal('price1')),
    baseUnit: nullable(text('base_unit')),
    defaultSellingUnit: nullable(text('default_selling_unit')),
    pricingUnit: nullable(text('sales_pricing_unit')),
    pricingUnitSize: nullable(decimal('sales_pricing_unit_size')),
    class1Id: nullable(text('class_id1')),
    class2Id: nullable(text('class_id2')),
    class3Id: nullable(text('class_id3')),
    class4Id: nullable(text('class_id4')),
    class5Id: nullable(text('class_id5')),
    discountGroupId: nullable(text('default_sales_discount_group')),
    commodityCode: nullable(text('commodity_code')),
    unspscCode: optional(text('unspsc_code')),
    manufacturerName: optional(text('manufacturer_name')),
    brandName: optional(text('brand_name')),
    manufacturerPartNumber: optional(text('part_number')),
    countryOfOrigin: optional(text('country_of_origin_code')),
    serialized: flag('serialized'),
    lotTracked: flag('track_lots'),
    hazardous: flag('haz_mat_flag'),
    otherCharge: flag('other_charge_item'),
    restricted: optionalFlag('restricted_flag'),
    hiddenFromWeb: optionalFlag('suppress_from_web_flag'),
    redeemable: optionalFlag('redemption_item_flag'),
    /** Reward points needed to redeem the item (p21-api 7.8). */
    redemptionPoints: optional(decimal('redemption_value')),
    inactive: flag('inactive'),
    createdAt: nullable(instant('date_created')),
    modifiedAt: nullable(instant('date_last_modified')),
    deleted: itemDeleted,
  },
});
export type ItemRow = RowOf<typeof itemTable>;

/** Just enough of an item to ask for its price and stock. */
export const itemKeyTable = defineTable('inv_mast', {
  key: ['itemUid'],
  deletion: { deleteFlag: itemDeleted },
  columns: {
    itemUid: integer('inv_mast_uid'),
    itemId: id('item_id', 'text'),
    baseUnit: nullable(text('base_unit')),
    defaultSellingUnit: nullable(text('default_selling_unit')),
    deleted: itemDeleted,
  },
});
export type ItemKeyRow = RowOf<typeof itemKeyTable>;

const unitDeleted = flag('delete_flag');

export const itemUnitTable = defineTable('item_uom', {
  key: ['itemUnitUid'],
  deletion: { deleteFlag: unitDeleted },
  columns: {
    itemUnitUid: integer('item_uom_uid'),
    itemUid: integer('inv_mast_uid'),
    unitOfMeasure: text('unit_of_measure'),
    /** Base units in one of these. */
    unitSize: decimal('unit_size'),
    selling: flag('selling_unit'),
    purchasing: flag('purchasing_unit'),
    web: optionalFlag('b2b_unit_flag'),
    minimumOrderQuantity: optional(decimal('minimum_order_qty')),
    deleted: unitDeleted,
  },
});
export type ItemUnitRow = RowOf<typeof itemUnitTable>;

const partNumberDeleted = flag('delete_flag');

export const customerPartNumberTable = defineTable('inv_xref', {
  key: ['companyId', 'customerId', 'customerPartNumber'],
  deletion: { deleteFlag: partNumberDeleted },
  columns: {
    companyId: text('company_id'),
    customerId: id('customer_id', 'number'),
    customerPartNumber: id('their_item_id', 'text'),
    itemUid: integer('inv_mast_uid'),
    description: nullable(text('extended_description')),
    deleted: partNumberDeleted,
  },
});
export type CustomerPartNumberRow = RowOf<typeof customerPartNumberTable>;

const itemSupplierDeleted = flag('delete_flag');

export const itemSupplierTable = defineTable('inventory_supplier', {
  key: ['itemSupplierUid'],
  deletion: { deleteFlag: itemSupplierDeleted },
  columns: {
    itemSupplierUid: integer('inventory_supplier_uid'),
    itemUid: integer('inv_mast_uid'),
    supplierId: id('supplier_id', 'number'),
    divisionId: idOrNone('division_id'),
    supplierPartNumber: nullable(text('supplier_part_no')),
    upcCode: nullable(text('upc_code')),
    eanCode: optional(text('ean_code')),
    listPrice: nullable(decimal('list_price')),
    cost: nullable(decimal('cost')),
    leadTimeDays: nullable(integer('lead_time_days')),
    minimumPurchaseQuantity: nullable(decimal('minimum_purchase_qty')),
    primary: flag('primary_supplier_flag'),
    deleted: itemSupplierDeleted,
  },
});
export type ItemSupplierRow = RowOf<typeof itemSupplierTable>;
