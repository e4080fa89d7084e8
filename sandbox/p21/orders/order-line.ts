/** The row of oe_line as P21 writes it: item, unit, price and costs; quantities in base units (p21-api 7.3). */
import Big from 'big.js';
import type { Row } from '../database/row.ts';
import { amount, atScale, quotient } from '../pricing/amounts.ts';
import { unitsOf } from '../pricing/item-units.ts';
import { PriceFault } from '../pricing/price-fault.ts';
import type { PriceAnswer } from '../pricing/price-question.ts';
import { toCents, toQuantity } from './cells.ts';
import type { OrderDesk } from './order-desk.ts';
import type { LineDraft } from './order-draft.ts';
import { type OrderedItem, orderedItem } from './ordered-item.ts';
import { P21Refusal } from './refusal.ts';

/** A new line's row, nothing allocated yet. Throws a `P21Refusal`. */
export const lineRow = (desk: OrderDesk, header: Row, draft: LineDraft, lineNo: number): Row => {
  const source = draft.columns.source_loc_id ?? header.source_location_id ?? null;
  const ordered = orderedItem(desk, header, draft.itemId, Number(source));
  return {
    ...states,
    ...itemColumns(ordered),
    source_loc_id: source,
    ship_loc_id: source,
    required_date: header.requested_date ?? null,
    user_line_no: String(lineNo).padStart(3, '0'),
    disposition: dispositionOf(desk, header),
    tax_item: header.taxable === 'Y' ? 'Y' : 'N',
    created_by: desk.user,
    ...givenColumns(draft.columns),
    ...valueColumns(desk, header, ordered, { ...draft.columns, source_loc_id: source }),
    order_no: header.order_no ?? null,
    line_no: lineNo,
    oe_hdr_uid: header.oe_hdr_uid ?? null,
    oe_line_uid: desk.database.nextNumber('oe_line_uid'),
    company_no: header.company_id ?? null,
  };
};

/** Quantity, unit, price and costs of a line; also for a line that is changed. Throws a `P21Refusal`. */
export const valueColumns = (desk: OrderDesk, header: Row, ordered: OrderedItem, columns: Row): Row => {
  const { item } = ordered;
  const units = unitsOf(desk.database, item);
  const unit = text(columns.unit_of_measure) || text(item.default_selling_unit) || units.base;
  const pricingUnit = text(item.sales_pricing_unit) || units.base;
  const unitSize = refusing(() => units.sizeOf(unit));
  const pricingUnitSize = refusing(() => units.sizeOf(pricingUnit));
  const unitQuantity = positive(columns.unit_quantity);
  const base = unitQuantity.times(unitSize);
  const question = { quantity: unitQuantity, unitOfMeasure: unit, priceUnit: pricingUnit };
  const priced = priceColumns(desk, header, ordered, question, columns);
  const extended = quotient(amount(priced.unit_price).times(base), pricingUnitSize);
  return {
    qty_ordered: toQuantity(base),
    unit_quantity: toQuantity(unitQuantity),
    unit_of_measure: unit,
    unit_size: Number(atScale(unitSize, 4)),
    pricing_unit: pricingUnit,
    pricing_unit_size: Number(atScale(pricingUnitSize, 4)),
    ...priced,
    extended_price: toCents(extended),
  };
};

interface Wanted {
  readonly quantity: Big;
  readonly unitOfMeasure: string;
  readonly priceUnit: string;
}

/** The price found, or the one given; an override keeps the found price beside it in base_ut_price. */
const priceColumns = (
  desk: OrderDesk,
  header: Row,
  ordered: OrderedItem,
  wanted: Wanted,
  columns: Row,
): Row => {
  const found = findPrice(desk, header, ordered, wanted, columns);
  if (!isGiven(columns.unit_price)) return found;
  return { ...found, unit_price: toQuantity(amount(columns.unit_price)), manual_price_overide: 'Y' };
};

