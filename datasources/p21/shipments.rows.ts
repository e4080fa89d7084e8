/** Pick tickets: what is being picked and what has shipped (p21-api 7.4). */
import {
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

const deleted = flag('delete_flag');

export const pickTicketTable = defineTable('oe_pick_ticket', {
  key: ['pickTicketNumber'],
  deletion: { deleteFlag: deleted },
  columns: {
    pickTicketNumber: id('pick_ticket_no', 'number'),
    companyId: text('company_id'),
    orderNumber: id('order_no', 'text'),
    locationId: id('location_id', 'number'),
    carrierId: idOrNone('carrier_id'),
    trackingNumber: nullable(text('tracking_no')),
    printedAt: nullable(instant('print_date')),
    printed: flag('printed_flag'),
    /** Empty until the shipment is confirmed (p21-api 7.4, inferred there). */
    shippedOn: nullable(calendarDate('ship_date')),
    freightOut: nullable(decimal('freight_out')),
    freightIn: nullable(decimal('freight_in')),
    totalTax: nullable(decimal('total_tax')),
    /** Numeric here, text in the invoice; leading zeros do not occur in the number. */
    invoiceNumber: idOrNone('invoice_no'),
    directShipment: flag('direct_shipment'),
    instructions: nullable(text('instructions')),
    proNumber: optional(text('pro_number')),
    billOfLadingNumber: optional(text('bol_number')),
    createdAt: nullable(instant('date_created')),
    modifiedAt: nullable(instant('date_last_modified')),
    deleted,
  },
});
export type PickTicketRow = RowOf<typeof pickTicketTable>;

/** Has no deletion mark. */
export const pickTicketLineTable = defineTable('oe_pick_ticket_detail', {
  key: ['pickTicketNumber', 'lineNumber'],
  columns: {
    pickTicketNumber: id('pick_ticket_no', 'number'),
    lineNumber: integer('line_number'),
    orderLineNumber: integer('oe_line_no'),
    itemUid: integer('inv_mast_uid'),
    /** In `unitOfMeasure`. */
    unitQuantity: nullable(decimal('unit_quantity')),
    unitOfMeasure: nullable(text('unit_of_measure')),
    unitSize: nullable(decimal('unit_size')),
    /** Base units. */
    quantityPrinted: nullable(decimal('print_quantity')),
    quantityShipped: nullable(decimal('ship_quantity')),
    quantityRequested: nullable(decimal('qty_requested')),
    quantityToPick: nullable(decimal('qty_to_pick')),
    releaseNumber: nullable(integer('release_no')),
    invoiceLineUid: uidOrNone('invoice_line_uid'),
  },
});
export type PickTicketLineRow = RowOf<typeof pickTicketLineTable>;
