/** Stock of an item at a location, and locations (p21-api 6.3, 7.2). */
import type { DecimalString } from '../../src/decimal.ts';
import type { Instant } from '../../src/instant.ts';
import {
  calendarDate,
  decimal,
  flag,
  id,
  idOrNone,
  instant,
  integer,
  nullable,
  optionalFlag,
  saysNo,
  text,
} from './column.ts';
import type { RowOf } from './table.ts';
import { defineTable } from './table.ts';

const stockDeleted = flag('delete_flag');

export const itemLocationTable = defineTable('inv_loc', {
  key: ['itemUid', 'locationId', 'companyId'],
  deletion: { deleteFlag: stockDeleted },
  columns: {
    itemUid: integer('inv_mast_uid'),
    locationId: id('location_id', 'number'),
    companyId: text('company_id'),
    onHand: nullable(decimal('qty_on_hand')),
    allocated: nullable(decimal('qty_allocated')),
    backordered: nullable(decimal('qty_backordered')),
    inTransit: nullable(decimal('qty_in_transit')),
    reservedDueIn: nullable(decimal('qty_reserved_due_in')),
    inProcess: nullable(decimal('qty_in_process')),
    onPurchaseOrder: nullable(decimal('order_quantity')),
    nextDueOn: nullable(calendarDate('next_due_in_po_date')),
    sellable: flag('sellable'),
    /** P21 says expressly that the item is not sold from there; the column may be null. */
    barred: saysNo('sellable'),
    stockable: flag('stockable'),
    discontinued: flag('discontinued'),
    productGroupId: nullable(text('product_group_id')),
    discountGroupId: nullable(text('sales_discount_group')),
    taxGroupId: nullable(text('tax_group_id')),
    primarySupplierId: idOrNone('primary_supplier_id'),
    primaryBin: nullable(text('primary_bin')),
    price1: nullable(decimal('price1')),
    /** Last stock activity; `modifiedAt` does not move with it (p21-api 8). */
    lastChangedAt: nullable(instant('inv_last_changed_date')),
    modifiedAt: nullable(instant('date_last_modified')),
    deleted: stockDeleted,
  },
});
export type ItemLocationRow = RowOf<typeof itemLocationTable>;

/** Has no deletion mark and no date of change. */
export const stockStatusTable = defineTable('inv_loc_stock_status', {
  key: ['stockStatusUid'],
  columns: {
    stockStatusUid: integer('inv_loc_stock_status_uid'),
    itemUid: integer('inv_mast_uid'),
    locationId: id('location_id', 'number'),
    nonPickable: nullable(decimal('qty_non_pickable')),
    quarantined: nullable(decimal('qty_quarantined')),
    frozen: nullable(decimal('qty_frozen')),
    onSalesOrder: nullable(decimal('qty_on_sales_order')),
  },
});
export type StockStatusRow = RowOf<typeof stockStatusTable>;

/** Quantities in the item's base unit. */
export interface StockRow {
  readonly itemUid: number;
  readonly locationId: string;
  readonly companyId: string;
  readonly onHand: DecimalString;
  readonly allocated: DecimalString;
  /** onHand - allocated - (nonPickable + quarantined + frozen); may be negative (p21-api 6.3). */
  readonly available: DecimalString;
  readonly nonPickable: DecimalString;
  readonly quarantined: DecimalString;
  readonly frozen: DecimalString;
  readonly backordered: DecimalString;
  readonly inTransit: DecimalString;
  readonly reservedDueIn: DecimalString;
  readonly onPurchaseOrder: DecimalString;
  readonly onSalesOrder: DecimalString;
  readonly nextDueOn: string | null;
  readonly sellable: boolean;
  /** Expressly not sold from this location; a location that says nothing is neither sellable nor barred. */
  readonly barred: boolean;
  readonly stockable: boolean;
  readonly discontinued: boolean;
  readonly productGroupId: string | null;
  readonly discountGroupId: string | null;
  readonly taxGroupId: string | null;
  readonly primarySupplierId: string | null;
  readonly primaryBin: string | null;
  readonly lastChangedAt: Instant | null;
  readonly modifiedAt: Instant | null;
  /** When P21 was asked. */
  readonly asOf: Instant;
}

const locationDeleted = flag('delete_flag');

export const locationTable = defineTable('location', {
  key: ['locationId'],
  deletion: { deleteFlag: locationDeleted },
  columns: {
    locationId: id('location_id', 'number'),
    companyId: text('company_id'),
    name: nullable(text('location_name')),
    /** 1330 is a standard location (p21-api 6.3). */
    typeCode: nullable(integer('location_type')),
    defaultBranchId: nullable(text('default_branch_id')),
    taxGroupId: nullable(text('tax_group_id')),
    defaultSourceLocationId: idOrNone('default_oe_source_loc_id'),
    shipsOrders: optionalFlag('shipping_location_flag'),
    deleted: locationDeleted,
  },
});
export type LocationRow = RowOf<typeof locationTable>;
