/** /api/entity/customers: 102 fields, nine of them child objects (p21-api 3.2). What a new one brings along: new-customer.ts. */
import type { Database } from '../database/database.ts';
import type { Row } from '../database/row.ts';
import { LocalTime } from '../local-time.ts';
import { codeWords } from '../pricing/price-codes.ts';
import { addressOf } from './addresses.ts';
import { splitKey } from './composite-key.ts';
import { classRules } from './contacts.ts';
import { customerChildren } from './customer-children.ts';
import { createCustomer } from './new-customer.ts';
import { defineShape, type ObjectShape, toChanges } from './object-shape.ts';
import type { RecordFamily } from './record-family.ts';

const names = `CompanyId CustomerId CustomerName SalesrepId TermsId CodRequiredFlag GenerateFinanceCharges FcCycle
  MinimumFinanceCharge FinanceChargeShipToId FcGraceDays FcPercentage LastFcDate CreditStatus CreditLimit
  CreditLimitPerOrder CreditLimitCheckAtShipment OverrideRevenueByItem OrderAcknowledgments PoNoRequired
  LimitMaxShipmentsPerOrder MinimumOrderDollarAmount PickTicketType DefaultDisposition BillToContactId InvoicePrintQty
  GenerateCustomerStatements Taxable StatementBalance SicCode Class1id Class2id Class3id Class4id Class5id
  StateSalesTaxExemptionNo StateExciseTaxExemptionNo FederalExemptionNumber OtherExemptionNumber SecurityInfo
  InterchgReceiverId InternationalSAN TradingPartnerName PrintPricesOnPackinglist InvoiceBatchNumber
  StatementBatchNumber JobPricing DefaultRebateLocationId CurrencyId OverrideProfitLimit MinimumOrderLineProfit
  MaximumOrderLineProfit MinimumOrderProfit MaximumOrderProfit DateAcctOpened PrintPackinglistInShipping
  InclNonAllocOnTixText ExcludeCanceldFromPickTix InclNonAllocOnListText ExcludeCanceldFromPackList AlwaysUseJobPrice
  AllowNonJobItem PromptForNonJobItem AllowExceedJobQty PrintLotAttribOnInvoice PrintLotAttribOnPacklist
  OverTolerancePercentage UnderTolerancePercentage CustomerType LeadSourceId UseAllContracts JobNumberRequired
  PromiseDateBuffer FreightChargeId OrderPriorityId UseSystemUPSHandlingCharge UpsHandlingCharge
  DaysOverdueForCreditHold Delete SendOutsideUseDocs SendOutsideUsePrint SendOutsideUseFax SendOutsideUseEmail LegacyId
  PricingMethod RequirePaymentUponReleaseOfItems CreditLimitUsed CreditLimitAvailable CorporateCreditLimit
  CorporateCreditLimitAvailable WebEnabledFlag`;

const customerShape = (database: Database): ObjectShape =>
  defineShape(database.table('customer').meta, 'customer', names, {
    ...classRules,
    CompanyId: { readOnly: true },
    CustomerId: { readOnly: true },
    InvoicePrintQty: { empty: 1 },
    Taxable: { column: 'taxable_flag' },
    StatementBalance: { column: 'open_item_balance_forward', empty: 'O' },
    StateSalesTaxExemptionNo: { column: 'resale_certificate' },
    InternationalSAN: { column: 'intl_san' },
    InvoiceBatchNumber: { column: null, empty: null },
    StatementBatchNumber: { column: null, empty: null },
    JobPricing: { empty: 'N' },
    CustomerType: { read: (row) => customerType(database, row) },
    JobNumberRequired: { column: 'job_number_required_flag' },
    UseSystemUPSHandlingCharge: { column: 'use_sys_ups_handling_chrg_flag' },
    UpsHandlingCharge: {},
    Delete: { column: 'delete_flag', flag: true },
    SendOutsideUseDocs: { column: null, empty: 'N' },
    SendOutsideUsePrint: { column: null, empty: 'N' },
    SendOutsideUseFax: { column: null, empty: 'N' },
    SendOutsideUseEmail: { column: null, empty: 'N' },
    PricingMethod: { read: ({ pricing_method_cd }) => codeWords[Number(pricing_method_cd)] ?? '' },
    RequirePaymentUponReleaseOfItems: { column: 'req_pymt_upon_release_of_items', flag: true },
    CreditLimitUsed: { readOnly: true },
    CreditLimitAvailable: { read: creditAvailable },
    CorporateCreditLimit: { column: null, empty: null },
    CorporateCreditLimitAvailable: { column: null, empty: null },
    WebEnabledFlag: { empty: 'N' },
  });

const creditAvailable = ({ credit_limit, credit_limit_used }: Row): number | null =>
  typeof credit_limit === 'number' ? credit_limit - Number(credit_limit_used ?? 0) : null;

const customerType = (database: Database, { customer_type_cd }: Row): string => {
  const type = database.table('customer_type').find('customer_type_uid', customer_type_cd ?? null)[0];
  return String(type?.customer_type ?? '');
};

export const customerFamily = (database: Database): RecordFamily => {
  const shape = customerShape(database);
  const time = new LocalTime(database.timeZone);
  const customers = database.table('customer');
  const find = ({ companyId, id }: { companyId: string; id: number }): Row | undefined =>
    customers.first({ customer_id: id, company_id: companyId });
  return {
    bases: ['/api/entity/customers'],
    typeName: 'Customer',
    shape,
    children: (row) => customerChildren(database, row, time),
    find: (key) => splitKey(key, find),
    companions: (row) => {
      const address = addressOf(database, Number(row.customer_id));
      return address === undefined ? [] : [{ meta: database.table('address').meta, row: address }];
    },
    create: (object, user) => {
      const known = find({
        companyId: String(object.CompanyId),
        id: Number(object.CustomerId ?? Number.NaN),
      });
      const changes = toChanges(shape, object, time);
      return known === undefined
        ? createCustomer(database, object, changes, user)
        : customers.update(known, changes, user);
    },
    update: (row, object, user) => {
      customers.update(row, toChanges(shape, object, time), user);
    },
    hasTemplate: true,
  };
};
