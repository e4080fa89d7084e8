/** Terms, codes, branches and the like: small tables that explain the others (p21-api 2.4, 7.1, 7.2). */
import { decimal, flag, id, idOrNone, integer, nullable, optional, optionalFlag, text } from './column.ts';
import type { RowOf } from './table.ts';
import { defineTable } from './table.ts';

const termsDeleted = flag('delete_flag');

export const termsTable = defineTable('terms', {
  key: ['termsId'],
  deletion: { deleteFlag: termsDeleted },
  columns: {
    termsId: id('terms_id', 'text'),
    description: nullable(text('terms_desc')),
    discountPercent: nullable(decimal('discount_pct')),
    discountDays: nullable(integer('discount_days')),
    netDays: nullable(integer('net_days')),
    creditCardRequired: optionalFlag('creditcard_required_flag'),
    deleted: termsDeleted,
  },
});
export type TermsRow = RowOf<typeof termsTable>;

/** Its `row_status_flag` is 'A', unlike elsewhere (p21-api 2.4). */
export const codeTable = defineTable('code_p21', {
  key: ['codeUid'],
  columns: {
    codeUid: integer('code_uid'),
    code: integer('code_no'),
    languageId: nullable(text('language_id')),
    description: nullable(text('code_description')),
  },
});
export type CodeRow = RowOf<typeof codeTable>;

const companyDeleted = flag('delete_flag');

export const companyTable = defineTable('company', {
  key: ['companyId'],
  deletion: { deleteFlag: companyDeleted },
  columns: {
    companyId: id('company_id', 'text'),
    name: nullable(text('company_name')),
    addressId: idOrNone('address_id'),
    homeCurrencyId: idOrNone('home_currency_id'),
    defaultSalesLocationId: optional(idOrNone('default_sales_location_id')),
    deleted: companyDeleted,
  },
});
export type CompanyRow = RowOf<typeof companyTable>;

const branchDeleted = flag('delete_flag');

export const branchTable = defineTable('branch', {
  key: ['companyId', 'branchId'],
  deletion: { deleteFlag: branchDeleted },
  columns: {
    companyId: text('company_id'),
    branchId: id('branch_id', 'text'),
    description: nullable(text('branch_description')),
    deleted: branchDeleted,
  },
});
export type BranchRow = RowOf<typeof branchTable>;

const freightStatus = integer('row_status');

export const freightCodeTable = defineTable('freight_code', {
  key: ['freightCodeUid'],
  deletion: { rowStatus: freightStatus },
  columns: {
    freightCodeUid: integer('freight_code_uid'),
    companyId: text('company_id'),
    code: text('freight_cd'),
    description: nullable(text('freight_desc')),
    incoming: flag('incoming_freight'),
    outgoing: flag('outgoing_freight'),
    freeOutgoingMinimum: nullable(decimal('free_out_freight_min')),
    statusCode: freightStatus,
  },
});
export type FreightCodeRow = RowOf<typeof freightCodeTable>;

const creditStatusDeleted = flag('delete_flag');

export const creditStatusTable = defineTable('credit_status', {
  key: ['creditStatusId'],
  deletion: { deleteFlag: creditStatusDeleted },
  optional: true,
  columns: {
    creditStatusId: id('credit_status_id', 'text'),
    description: nullable(text('credit_status_desc')),
    /** What order entry does, one letter; meaning per tenant. */
    orderEntryAction: nullable(text('order_entry_action')),
    shippingAction: nullable(text('shipping_action')),
    creditCardRequired: flag('require_cc_payment_flag'),
    deleted: creditStatusDeleted,
  },
});
export type CreditStatusRow = RowOf<typeof creditStatusTable>;

const currencyDeleted = flag('delete_flag');

export const currencyTable = defineTable('currency_hdr', {
  key: ['currencyId'],
  deletion: { deleteFlag: currencyDeleted },
  columns: {
    currencyId: id('currency_id', 'number'),
    description: nullable(text('currency_desc')),
    deleted: currencyDeleted,
  },
});
export type CurrencyRow = RowOf<typeof currencyTable>;

/** A carrier is an address with the carrier flag (p21-api 7.2). */
export interface CarrierRow {
  readonly carrierId: string;
  readonly name: string | null;
  /** Standard Carrier Alpha Code. */
  readonly scacCode: string | null;
}
