/** Contracts (job prices), their lines and the budgets on them (p21-api 7.6, 7.7). */
import type { DecimalString } from '../../src/decimal.ts';
import type { CalendarDate, Instant } from '../../src/instant.ts';
import {
  calendarDate,
  decimal,
  flag,
  id,
  idOrNone,
  instant,
  integer,
  nullable,
  optional,
  text,
  uidOrNone,
} from './column.ts';
import { breakColumns, valueColumns } from './numbered-columns.ts';
import type { PriceBreak } from './prices.rows.ts';
import type { RowOf } from './table.ts';
import { defineTable } from './table.ts';

const headerStatus = integer('row_status_flag');

export const contractHeaderTable = defineTable('job_price_hdr', {
  key: ['contractUid'],
  deletion: { rowStatus: headerStatus },
  columns: {
    contractUid: integer('job_price_hdr_uid'),
    jobNumber: nullable(text('job_no')),
    contractNumber: nullable(text('contract_no')),
    description: nullable(text('job_description')),
    companyId: nullable(text('company_id')),
    startsOn: nullable(calendarDate('start_date')),
    endsOn: nullable(calendarDate('end_date')),
    approved: flag('approved'),
    cancelled: flag('cancelled'),
    poNumber: nullable(text('po_no')),
    taker: nullable(text('taker')),
    typeCode: nullable(integer('contract_type_cd')),
    periods: nullable(integer('no_of_periods')),
    modifiedAt: nullable(instant('date_last_modified')),
    statusCode: headerStatus,
  },
});
export type ContractHeaderRow = RowOf<typeof contractHeaderTable>;

const memberStatus = integer('row_status_flag');

export const contractMemberTable = defineTable('job_price_customer_shipto', {
  key: ['memberUid'],
  deletion: { rowStatus: memberStatus },
  columns: {
    memberUid: integer('job_price_cust_shipto_uid'),
    contractUid: integer('job_price_hdr_uid'),
    companyId: text('company_id'),
    customerId: id('customer_id', 'number'),
    shipToId: idOrNone('ship_to_id'),
    dollarLimit: nullable(decimal('contract_dollar_limit')),
    dollarLimitUsed: nullable(decimal('contract_dollar_limit_used')),
    orderLimit: nullable(integer('contract_order_limit')),
    orderLimitUsed: nullable(integer('contract_order_limit_used')),
    activatedOn: nullable(calendarDate('activation_date')),
    expiresOn: nullable(calendarDate('expiration_date')),
    modifiedAt: nullable(instant('date_last_modified')),
    statusCode: memberStatus,
  },
});
export type ContractMemberRow = RowOf<typeof contractMemberTable>;

export const budgetPeriodTable = defineTable('job_price_hdr_budget_prd', {
  key: ['periodUid'],
  optional: true,
  columns: {
    periodUid: integer('job_price_hdr_budget_prd_uid'),
    contractUid: integer('job_price_hdr_uid'),
    period: integer('period'),
    year: integer('year_for_period'),
    startsOn: calendarDate('beginning_date'),
    endsOn: calendarDate('ending_date'),
  },
});
export type StoredBudgetPeriodRow = RowOf<typeof budgetPeriodTable>;

export const budgetOrderLimitTable = defineTable('job_price_cust_shipto_ordlim', {
  key: ['memberUid', 'periodUid'],
  optional: true,
  columns: {
    memberUid: integer('job_price_cust_shipto_uid'),
    periodUid: integer('job_price_hdr_budget_prd_uid'),
    orderLimit: nullable(integer('order_limit')),
    orderLimitUsed: nullable(integer('order_limit_used')),
  },
});
export type BudgetOrderLimitRow = RowOf<typeof budgetOrderLimitTable>;

export interface BudgetPeriodRow extends StoredBudgetPeriodRow {
  /** Orders allowed in the period; null where the tenant limits none. */
  readonly orderLimit: number | null;
  readonly orderLimitUsed: number | null;
}

/** What one customer (or one of its ship-tos) has under one contract: the nearest P21 has to a budget. */
export interface ContractRow {
  readonly memberUid: number;
  readonly contractUid: number;
  readonly jobNumber: string | null;
  readonly contractNumber: string | null;
  readonly description: string | null;
  readonly companyId: string;
  readonly customerId: string;
  /** Null or the ship-to the row is limited to. */
  readonly shipToId: string | null;
  readonly startsOn: CalendarDate | null;
  readonly endsOn: CalendarDate | null;
  readonly approved: boolean;
  readonly cancelled: boolean;
  readonly poNumber: string | null;
  readonly typeCode: number | null;
  /** Money; null where no limit is set. */
  readonly dollarLimit: DecimalString | null;
  readonly dollarLimitUsed: DecimalString | null;
  readonly orderLimit: number | null;
  readonly orderLimitUsed: number | null;
  readonly activatedOn: CalendarDate | null;
  readonly expiresOn: CalendarDate | null;
  readonly periods: readonly BudgetPeriodRow[];
  /** The later change of contract and member. */
  readonly modifiedAt: Instant | null;
  /** When P21 was asked. */
  readonly asOf: Instant;
}

const lineStatus = integer('row_status_flag');

export const contractLineTable = defineTable('job_price_line', {
  key: ['contractLineUid'],
  deletion: { rowStatus: lineStatus },
  columns: {
    contractLineUid: integer('job_price_line_uid'),
    contractUid: integer('job_price_hdr_uid'),
    lineNumber: nullable(integer('line_no')),
    /** One of item, product group and discount group is what the line prices. */
    itemUid: uidOrNone('inv_mast_uid'),
    productGroupId: nullable(text('product_group_id')),
    discountGroupId: nullable(text('discount_group_id')),
    customerPartNumber: nullable(text('customer_part_no')),
    unitOfMeasure: nullable(text('uom')),
    unitSize: nullable(decimal('unit_size')),
    pricingMethodCode: nullable(integer('pricing_method')),
    sourcePriceCode: nullable(integer('source_price')),
    price: nullable(decimal('price')),
    multiplier: nullable(decimal('multiplier')),
    quantityOrdered: nullable(decimal('qty_ordered')),
    quantityMaximum: nullable(decimal('qty_maximum')),
    startsOn: optional(calendarDate('line_start_date')),
    expiresOn: nullable(calendarDate('expiration_date')),
    pricePageUid: optional(uidOrNone('contract_line_price_page_uid')),
    budgetCode: optional(text('budget_cd')),
    sourceLocationId: idOrNone('source_location_id'),
    statusCode: lineStatus,
  },
});
export type StoredContractLineRow = RowOf<typeof contractLineTable>;

const valueStatus = integer('row_status_flag');

export const contractValueTable = defineTable('job_price_value', {
  key: ['contractValueUid'],
  deletion: { rowStatus: valueStatus },
  columns: {
    contractValueUid: integer('job_price_value_uid'),
    contractLineUid: integer('job_price_line_uid'),
    customerId: idOrNone('customer_id'),
    shipToId: idOrNone('ship_to_id'),
    calculationMethodCode: nullable(integer('calculation_method_cd')),
    statusCode: valueStatus,
    ...valueColumns,
    ...breakColumns,
  },
});
export type StoredContractValueRow = RowOf<typeof contractValueTable>;

/** A quantity scale of a contract line, for all of its customers or for one. */
export interface ContractValueRow {
  readonly contractValueUid: number;
  readonly customerId: string | null;
  readonly shipToId: string | null;
  readonly calculationMethodCode: number | null;
  readonly breaks: readonly PriceBreak[];
}

export interface ContractLineRow extends StoredContractLineRow {
  readonly values: readonly ContractValueRow[];
}
