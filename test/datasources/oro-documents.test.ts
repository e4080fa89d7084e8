/** Orders and custom entities of the shop, from recorded answers. */
import { describe, expect, it } from 'vitest';
import { asList, onGet, orderRow } from './oro-answers.ts';
import { recorded, rows, startOro } from './oro-recorded-server.ts';
import { oroSources } from './oro-sources.ts';

describe('orders of the shop', () => {
  it('reads an order with its lines, addresses and statuses in one question', async () => {
    await using oro = await startOro(onGet('orders', asList(recorded('6.1-314-order-get-include'))));
    const [order] = await oroSources(oro).orders.byIdentifiers(['ERP-1001']);
    expect(order).toMatchObject({
      id: '1',
      identifier: 'ERP-1001',
      poNumber: 'PO-1',
      p21OrderNo: null,
      currency: 'USD',
      subtotal: '28.5',
      total: '28.5',
      shipUntil: '2027-01-31',
      external: false,
      internalStatus: 'open',
      status: null,
      shippingStatus: 'not_shipped',
      customer: { id: '2', label: 'ERP Customer 1 renamed' },
      customerUser: { id: '1' },
      billingAddress: { id: '1', street: '1 Main St', country: { code: 'US' }, region: { code: 'US-CA' } },
      createdAt: '2026-11-24T02:39:42.000Z',
    });
    expect(
      order?.lines.map(({ sku, quantity, unit, unitPrice }) => [sku, quantity, unit, unitPrice]),
    ).toEqual([
      ['SKU-001', '2', 'item', '10.5'],
      ['SKU-002', '1.5', 'kg', '5'],
    ]);
    expect(oro.requests).toHaveLength(1);
  });

  it('reads totals and the fields that P21 fills', async () => {
    const { data } = recorded('6.1-custom-192-ext-order-patch-p21').body as { data: object };
    const totals = (recorded('6.1-346-ordersubtotals-list').body as { data: { id: string }[] }).data;
    const order = {
      ...data,
      relationships: { orderSubtotals: { data: totals.map(({ id }) => ({ type: 'ordersubtotals', id })) } },
    };
    await using oro = await startOro(onGet('orders', rows([order], totals)));
    const [read] = await oroSources(oro).orders.byIds(['1']);
    expect(read?.p21OrderNo).toBe('1000123');
    expect(read?.charges).toEqual([{ code: 'FRT', description: null, amount: '12.5' }]);
    expect(read?.totals[0]).toEqual({
      id: '1-subtotal-0',
      type: 'subtotal',
      label: 'Subtotal',
      amount: '28.5',
      signedAmount: '28.5',
      currency: 'USD',
      visible: true,
    });
  });

  it('asks for the lines on their own where Oro cuts the list of them', async () => {
    const ids = Array.from({ length: 1000 }, (_, index) => ({ type: 'orderlineitems', id: `${index + 1}` }));
    const line = { quantity: 1, value: '2.0000', currency: 'USD', productUnitCode: 'item' };
    await using oro = await startOro(({ path, query }) => {
      if (path.endsWith('/orders'))
        return rows([{ ...orderRow(1), relationships: { lineItems: { data: ids } } }]);
      if (query['page[size]'] === '1') return rows([]);
      const start = (Number(query['page[number]']) - 1) * 500;
      const found = Array.from({ length: Math.min(500, 1200 - start) }, (_, index) => `${start + index}`);
      return rows(found.map((id) => ({ type: 'orderlineitems', id, attributes: line })));
    });
    const [order] = await oroSources(oro).orders.byIds(['1']);
    expect(order?.lines).toHaveLength(1200);
    expect(oro.requests.at(-1)?.query['filter[orders]']).toBe('1');
  });

  it('finds orders by P21 number one by one, since the attribute is a text', async () => {
    await using oro = await startOro(({ query }) =>
      rows(query['filter[p21_order_no]'] === '1000123' ? [orderRow(1, { p21_order_no: '1000123' })] : []),
    );
    expect(await oroSources(oro).orders.byP21OrderNos(['1000123', '1000124', ''])).toMatchObject([
      { id: '1', p21OrderNo: '1000123' },
    ]);
    expect(oro.requests).toHaveLength(3);
  });

  it('pages newest first, and takes two pages for a window that starts inside one', async () => {
    const all = Array.from({ length: 7 }, (_, index) => orderRow(100 - index));
    await using oro = await startOro(({ query }) => {
      const size = Number(query['page[size]']);
      const start = (Number(query['page[number]']) - 1) * size;
      return rows(all.slice(start, start + size));
    });
    const page = await oroSources(oro).orders.page({ customerIds: ['2'], first: 3, skip: 2 });
    expect(page.map(({ id }) => id)).toEqual(['98', '97', '96']);
    expect(oro.requests.map(({ query }) => query.sort)).toEqual(['-createdAt,-id', '-createdAt,-id']);
  });
});

describe('custom entities', () => {
  it('reads budgets of customers', async () => {
    await using oro = await startOro(onGet('extendp21customerbudgets', recorded('6.1-custom-138-ext-list')));
    const budgets = await oroSources(oro).customEntities.budgets(['2']);
    expect(budgets[0]).toEqual({
      id: '3',
      p21Key: 'K2',
      customerId: '2',
      periodStart: '2026-01-01',
      periodEnd: '2026-12-31',
      limit: '2000.1235',
      spent: '0',
      currency: 'USD',
      note: 'hello',
    });
  });

  it('reads unshipped items of orders', async () => {
    await using oro = await startOro(
      onGet('extendp21unshippeditems', recorded('6.1-custom-184-ext-unshipped-list')),
    );
    expect(await oroSources(oro).customEntities.unshippedItems(['1'])).toEqual([
      { id: '1', orderId: '1', sku: 'ABC', quantityOpen: '12.5', unit: 'each', expectedDate: '2026-12-24' },
      { id: '2', orderId: '1', sku: 'ABD', quantityOpen: '3', unit: 'each', expectedDate: '2026-12-24' },
    ]);
    expect(oro.requests[0]?.query['filter[parent_order]']).toBe('1');
  });

  it('reads rows of any type in camelCase, one question per text value', async () => {
    await using oro = await startOro(({ query }) =>
      query['filter[p21_key]'] === 'K1' ? recorded('6.1-custom-138-ext-list') : rows([]),
    );
    const found = await oroSources(oro).customEntities.rows('extendp21customerbudgets', {
      attribute: 'p21Key',
      values: ['K1', 'K2'],
    });
    expect(found[0]?.attributes).toMatchObject({ limitAmount: '2000.1235', p21Key: 'K2' });
    expect(found[0]?.relationships).toEqual({ customer: '2' });
    expect(oro.requests.map(({ query }) => query['filter[p21_key]']).sort()).toEqual(['K1', 'K2']);
  });

  it('finds no rows, without failing, where the shop has no such entity', async () => {
    await using oro = await startOro(() => recorded('6.1-custom-122-ext-probe-p21customerbudgets'));
    const sources = oroSources(oro);
    expect(await sources.customEntities.budgets(['1'])).toEqual([]);
    expect(await sources.customEntities.rows('extendp21promotions')).toEqual([]);
    expect(await sources.webhooks.list()).toEqual([]);
  });
});
