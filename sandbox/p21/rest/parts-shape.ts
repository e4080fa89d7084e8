/** The item object of /api/inventory/parts and its children (p21-api 3.3). */
import type { Database } from '../database/database.ts';
import type { Row } from '../database/row.ts';
import type { LocalTime } from '../local-time.ts';
import type { Children } from './extended-properties.ts';
import { defineShape, type ObjectShape, toObject } from './object-shape.ts';
import { listOf, type WireValue } from './wire-value.ts';

const prices = 'Price1 Price2 Price3 Price4 Price5 Price6 Price7 Price8 Price9 Price10';

export const partShape = (database: Database): ObjectShape =>
  defineShape(
    database.table('inv_mast').meta,
    'inv_mast',
    `ItemId ItemDesc Delete Weight NetWeight ClassId1 ClassId2 ClassId3 ClassId4 ClassId5 Serialized ProductType
     ShortCode TrackLots ${prices} DefaultProductGroup DefaultSalesDiscountGroup DefaultPurchaseDiscGroup
     SalesPricingUnit SalesPricingUnitSize PurchasePricingUnit PurchasePricingUnitSize ExtendedDesc CommissionClassId
     OtherChargeItem DefaultSellingUnit DefaultPurchasingUnit DefaultTransferUnit HazMatFlag Cube Length Width Height
     InvMastUid Keywords BaseUnit Inactive CommodityCode UnspscCode ManufacturerName BrandName PartNumber
     RestrictedFlag SuppressFromWebFlag CountryOfOriginCode DiscontinuedDate`,
    {
      Delete: { column: 'delete_flag', empty: 'N' },
      ItemId: { readOnly: true },
      InvMastUid: { readOnly: true },
      DiscontinuedDate: { empty: null },
    },
  );

/** Quantities and costs are business of their own windows: a write leaves them alone. */
export const locationShape = (database: Database): ObjectShape =>
  defineShape(
    database.table('inv_loc').meta,
    'inv_loc',
    `LocationId CompanyId QtyOnHand QtyAllocated QtyBackordered QtyInTransit QtyReservedDueIn OrderQuantity
     NextDueInPoDate GlAccountNo RevenueAccountNo CosAccountNo Sellable Stockable Buy Make Discontinued
     ProductGroupId PurchaseDiscountGroup SalesDiscountGroup MovingAverageCost StandardCost ReplenishmentMethod InvMin
     InvMax ${prices} TaxGroupId PrimarySupplierId PrimaryBin DefaultSellingUnit Delete`,
    {
      ...readOnly('LocationId CompanyId QtyOnHand QtyAllocated QtyBackordered QtyInTransit QtyReservedDueIn'),
      ...readOnly('OrderQuantity NextDueInPoDate MovingAverageCost StandardCost'),
      NextDueInPoDate: { empty: null, readOnly: true },
      Delete: { column: 'delete_flag', empty: 'N' },
    },
  );

export const supplierShape = (database: Database): ObjectShape =>
  defineShape(
    database.table('inventory_supplier').meta,
    'inventory_supplier',
    `SupplierId DivisionId SupplierPartNo UpcCode ListPrice Cost LeadTimeDays ManufacturingClassId PrimarySupplierFlag
     Delete`,
    { ...readOnly('SupplierId'), Delete: { column: 'delete_flag', empty: 'N' } },
  );

export const unitShape = (database: Database): ObjectShape =>
  defineShape(
    database.table('item_uom').meta,
    'item_uom',
    'UnitOfMeasure UnitSize SellingUnit PurchasingUnit B2bUnitFlag MinimumOrderQty Delete',
    {
      ...readOnly('UnitOfMeasure'),
      B2bUnitFlag: { column: 'b2b_unit_flag', empty: 'N' },
      Delete: { column: 'delete_flag', empty: 'N' },
    },
  );

const alternateCodeShape = (database: Database): ObjectShape =>
  defineShape(
    database.table('alternate_code').meta,
    'alternate_code',
    'AlternateCode AlternateCodeDesc DefaultUom ExcludeFromB2bFlag Delete',
    {
      ExcludeFromB2bFlag: { column: 'exclude_from_b2b_flag' },
      Delete: { column: 'delete_flag', empty: 'N' },
    },
  );

function readOnly(names: string): Record<string, { readOnly: true }> {
  return Object.fromEntries(names.split(' ').map((name) => [name, { readOnly: true }]));
}

/** Lot, Service, ServiceContracts, MSDS and RestrictedClasses stay null even when asked for (p21-api 3.1, 3.3). */
export const partChildren = (database: Database, item: Row, time: LocalTime): Children => {
  const rows = (table: string, shape: ObjectShape): WireValue =>
    listOf(
      database
        .table(table)
        .find('inv_mast_uid', item.inv_mast_uid ?? null)
        .map((row) => ({ ItemId: item.item_id ?? '', ...toObject(shape, row, time) })),
    );
  const nothing = () => null;
  const none = () => listOf([]);
  return [
    ['Locations', () => rows('inv_loc', locationShape(database))],
    ['Suppliers', () => rows('inventory_supplier', supplierShape(database))],
    ['UnitsOfMeasure', () => rows('item_uom', unitShape(database))],
    ['LocationSuppliers', none],
    ['Lot', nothing],
    ['LocationMSPs', none],
    ['Service', nothing],
    ['ServiceContracts', nothing],
    ['Notes', none],
    ['MSDS', nothing],
    ['RestrictedClasses', nothing],
    ['AltCodes', () => rows('alternate_code', alternateCodeShape(database))],
  ];
};
