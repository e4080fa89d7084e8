/**
 * /api/entity/vendors: 50 fields. Assumption: the sandbox has suppliers and no vendors of their own, so every
 * supplier is a vendor of the distributor's company under the supplier's number.
 */
import type { Row } from '../database/row.ts';
import { LocalTime } from '../local-time.ts';
import type { SandboxParts } from '../parts.ts';
import { addressObject, insertAddress, withoutBlanks } from './addresses.ts';
import { type CompositeKey, splitKey } from './composite-key.ts';
import { defineShape, toChanges } from './object-shape.ts';
import type { RecordFamily } from './record-family.ts';
import { requireCompany, requireValues } from './required-values.ts';
import { isWireObject, listOf } from './wire-value.ts';

const names = `CompanyId VendorName CurrencyId CurrencyDesc ApAccountNo DefaultTermsId DefaultInvoiceDesc
  AlwaysTakeTerms JobIdRequired Class1id Class2id Class3id Class4id Class5id Incorporated Default1099Type SecurityInfo
  InterchgReceiverId IntlSan DefaultPayFreightTo GeneralLiabExpirationDate WorkersCompExpirationDate
  TradingPartnerName VendorId TrackRebates RebateAccountNo RebateAllowanceAccountNo AttorneyFeeFlag Irs1099State1
  Irs1099State1IdNo Irs1099State2 Irs1099State2IdNo CommissionReceivableAcct CommissionRevenueAcct
  CommissionAllowanceAcct WarrantyReceivableAcct WarrantyRevenueAcct WarrantyAllowanceAcct VendorTypeDesc
  IntrastatFlag ConsignmentCountry EuMemberFlag Delete LegacyId`;

export const vendorFamily = ({ database, config }: SandboxParts): RecordFamily => {
  const time = new LocalTime(database.timeZone);
  const suppliers = database.table('supplier');
  const shape = defineShape(suppliers.meta, 'vendor', names, {
    CompanyId: { read: (row) => (row.supplier_id === undefined ? '' : config.companyId) },
    VendorName: { column: 'supplier_name' },
    VendorId: { column: 'supplier_id', readOnly: true },
    JobIdRequired: { column: null, empty: 'N' },
    Incorporated: { column: null, empty: 'N' },
    Default1099Type: { column: null, empty: 7 },
    DefaultPayFreightTo: { column: null, empty: 'V' },
    GeneralLiabExpirationDate: { column: null, empty: null },
    WorkersCompExpirationDate: { column: null, empty: null },
    EuMemberFlag: { column: null, empty: 'N' },
    Delete: { column: 'delete_flag', flag: true },
  });
  const find = ({ companyId, id }: CompositeKey): Row | undefined =>
    companyId === config.companyId ? suppliers.find('supplier_id', id)[0] : undefined;
  return {
    bases: ['/api/entity/vendors'],
    typeName: 'Vendor',
    shape,
    children: (row) => [
      [
        'VendorSuppliers',
        () => listOf([{ SupplierId: row.supplier_id ?? null, SupplierName: row.supplier_name ?? '' }]),
      ],
      ['VendorAddress', () => addressObject(database, Number(row.supplier_id), time)],
      ['VendorPurchaseAccounts', () => listOf([])],
      ['VendorContract', () => listOf([])],
    ],
    find: (key) => splitKey(key, find),
    companions: (row) =>
      database
        .table('address')
        .find('id', row.supplier_id ?? null)
        .map((address) => ({ meta: database.table('address').meta, row: address })),
    create: (object, user) => {
      const changes = toChanges(shape, object, time);
      const known = find({ companyId: String(object.CompanyId), id: Number(object.VendorId) });
      if (known !== undefined) return suppliers.update(known, changes, user);
      requireValues(object, { CompanyId: 'Company ID', VendorName: 'Vendor Name' });
      requireCompany(database, String(object.CompanyId), String(object.VendorName), 'vendor');
      const address = isWireObject(object.VendorAddress) ? object.VendorAddress : {};
      const name = String(object.VendorName).slice(0, 50);
      const { id = null } = insertAddress(database, { Name: name, ...address }, user, { vendor: 'Y' });
      const own = { supplier_id: id, delete_flag: 'N', last_maintained_by: user };
      return suppliers.insert({ ...withoutBlanks(changes), ...own });
    },
    update: (row, object, user) => {
      suppliers.update(row, toChanges(shape, object, time), user);
    },
    hasTemplate: true,
  };
};
