/**
 * The elements of the windows Order Entry and RMA Entry (p21-api 4.6; fields, labels, types and keys of Md). Of the
 * 102 elements of the real window those that carry data of the sandbox's tables are here.
 */
import {
  asShown,
  char,
  choices,
  date,
  decimal,
  type Element,
  flag,
  form,
  list,
  long,
  shown,
} from '../field.ts';
import { carriers, paymentTypes, terms } from './lookups.ts';
import { orderExtendedInfo, orderItems } from './order-line-form.ts';

const packingBases = asShown(
  'Partial',
  'Item Complete',
  'Order Complete',
  'Item Partial',
  'Partial/Order',
  'Hold',
);

/** Assumption: stored as p21-api 7.3 guesses; the labels are Md's. */
const validations = choices({ OK: 'OK', Hold: 'HOLD', Approved: 'APPROVED', COD: 'COD' });

/** Assumption: only 706 is known (p21-api 7.3); Md lists further labels without codes. */
const orderTypes = choices({ OE: 706 });

export const orderHeader: Element = form(
  'TABPAGE_1.order',
  'Order',
  [
    flag('quote', 'oe_hdr.projected_order', 'Quote'),
    char('order_no', 'oe_hdr.order_no', 'Order Number'),
    decimal('sales_loc_id', 'oe_hdr.location_id', 'Sales/Source Loc', {
      required: true,
      disabled: 'existing',
    }),
    decimal('source_loc_id', 'oe_hdr.source_location_id', 'Source Location ID'),
    decimal('ship_to_id', 'oe_hdr.address_id', 'Ship To ID'),
    char('contact_id', 'oe_hdr.contact_id', 'Contact ID', { required: true }),
    char('po_no', 'oe_hdr.po_no', 'PO', { required: true }),
    decimal('customer_id', 'oe_hdr.customer_id', 'Customer ID', {
      disabled: 'existing',
      resets: ['ship_to_id', 'contact_id', 'oe_hdr_terms'],
    }),
    date('order_date', 'oe_hdr.order_date', 'Order Date', { required: true }),
    date('quote_expiration_date', 'quote_expiration_date', 'Quote Expiration Date'),
    date('expedite_date', 'oe_hdr.expedite_date', 'Expedite Date'),
    char('company_id', 'oe_hdr.company_id', 'Company ID', { required: true, disabled: 'always' }),
    char('c_job_no', 'c_job_no', 'Contract'),
    char('job_name', 'oe_hdr.job_name', 'Job'),
    char('taker', 'oe_hdr.taker', 'Taker', { required: true }),
    char('email_address', 'oe_hdr.ship2_email_address', 'E-mail'),
    date('requested_date', 'oe_hdr.requested_date', 'Required Date', { required: true }),
    date('promise_date', 'oe_hdr.promise_date', 'Promise Date'),
    flag('approved', 'oe_hdr.approved', 'Approved'),
    shown('oe_hdr_completed', 'oe_hdr.completed', 'Complete'),
    flag('cancel_flag', 'oe_hdr.cancel_flag', 'Cancelled'),
    char('supplier_order_no', 'oe_hdr.supplier_order_no', 'Supplier Order No'),
    long('order_type', 'oe_hdr.order_type', 'Order Type', { choices: orderTypes }),
    char('oe_hdr_terms', 'oe_hdr.terms', 'Terms', { choices: terms }),
    char('oe_hdr_ship2_add1', 'oe_hdr.ship2_add1', 'Address'),
    char('oe_hdr_ship2_add2', 'oe_hdr.ship2_add2', 'Address - Line 2'),
    char('oe_hdr_ship2_city', 'oe_hdr.ship2_city', 'City, State, Zip'),
    char('oe_hdr_ship2_state', 'oe_hdr.ship2_state', 'State'),
    char('oe_hdr_ship2_zip', 'oe_hdr.ship2_zip', 'Zip'),
    decimal('oe_hdr_carrier_id', 'oe_hdr.carrier_id', 'Carrier', { choices: carriers }),
    char('packing_basis', 'oe_hdr.packing_basis', 'Packing Basis', { choices: packingBases }),
    char('delivery_instructions', 'oe_hdr.delivery_instructions', 'Delivery Instructions'),
    char('freight_cd', 'freight_code.freight_cd', 'Freight Code'),
    flag('convert_to_order', 'convert_to_order', 'Convert to Order'),
    long('source_code_no', 'oe_hdr.source_code_no', 'Source Type/ID'),
    char('source_id', 'oe_hdr.source_id', ''),
    char('validation_status', 'oe_hdr.validation_status', 'Validation Status', { choices: validations }),
    shown('customer_name', 'address.name', ''),
    shown('contact_name', 'contact_name', ''),
    shown('sales_loc_name', 'address.name', ''),
    shown('ship_to_name', 'oe_hdr.ship2_name', ''),
    shown('taker_name', 'users.name', ''),
    shown('source_loc_name', 'address.name', 'Source Location Name'),
  ],
  { keys: ['order_no'], businessObject: 'oe_hdr', datawindow: 'd_oe_header' },
);

