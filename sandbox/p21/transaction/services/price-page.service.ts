/** Service SalesPricePage: one price page with its breaks (p21-api 4.6, 7.6; element names and order rule of M03, Md). */
import type { Row, Value } from '../../database/row.ts';
import type { OrderDesk } from '../../orders/order-desk.ts';
import { itemByUid } from '../../orders/ordered-item.ts';
import { itemNotValid, requiredColumn } from '../../orders/refusal.ts';
import { pageType, pricingMethod, rowStatus, totaling } from '../../pricing/price-codes.ts';
import { char, choices, date, decimal, type Element, form, long, shown } from '../field.ts';
import type { Service, Step, WriteContext, Written } from '../service.ts';
import { cellsOf, columnsOfAll, keysWritten, typedIn } from '../typed-columns.ts';
import { breakFields } from './contract-form.ts';
import { pricingMethods, recordStates, sourcePrices } from './lookups.ts';
import { upsertRow } from './record-rows.ts';

/** Assumption: all labels but "Supplier / Product Group" (M03). */
const pageTypes = choices({
  Customer: pageType.customer,
  'Customer / Item': pageType.customerItem,
  Item: pageType.item,
  'Supplier / Discount Group': pageType.supplierDiscountGroup,
  'Supplier / Product Group': pageType.supplierProductGroup,
  Supplier: pageType.supplier,
  'Discount Group': pageType.discountGroup,
  'Product Group': pageType.productGroup,
  'Price Family': pageType.priceFamily,
});

/** What the page is about; typing the type or the company again empties what was typed before (M03). */
const subjects = ['product_group_id', 'discount_group_id', 'supplier_id', 'item_id', 'customer_id'];

const main: Element = form(
  'FORM.form',
  'Price Page',
  [
    long('price_page_uid', 'price_page.price_page_uid', 'Price Page UID'),
    char('description', 'price_page.description', 'Description'),
    long('price_page_type_cd', 'price_page.price_page_type_cd', 'Page Type', {
      required: true,
      choices: pageTypes,
      resets: ['company_id', ...subjects],
    }),
    date('effective_date', 'price_page.effective_date', 'Effective Date', { required: true }),
    date('expiration_date', 'price_page.expiration_date', 'Expiration Date', { required: true }),
    char('contract_number', 'price_page.contract_number', 'Contract Number'),
    long('pricing_method_cd', 'price_page.pricing_method_cd', 'Pricing Method', {
      required: true,
      choices: pricingMethods,
      resets: ['price'],
    }),
    long('source_price_cd', 'price_page.source_price_cd', 'Source Price', { choices: sourcePrices }),
    decimal('price', 'price_page.price', 'Price'),
    long('totaling_method_cd', 'price_page.totaling_method_cd', 'Totaling Method', {
      choices: choices({ Item: totaling.item }),
    }),
    long('totaling_basis_cd', 'price_page.totaling_basis_cd', 'Totaling Basis', {
      choices: choices({ 'Sales Unit': totaling.salesUnit, 'Supplier List Price': 200 }),
    }),
    long('row_status_flag', 'price_page.row_status_flag', 'Status', { choices: recordStates }),
    char('company_id', 'price_page.company_id', 'Company ID', { resets: subjects }),
    char('item_id', 'inv_mast.item_id', 'Item ID'),
    decimal('supplier_id', 'price_page.supplier_id', 'Supplier ID'),
    char('discount_group_id', 'price_page.discount_group_id', 'Discount Group ID'),
    char('mfg_class_id', 'price_page.mfg_class_id', 'Manufacturing Class ID'),
    char('product_group_id', 'price_page.product_group_id', 'Product Group ID'),
    decimal('customer_id', 'price_page.customer_id', 'Customer ID'),
    char('customer_part_no', 'price_page.customer_part_no', 'Customer Part Number'),
    shown('item_desc', 'inv_mast.item_desc', ''),
  ],
  { keys: ['price_page_uid'], businessObject: 'price_page' },
);

const values: Element = form('VALUES.values', 'Values', breakFields('price_page'));

const write = (steps: readonly Step[], { desk, existing }: WriteContext): Written => {
  const { price_page_uid, ...typed } = columnsOfAll(steps, 'price_page');
  if (existing === undefined && !typed.price_page_type_cd) throw requiredColumn('Page Type');
  const uid = Number(
    existing?.price_page_uid ?? price_page_uid ?? desk.database.nextNumber('price_page_uid'),
  );
  const columns = { ...typed, ...itemColumn(desk, typedIn(steps, main.name, 'item_id')) };
  upsertRow(desk, 'price_page', { price_page_uid: uid }, columns, newPage(desk, uid));
  return keysWritten(steps, main.name, { price_page_uid: uid });
};

const itemColumn = (desk: OrderDesk, itemId: Value | undefined): Row => {
  if (itemId === undefined || itemId === null) return {};
  const item = desk.table('inv_mast').first({ item_id: itemId });
  if (item === undefined) throw itemNotValid();
  return { inv_mast_uid: item.inv_mast_uid ?? null };
};

const newPage = (desk: OrderDesk, uid: number): Row => ({
  price_page_id: String(uid),
  company_id: desk.companyId,
  pricing_method_cd: pricingMethod.source,
  calculation_method_cd: 211,
  calculation_value1: 1,
  totaling_method_cd: totaling.item,
  totaling_basis_cd: totaling.salesUnit,
  effective_date: desk.time.startOfDay(desk.now()),
  expiration_date: desk.time.startOfDay(desk.now(), 365),
  row_status_flag: rowStatus.active,
});

export const pricePageService: Service = {
  name: 'SalesPricePage',
  elements: [main, values],
  find: (desk, cells) => {
    const uid = cells.get('price_page_uid');
    return typeof uid === 'number' ? desk.table('price_page').first({ price_page_uid: uid }) : undefined;
  },
  title: (page) => `Price Page ${page.price_page_uid}`,
  write,
  read: (desk, page) => {
    const cells = {
      ...cellsOf('price_page', page),
      ...cellsOf('inv_mast', itemByUid(desk, page.inv_mast_uid)),
    };
    return new Map([
      [main.name, [cells]],
      [values.name, [cells]],
    ]);
  },
};