const findPrice = (desk: OrderDesk, header: Row, ordered: OrderedItem, wanted: Wanted, columns: Row): Row => {
  const { item, stock } = ordered;
  if (stock === undefined) return listedPrice(item);
  const at = typeof header.order_date === 'number' ? header.order_date : desk.now();
  return refusing(() =>
    foundPrice(
      desk.priceOf({
        ...wanted,
        companyId: desk.companyId,
        customerId: String(header.customer_id),
        shipToId: String(header.address_id),
        salesLocationId: String(header.location_id),
        sourceLocationId: String(columns.source_loc_id),
        itemId: String(item.item_id),
        jobNo: jobNoOf(desk, header),
        at,
      }),
    ),
  );
};

/** An order taken under one contract is priced by it alone. */
const jobNoOf = (desk: OrderDesk, header: Row): string | undefined => {
  if (typeof header.job_price_hdr_uid !== 'number') return undefined;
  const contract = desk.table('job_price_hdr').first({ job_price_hdr_uid: header.job_price_hdr_uid });
  return contract === undefined ? undefined : String(contract.job_no);
};

const foundPrice = ({ unitPrice, baseUnitPrice, offer, costs }: PriceAnswer): Row => ({
  unit_price: toQuantity(unitPrice),
  base_ut_price: toQuantity(baseUnitPrice),
  manual_price_overide: 'N',
  price_page_uid: offer.pricePageUid,
  calc_type: offer.calculation.slice(0, 10),
  calc_value: Number(atScale(offer.calculationValue, 4)),
  job_price_hdr_uid: offer.contractUid ?? null,
  job_price_line_uid: offer.contractLineUid ?? null,
  sales_cost: toQuantity(costs.sales),
  commission_cost: toQuantity(costs.commission),
  other_cost: toQuantity(costs.other),
});

/** A charge that no location stocks costs what its item says. */
const listedPrice = (item: Row): Row => ({
  unit_price: toQuantity(amount(item.price1)),
  base_ut_price: toQuantity(amount(item.price1)),
  manual_price_overide: 'N',
});

const states: Row = {
  qty_allocated: 0,
  qty_on_pick_tickets: 0,
  qty_staged: 0,
  qty_invoiced: 0,
  qty_canceled: 0,
  complete: 'N',
  cancel_flag: 'N',
  delete_flag: 'N',
  assembly: 'N',
  scheduled: 'N',
  will_call: 'N',
  lot_bill: 'N',
  qty_per_assembly: 0,
  freight_in: 0,
};

const itemColumns = ({ item, stock, customerPartNumber }: OrderedItem): Row => ({
  inv_mast_uid: item.inv_mast_uid ?? null,
  extended_desc: text(item.extended_desc) || null,
  customer_part_number: customerPartNumber,
  other_charge: item.other_charge_item === 'Y' ? 'Y' : 'N',
  supplier_id: stock?.primary_supplier_id ?? null,
  product_group_id: stock?.product_group_id ?? null,
});

/** Assumption: without a default of the customer's, what is not in stock is backordered. */
const dispositionOf = (desk: OrderDesk, header: Row): Row[string] => {
  const match = { customer_id: header.customer_id ?? null, company_id: desk.companyId };
  const customer = desk.table('customer').first(match);
  return text(customer?.default_disposition) || 'B';
};

/** Columns a caller may set as they are; the others are computed. */
const settable = [
  'user_line_no',
  'disposition',
  'required_date',
  'expedite_date',
  'pick_date',
  'extended_desc',
  'customer_part_number',
  'ship_loc_id',
  'tax_item',
  'will_call',
  'freight_in',
  'cust_po_no',
  'supplier_id',
  'product_group_id',
];

export const givenColumns = (columns: Row): Row =>
  Object.fromEntries(
    settable.filter((name) => isGiven(columns[name])).map((name) => [name, columns[name] ?? null]),
  );

const isGiven = (cell: Row[string] | undefined): boolean =>
  cell !== undefined && cell !== null && cell !== '';

const text = (cell: Row[string] | undefined): string => String(cell ?? '').trim();

/** Assumption: P21's words for a quantity of nothing. */
const positive = (cell: Row[string] | undefined): Big => {
  const quantity = amount(cell);
  if (quantity.lte(0)) throw new P21Refusal('General Exception: Quantity must be greater than zero.');
  return quantity;
};

const refusing = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (error instanceof PriceFault) throw new P21Refusal(`General Exception: ${error.message}`);
    throw error;
  }
};
