/** What each family makes of P21's rows: joins, formulas and filters (p21-api 2.4, 6.3, 7). */
import { describe, expect, it } from 'vitest';
import type { StubRequest } from './p21-stub-server.ts';
import { startP21Stub } from './p21-stub-server.ts';
import { connectP21 } from './p21-under-test.ts';

type WireRow = Readonly<Record<string, unknown>>;

/** A P21 that answers each table with all rows the test gives it, whatever the filter. */
function startTables(tables: Readonly<Record<string, readonly WireRow[]>>) {
  return startP21Stub(({ path }) => ({ body: { value: tables[path.split('/').at(-1) ?? ''] ?? [] } }));
}
const filterOf = (p21: { requests: readonly StubRequest[] }, table: string) =>
  p21.requests.findLast(({ path }) => path.endsWith(`/${table}`))?.query.get('$filter');

describe('customers', () => {
  it('are read within the configured company', async () => {
    await using p21 = await startTables({
      customer: [
        {
          customer_id: 100198,
          company_id: 'ACME',
          customer_name: 'Acme Tools',
          credit_limit: 5000.0,
          delete_flag: 'N',
          taxable_flag: 'Y',
          job_pricing: 'N',
          date_last_modified: '2026-07-24T11:22:14.747-04:00',
        },
      ],
    });
    const [customer] = await connectP21(p21.url).sources.customers.byIds(['100198']);
    expect(customer).toMatchObject({
      customerId: '100198',
      name: 'Acme Tools',
      creditLimit: '5000',
      creditLimitUsed: null,
      taxable: true,
      deleted: false,
      modifiedAt: '2026-07-24T15:22:14.747Z',
    });
    expect(filterOf(p21, 'customer')).toBe(
      "customer_id eq 100198 and company_id eq 'ACME' and (delete_flag ne 'Y' or delete_flag eq null)",
    );
  });

  it('can be searched by part of a name or by number', async () => {
    await using p21 = await startTables({});
    const { sources } = connectP21(p21.url);
    await sources.customers.page({ filter: { search: "O'Neil" }, first: 5, skip: 0 });
    expect(filterOf(p21, 'customer')).toContain("contains(customer_name,'O''Neil')");
    await sources.customers.page({ filter: { search: '1001' }, first: 5, skip: 0 });
    expect(filterOf(p21, 'customer')).toContain("(contains(customer_name,'1001') or customer_id eq 1001)");
  });
});

describe('items', () => {
  it('are looked up in upper case', async () => {
    await using p21 = await startTables({ inv_mast: [{ inv_mast_uid: 7, item_id: 'WIDGET-001' }] });
    const [item] = await connectP21(p21.url).sources.items.byItemIds(['widget-001']);
    expect(item).toMatchObject({ itemUid: 7, itemId: 'WIDGET-001' });
    expect(filterOf(p21, 'inv_mast')).toContain("item_id eq 'WIDGET-001'");
  });

  it('are found although deleted when an old order needs them', async () => {
    await using p21 = await startTables({
      inv_mast: [{ inv_mast_uid: 7, item_id: 'OLD', delete_flag: 'Y' }],
    });
    const [item] = await connectP21(p21.url).sources.items.byUids([7], { withDeleted: true });
    expect(item).toMatchObject({ itemId: 'OLD', deleted: true });
    expect(filterOf(p21, 'inv_mast')).toBe('inv_mast_uid eq 7');
  });
});

describe('stock', () => {
  const place = { inv_mast_uid: 7, company_id: 'ACME', delete_flag: null };

  it('is what is on hand, less what is allocated, not pickable, quarantined or frozen', async () => {
    await using p21 = await startTables({
      inv_loc: [
        {
          ...place,
          location_id: 10,
          qty_on_hand: 55,
          qty_allocated: 15.5,
          next_due_in_po_date: '2026-04-01T00:00:00-05:00',
          order_quantity: 20,
        },
        { ...place, location_id: 20, qty_on_hand: 0.1, qty_allocated: null },
      ],
      inv_loc_stock_status: [
        {
          inv_loc_stock_status_uid: 1,
          inv_mast_uid: 7,
          location_id: 10,
          qty_non_pickable: 1,
          qty_quarantined: 2,
          qty_frozen: 0.25,
        },
      ],
    });
    const stock = await connectP21(p21.url).sources.stock.byItems([7], ['10', '20', 'x']);
    expect(stock).toMatchObject([
      {
        locationId: '10',
        available: '36.25',
        onHand: '55',
        onPurchaseOrder: '20',
        nextDueOn: '2026-04-01',
        asOf: '2026-03-01T12:00:00.000Z',
      },
      { locationId: '20', available: '0.1', allocated: '0', frozen: '0', nextDueOn: null },
    ]);
    expect(filterOf(p21, 'inv_loc')).toContain('(location_id eq 10 or location_id eq 20)');
    expect(filterOf(p21, 'inv_loc_stock_status')).not.toContain('delete_flag');
  });

  it('may be negative', async () => {
    await using p21 = await startTables({
      inv_loc: [{ ...place, location_id: 10, qty_on_hand: 1, qty_allocated: 3 }],
    });
    expect(await connectP21(p21.url).sources.stock.byItems([7])).toMatchObject([{ available: '-2' }]);
  });

  it('is of nowhere when no location is asked for', async () => {
    await using p21 = await startTables({ inv_loc: [{ ...place, location_id: 10 }] });
    expect(await connectP21(p21.url).sources.stock.byItems([7], [])).toEqual([]);
  });
});

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