const shipInfo: Element = form('TP_SHIPINFO.shipinfo', 'Ship Info', [
  char('delivery_instructions', 'oe_hdr.delivery_instructions', 'Delivery Instructions'),
  char('freight_cd', 'freight_code.freight_cd', 'Freight Code'),
  decimal('freight_out', 'oe_hdr.freight_out', 'Outgoing Freight'),
  decimal('oe_hdr_carrier_id', 'oe_hdr.carrier_id', 'Carrier', { choices: carriers }),
  char('packing_basis', 'oe_hdr.packing_basis', 'Packing Basis', { choices: packingBases }),
  long('transit_days', 'oe_hdr.transit_days', 'Transit Days'),
  long('days_early', 'oe_hdr.days_early', 'Days Early'),
]);

const shipTo: Element = form('TP_SHIPTO.shipto', 'Ship To', [
  shown('ship_to_id', 'oe_hdr.address_id', 'Ship To ID'),
  char('ship_to_name', 'oe_hdr.ship2_name', 'Name'),
  char('phys_address1', 'oe_hdr.ship2_add1', 'Address'),
  char('phys_address2', 'oe_hdr.ship2_add2', ''),
  char('phys_city', 'oe_hdr.ship2_city', 'City/State/Zip/Country'),
  char('phys_state', 'oe_hdr.ship2_state', ''),
  char('phys_postal_code', 'oe_hdr.ship2_zip', ''),
  char('phys_country', 'oe_hdr.ship2_country', ''),
  char('central_phone_number', 'oe_hdr.ship_to_phone', 'Phone Number'),
  char('email_address', 'oe_hdr.ship2_email_address', 'E-mail address'),
]);

const promiseDates: Element = form('TP_HDRPROMISEDATES.tp_hdrpromisedates', 'Promise Dates', [
  date('original_promise_date', 'oe_hdr.original_promise_date', 'Original Promise Date', {
    disabled: 'always',
  }),
  date('promise_date', 'oe_hdr.promise_date', 'Promise Date'),
]);

const termsTab: Element = form('TP_TERMS.terms', 'Terms', [
  char('terms', 'oe_hdr.terms', 'Terms ID', { required: true, choices: terms }),
]);

const classes: Element = form(
  'TP_CLASS.tp_class',
  'Classes',
  [1, 2, 3, 4, 5].map((number) =>
    char(`oe_hdr_class_${number}id`, `oe_hdr.class_${number}id`, `Class ${number}`),
  ),
);

const taxable: Element = form('TP_TAX.tp_tax_dw_2', 'Tax', [
  flag('taxable', 'oe_hdr.taxable', 'Taxable Order'),
]);

const taxes: Element = list(
  'TP_TAX.tp_tax',
  'Tax',
  [
    char('jurisdiction_id', 'oe_hdr_tax.jurisdiction_id', 'Jurisdiction ID', { required: true }),
    flag('taxable', 'oe_hdr_tax.taxable', 'Taxable'),
    shown('jurisdiction_desc', 'tax_jurisdiction.jurisdiction_desc', 'Jurisdiction Description'),
  ],
  { keys: ['jurisdiction_id'] },
);

const salesreps: Element = list(
  'TP_SALESREPS.tp_salesreps',
  'Salesreps',
  [
    char('salesrep_id', 'oe_hdr_salesrep.salesrep_id', 'Salesrep ID', { required: true }),
    decimal('commission_split', 'oe_hdr_salesrep.commission_split', 'Percentage'),
    flag('primary_salesrep', 'oe_hdr_salesrep.primary_salesrep', 'Primary Rep'),
    flag('delete_flag', 'oe_hdr_salesrep.delete_flag', 'Delete'),
  ],
  { keys: ['salesrep_id'] },
);

/** Payments typed into an order (p21-api 4.6). The two payment elements come last (M03). */
const remittances: Element = form('TP_REMITTANCES.remittances', 'Remittances', [
  decimal('payment_type_id', 'ar_payment_details.payment_type_id', 'Payment Type', { choices: paymentTypes }),
  decimal('payment_amount', 'ar_payment_details.payment_amount', 'Payment Amount'),
  char('payment_desc', 'ar_payment_details.payment_desc', 'Description'),
  char('check_number', 'ar_payment_details.check_number', 'Check Number'),
  date('payment_date', 'ar_payment_details.payment_date', 'Payment Date'),
  char('cc_name', 'ar_payment_details.cc_name', 'Name On Card'),
  char('cc_creditcard_number', 'ar_payment_details.cc_number', 'Card Number'),
  date('cc_expiration_date', 'ar_payment_details.cc_expiration_date', 'Expiration Date'),
  date('cc_authorized_date', 'ar_payment_details.cc_authorized_date', 'Authorized Date'),
  char('cc_authorized_number', 'ar_payment_details.cc_authorized_number', 'Authorized Number'),
]);

