/** Products, stock and prices of the shop, from recorded answers. */
import { describe, expect, it } from 'vitest';
import { onGet, precision } from './oro-answers.ts';
import { recorded, rows, startOro } from './oro-recorded-server.ts';
import { oroSources } from './oro-sources.ts';

describe('products and stock of the shop', () => {
  it('takes the name without localization, wherever it stands in the list', async () => {
    const { data, included } = recorded('6.1-239-product-after-name-update').body as {
      data: { attributes: object; relationships: object };
      included: object[];
    };
    const product = {
      ...data,
      attributes: { ...data.attributes, status: 'enabled', createdAt: '2026-11-24T02:39:35Z' },
    };
    await using oro = await startOro(onGet('products', rows([product], [...included].reverse())));
    expect(await oroSources(oro).products.bySkus(['SKU-001'])).toMatchObject([
      { sku: 'SKU-001', name: 'Widget One' },
    ]);
  });

  it('reads units with their conversion and which one is primary', async () => {
    await using oro = await startOro(
      onGet(
        'products',
        rows(
          [
            {
              type: 'products',
              id: '3',
              attributes: {
                sku: 'SKU-003',
                status: 'enabled',
                createdAt: '2026-11-24T02:39:35Z',
                updatedAt: '2026-11-24T02:39:35Z',
              },
              relationships: {
                unitPrecisions: { data: [precision('3'), precision('4')] },
                primaryUnitPrecision: { data: precision('3') },
                inventory_status: { data: { type: 'prodinventorystatuses', id: 'in_stock' } },
              },
            },
          ],
          (recorded('6.1-246-inventorylevels-by-skus').body as { included: object[] }).included,
        ),
      ),
    );
    const [product] = await oroSources(oro).products.byIds(['3']);
    expect(product?.inventoryStatus).toBe('in_stock');
    expect(product?.units).toEqual([
      { id: '3', unit: 'item', precision: 0, conversionRate: '1', sell: true, isPrimary: true },
      { id: '4', unit: 'set', precision: 0, conversionRate: '12', sell: true, isPrimary: false },
    ]);
  });

  it('reads one inventory level per product and unit', async () => {
    await using oro = await startOro(onGet('inventorylevels', recorded('6.1-246-inventorylevels-by-skus')));
    expect(await oroSources(oro).inventory.bySkus(['SKU-001', 'SKU-003'])).toEqual([
      { id: '1', productId: '1', sku: 'SKU-001', unit: 'item', isPrimary: false, quantity: '0' },
      { id: '3', productId: '3', sku: 'SKU-003', unit: 'item', isPrimary: false, quantity: '0' },
      { id: '4', productId: '3', sku: 'SKU-003', unit: 'set', isPrimary: false, quantity: '0' },
    ]);
    expect(oro.requests[0]?.query['filter[product.sku]']).toBe('SKU-001,SKU-003');
  });

  it('looks for a SKU with a comma by search, since a filter would take it for two', async () => {
    const found = { createdAt: '2026-11-24T02:39:35Z', updatedAt: '2026-11-24T02:39:35Z', status: 'enabled' };
    await using oro = await startOro(({ query }) => {
      if (query['filter[searchQuery]'] === undefined) return recorded('6.1-227-products-sku-with-comma');
      return rows([
        { type: 'products', id: '8', attributes: { ...found, sku: 'a,b' } },
        { type: 'products', id: '9', attributes: { ...found, sku: 'A,B' } },
      ]);
    });
    expect(await oroSources(oro).products.bySkus(['A,B', 'X', 'C,D'])).toMatchObject([
      { id: '9', sku: 'A,B' },
    ]);
    const filters = oro.requests.map(({ query }) => query['filter[sku]'] ?? query['filter[searchQuery]']);
    expect(filters.sort()).toEqual(['X', 'sku = "A,B" or sku = "C,D"']);
  });
});

describe('prices of the shop', () => {
  it('reads the prices a customer sees, with exact decimals', async () => {
    await using oro = await startOro(onGet('customerprices', recorded('6.1-custom-360-6.1-cp-noHateoas')));
    const prices = await oroSources(oro).prices.forCustomer({
      customerId: '1',
      productIds: ['1'],
      currency: 'USD',
    });
    expect(prices[0]).toEqual({
      id: '1-1-1-USD-item-1',
      customerId: '1',
      websiteId: '1',
      productId: '1',
      sku: null,
      unit: 'item',
      currency: 'USD',
      quantity: '1',
      value: '79.99',
    });
    expect(prices.map(({ quantity }) => quantity)).toEqual(['1', '10', '20']);
  });

  it("reads the guest's prices, which name no customer", async () => {
    await using oro = await startOro(
      onGet('customerprices', recorded('6.1-custom-340-6.1-cp-guest-customer-0')),
    );
    const [price] = await oroSources(oro).prices.forCustomer({ customerId: '0', productIds: ['1'] });
    expect(price).toMatchObject({ customerId: '0', productId: '1', unit: 'item' });
  });

  it('never sends a page or an order to the prices of a customer, which Oro refuses', async () => {
    await using oro = await startOro(
      onGet('customerprices', recorded('6.1-custom-342-6.1-cp-unknown-customer')),
    );
    expect(await oroSources(oro).prices.forCustomer({ customerId: '99999', productIds: ['1'] })).toEqual([]);
    expect(Object.keys(oro.requests[0]?.query ?? {}).filter((name) => /^(page|sort)/.test(name))).toEqual([]);
    expect(oro.requests[0]?.query).toMatchObject({
      'filter[customer]': '99999',
      'filter[website]': '1',
      'filter[product]': '1',
    });
  });

  it('reads what one price list says', async () => {
    await using oro = await startOro(
      onGet('productprices', recorded('6.1-280-productprices-by-product-sku')),
    );
    const prices = await oroSources(oro).prices.ofPriceList('2', ['SKU-001']);
    expect(prices.map(({ priceListId, quantity, value }) => [priceListId, quantity, value])).toEqual([
      ['2', '3', '1.1235'],
      ['2', '1', '10.5'],
      ['2', '10', '9.25'],
    ]);
    expect(oro.requests[0]?.query).toMatchObject({
      'filter[priceList]': '2',
      'filter[product.sku]': 'SKU-001',
    });
  });
});
