/** Documents of service Order (p21-api 4.2, 4.6). Fields are typed in the window's order: a later one may reset an earlier. */
import type { DecimalString } from '../../../src/decimal.ts';
import type { CalendarDate } from '../../../src/instant.ts';
import type { DataElement, TransactionSet, Typed } from './transaction-set.ts';
import { form, list, toTransactionSet } from './transaction-set.ts';

export interface OrderLineDraft {
  /** The line's own key in the order, e.g. "002"; keeps two lines of one item two lines. */
  readonly handle: string;
  readonly itemId: string;
  /** In `unitOfMeasure`. */
  readonly quantity: DecimalString;
  readonly unitOfMeasure: string;
  /** Agreed price per pricing unit; null lets P21 price the line. */
  readonly unitPrice: DecimalString | null;
}

/** An address for this order alone, in place of the ship-to's own. */
export interface FreeShipTo {
  readonly name: string | null;
  readonly street: string;
  readonly street2: string | null;
  readonly city: string;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
}

/** Money taken at checkout: P21 keeps it as a remittance of the order. */
export interface OrderPaymentDraft {
  readonly paymentTypeId: string;
  readonly amount: DecimalString;
  readonly paidOn: CalendarDate;
  /** How the payment is found again; at most 60 characters. */
  readonly description: string;
  readonly checkNumber: string | null;
  /** Of a card, from the gateway that authorised it. */
  readonly authorizationNumber: string | null;
}

export interface OrderDraft {
  readonly reference: string;
  readonly customerId: string;
  readonly shipToId: string;
  readonly contactId: string | null;
  readonly salesLocationId: string;
  readonly sourceLocationId: string;
  readonly orderedOn: CalendarDate;
  /** After `orderedOn`, else P21 opens a dialog nobody answers. */
  readonly requestedOn: CalendarDate;
  readonly poNumber: string | null;
  readonly taker: string;
  readonly termsId: string | null;
  readonly carrierId: string | null;
  readonly deliveryInstructions: string | null;
  readonly shipTo: FreeShipTo | null;
  readonly lines: readonly OrderLineDraft[];
  readonly payment: OrderPaymentDraft | null;
}

export const orderElement = 'TABPAGE_1.order';
export const itemsElement = 'TP_ITEMS.items';

/** Elements in which a tenant's own fields of the order's header may be. */
export const headerElements = [orderElement, 'TP_SHIPINFO.shipinfo', 'TP_CLASS.tp_class'];

/** Where the reference goes: the field of the header that writes the configured column. */
export interface ReferenceField {
  readonly element: string;
  readonly edit: string;
}

/** A new order. `company_id` is disabled in this window and never sent. */
export function newOrderSet(draft: OrderDraft, reference: ReferenceField): TransactionSet {
  const aside =
    reference.element === orderElement
      ? undefined
      : form(reference.element, [[reference.edit, draft.reference]]);
  return toTransactionSet('Order', [
    form(orderElement, headerOf(draft, reference)),
    aside,
    shipToOf(draft.shipTo),
    linesOf(draft.lines),
    ...paymentOf(draft.payment),
  ]);
}

/** Lines and payment of an order that is there: a known handle changes its line, a new one adds a line (p21-api 4.2). */
export const orderAmendmentSet = (
  orderNumber: string,
  { lines, payment }: Pick<OrderDraft, 'lines' | 'payment'>,
): TransactionSet =>
  toTransactionSet('Order', [existing(orderNumber), linesOf(lines), ...paymentOf(payment)]);

/** Some fields of one line of an order that is there. */
export const orderLineSet = (orderNumber: string, handle: string, fields: Typed): TransactionSet =>
  toTransactionSet('Order', [
    existing(orderNumber),
    list(itemsElement, [[['user_line_no', handle], ...fields]], ['user_line_no']),
  ]);

/** Loads the order: its key is the only edit, or disabled columns refuse the update (p21-api 4.2). */
const existing = (orderNumber: string): DataElement =>
  form(orderElement, [['order_no', orderNumber]], ['order_no']);

const headerOf = (draft: OrderDraft, reference: ReferenceField): Typed => [
  ['customer_id', draft.customerId],
  ['sales_loc_id', draft.salesLocationId],
  ['source_loc_id', draft.sourceLocationId],
  ['ship_to_id', draft.shipToId],
  ['contact_id', draft.contactId],
  ['order_date', draft.orderedOn],
  ['requested_date', draft.requestedOn],
  ['po_no', draft.poNumber],
  ['taker', draft.taker],
  [reference.edit, reference.element === orderElement ? draft.reference : null],
  ['oe_hdr_terms', draft.termsId],
  ['oe_hdr_carrier_id', draft.carrierId],
  ['delivery_instructions', draft.deliveryInstructions],
  // Emptied where the ship-to's own line would stay behind a shorter address.
  ['oe_hdr_ship2_add1', draft.shipTo?.street],
  ['oe_hdr_ship2_add2', draft.shipTo && (draft.shipTo.street2 ?? '')],
  ['oe_hdr_ship2_city', draft.shipTo?.city],
  ['oe_hdr_ship2_state', draft.shipTo && (draft.shipTo.state ?? '')],
  ['oe_hdr_ship2_zip', draft.shipTo && (draft.shipTo.postalCode ?? '')],
];

/** What the header's own tab does not show of a free address. */
const shipToOf = (shipTo: FreeShipTo | null): DataElement =>
  form('TP_SHIPTO.shipto', [
    ['ship_to_name', shipTo?.name],
    ['phys_country', shipTo?.country],
  ]);

const linesOf = (lines: readonly OrderLineDraft[]): DataElement =>
  list(
    itemsElement,
    lines.map((line) => [
      ['user_line_no', line.handle],
      ['oe_order_item_id', line.itemId],
      ['unit_quantity', line.quantity],
      ['unit_of_measure', line.unitOfMeasure],
      ['unit_price', line.unitPrice],
    ]),
    ['user_line_no'],
  );

/** The card's response comes last (p21-api 4.6). */
function paymentOf(payment: OrderPaymentDraft | null): DataElement[] {
  if (payment === null) return [];
  const remittance = form('TP_REMITTANCES.remittances', [
    ['payment_type_id', payment.paymentTypeId],
    ['payment_amount', payment.amount],
    ['payment_desc', payment.description],
    ['check_number', payment.checkNumber],
    ['payment_date', payment.paidOn],
  ]);
  if (payment.authorizationNumber === null) return [remittance];
  const response = form('TP_CCTRANSACTIONRESPONSE.cctransactionresponse', [
    ['auth_amount', payment.amount],
    ['cc_authorized_number', payment.authorizationNumber],
    ['cc_authorized_date', payment.paidOn],
  ]);
  return [remittance, response];
}
