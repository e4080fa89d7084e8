/** Tax groups and jurisdictions (p21-api 7.3). */
import { decimal, flag, id, nullable, optional, optionalFlag, text } from './column.ts';
import type { RowOf } from './table.ts';
import { defineTable } from './table.ts';

const groupDeleted = flag('delete_flag');

export const taxGroupTable = defineTable('tax_group_hdr', {
  key: ['taxGroupId', 'companyId'],
  deletion: { deleteFlag: groupDeleted },
  columns: {
    taxGroupId: id('tax_group_id', 'text'),
    companyId: text('company_id'),
    description: nullable(text('tax_group_description')),
    deleted: groupDeleted,
  },
});
export type TaxGroupRow = RowOf<typeof taxGroupTable>;

const groupLineDeleted = flag('delete_flag');

export const taxGroupLineTable = defineTable('tax_group_line', {
  key: ['taxGroupId', 'companyId', 'jurisdictionId'],
  deletion: { deleteFlag: groupLineDeleted },
  columns: {
    taxGroupId: id('tax_group_id', 'text'),
    companyId: text('company_id'),
    jurisdictionId: id('jurisdiction_id', 'text'),
    taxable: flag('taxable'),
    deleted: groupLineDeleted,
  },
});
export type TaxGroupLineRow = RowOf<typeof taxGroupLineTable>;

const jurisdictionDeleted = flag('delete_flag');

export const taxJurisdictionTable = defineTable('tax_jurisdiction', {
  key: ['jurisdictionId'],
  deletion: { deleteFlag: jurisdictionDeleted },
  columns: {
    jurisdictionId: id('jurisdiction_id', 'text'),
    description: nullable(text('jurisdiction_desc')),
    /** Percent: "6.25" means 6.25 %. */
    percentage: decimal('tax_percentage'),
    lineLimit: nullable(decimal('line_item_limit')),
    invoiceLimit: nullable(decimal('invoice_limit')),
    taxIsTaxable: flag('tax_is_taxable'),
    taxesIncomingFreight: flag('incoming_freight'),
    taxesOutgoingFreight: flag('outgoing_freight'),
    valueAddedTax: optionalFlag('vat_flag'),
    flatFeeAmount: optional(decimal('flat_fee_amount')),
    deleted: jurisdictionDeleted,
  },
});
export type TaxJurisdictionRow = RowOf<typeof taxJurisdictionTable>;
