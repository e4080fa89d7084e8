/** What customers, items, stock and reference data make of P21's rows: joins, formulas and filters (p21-api 2.4, 7). */
import { describe, expect, it } from 'vitest';
import { filterOf, startTables } from './p21-tables.ts';
import { connectP21 } from './p21-under-test.ts';

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
