/** Accounts, addresses, contacts and ship-tos (p21-api 7.1). */
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
  optionalFlag,
  text,
  uidOrNone,
} from './column.ts';
import type { RowOf } from './table.ts';
import { defineTable } from './table.ts';

const customerDeleted = flag('delete_flag');

export const customerTable = defineTable('customer', {
  key: ['customerId'],
  deletion: { deleteFlag: customerDeleted },
  columns: {
    customerId: id('customer_id', 'number'),
    companyId: text('company_id'),
    name: nullable(text('customer_name')),
    customerTypeCode: nullable(integer('customer_type_cd')),
    taxable: flag('taxable_flag'),
    termsId: nullable(text('terms_id')),
    salesrepId: nullable(text('salesrep_id')),
    currencyId: idOrNone('currency_id'),
    creditStatusId: nullable(text('credit_status')),
    creditLimit: nullable(decimal('credit_limit')),
    creditLimitUsed: nullable(decimal('credit_limit_used')),
    creditLimitPerOrder: nullable(decimal('credit_limit_per_order')),
    poNumberRequired: flag('po_no_required'),
    cashOnDelivery: flag('cod_required_flag'),
    minimumOrderAmount: nullable(decimal('minimum_order_dollar_amount')),
    acceptsPartialOrders: flag('accept_partial_orders'),
    defaultDisposition: nullable(text('default_disposition')),
    defaultBranchId: nullable(text('default_branch_id')),
    billToContactId: nullable(text('bill_to_contact_id')),
    pricingMethodCode: nullable(integer('pricing_method_cd')),
    jobPricing: flag('job_pricing'),
    alwaysUseJobPrice: flag('always_use_job_price'),
    budgetCodesEnabled: optionalFlag('enable_budget_codes_flag'),
    aggregateBudgetsEnabled: optionalFlag('enable_aggregate_budgets_flag'),
    maximumOrdersPerBudget: optional(integer('max_orders_per_budget')),
    webEnabled: optionalFlag('web_enabled_flag'),
    nationalAccount: optionalFlag('national_account_flag'),
    legacyId: optional(text('legacy_id')),
    class1Id: nullable(text('class_1id')),
    class2Id: nullable(text('class_2id')),
    class3Id: nullable(text('class_3id')),
    class4Id: nullable(text('class_4id')),
    class5Id: nullable(text('class_5id')),
    resaleCertificate: nullable(text('resale_certificate')),
    federalExemptionNumber: nullable(text('federal_exemption_number')),
    otherExemptionNumber: nullable(text('other_exemption_number')),
    accountOpenedOn: nullable(calendarDate('date_acct_opened')),
    createdAt: nullable(instant('date_created')),
    modifiedAt: nullable(instant('date_last_modified')),
    deleted: customerDeleted,
  },
});
export type CustomerRow = RowOf<typeof customerTable>;

const addressDeleted = flag('delete_flag');

/** Customers, ship-tos, companies and carriers all keep name and address here, under their own id. */
export const addressTable = defineTable('address', {
  key: ['addressId'],
  deletion: { deleteFlag: addressDeleted },
  columns: {
    addressId: id('id', 'number'),
    name: nullable(text('name')),
    mailAddress1: nullable(text('mail_address1')),
    mailAddress2: nullable(text('mail_address2')),
    mailAddress3: optional(text('mail_address3')),
    mailCity: nullable(text('mail_city')),
    mailState: nullable(text('mail_state')),
    mailPostalCode: nullable(text('mail_postal_code')),
    /** Free text: US, USA, even numbers (p21-api 9.4). */
    mailCountry: nullable(text('mail_country')),
    physicalAddress1: nullable(text('phys_address1')),
    physicalAddress2: nullable(text('phys_address2')),
    physicalAddress3: optional(text('phys_address3')),
    physicalCity: nullable(text('phys_city')),
    physicalState: nullable(text('phys_state')),
    physicalPostalCode: nullable(text('phys_postal_code')),
    physicalCountry: nullable(text('phys_country')),
    phone: nullable(text('central_phone_number')),
    fax: nullable(text('central_fax_number')),
    email: nullable(text('email_address')),
    url: nullable(text('url')),
    /** Parent company's address id. */
    corporateAddressId: idOrNone('corp_address_id'),
    carrier: flag('carrier_flag'),
    /** Standard Carrier Alpha Code, for carriers. */
    scacCode: optional(text('scac_code')),
    latitude: optional(text('latitude')),
    longitude: optional(text('longitude')),
    modifiedAt: nullable(instant('date_last_modified')),
    deleted: addressDeleted,
  },
});
export type AddressRow = RowOf<typeof addressTable>;

