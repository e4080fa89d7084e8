/** The elements of an order's lines (p21-api 4.6; fields, labels, types and keys of Md). */
import { asShown, char, date, decimal, type Element, flag, form, list, shown } from '../field.ts';

/** Shown and stored alike (Md). */
const dispositions = asShown('B', 'C', 'D', 'H', 'M', 'P', 'S');

export const orderItems: Element = list(
  'TP_ITEMS.items',
  'Items',
  [
    char('oe_order_item_id', 'inv_mast.item_id', 'Item ID'),
    shown('item_desc', 'inv_mast.item_desc', 'Description'),
    decimal('unit_quantity', 'oe_line.unit_quantity', 'Qty Ordered', { required: true }),
    char('unit_of_measure', 'oe_line.unit_of_measure', 'UOM'),
    char('disposition', 'oe_line.disposition', 'Disp', { choices: dispositions }),
    decimal('unit_price', 'oe_line.unit_price', 'Unit Price'),
    shown('extended_price', 'oe_line.extended_price', 'Extended Price'),
    char('user_line_no', 'oe_line.user_line_no', 'Cust Line No'),
    decimal('sales_cost', 'oe_line.sales_cost', 'Order Cost', { disabled: 'always' }),
    decimal('commission_cost', 'oe_line.commission_cost', 'Commission Cost', { disabled: 'always' }),
    decimal('other_cost', 'oe_line.other_cost', 'Other Cost', { disabled: 'always' }),
    char('extended_desc', 'oe_line.extended_desc', 'Extended Desc'),
    decimal('ship_loc_id', 'oe_line.ship_loc_id', 'Ship Location ID'),
    decimal('source_loc_id', 'oe_line.source_loc_id', 'Source Location ID'),
    char('customer_part_number', 'oe_line.customer_part_number', 'Customer Part Number'),
    shown('list_price', 'inventory_supplier.list_price', 'List Price'),
    shown('canceled_qty', 'oe_line.qty_canceled', ''),
    shown('invoiced_qty', 'oe_line.qty_invoiced', ''),
  ],
  { keys: ['oe_order_item_id'], businessObject: 'oe_line', datawindow: 'd_dw_oe_line_dataentry' },
);

/** Of the line that is current, the one typed last (M03). */
export const orderExtendedInfo: Element = form(
  'TP_EXTDINFO.extd_info',
  "Ext'd Info",
  [
    char('oe_order_item_id', 'inv_mast.item_id', 'Item ID'),
    shown('item_desc', 'inv_mast.item_desc', ''),
    char('extended_desc', 'oe_line.extended_desc', 'Extended Desc'),
    decimal('source_loc_id', 'oe_line.source_loc_id', 'Source Location ID'),
    decimal('ship_loc_id', 'oe_line.ship_loc_id', 'Ship Location ID'),
    char('product_group_id', 'oe_line.product_group_id', 'Product Group ID'),
    date('required_date', 'oe_line.required_date', 'Required Date'),
    date('expedite_date', 'oe_line.expedite_date', 'Expedite Date'),
    date('pick_date', 'oe_line.pick_date', 'Pick Date'),
    decimal('freight_in', 'oe_line.freight_in', 'Incoming Freight'),
    flag('will_call', 'oe_line.will_call', 'Will Call'),
    flag('tax_item', 'oe_line.tax_item', 'Tax Item'),
    char('unit_of_measure', 'oe_line.unit_of_measure', 'UOM'),
    char('disposition', 'oe_line.disposition', 'Disposition', { choices: dispositions }),
    decimal('unit_quantity', 'oe_line.unit_quantity', 'Qty Ordered', { required: true }),
    shown('allocated_qty', 'oe_line.qty_allocated', 'Qty Allocated'),
    shown('canceled_qty', 'oe_line.qty_canceled', ''),
    shown('invoice_qty', 'oe_line.qty_invoiced', ''),
    shown('pick_qty', 'oe_line.qty_on_pick_tickets', ''),
  ],
  { keys: ['oe_order_item_id'], businessObject: 'oe_line', datawindow: 'd_oe_line_extended_info' },
);
