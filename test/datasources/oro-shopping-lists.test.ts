import { describe, expect, it } from 'vitest';
import { recorded, startOro } from './oro-recorded-server.ts';
import { oroSources } from './oro-sources.ts';

const storefrontClients = [{ customerId: '2', clientId: 'shopper', clientSecret: 'secret' }];

describe('shopping lists', () => {
  it('are read from the storefront with the application of the customer, items and SKUs in one question', async () => {
    await using oro = await startOro(() => recorded('6.1-505-sf-shoppinglists'), { storefrontClients });
    const lists = await oroSources(oro).shoppingLists.forCustomer('2');
    expect(lists).toEqual([
      {
        id: '1',
        customerId: '2',
        customerUserId: '1',
        name: 'My list',
        notes: 'n',
        isDefault: true,
        currency: 'USD',
        subtotal: '198',
        total: '198',
        items: [
          {
            id: '1',
            productId: '1',
            sku: 'SKU-001',
            productName: 'Widget One',
            quantity: '2',
            unit: 'item',
            notes: null,
            currency: 'USD',
            unitPrice: '99',
            subtotal: '198',
          },
        ],
        createdAt: '2026-11-24T02:40:28.000Z',
        updatedAt: '2026-11-24T02:40:28.000Z',
      },
    ]);
    expect(oro.requests.map(({ path }) => path)).toEqual(['/api/shoppinglists']);
    expect(oro.requests[0]?.query.include).toBe('items.product');
    expect(oro.tokenRequests.map(({ body }) => (body as { client_id: string }).client_id)).toEqual([
      'shopper',
    ]);
  });

  it('cannot be asked for without an application, which is not the same as none', async () => {
    await using oro = await startOro(() => recorded('6.1-505-sf-shoppinglists'), { storefrontClients });
    const { shoppingLists } = oroSources(oro);
    expect(await shoppingLists.forCustomer('3')).toBeNull();
    expect(oro.requests).toEqual([]);
  });

  it('of another customer are not shown, even when the application belongs to it by mistake', async () => {
    const mistaken = [{ customerId: '77', clientId: 'shopper', clientSecret: 'secret' }];
    await using oro = await startOro(() => recorded('6.1-505-sf-shoppinglists'), {
      storefrontClients: mistaken,
    });
    expect(await oroSources(oro).shoppingLists.forCustomer('77')).toEqual([]);
  });

  it('name the application to check when its sign-in is refused', async () => {
    const wrong = [{ customerId: '2', clientId: 'shopper', clientSecret: 'wrong' }];
    await using oro = await startOro(() => undefined, { storefrontClients: wrong });
    await expect(oroSources(oro).shoppingLists.forCustomer('2')).rejects.toMatchObject({
      code: 'UPSTREAM_UNAUTHORIZED',
      message: 'OroCommerce refused the sign-in: check the storefront application of Oro customer 2',
    });
  });
});
