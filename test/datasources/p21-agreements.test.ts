/** What contracts, promotions and reward programs make of P21's rows (p21-api 6.3, 7). */
import { describe, expect, it } from 'vitest';
import { filterOf, scale, startTables, type WireRow } from './p21-tables.ts';
import { connectP21 } from './p21-under-test.ts';

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
