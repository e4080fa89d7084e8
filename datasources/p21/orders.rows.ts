/** Order headers, lines, taxes and notes (p21-api 7.3). Line quantities are in base units unless said otherwise. */
import type { DecimalString } from '../../src/decimal.ts';
import type { Column } from './column.ts';
import {
  ColumnFault,
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
import type { RowOf } from './table.ts';
import { defineTable } from './table.ts';

/** 'T' means that somebody has the order open in an editor; P21 then refuses writes (p21-api 2.4). */
export type OrderCompletion = 'OPEN' | 'COMPLETED' | 'IN_EDIT';

const completion: Column<OrderCompletion> = {
  name: 'completed',
  kind: 'text',
  optional: false,
  parse: (value) => {
    const letter = typeof value === 'string' ? value.trim().toUpperCase() : value;
    if (letter === 'Y') return 'COMPLETED';
    if (letter === 'T') return 'IN_EDIT';
    if (letter === 'N' || letter === '' || letter === null || letter === undefined) return 'OPEN';
    throw new ColumnFault("'Y', 'N' or 'T' was expected");
  },
};

const orderDeleted = flag('delete_flag');

export const orderTable = defineTable('oe_hdr', {
  key: ['orderNumber'],
  deletion: { deleteFlag: orderDeleted },
  columns: {
    orderNumber: id('order_no', 'text'),
    orderUid: integer('oe_hdr_uid'),
    companyId: nullable(text('company_id')),
    customerId: id('customer_id', 'number'),
    /** `address_id` is the ship-to (p21-api 7.3, inferred there). */
    shipToId: idOrNone('address_id'),
    contactId: nullable(text('contact_id')),
    orderedOn: nullable(calendarDate('order_date')),
    requestedOn: nullable(calendarDate('requested_date')),
    promisedOn: nullable(calendarDate('promise_date')),
    completedOn: nullable(calendarDate('date_order_completed')),
    poNumber: nullable(text('po_no')),
    jobName: nullable(text('job_name')),
    termsId: nullable(text('terms')),
    taker: nullable(text('taker')),
    salesLocationId: idOrNone('location_id'),
    sourceLocationId: idOrNone('source_location_id'),
    carrierId: idOrNone('carrier_id'),
    shipToName: nullable(text('ship2_name')),
    shipToAddress1: nullable(text('ship2_add1')),
    shipToAddress2: nullable(text('ship2_add2')),
    shipToAddress3: optional(text('ship2_add3')),
    shipToCity: nullable(text('ship2_city')),
    shipToState: nullable(text('ship2_state')),
    shipToPostalCode: nullable(text('ship2_zip')),
    /** Free text: US, USA, even numbers (p21-api 9.4). */
    shipToCountry: nullable(text('ship2_country')),
    shipToPhone: nullable(text('ship_to_phone')),
    shipToEmail: optional(text('ship2_email_address')),
    packingBasis: nullable(text('packing_basis')),
    deliveryInstructions: nullable(text('delivery_instructions')),
    approved: flag('approved'),
    completion,
    cancelled: flag('cancel_flag'),
    quote: flag('projected_order'),
    returnOrder: flag('rma_flag'),
    willCall: flag('will_call'),
    /** Credit state, e.g. OK, HOLD, COD (p21-api 7.3). */
    validationStatus: nullable(text('validation_status')),
    taxable: flag('taxable'),
    freightOut: nullable(decimal('freight_out')),
    freightCodeUid: uidOrNone('freight_code_uid'),
    contractUid: uidOrNone('job_price_hdr_uid'),
    orderType: nullable(integer('order_type')),
    webReference: optional(text('web_reference_no')),
    webShopperEmail: optional(text('web_shopper_email')),
    placedByName: optional(text('placed_by_name')),
    importSource: optional(text('import_source')),
    class1Id: nullable(text('class_1id')),
    invoiceNumber: nullable(text('invoice_no')),
    createdAt: nullable(instant('date_created')),
    modifiedAt: nullable(instant('date_last_modified')),
    deleted: orderDeleted,
  },
});
export type OrderRow = RowOf<typeof orderTable>;

const lineDeleted = flag('delete_flag');

/** Has no item id: join by `itemUid`. */
export const orderLineTable = defineTable('oe_line', {
  key: ['orderNumber', 'lineNumber'],
  deletion: { deleteFlag: lineDeleted },
  columns: {
    orderNumber: id('order_no', 'text'),
    lineNumber: integer('line_no'),
    lineUid: integer('oe_line_uid'),
    /** Set on component lines of an assembly. */
    parentLineUid: uidOrNone('parent_oe_line_uid'),
    companyId: nullable(text('company_no')),
    itemUid: integer('inv_mast_uid'),
    customerPartNumber: nullable(text('customer_part_number')),
    description: nullable(text('extended_desc')),
    /** Ordered, in `unitOfMeasure`. */
    unitQuantity: decimal('unit_quantity'),
    unitOfMeasure: nullable(text('unit_of_measure')),
    /** Base units in one `unitOfMeasure`. */
    unitSize: decimal('unit_size'),
    quantityOrdered: nullable(decimal('qty_ordered')),
    /** Allocated and not yet picked. */
    quantityAllocated: nullable(decimal('qty_allocated')),
    /** Picked and not yet invoiced. */
    quantityOnPickTickets: nullable(decimal('qty_on_pick_tickets')),
    quantityStaged: nullable(decimal('qty_staged')),
    quantityInvoiced: nullable(decimal('qty_invoiced')),
    quantityCancelled: nullable(decimal('qty_canceled')),
    /** Per `pricingUnit`. */
    unitPrice: nullable(decimal('unit_price')),
    basePrice: nullable(decimal('base_ut_price')),
    pricingUnit: nullable(text('pricing_unit')),
    pricingUnitSize: nullable(decimal('pricing_unit_size')),
    extendedPrice: nullable(decimal('extended_price')),
    salesTax: nullable(decimal('sales_tax')),
    priceOverridden: flag('manual_price_overide'),
    pricePageUid: uidOrNone('price_page_uid'),
    contractUid: uidOrNone('job_price_hdr_uid'),
    contractLineUid: uidOrNone('job_price_line_uid'),
    /** State of the unallocated part: B, C, D, S, H, T, P, F (p21-api 7.3). */
    disposition: nullable(text('disposition')),
    completed: flag('complete'),
    cancelled: flag('cancel_flag'),
    otherCharge: flag('other_charge'),
    assembly: flag('assembly'),
    taxable: flag('tax_item'),
    requiredOn: nullable(calendarDate('required_date')),
    expeditedOn: nullable(calendarDate('expedite_date')),
    pickedOn: nullable(calendarDate('pick_date')),
    sourceLocationId: idOrNone('source_loc_id'),
    shipLocationId: idOrNone('ship_loc_id'),
    supplierId: idOrNone('supplier_id'),
    productGroupId: nullable(text('product_group_id')),
    userLineNumber: optional(text('user_line_no')),
    lineDiscount: optional(decimal('line_discount')),
    freightIn: nullable(decimal('freight_in')),
    modifiedAt: nullable(instant('date_last_modified')),
    deleted: lineDeleted,
  },
});
export type StoredOrderLineRow = RowOf<typeof orderLineTable>;

/** What is left of a line, in base units, never below zero (p21-api 7.3). */
export interface OpenQuantities {
  /** ordered - invoiced - cancelled. */
  readonly quantityOpen: DecimalString;
  /** open - on pick tickets. */
  readonly quantityUnpicked: DecimalString;
  /** unpicked - allocated. */
  readonly quantityBackordered: DecimalString;
}

export type OrderLineRow = StoredOrderLineRow & OpenQuantities;

export const orderTaxTable = defineTable('oe_hdr_tax', {
  key: ['orderNumber', 'jurisdictionId'],
  columns: {
    orderNumber: id('order_no', 'text'),
    jurisdictionId: id('jurisdiction_id', 'text'),
    taxable: flag('taxable'),
  },
});
/** Which jurisdictions tax the order; amounts are on lines, shipments and invoices. */
export type OrderTaxRow = RowOf<typeof orderTaxTable>;

const noteDeleted = flag('delete_flag');

export const orderNoteTable = defineTable('oe_hdr_notepad', {
  key: ['noteId'],
  deletion: { deleteFlag: noteDeleted },
  optional: true,
  columns: {
    noteId: id('note_id', 'number'),
    orderNumber: id('order_no', 'text'),
    classId: nullable(text('notepad_class_id')),
    topic: nullable(text('topic')),
    note: nullable(text('note')),
    activeFrom: nullable(calendarDate('activation_date')),
    activeUntil: nullable(calendarDate('expiration_date')),
    mandatory: flag('mandatory'),
    deleted: noteDeleted,
  },
});
export type OrderNoteRow = RowOf<typeof orderNoteTable>;