const scale = (values: readonly number[], breaks: readonly number[]) => ({
  ...Object.fromEntries(Array.from({ length: 15 }, (_, n) => [`calculation_value${n + 1}`, values[n] ?? 0])),
  ...Object.fromEntries(Array.from({ length: 14 }, (_, n) => [`break${n + 1}`, breaks[n] ?? 0])),
});

describe('contracts', () => {
  const tables = {
    job_price_customer_shipto: [
      {
        job_price_cust_shipto_uid: 1,
        job_price_hdr_uid: 9,
        company_id: 'ACME',
        customer_id: 100198,
        ship_to_id: 0,
        contract_dollar_limit: 10000,
        contract_dollar_limit_used: 2500.5,
        row_status_flag: 704,
        date_last_modified: '2026-02-01T00:00:00Z',
      },
      {
        job_price_cust_shipto_uid: 2,
        job_price_hdr_uid: 8,
        company_id: 'ACME',
        customer_id: 100198,
        ship_to_id: 200,
        row_status_flag: 704,
      },
    ],
    job_price_hdr: [
      {
        job_price_hdr_uid: 9,
        job_no: 'J9',
        contract_no: 'C-9',
        company_id: 'ACME',
        start_date: '2026-01-01T00:00:00',
        end_date: '2026-12-31T00:00:00',
        approved: 'Y',
        cancelled: 'N',
        row_status_flag: 704,
        date_last_modified: '2026-01-01T00:00:00Z',
      },
    ],
    job_price_hdr_budget_prd: [
      {
        job_price_hdr_budget_prd_uid: 4,
        job_price_hdr_uid: 9,
        period: 1,
        year_for_period: 2026,
        beginning_date: '2026-01-01T00:00:00',
        ending_date: '2026-03-31T00:00:00',
      },
    ],
    job_price_cust_shipto_ordlim: [
      { job_price_cust_shipto_uid: 1, job_price_hdr_budget_prd_uid: 4, order_limit: 10, order_limit_used: 3 },
    ],
    job_price_line: [
      { job_price_line_uid: 90, job_price_hdr_uid: 9, inv_mast_uid: 7, price: 9.99, row_status_flag: 704 },
      { job_price_line_uid: 91, job_price_hdr_uid: 9, inv_mast_uid: 8, row_status_flag: 704 },
      { job_price_line_uid: 92, job_price_hdr_uid: 9, product_group_id: 'PIPE', row_status_flag: 704 },
    ],
    job_price_value: [
      {
        job_price_value_uid: 1,
        job_price_line_uid: 90,
        customer_id: 0,
        ship_to_id: 0,
        row_status_flag: 704,
        ...scale([9.99, 9.5], [100]),
      },
      {
        job_price_value_uid: 2,
        job_price_line_uid: 90,
        customer_id: 555,
        ship_to_id: 0,
        row_status_flag: 704,
        ...scale([1], []),
      },
    ],
  };

  it('carry limits, use and periods, without contracts that are not in force', async () => {
    await using p21 = await startTables(tables);
    expect(await connectP21(p21.url).sources.contracts.forCustomers(['100198'])).toMatchObject([
      {
        contractUid: 9,
        contractNumber: 'C-9',
        customerId: '100198',
        shipToId: null,
        dollarLimit: '10000',
        dollarLimitUsed: '2500.5',
        startsOn: '2026-01-01',
        modifiedAt: '2026-02-01T00:00:00.000Z',
        periods: [{ period: 1, year: 2026, endsOn: '2026-03-31', orderLimit: 10, orderLimitUsed: 3 }],
      },
    ]);
    expect(filterOf(p21, 'job_price_hdr')).toContain(
      "approved eq 'Y' and (cancelled ne 'Y' or cancelled eq null)",
    );
    expect(filterOf(p21, 'job_price_hdr')).toContain('row_status_flag ne 700 and row_status_flag ne 705');
  });

  it("give an item's line and lines of groups, with the customer's own scales", async () => {
    await using p21 = await startTables(tables);
    const lines = await connectP21(p21.url).sources.prices.contractLinesFor('100198', [7]);
    expect(lines.map(({ contractLineUid }) => contractLineUid)).toEqual([90, 92]);
    expect(lines[0]?.values).toEqual([
      {
        contractValueUid: 1,
        customerId: null,
        shipToId: null,
        calculationMethodCode: null,
        breaks: [
          { fromQuantity: '0', value: '9.99', unitOfMeasure: null },
          { fromQuantity: '100', value: '9.5', unitOfMeasure: null },
        ],
      },
    ]);
  });
});

