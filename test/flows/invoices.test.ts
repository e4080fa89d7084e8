/** Invoices of customers in a custom entity: golden rows, and what the shop is sent for them. */
import { describe, expect, it } from 'vitest';
import { createInvoicesFlow } from '../../src/flows/invoices.flow.ts';
import { flowParts } from './support/flow-parts.ts';
import { call, planWrites } from './support/flow-stage.ts';
import { shopHolding } from './support/stub-oro.ts';
import { p21Holding } from './support/stub-p21.ts';
import { unknownColumns } from './support/system-names.ts';

const invoice = (number: string, more: Record<string, string | number | null>) => ({
  invoice_no: number,
  inv_no_display: null,
  invoice_type: 'IN',
  order_no: '1013938',
  invoice_date: '2026-02-10T00:00:00-06:00',
  net_due_date: '2026-03-12T00:00:00-05:00',
  company_no: 'ACME',
  customer_id_number: 100198,
  po_no: 'PO-7',
  total_amount: 120.5,
  amount_paid: 0,
  terms_taken: 0,
  allowed: null,
  paid_in_full_flag: 'N',
  date_last_modified: '2026-02-11T09:30:00.123-06:00',
  ...more,
});

const rows = {
  customer: [{ customer_id: 100198, company_id: 'ACME', customer_name: 'Acme Tools', delete_flag: 'N' }],
  invoice_hdr: [
    invoice('5001', { amount_paid: 20.25 }),
    invoice('5002', { paid_in_full_flag: 'Y', amount_paid: 118.09, terms_taken: 2.41 }),
    invoice('5003', { total_amount: -10, inv_no_display: 'CM-5003', po_no: null }),
  ],
};

const row = {
  key: '5001',
  invoiceNumber: '5001',
  orderNumber: '1013938',
  poNumber: 'PO-7',
  invoicedOn: '2026-02-10',
  dueOn: '2026-03-12',
  totalAmount: '120.5',
  openAmount: '100.25',
  status: 'partially_paid',
  currency: 'USD',
};

describe('invoices', () => {
  it('says of each what is still to pay', async () => {
    expect(unknownColumns(rows)).toEqual([]);
    const flow = createInvoicesFlow(flowParts({ p21: await p21Holding(rows) }));
    const { rows: found } = await flow.source.scan(null, call);
    expect(found.map(flow.map)).toEqual([
      {
        owner: { $flow: 'customers', $key: '100198' },
        invoices: [
          row,
          { ...row, key: '5002', invoiceNumber: '5002', openAmount: '0', status: 'paid' },
          {
            ...row,
            key: '5003',
            invoiceNumber: 'CM-5003',
            poNumber: null,
            totalAmount: '-10',
            openAmount: '-10',
            status: 'credit',
          },
        ],
      },
    ]);
  });

  it('is off until a shop has the entity, and sends a row for each invoice then', async () => {
    const shop = await shopHolding();
    const p21 = await p21Holding({ ...rows, invoice_hdr: rows.invoice_hdr.slice(0, 1) });
    const flow = createInvoicesFlow(flowParts({ p21, shop: shop.oro }));
    expect(flow.enabledByDefault).toBe(false);
    await flow.target.write(await planWrites(flow, ['100198'], { customers: { '100198': '2' } }), call);
    expect(shop.writes.map(({ body }) => body)).toEqual([
      {
        data: {
          type: 'extendp21invoices',
          attributes: {
            p21_key: '5001',
            invoice_number: '5001',
            order_number: '1013938',
            po_number: 'PO-7',
            invoiced_on: '2026-02-10',
            due_on: '2026-03-12',
            total_amount: '120.5',
            open_amount: '100.25',
            status: 'partially_paid',
            currency: 'USD',
          },
          relationships: { customer: { data: { type: 'customers', id: '2' } } },
        },
      },
    ]);
  });
});
