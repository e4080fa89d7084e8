/** What orders and invoices make of P21's rows: joins, formulas and filters (p21-api 2.4, 7). */
import { describe, expect, it } from 'vitest';
import { filterOf, startTables } from './p21-tables.ts';
import { connectP21 } from './p21-under-test.ts';

describe('orders', () => {
  const header = { oe_hdr_uid: 1, company_id: 'ACME', customer_id: 100198, delete_flag: 'N' };

  it('tell open, completed and opened in an editor apart', async () => {
    await using p21 = await startTables({
      oe_hdr: ['N', 'Y', 'T', null].map((completed, n) => ({ ...header, order_no: `100${n}`, completed })),
    });
    const orders = await connectP21(p21.url).sources.orders.byNumbers(['1000', '1001', '1002', '1003']);
    expect(orders.map(({ completion }) => completion)).toEqual(['OPEN', 'COMPLETED', 'IN_EDIT', 'OPEN']);
  });

  it('are filtered with nulls in mind, and with both ends of a range', async () => {
    await using p21 = await startTables({});
    await connectP21(p21.url).sources.orders.page({
      filter: {
        customerId: '100198',
        status: 'OPEN',
        kind: 'ORDER',
        from: '2026-01-01',
        to: '2026-02-28',
        poNo: "P'1",
      },
      first: 10,
      skip: 0,
    });
    expect(filterOf(p21, 'oe_hdr')).toBe(
      [
        "company_id eq 'ACME' and customer_id eq 100198",
        "(completed ne 'Y' or completed eq null) and (cancel_flag ne 'Y' or cancel_flag eq null)",
        "(projected_order ne 'Y' or projected_order eq null) and (rma_flag ne 'Y' or rma_flag eq null)",
        "order_date ge 2026-01-01 and order_date lt 2026-03-01 and po_no eq 'P''1'",
        "(delete_flag ne 'Y' or delete_flag eq null)",
      ].join(' and '),
    );
  });

  it('are found by the reference column of the tenant', async () => {
    await using p21 = await startTables({
      oe_hdr: [{ ...header, order_no: '1', supplier_order_no: 'W-77' }],
    });
    const { sources } = connectP21(p21.url, { referenceColumn: 'supplier_order_no' });
    expect(await sources.orders.byReferences(['w-77'])).toMatchObject([
      { orderNumber: '1', webReference: 'W-77' },
    ]);
    expect(filterOf(p21, 'oe_hdr')).toContain("supplier_order_no eq 'w-77'");
  });

  it('know what is left of each line', async () => {
    const line = { oe_line_uid: 1, inv_mast_uid: 7, unit_quantity: 2, unit_size: 12 };
    await using p21 = await startTables({
      oe_line: [
        {
          ...line,
          order_no: '1',
          line_no: 1,
          qty_ordered: 24,
          qty_invoiced: 4,
          qty_canceled: 2,
          qty_on_pick_tickets: 8,
          qty_allocated: 6,
        },
        { ...line, order_no: '1', line_no: 2, qty_ordered: 1, qty_invoiced: 3 },
      ],
    });
    expect(await connectP21(p21.url).sources.orders.lines(['1'])).toMatchObject([
      { quantityOpen: '18', quantityUnpicked: '10', quantityBackordered: '4' },
      { quantityOpen: '0', quantityUnpicked: '0', quantityBackordered: '0' },
    ]);
  });

  it('show what has not shipped in pages over lines of open orders only', async () => {
    const line = { oe_line_uid: 1, inv_mast_uid: 7, unit_quantity: 1, unit_size: 1, qty_ordered: 5 };
    await using p21 = await startTables({
      oe_hdr: [
        { order_no: '1', company_id: 'ACME' },
        { order_no: '2', company_id: 'ACME' },
      ],
      oe_line: [
        { ...line, order_no: '1', line_no: 1, qty_invoiced: 5 },
        { ...line, order_no: '1', line_no: 2, qty_invoiced: 1 },
        { ...line, order_no: '2', line_no: 1 },
        { ...line, order_no: '3', line_no: 1 },
      ],
    });
    const { sources } = connectP21(p21.url);
    const all = await sources.orders.unshipped({ first: 10, skip: 0, count: true });
    expect(all.total).toBe(2);
    expect(all.rows.map(({ orderNumber, quantityOpen }) => [orderNumber, quantityOpen])).toEqual([
      ['1', '4'],
      ['2', '5'],
    ]);
    const second = await sources.orders.unshipped({ filter: { customerId: '100198' }, first: 1, skip: 1 });
    expect(second).toMatchObject({ rows: [{ orderNumber: '2' }] });
    expect(filterOf(p21, 'oe_hdr')).toContain('customer_id eq 100198');
  });
});

describe('invoices', () => {
  const invoice = { company_no: 'ACME', customer_id_number: 100198, total_amount: 100.1, amount_paid: 30 };

  it('are read by the numeric twin of the customer and know their open amount', async () => {
    await using p21 = await startTables({
      invoice_hdr: [
        {
          ...invoice,
          invoice_no: 'I1',
          terms_taken: 0.05,
          allowed: 0.05,
          memo_amount: 0,
          bad_debt_amount: 0,
        },
      ],
    });
    const { sources } = connectP21(p21.url);
    const { rows } = await sources.invoices.page({
      filter: { customerId: '100198', openOnly: true },
      first: 5,
      skip: 0,
    });
    expect(rows).toMatchObject([{ invoiceNumber: 'I1', customerId: '100198', openAmount: '70' }]);
    expect(filterOf(p21, 'invoice_hdr')).toBe(
      "company_no eq 'ACME' and customer_id_number eq 100198 and (paid_in_full_flag ne 'Y' or paid_in_full_flag eq null) and invoice_type eq 'IN'",
    );
  });

  it('join what was received with receipt and payment, without deleted receipts', async () => {
    await using p21 = await startTables({
      ar_receipts_detail: [
        { receipt_number: 5, invoice_no: 'I1', customer_id: 1, payment_amount: 30 },
        { receipt_number: 6, invoice_no: 'I1', customer_id: 1, payment_amount: 10 },
      ],
      ar_receipts: [
        { receipt_number: 5, payment_number: 50, date_received: '2026-02-01T00:00:00', approved: 'Y' },
      ],
      ar_payment_details: [{ payment_number: 50, check_number: 'C9' }],
    });
    expect(await connectP21(p21.url).sources.invoices.receipts(['I1'])).toEqual([
      {
        receiptNumber: '5',
        paymentNumber: '50',
        invoiceNumber: 'I1',
        customerId: '1',
        amount: '30',
        termsAmount: '0',
        allowedAmount: '0',
        receivedOn: '2026-02-01',
        approved: true,
        reversed: false,
        description: null,
        checkNumber: 'C9',
      },
    ]);
  });
});
