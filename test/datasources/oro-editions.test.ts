/** Shopping lists over the storefront, a shop of release 7.0, and what an instance can do. */
import { describe, expect, it } from 'vitest';
import type { NewOAuthClient } from '../../sandbox/oro/oauth/oauth-client.ts';
import { defaultClient } from '../../sandbox/oro/options.ts';
import { createOroSandbox } from '../../sandbox/oro/server.ts';
import { Author, product, sourcesOf } from './oro-author.ts';

describe('shopping lists over the storefront of a shop', () => {
  it('are read with the application of the customer', async () => {
    const clients: NewOAuthClient[] = [
      defaultClient,
      {
        clientId: 'shopper',
        clientSecret: 'sandbox-secret',
        area: 'storefront',
        grants: ['client_credentials'],
        ownerId: '1',
      },
    ];
    const sandbox = await createOroSandbox({ clients });
    try {
      const author = new Author(sandbox.url);
      const customer = await author.create('customers', { name: 'Acme' });
      const administrator = { type: 'customeruserroles', id: '1' };
      await author.create(
        'customerusers',
        {
          email: 'bob@example.com',
          firstName: 'Bob',
          lastName: 'Doo',
          password: 'Secret123!',
          enabled: true,
        },
        { customer, userRoles: [administrator] },
      );
      const abc = await product(author, 'ABC');
      const shopper = new Author(sandbox.url, '/api', 'shopper');
      await shopper.create(
        'shoppinglists',
        { name: 'Restock' },
        { items: [{ type: 'shoppinglistitems', id: 'i1' }] },
        [
          {
            type: 'shoppinglistitems',
            id: 'i1',
            attributes: { quantity: 5 },
            relationships: {
              product: { data: abc },
              unit: { data: { type: 'productunits', id: 'each' } },
            },
          },
        ],
      );
      const storefrontClients = [
        { customerId: customer.id, clientId: 'shopper', clientSecret: 'sandbox-secret' },
      ];
      const oro = sourcesOf(sandbox, { storefrontClients });
      expect(await oro.shoppingLists.forCustomer(customer.id)).toMatchObject([
        { name: 'Restock', items: [{ sku: 'ABC', productName: 'Name of ABC', quantity: '5', unit: 'each' }] },
      ]);
    } finally {
      await sandbox.close();
    }
  });
});

describe('over a 7.0', () => {
  it('finds customers by externalId with one list', async () => {
    const sandbox = await createOroSandbox({ version: '7.0' });
    try {
      const author = new Author(sandbox.url);
      await author.create('customers', { name: 'Acme', externalId: '100198' });
      await author.create('customers', { name: 'Bolt', externalId: '100199' });
      const oro = sourcesOf(sandbox, { customerKey: 'externalId' });
      const found = await oro.customers.byP21Ids(['100198', '100199']);
      expect(found.map(({ name, p21CustomerId }) => [name, p21CustomerId])).toEqual([
        ['Acme', '100198'],
        ['Bolt', '100199'],
      ]);
    } finally {
      await sandbox.close();
    }
  });
});

describe('what an instance can do', () => {
  const capabilitiesOf = async (options: Parameters<typeof createOroSandbox>[0]) => {
    const sandbox = await createOroSandbox(options);
    try {
      return await sourcesOf(sandbox).capabilities.read();
    } finally {
      await sandbox.close();
    }
  };

  it('is read from a fresh 6.1', async () => {
    expect(await capabilitiesOf({ customEntities: false })).toMatchObject({
      customerKey: 'absent',
      orderKey: 'absent',
      externalId: false,
      ordersByUpdatedAt: true,
      orderRelationship: 'orders',
      webhooks: false,
      customerPrices: true,
    });
  });

  it('is read from a 6.1 prepared for P21', async () => {
    const capabilities = await capabilitiesOf({ version: '6.1' });
    expect(capabilities).toMatchObject({
      customerKey: 'list',
      customerKeyNumeric: true,
      orderKey: 'single',
      externalId: false,
      webhooks: false,
    });
    expect(capabilities.customEntities.size).toBe(5);
  });

  it('is read from a 7.0 prepared for P21', async () => {
    const capabilities = await capabilitiesOf({ version: '7.0' });
    expect(capabilities).toMatchObject({
      customerKey: 'list',
      customerKeyNumeric: true,
      orderKey: 'single',
      externalId: true,
      webhooks: true,
    });
    expect(capabilities.customEntities.size).toBe(5);
  });
});
