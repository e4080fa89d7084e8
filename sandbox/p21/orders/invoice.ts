/** Writes invoice_hdr, invoice_line and invoice_line_taxes of a shipment (p21-api 7.5). */
import type { Row } from '../database/row.ts';
import { amount, atScale, quotient } from '../pricing/amounts.ts';
import { dayOf } from '../pricing/calendar-day.ts';
import { toCents, toQuantity } from './cells.ts';
import { customerOf } from './credit.ts';
import type { OrderDesk } from './order-desk.ts';
import { addressOf } from './order-parties.ts';
import { itemByUid } from './ordered-item.ts';
import type { PricedLine, Shipment } from './shipment.ts';
import { orderJurisdictions } from './taxes.ts';

/** Assumption: invoice_line_type of an ordinary line; p21-api 7.5 names the kinds, not their numbers. */
const ordinaryLine = 0;

export const writeInvoice = (desk: OrderDesk, shipment: Shipment): Row => {
  const invoice = desk.insert('invoice_hdr', {
    ...identityOf(desk, shipment),
    ...partiesOf(desk, shipment.header),
    ...datesOf(desk, shipment),
    ...amountsOf(shipment),
  });
  for (const [index, line] of shipment.lines.entries())
    writeLine(desk, shipment.header, invoice, line, index + 1);
  return invoice;
};

const identityOf = (desk: OrderDesk, { header }: Shipment): Row => {
  const invoiceNo = String(desk.database.nextNumber('invoice_no'));
  return {
    invoice_no: invoiceNo,
    inv_no_display: invoiceNo,
    invoice_reference_no: invoiceNo,
    invoice_type: 'IN',
    invoice_adjustment_type: 'I',
    original_document_type: 'I',
    consolidated: 'N',
    approved: 'Y',
    print_flag: 'Y',
    disputed_flag: 'N',
    order_no: header.order_no ?? null,
    order_date: header.order_date ?? null,
    po_no: header.po_no ?? null,
    company_no: header.company_id ?? null,
    sales_location_id: header.location_id ?? null,
    created_by: desk.user,
  };
};

const partiesOf = (desk: OrderDesk, header: Row): Row => {
  const customer = customerOf(desk, header.customer_id);
  const bill2 = addressOf(desk, header.customer_id);
  const shipTo = desk.table('ship_to').first({ ship_to_id: header.address_id ?? null });
  return {
    customer_id: String(header.customer_id),
    customer_id_number: header.customer_id ?? null,
    sold_to_customer_id: header.customer_id ?? null,
    ship_to_id: header.address_id ?? null,
    corp_address_id: header.corp_address_id ?? null,
    branch_id: shipTo?.default_branch ?? customer?.default_branch_id ?? '',
    salesrep_id: customer?.salesrep_id ?? null,
    bill2_name: bill2?.name ?? customer?.customer_name ?? null,
    bill2_address1: bill2?.mail_address1 ?? null,
    bill2_address2: bill2?.mail_address2 ?? null,
    bill2_address3: bill2?.mail_address3 ?? null,
    bill2_city: bill2?.mail_city ?? null,
    bill2_state: bill2?.mail_state ?? null,
    bill2_postal_code: bill2?.mail_postal_code ?? null,
    bill2_country: bill2?.mail_country ?? null,
    ship2_name: header.ship2_name ?? null,
    ship2_address1: header.ship2_add1 ?? null,
    ship2_address2: header.ship2_add2 ?? null,
    ship2_address3: header.ship2_add3 ?? null,
    ship2_city: header.ship2_city ?? null,
    ship2_state: header.ship2_state ?? null,
    ship2_postal_code: header.ship2_zip ?? null,
    ship2_country: header.ship2_country ?? null,
  };
};

const datesOf = (desk: OrderDesk, { header, ticket }: Shipment): Row => {
  const { timeZone } = desk.database;
  const [terms] = desk.table('terms').find('terms_id', header.terms ?? null);
  const invoiced = desk.time.startOfDay(desk.now());
  const [year, month] = dayOf(invoiced, timeZone).split('-');
  const carrierId = ticket.carrier_id ?? header.carrier_id ?? null;
  return {
    invoice_date: invoiced,
    ship_date: ticket.ship_date ?? desk.now(),
    carrier_id: carrierId,
    carrier_name: addressOf(desk, carrierId)?.name ?? null,
    terms_id: header.terms ?? null,
    terms_desc: terms?.terms_desc ?? null,
    net_due_date: desk.time.startOfDay(invoiced, Number(terms?.net_days ?? 0)),
    terms_due_date: desk.time.startOfDay(invoiced, Number(terms?.discount_days ?? 0)),
    period: Number(month),
    year_for_period: Number(year),
  };
};