describe('promotions', () => {
  const page = (uid: number, from: string, to: string, more: WireRow = {}) => ({
    price_page_uid: uid,
    company_id: 'ACME',
    effective_date: from,
    expiration_date: to,
    row_status_flag: 704,
    ...scale([0.9], []),
    ...more,
  });
  const tables = {
    price_book: [{ price_book_uid: 3, price_book_id: 'PROMO', row_status_flag: 704 }],
    price_page_x_book: [1, 2, 3, 4].map((uid) => ({
      price_page_x_book_uid: uid,
      price_book_uid: 3,
      price_page_uid: uid,
      row_status_flag: 704,
    })),
    price_page: [
      page(1, '2026-03-01T00:00:00', '2026-03-31T00:00:00'),
      page(2, '2026-01-01T00:00:00', '2026-01-31T00:00:00'),
      page(3, '2026-01-01T00:00:00', '2049-12-31T00:00:00'),
      page(4, '2026-02-01T00:00:00', '2026-04-30T00:00:00', { customer_id: 555 }),
    ],
    price_library_x_cust_x_cmpy: [
      {
        price_lib_x_cust_x_cmpy_uid: 1,
        company_id: 'ACME',
        customer_id: 100198,
        price_library_uid: 6,
        row_status_flag: 704,
      },
      {
        price_lib_x_cust_x_cmpy_uid: 2,
        company_id: 'ACME',
        customer_id: 999,
        price_library_uid: 5,
        row_status_flag: 704,
      },
    ],
    price_book_x_library: [
      { price_book_x_library_uid: 1, price_library_uid: 6, price_book_uid: 3, row_status_flag: 704 },
    ],
  };
  const uids = (rows: readonly { pricePageUid: number }[]) => rows.map(({ pricePageUid }) => pricePageUid);

  it('are the limited pages of the book, by day', async () => {
    await using p21 = await startTables(tables);
    const { promotions } = connectP21(p21.url).sources;
    const all = await promotions.page({ first: 10, skip: 0, count: true });
    expect([uids(all.rows), all.total]).toEqual([[2, 4, 1], 3]);
    const active = await promotions.page({ filter: { activeOn: '2026-03-31' }, first: 1, skip: 1 });
    expect(uids(active.rows)).toEqual([1]);
    expect(filterOf(p21, 'price_book')).toContain("price_book_id eq 'PROMO'");
  });

  it("reach a customer through its libraries and leave out other customers' pages", async () => {
    await using p21 = await startTables(tables);
    const { promotions } = connectP21(p21.url).sources;
    expect(uids(await promotions.forCustomer('100198', { activeOn: '2026-03-15' }))).toEqual([1]);
    expect(await promotions.forCustomer('999')).toEqual([]);
  });
});

describe('reward programs', () => {
  it('are read by whichever of the known names the tenant has', async () => {
    await using p21 = await startTables({
      rewards_program: [
        {
          rewards_program_uid: 1,
          rewards_program_id: 'GOLD',
          description: 'Gold',
          start_date: '2026-01-01T00:00:00',
          row_status_flag: 704,
        },
        { rewards_program_uid: 2, rewards_program_id: 'OLD', row_status_flag: 700 },
      ],
    });
    expect(await connectP21(p21.url).sources.rewards.programs()).toMatchObject([
      { programUid: 1, programId: 'GOLD', description: 'Gold', startsOn: '2026-01-01', endsOn: null },
    ]);
    expect(p21.requests.at(-1)?.query.has('$select')).toBe(false);
  });
});

describe('reference data', () => {
  it('finds the configured company, which is what a ping asks', async () => {
    await using p21 = await startTables({
      company: [{ company_id: 'ACME', company_name: 'Acme', home_currency_id: 1 }],
    });
    const { ping, sources } = connectP21(p21.url);
    expect(await ping()).toEqual({ companyKnown: true });
    expect(await sources.reference.company()).toMatchObject({ name: 'Acme', homeCurrencyId: '1' });
    expect(await connectP21(p21.url, { companyId: 'OTHER' }).ping()).toEqual({ companyKnown: false });
  });

  it('takes carriers from addresses, deleted ones too', async () => {
    await using p21 = await startTables({
      address: [{ id: 1001, name: 'Fast Freight', scac_code: 'FAFR', delete_flag: 'Y' }],
    });
    expect(await connectP21(p21.url).sources.reference.carriers(['1001'])).toEqual([
      { carrierId: '1001', name: 'Fast Freight', scacCode: 'FAFR' },
    ]);
  });
});
