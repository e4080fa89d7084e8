/** Quoted prices (p21-api 6.2) and the price pages that explain them (p21-api 7.6). */
import type { DecimalString } from '../../src/decimal.ts';
import type { CalendarDate, Instant } from '../../src/instant.ts';
import {
  calendarDate,
  decimal,
  idOrNone,
  instant,
  integer,
  nullable,
  optional,
  text,
  uidOrNone,
} from './column.ts';
import { breakColumns, unitColumns, valueColumns } from './numbered-columns.ts';
import type { RowOf } from './table.ts';
import { defineTable } from './table.ts';

/** What is asked for one item. */
export interface PriceLine {
  /** P21 item id; sent in upper case (p21-api 3.3). */
  readonly itemId: string;
  /** In `unitOfMeasure`. */
  readonly quantity: DecimalString;
  /** Without one P21 is left to take the item's own unit. */
  readonly unitOfMeasure?: string;
  readonly sourceLocationId: string;
}

/** One price context: P21 answers one batch per such context. */
export interface PriceRequest {
  readonly customerId: string;
  readonly shipToId?: string;
  /** The configured one where missing. */
  readonly salesLocationId?: string;
  /** Day the prices are valid on; today where missing. */
  readonly date?: CalendarDate;
  /** Contract (job) number to price by; P21 chooses where missing. */
  readonly jobNumber?: string;
  readonly lines: readonly PriceLine[];
}

/** P21's answer for one line: price and the stock at the source location. */
export interface PriceRow {
  readonly itemId: string;
  readonly customerId: string;
  /** The quantity asked, in `unitOfMeasure`. */
  readonly quantity: DecimalString;
  /** Per `pricingUnit`. */
  readonly unitPrice: DecimalString;
  readonly basePrice: DecimalString | null;
  readonly unitOfMeasure: string | null;
  readonly unitSize: DecimalString | null;
  readonly pricingUnit: string | null;
  readonly pricingUnitSize: DecimalString | null;
  readonly extendedPrice: DecimalString | null;
  /** The price page that made the price; null where none applied (P21 says 0). */
  readonly pricePageUid: number | null;
  readonly calculationValue: DecimalString | null;
  readonly locationId: string | null;
  readonly quantityAvailable: DecimalString | null;
  readonly quantityOnHand: DecimalString | null;
  readonly quantityAllocated: DecimalString | null;
  readonly quantityNonPickable: DecimalString | null;
  readonly quantityQuarantined: DecimalString | null;
  readonly quantityFrozen: DecimalString | null;
  /** When P21 was asked. */
  readonly asOf: Instant;
}

const pageStatus = integer('row_status_flag');

export const pricePageTable = defineTable('price_page', {
  key: ['pricePageUid'],
  deletion: { rowStatus: pageStatus },
  columns: {
    pricePageUid: integer('price_page_uid'),
    pricePageId: nullable(text('price_page_id')),
    /** What the page is for: item, supplier, product group, …; a code of `code_p21`. */
    typeCode: nullable(integer('price_page_type_cd')),
    description: nullable(text('description')),
    companyId: nullable(text('company_id')),
    itemUid: uidOrNone('inv_mast_uid'),
    supplierId: idOrNone('supplier_id'),
    productGroupId: nullable(text('product_group_id')),
    discountGroupId: nullable(text('discount_group_id')),
    majorGroupId: nullable(text('major_group_id')),
    manufacturingClassId: nullable(text('mfg_class_id')),
    priceFamilyUid: optional(uidOrNone('price_family_uid')),
    customerId: idOrNone('customer_id'),
    customerPartNumber: nullable(text('customer_part_no')),
    pricingMethodCode: nullable(integer('pricing_method_cd')),
    sourcePriceCode: nullable(integer('source_price_cd')),
    price: nullable(decimal('price')),
    /** 211 multiplier, 228 difference, 229 mark up, 230 percentage (p21-api 2.4). */
    calculationMethodCode: nullable(integer('calculation_method_cd')),
    totalingMethodCode: nullable(integer('totaling_method_cd')),
    totalingBasisCode: nullable(integer('totaling_basis_cd')),
    effectiveOn: nullable(calendarDate('effective_date')),
    expiresOn: nullable(calendarDate('expiration_date')),
    contractNumber: nullable(text('contract_number')),
    currencyId: idOrNone('currency_id'),
    modifiedAt: nullable(instant('date_last_modified')),
    statusCode: pageStatus,
    ...valueColumns,
    ...breakColumns,
    ...unitColumns,
  },
});
export type StoredPricePageRow = RowOf<typeof pricePageTable>;

/** One step of a quantity scale. */
export interface PriceBreak {
  /** Quantity from which the step counts; 0 for the first. */
  readonly fromQuantity: DecimalString;
  readonly value: DecimalString;
  /** Unit the quantity is in, where the page says one. */
  readonly unitOfMeasure: string | null;
}

type WithoutNumbered<R> = Omit<R, `calculationValue${number}` | `break${number}` | `unit${number}`>;

export interface PricePageRow extends WithoutNumbered<StoredPricePageRow> {
  readonly breaks: readonly PriceBreak[];
}