const amountsOf = ({ header, charges, freight, tax, total }: Shipment): Row => ({
  total_amount: toCents(total),
  freight: toCents(freight),
  tax_amount: toCents(tax),
  other_charge_amount: toCents(charges),
  amount_paid: 0,
  terms_taken: 0,
  allowed: 0,
  memo_amount: 0,
  bad_debt_amount: 0,
  terms_amount: 0,
  paid_in_full_flag: total.gt(0) ? 'N' : 'Y',
  freight_code_uid: header.freight_code_uid ?? null,
});

/** Assumption: qty_requested and qty_shipped are in unit_of_measure, pricing_quantity in pricing_unit. */
const writeLine = (desk: OrderDesk, header: Row, invoice: Row, shipped: PricedLine, lineNo: number): void => {
  const { line, quantity, price, detail } = shipped;
  const item = itemByUid(desk, line.inv_mast_uid);
  const unitSize = amount(line.unit_size);
  const written = desk.insert('invoice_line', {
    invoice_no: invoice.invoice_no ?? null,
    line_no: lineNo,
    invoice_line_uid: desk.database.nextNumber('invoice_line_uid'),
    invoice_line_uid_parent: 0,
    invoice_line_type: ordinaryLine,
    company_id: header.company_id ?? null,
    order_no: header.order_no ?? null,
    oe_line_number: line.line_no ?? null,
    inv_mast_uid: line.inv_mast_uid ?? null,
    item_id: item?.item_id ?? null,
    item_desc: item?.item_desc ?? '',
    customer_part_number: line.customer_part_number ?? null,
    qty_requested: toQuantity(quotient(amount(line.qty_ordered), unitSize)),
    qty_shipped: toQuantity(quotient(quantity, unitSize)),
    unit_of_measure: line.unit_of_measure ?? null,
    sales_unit_size: line.unit_size ?? null,
    pricing_unit: line.pricing_unit ?? null,
    pricing_unit_size: line.pricing_unit_size ?? null,
    pricing_quantity: toQuantity(quotient(quantity, amount(line.pricing_unit_size))),
    unit_price: line.unit_price ?? 0,
    extended_price: toCents(price),
    cogs_amount: toCents(costOf(line, shipped)),
    sales_cost: line.sales_cost ?? 0,
    commission_cost: line.commission_cost ?? 0,
    other_cost: line.other_cost ?? 0,
    other_charge_item: line.other_charge ?? 'N',
    tax_item: line.tax_item ?? 'N',
    product_group_id: line.product_group_id ?? null,
    supplier_id: line.supplier_id ?? null,
    job_price_line_uid: line.job_price_line_uid ?? null,
    budget_cd: budgetOf(desk, line),
    created_by: desk.user,
  });
  if (detail !== undefined)
    desk.update('oe_pick_ticket_detail', detail, { invoice_line_uid: written.invoice_line_uid ?? null });
  writeTaxes(desk, header, written, shipped);
};

const costOf = (line: Row, { quantity }: PricedLine) =>
  quotient(amount(line.sales_cost).times(quantity), amount(line.pricing_unit_size));

/** The contract line's budget code, carried along as information (p21-api 7.7). */
const budgetOf = (desk: OrderDesk, line: Row): Row[string] =>
  desk.table('job_price_line').first({ job_price_line_uid: line.job_price_line_uid ?? null })?.budget_cd ??
  null;

const writeTaxes = (desk: OrderDesk, header: Row, written: Row, { line, price }: PricedLine): void => {
  if (line.tax_item !== 'Y') return;
  for (const jurisdiction of orderJurisdictions(desk, header))
    desk.insert('invoice_line_taxes', {
      invoice_line_taxes_uid: desk.database.nextNumber('invoice_line_taxes_uid'),
      invoice_no: written.invoice_no ?? null,
      line_no: written.line_no ?? null,
      item_id: written.item_id ?? '',
      jurisdiction_id: jurisdiction.jurisdiction_id ?? null,
      tax_percentage: jurisdiction.tax_percentage ?? 0,
      taxable: 'Y',
      tax_charged: toCents(atScale(price.times(amount(jurisdiction.tax_percentage)).div(100), 2)),
      total_sales_amt: toCents(price),
      taxable_sales_amt: toCents(price),
    });
};
