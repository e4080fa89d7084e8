/** Customers of the shop, their people and addresses, from recorded answers. */
import { describe, expect, it } from 'vitest';
import { asList, customerRow, expectedNumber, onGet } from './oro-answers.ts';
import { recorded, rows, startOro } from './oro-recorded-server.ts';
import { oroSources } from './oro-sources.ts';

describe('customers of the shop', () => {
  it('reads names of the related records, also of a parent that came as a row itself', async () => {
    const child = recorded('6.1-170-customers-include-nested').body as { data: object[]; included: object[] };
    await using oro = await startOro(onGet('customers', rows(child.data, child.included)));
    const [customer] = await oroSources(oro).customers.byIds(['3']);
    expect(customer).toEqual({
      id: '3',
      name: 'ERP Customer 1 Branch',
      p21CustomerId: null,
      externalId: null,
      parent: { id: '2', label: 'ERP Customer 1 renamed' },
      group: null,
      paymentTerm: null,
      taxCode: null,
      internalRating: null,
      creditLimit: null,
      createdAt: '2026-11-24T02:39:28.000Z',
      updatedAt: '2026-11-24T02:39:28.000Z',
    });
  });

  it('finds them by P21 id through the configured numeric attribute with one list', async () => {
    await using oro = await startOro(({ query }) => {
      if (query['filter[p21_customer_id]'] === 'capability-probe') return expectedNumber('p21_customer_id');
      return rows([
        customerRow('7', { p21_customer_id: '100198' }),
        customerRow('8', { p21_customer_id: '100199' }),
      ]);
    });
    const customers = await oroSources(oro).customers.byP21Ids(['100198', '100199', 'not-a-number']);
    expect(customers.map(({ id, p21CustomerId }) => [id, p21CustomerId])).toEqual([
      ['7', '100198'],
      ['8', '100199'],
    ]);
    expect(oro.requests.map(({ query }) => query['filter[p21_customer_id]'])).toEqual([
      'capability-probe',
      '100198,100199',
    ]);
  });

  it('asks one by one where the attribute is a text, because Oro takes the comma literally', async () => {
    await using oro = await startOro(
      ({ query }) => rows(query['filter[p21_ref]'] === 'B-2' ? [customerRow('8', { p21_ref: 'B-2' })] : []),
      { customerKey: 'p21_ref' },
    );
    expect(await oroSources(oro).customers.byP21Ids(['A-1', 'B-2'])).toMatchObject([
      { id: '8', p21CustomerId: 'B-2' },
    ]);
    expect(oro.requests.map(({ query }) => query['filter[p21_ref]'])).toEqual([
      'capability-probe',
      'A-1',
      'B-2',
    ]);
  });

  it('finds nobody, without failing, in a shop that lacks the attribute', async () => {
    await using oro = await startOro(() => recorded('6.1-103-err-400-unknown-filter'));
    expect(await oroSources(oro).customers.byP21Ids(['100198'])).toEqual([]);
  });

  it('asks nothing at all when there is nothing to ask for', async () => {
    await using oro = await startOro(() => rows([]));
    const sources = oroSources(oro);
    expect(await sources.customers.byIds([])).toEqual([]);
    expect(await sources.customers.byIds(['abc', '99999999999'])).toEqual([]);
    expect(await sources.customers.byP21Ids([])).toEqual([]);
    expect(oro.requests).toEqual([]);
  });
});

describe('people and addresses', () => {
  it('reads a customer user with its roles', async () => {
    await using oro = await startOro(onGet('customerusers', asList(recorded('6.1-185-customeruser-get'))));
    const [user] = await oroSources(oro).customerUsers.byCustomerIds(['2']);
    expect(user).toMatchObject({
      id: '1',
      customerId: '2',
      email: 'amanda@example.com',
      firstName: 'Amanda',
      enabled: true,
      confirmed: true,
      isGuest: false,
      lastLogin: null,
      roles: [{ id: '1', label: 'Administrator', role: 'ROLE_FRONTEND_ADMINISTRATOR' }],
    });
    expect(oro.requests[0]?.query).toMatchObject({ 'filter[customer]': '2', include: 'userRoles' });
  });

  it('reads an address with its country, region and uses', async () => {
    await using oro = await startOro(
      onGet('customeraddresses', asList(recorded('6.1-172-customeraddress-get'))),
    );
    const [address] = await oroSources(oro).addresses.byCustomerIds(['2']);
    expect(address).toMatchObject({
      id: '1',
      customerId: '2',
      label: 'HQ',
      street: '1 Main St',
      city: 'Los Angeles',
      postalCode: '90001',
      country: { code: 'US', name: 'United States' },
      region: { code: 'US-CA', name: 'California' },
      primary: true,
      types: [
        { type: 'billing', isDefault: true },
        { type: 'shipping', isDefault: true },
      ],
      p21ShipToId: null,
    });
  });
});

describe('unreadable answers', () => {
  it('names resource, id and attribute of a value that is not what it should be', async () => {
    await using oro = await startOro(() => rows([customerRow('7', { createdAt: 'yesterday' })]));
    await expect(oroSources(oro).customers.byIds(['7'])).rejects.toMatchObject({
      code: 'UPSTREAM_MALFORMED',
      message: 'customers 7: "createdAt" is not a time',
      details: { system: 'ORO', field: 'customers.createdAt' },
    });
  });
});
