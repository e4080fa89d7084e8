/** An order of the shop for the small distributor, and what P21 has of orders. */
import { customerId } from '../../p21/small-distributor.ts';
import { type P21ForCommands } from './p21-for-commands.ts';

export const order = {
  customerId: String(customerId),
  poNumber: 'PO-1',
  contactId: '1042',
  lines: [
    { sku: 'widget-001', quantity: '2', unitOfMeasure: 'BX' },
    { sku: 'WIDGET-002', quantity: '3' },
    { sku: 'WIDGET-001', quantity: '5', unitPrice: '9.125' },
  ],
};

/** The reference column on the form of Order Entry, or not: then orders go to /api/sales/orders. */
export const ways = [
  ['service Order', { orderColumns: ['web_reference_no'] }],
  ['/api/sales/orders', {}],
] as const;

export const ordersIn = ({ database }: P21ForCommands) => [...database.table('oe_hdr').all()];
export const linesIn = ({ database }: P21ForCommands) =>
  [...database.table('oe_line').all()].map((row) => [
    row.inv_mast_uid,
    row.unit_quantity,
    row.unit_of_measure,
    row.unit_price,
  ]);

export const allLines = [
  [1, 2, 'BX', 10],
  [2, 3, 'EA', 2.5],
  [1, 5, 'EA', 9.125],
];