const contactDeleted = flag('delete_flag');

export const contactTable = defineTable('contacts', {
  key: ['contactId'],
  deletion: { deleteFlag: contactDeleted },
  columns: {
    contactId: id('id', 'text'),
    /** Id of the customer or ship-to the contact belongs to. */
    addressId: id('address_id', 'number'),
    firstName: nullable(text('first_name')),
    middleInitials: nullable(text('mi')),
    lastName: nullable(text('last_name')),
    title: nullable(text('title')),
    phone: nullable(text('direct_phone')),
    phoneExtension: nullable(text('phone_ext')),
    fax: nullable(text('direct_fax')),
    mobile: nullable(text('cellular')),
    email: nullable(text('email_address')),
    secondEmail: nullable(text('email_address2')),
    loginId: nullable(text('login_id')),
    class1Id: nullable(text('class_1id')),
    buyer: flag('buyer'),
    emailOptOut: flag('email_opt_out'),
    createdAt: nullable(instant('date_created')),
    modifiedAt: nullable(instant('date_last_modified')),
    deleted: contactDeleted,
  },
});
export type ContactRow = RowOf<typeof contactTable>;

const customerLinkDeleted = flag('delete_flag');

/** Contacts of customers; in p21-schema.json only. */
export const contactCustomerTable = defineTable('oe_contacts_customer', {
  key: ['companyId', 'customerId', 'contactId'],
  deletion: { deleteFlag: customerLinkDeleted },
  columns: {
    companyId: text('company_id'),
    customerId: id('customer_id', 'number'),
    contactId: id('contact_id', 'text'),
    modifiedAt: nullable(instant('date_last_modified')),
    deleted: customerLinkDeleted,
  },
});
export type ContactCustomerRow = RowOf<typeof contactCustomerTable>;

const linkStatus = integer('row_status_flag');

export const contactShipToTable = defineTable('contacts_x_ship_to', {
  key: ['linkUid'],
  deletion: { rowStatus: linkStatus },
  columns: {
    linkUid: integer('contacts_x_ship_to_uid'),
    contactId: id('contact_id', 'text'),
    companyId: text('company_id'),
    shipToId: id('ship_to_id', 'number'),
    statusCode: linkStatus,
  },
});
export type ContactShipToRow = RowOf<typeof contactShipToTable>;

const shipToDeleted = flag('delete_flag');

/** Has no name: name and address are the `address` row of the same id. */
export const shipToTable = defineTable('ship_to', {
  key: ['shipToId'],
  deletion: { deleteFlag: shipToDeleted },
  columns: {
    shipToId: id('ship_to_id', 'number'),
    companyId: text('company_id'),
    customerId: id('customer_id', 'number'),
    defaultBranchId: nullable(text('default_branch')),
    preferredLocationId: idOrNone('preferred_location_id'),
    carrierId: idOrNone('default_carrier_id'),
    fob: nullable(text('fob')),
    deliveryInstructions: nullable(text('delivery_instructions')),
    acceptsPartialOrders: flag('accept_partial_orders'),
    packingBasis: nullable(text('packing_basis')),
    pickTicketType: nullable(text('pick_ticket_type')),
    termsId: nullable(text('terms_id')),
    taxGroupId: nullable(text('tax_group_id')),
    freightCodeUid: uidOrNone('freight_code_uid'),
    transitDays: nullable(integer('transit_days')),
    creditStatusId: optional(text('credit_status')),
    creditLimit: optional(decimal('credit_limit')),
    creditLimitUsed: optional(decimal('credit_limit_used')),
    defaultPoNumber: optional(text('default_customer_po_no')),
    budgetApprovalRequired: optionalFlag('budget_code_approval_flag'),
    taxable: optionalFlag('taxable_flag'),
    createdAt: nullable(instant('date_created')),
    modifiedAt: nullable(instant('date_last_modified')),
    deleted: shipToDeleted,
  },
});
export type ShipToRow = RowOf<typeof shipToTable>;
