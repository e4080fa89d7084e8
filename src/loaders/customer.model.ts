/** Accounts of both systems as the graph shows them. */
import type { OroCustomer as OroCustomerRow } from '../../datasources/oro/customer.resource.ts';
import type { CustomerRow } from '../../datasources/p21/customers.rows.ts';
import type { TermsRow } from '../../datasources/p21/reference.rows.ts';
import type { Customer, PaymentTerms } from '../../schema/customer.type.ts';
import type { OroCustomer } from '../../schema/oro-customer.type.ts';
import { subtract } from '../decimal.ts';
import type { Instant } from '../instant.ts';
import { oroKey, toGlobalId } from './global-id.ts';
import { freshAt, type MoneyIn, notInErp } from './model-values.ts';

export const toCustomer = (row: CustomerRow, money: MoneyIn, asOf: Instant): Customer => ({
  __typename: 'Customer',
  id: toGlobalId('Customer', row.customerId),
  ...freshAt(asOf),
  p21CustomerId: row.customerId,
  oroCustomerId: null,
  name: row.name,
  status: row.deleted ? 'DELETED' : 'ACTIVE',
  salesRepresentativeId: row.salesrepId,
  branchId: row.defaultBranchId,
  credit: {
    statusId: row.creditStatusId,
    limit: money(row.creditLimit),
    used: money(row.creditLimitUsed),
    available: row.creditLimit === null ? null : money(subtract(row.creditLimit, row.creditLimitUsed ?? '0')),
    perOrder: money(row.creditLimitPerOrder),
  },
  taxable: row.taxable,
  poNumberRequired: row.poNumberRequired,
  acceptsPartialOrders: row.acceptsPartialOrders,
  minimumOrder: money(row.minimumOrderAmount),
  buysAtContractPrices: row.jobPricing || row.alwaysUseJobPrice,
  webEnabled: row.webEnabled,
  openedOn: row.accountOpenedOn,
  modifiedAt: row.modifiedAt,
  termsId: row.termsId,
});

/** A customer of the shop that P21 does not know (yet). */
export const toShopOnlyCustomer = (row: OroCustomer): Customer => ({
  __typename: 'Customer',
  id: toGlobalId('Customer', oroKey(row.oroId)),
  ...notInErp,
  p21CustomerId: null,
  oroCustomerId: row.oroId,
  name: null,
  status: null,
  salesRepresentativeId: null,
  branchId: null,
  credit: null,
  taxable: null,
  poNumberRequired: null,
  acceptsPartialOrders: null,
  minimumOrder: null,
  buysAtContractPrices: null,
  webEnabled: null,
  openedOn: null,
  modifiedAt: null,
  termsId: null,
});

/** What is still known of a customer while P21 does not answer. */
export const keysOfCustomer = (p21CustomerId: string, oroCustomerId: string): Partial<Customer> => ({
  __typename: 'Customer',
  id: toGlobalId('Customer', p21CustomerId),
  p21CustomerId,
  oroCustomerId,
});

export const toOroCustomer = (row: OroCustomerRow): OroCustomer => ({
  oroId: row.id,
  p21CustomerId: row.p21CustomerId,
  name: row.name,
  group: row.group?.label ?? null,
  parent: row.parent?.label ?? null,
  paymentTerm: row.paymentTerm?.label ?? null,
  taxCode: row.taxCode?.label ?? null,
  internalRating: row.internalRating,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

export const toPaymentTerms = ({ deleted: _, creditCardRequired: __, ...terms }: TermsRow): PaymentTerms =>
  terms;
