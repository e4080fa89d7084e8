/** The elements of the window Job/Contract Pricing that p21-api 4.6 names, with the fields and keys of Md and M03. */
import { char, date, decimal, type Element, flag, form, list, long, shown } from '../field.ts';
import {
  calculationMethods,
  carriers,
  pricingMethods,
  recordStates,
  sourcePrices,
  terms,
} from './lookups.ts';

export const contractHeader: Element = form(
  'FORM.d_dw_job_price_hdr',
  'Job/Contract Hdr',
  [
    char('job_no', 'job_price_hdr.job_no', 'Job No'),
    flag('approved', 'job_price_hdr.approved', 'Approved'),
    char('company_id', 'job_price_hdr.company_id', 'Company ID', { required: true }),
    decimal('corp_address_id', 'job_price_hdr.corp_address_id', 'Corp Address ID', { disabled: 'existing' }),
    char('contract_no', 'job_price_hdr.contract_no', 'Contract No'),
    char('job_description', 'job_price_hdr.job_description', 'Description'),
    decimal('customer_id', 'job_price_hdr.customer_id', 'Customer ID', { required: true }),
    decimal('ship_to_id', 'job_price_hdr.ship_to_id', 'Ship To ID'),
    char('po_no', 'job_price_hdr.po_no', 'PO'),
    char('taker', 'job_price_hdr.taker', 'Taker'),
    char('contact_id', 'job_price_hdr.contact_id', 'Contact ID'),
    char('salesrep_id', 'job_price_hdr.salesrep_id', 'Salesrep ID'),
    date('start_date', 'job_price_hdr.start_date', 'Start Date'),
    date('end_date', 'job_price_hdr.end_date', 'End Date'),
    flag('cancelled', 'job_price_hdr.cancelled', 'Cancelled'),
    char('extended_desc', 'job_price_hdr.extended_desc', 'Extended Description'),
    shown('customer_name', 'customer.customer_name', ''),
  ],
  { keys: ['job_no', 'company_id', 'contract_no'] },
);

export const contractShipTos: Element = list(
  'CUSTOMER_SHIP_TO.customer_ship_to',
  'Customer/Ship To',
  [
    decimal('customer_id', 'job_price_customer_shipto.customer_id', 'Customer ID'),
    decimal('ship_to_id', 'job_price_customer_shipto.ship_to_id', 'Ship To ID'),
    long('row_status_flag', 'job_price_customer_shipto.row_status_flag', 'Status', { choices: recordStates }),
    date('activation_date', 'job_price_customer_shipto.activation_date', 'Activation Date'),
    date('expiration_date', 'job_price_customer_shipto.expiration_date', 'Expiration Date'),
    shown('address_name', 'address.name', ''),
  ],
  { keys: ['customer_id', 'ship_to_id'] },
);

/** Of the ship-to that was typed last. */
export const contractShipInfo: Element = form(
  'CUSTOMER_SHIP_INFO.customer_ship_info',
  'Shipping Info',
  [
    char('terms_id', 'job_price_customer_shipto.terms_id', 'Terms', { choices: terms }),
    char('default_disposition', 'job_price_customer_shipto.default_disposition', 'Disposition'),
    decimal('default_carrier_id', 'job_price_customer_shipto.default_carrier_id', 'Carrier', {
      choices: carriers,
    }),
    decimal(
      'preferred_location_id',
      'job_price_customer_shipto.preferred_location_id',
      'Preferred Location ID',
    ),
    char('cust_po_no', 'job_price_customer_shipto.cust_po_no', 'Customer PO'),
    decimal(
      'contract_dollar_limit',
      'job_price_customer_shipto.contract_dollar_limit',
      'Contract Dollar Limit',
    ),
    decimal('customer_id', 'job_price_customer_shipto.customer_id', 'Customer ID'),
    decimal('ship_to_id', 'job_price_customer_shipto.ship_to_id', 'Ship To ID'),
  ],
  { keys: ['customer_id', 'ship_to_id'] },
);

/** Changing the method clears the price, so the price must come after it (M03). */
export const contractLines: Element = list(
  'JOBPRICELINE.jobpriceline',
  'Job/Contract Line',
  [
    char('item_id', 'inv_mast.item_id', 'Item ID', { required: true }),
    long('line_no', 'job_price_line.line_no', 'Line No'),
    char('uom', 'job_price_line.uom', 'Uom', { required: true }),
    long('pricing_method', 'job_price_line.pricing_method', 'Pricing Method', {
      required: true,
      choices: pricingMethods,
      resets: ['price'],
    }),
    long('source_price', 'job_price_line.source_price', 'Source Price', { choices: sourcePrices }),
    decimal('price', 'job_price_line.price', 'Price'),
    decimal('multiplier', 'job_price_line.multiplier', 'Multiplier'),
    char('customer_part_no', 'job_price_line.customer_part_no', 'Customer Part No'),
    decimal('qty_maximum', 'job_price_line.qty_maximum', 'Maximum Quantity'),
    char('budget_cd', 'job_price_line.budget_cd', 'Budget Code'),
    date('line_start_date', 'job_price_line.line_start_date', 'Start Date'),
    date('expiration_date', 'job_price_line.expiration_date', 'Expiration Date'),
    long('row_status_flag', 'job_price_line.row_status_flag', 'Status', { choices: recordStates }),
    shown('item_desc', 'inv_mast.item_desc', ''),
  ],
  { keys: ['item_id', 'line_no'] },
);

const numbers = (count: number): number[] => Array.from({ length: count }, (_none, index) => index + 1);

/** The breaks of a line or page; of the line that was typed last (M03). */
export const breakFields = (table: string) => [
  long('calculation_method_cd', `${table}.calculation_method_cd`, 'Calculation Method', {
    choices: calculationMethods,
  }),
  ...numbers(15).map((n) => decimal(`calculation_value${n}`, `${table}.calculation_value${n}`, `Value ${n}`)),
  ...numbers(14).map((n) => decimal(`break${n}`, `${table}.break${n}`, `Break ${n}`)),
];

export const contractValues: Element = form('VALUES.values', 'Values', breakFields('job_price_value'));

export const contractElements: readonly Element[] = [
  contractHeader,
  contractShipTos,
  contractShipInfo,
  contractLines,
  contractValues,
];