const cardResponse: Element = form(
  'TP_CCTRANSACTIONRESPONSE.cctransactionresponse',
  'CC Transaction Response',
  [
    decimal('auth_amount', 'auth_amount', 'Authorized Amount'),
    char('cc_authorized_number', 'ar_payment_details.cc_authorized_number', 'Authorized Number'),
    date('cc_authorized_date', 'ar_payment_details.cc_authorized_date', 'Authorized Date'),
    char('retrieval_ref_number', 'retrieval_ref_number', 'Retrieval Reference Number'),
    char('payment_account_id', 'ar_payment_details.payment_account_id', 'Payment Account'),
    char('cc_number', 'ar_payment_details.cc_number', 'Card Number'),
    date('cc_expiration_date', 'ar_payment_details.cc_expiration_date', 'Expiration Date'),
  ],
);

const totals: Element = form('TP_TOTALS.tp_totals', 'Totals', [
  shown('sales_sub_total', 'sales_sub_total', 'Sub Total'),
  shown('total_freight', 'total_freight', 'Freight'),
  shown('tax_total', 'tax_total', 'Tax'),
  shown('sales_total', 'sales_total', 'Total'),
  shown('open_total', 'open_total', 'Open Total'),
]);

const credit: Element = form('TP_CREDIT.tp_credit', 'Credit', [
  shown('credit_status', 'customer.credit_status', 'Credit Status'),
  shown('credit_limit', 'customer.credit_limit', ''),
  shown('credit_limit_used', 'customer.credit_limit_used', ''),
  shown('customer_credit_limit_per_order', 'customer.credit_limit_per_order', 'Credit Limit Per Order'),
]);

const pricing: Element = form(
  'TP_PRICING.pricing_hdr',
  'Pricing',
  [
    shown('customer_id', 'customer.customer_id', 'Customer ID'),
    shown('multiplier', 'customer.multiplier', 'Multiplier'),
    shown('pricing_method_cd', 'customer.pricing_method_cd', 'Pricing Method'),
    shown('source_price_cd', 'customer.source_price_cd', 'Source Price'),
  ],
  { keys: ['customer_id'] },
);

const shipments: Element = list('TP_SHIPMENTS.tp_shipments', 'Shipments', [
  shown('c_tracking_no', 'oe_pick_ticket.tracking_no', 'Tracking Number/Shipment ID'),
  { ...date('print_date', 'oe_pick_ticket.print_date', 'Print Date'), disabled: 'always' },
  shown('c_carrier', 'c_carrier', 'Carrier'),
  shown('freight_in', 'oe_pick_ticket.freight_in', 'Freight In'),
  shown('c_freight_out', 'oe_pick_ticket.freight_out', 'Freight Out'),
  { ...date('c_ship_date', 'oe_pick_ticket.ship_date', 'Ship Date'), disabled: 'always' },
  shown('invoice_no', 'oe_pick_ticket.invoice_no', 'Invoice No'),
]);

/** Every column of the notes is disabled for the API (M03). */
const notes = (name: string, parent: string, table: string): Element =>
  list(
    name,
    parent,
    [
      shown('note', `${table}.note`, 'Note'),
      shown('note_id', `${table}.note_id`, 'Note ID'),
      shown('topic', `${table}.topic`, 'Topic'),
      shown('notepad_class_desc', 'notepad_class.notepad_class_desc', 'Class'),
    ],
    { keys: ['note_id'] },
  );

/** In the order of the window; the first one holds the keys of the record. */
export const orderElements: readonly Element[] = [
  orderHeader,
  shipTo,
  remittances,
  totals,
  notes('HDR_NOTE.hdr_note', 'Order Notes', 'oe_hdr_notepad'),
  shipInfo,
  taxable,
  taxes,
  salesreps,
  credit,
  pricing,
  termsTab,
  promiseDates,
  shipments,
  classes,
  orderItems,
  orderExtendedInfo,
  notes('LINE_NOTE.line_note', 'Order Line Notes', 'oe_line_notepad'),
  cardResponse,
];

/** Elements whose fields are columns of the order's header. */
export const headerElements: readonly Element[] = [
  orderHeader,
  shipInfo,
  shipTo,
  promiseDates,
  termsTab,
  classes,
  taxable,
];
