import { describe, expect, it } from 'vitest';
import { recorded, rows, startOro } from './oro-recorded-server.ts';
import { oroSources } from './oro-sources.ts';

const customer = (id: number) => ({
  type: 'customers',
  id: `${id}`,
  attributes: { name: `C${id}`, createdAt: '2026-11-24T02:39:28Z', updatedAt: '2026-11-24T02:39:28Z' },
});

describe('the form of a question to OroCommerce', () => {
  it('takes exactly the media type of JSON:API and leaves out the links', async () => {
    await using oro = await startOro(() => rows([]));
    await oroSources(oro).customers.byIds(['1']);
    expect(oro.requests[0]).toMatchObject({
      method: 'GET',
      path: '/admin/api/customers',
      headers: {
        accept: 'application/vnd.api+json',
        'x-include': 'noHateoas',
        authorization: 'Bearer token-1',
      },
    });
    expect(oro.requests[0]?.headers['content-type']).toBeUndefined();
  });

  it('names the fields of every resource it wants', async () => {
    await using oro = await startOro(() => rows([]));
    const sources = oroSources(oro);
    await sources.customers.byIds(['1']);
    await sources.products.byIds(['1']);
    await sources.orders.byIds(['1']);
    await sources.customerUsers.byIds(['1']);
    await sources.addresses.byIds(['1']);
    await sources.inventory.byProductIds(['1']);
    await sources.taxes.rules();
    for (const { path, query } of oro.requests) {
      expect(Object.keys(query)).toContain(`fields[${path.split('/').at(-1)}]`);
    }
  });

  it('writes a space as %20, because Oro would keep a plus sign', async () => {
    await using oro = await startOro(() => rows([]));
    await oroSources(oro).products.bySkus(['A B+C&D']);
    expect(oro.requests[0]?.target).toContain('A%20B%2BC%26D');
    expect(oro.requests[0]?.query['filter[sku]']).toBe('A B+C&D');
  });

  it('follows pages until a short one', async () => {
    const all = [1, 2, 3, 4, 5].map(customer);
    await using oro = await startOro(
      ({ query }) => {
        const start = (Number(query['page[number]']) - 1) * 2;
        return rows(all.slice(start, start + 2));
      },
      { pageSize: 2 },
    );
    const found = await oroSources(oro).customers.byIds(['1', '2', '3', '4', '5']);
    expect(found.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5']);
    expect(oro.requests.map(({ query }) => [query['page[size]'], query['page[number]']])).toEqual([
      ['2', '1'],
      ['2', '2'],
      ['2', '3'],
    ]);
  });

  it('asks for many keys in chunks, and for each key once', async () => {
    await using oro = await startOro(({ query }) =>
      rows((query['filter[id]'] ?? '').split(',').map((id) => customer(Number(id)))),
    );
    const ids = Array.from({ length: 450 }, (_, index) => `${index + 1}`);
    const found = await oroSources(oro).customers.byIds([...ids, ...ids]);
    expect(found).toHaveLength(450);
    expect(oro.requests.map(({ query }) => query['filter[id]']?.split(',').length).sort()).toEqual([
      200, 200, 50,
    ]);
  });

  it('sends a filter that is too long for a URL as an overridden POST, the rest of the question in the URL', async () => {
    const skus = Array.from(
      { length: 200 },
      (_, index) => `${'LONG-PART-NUMBER-OF-A-SUPPLIER-'.repeat(2)}${index}`,
    );
    await using oro = await startOro(() => rows([]));
    await oroSources(oro).products.bySkus(skus);
    const [request] = oro.requests;
    expect(request).toMatchObject({
      method: 'POST',
      path: '/admin/api/products',
      headers: {
        'x-http-method-override': 'GET',
        'content-type': 'application/vnd.api+json',
        accept: 'application/vnd.api+json',
        'x-include': 'noHateoas',
      },
      body: { filter: { sku: skus.join(',') } },
    });
    expect(request?.query).toMatchObject({
      'page[size]': '500',
      'page[number]': '1',
      include: 'names,unitPrecisions,taxCode',
    });
    expect(request?.target.length).toBeLessThan(2000);
  });
});

describe('the token', () => {
  it('is asked for once by many callers and sent with each question', async () => {
    await using oro = await startOro(() => rows([]));
    const { customers } = oroSources(oro);
    await Promise.all(['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((id) => customers.byIds([id])));
    expect(oro.tokenRequests).toHaveLength(1);
    expect(oro.tokenRequests[0]?.body).toEqual({
      grant_type: 'client_credentials',
      client_id: 'app',
      client_secret: 'secret',
    });
    expect(new Set(oro.requests.map(({ headers }) => headers.authorization))).toEqual(
      new Set(['Bearer token-1']),
    );
  });

  it('is renewed before its hour is over', async () => {
    await using oro = await startOro(() => rows([]));
    const time = { nowMs: 0 };
    const { customers } = oroSources(oro, time);
    await customers.byIds(['1']);
    time.nowMs = 3599_000;
    await customers.byIds(['1']);
    expect(oro.tokenRequests).toHaveLength(2);
  });

  it('is replaced once, for all callers, when Oro does not take it any more', async () => {
    await using oro = await startOro(() => rows([customer(1)]));
    const { customers } = oroSources(oro);
    await customers.byIds(['1']);
    oro.revokeTokens();
    const found = await Promise.all([customers.byIds(['1']), customers.byIds(['1']), customers.byIds(['1'])]);
    expect(found.flat()).toHaveLength(3);
    expect(oro.tokenRequests).toHaveLength(2);
  });

  it('that cannot be had names the settings to check', async () => {
    await using oro = await startOro(() => rows([]), { clientSecret: 'wrong' });
    await expect(oroSources(oro).customers.byIds(['1'])).rejects.toMatchObject({
      code: 'UPSTREAM_UNAUTHORIZED',
      message: 'OroCommerce refused the sign-in: check ORO_CLIENT_ID and ORO_CLIENT_SECRET',
      details: { system: 'ORO', status: 401, upstream: 'invalid_client: Client authentication failed' },
    });
  });
});

describe('what OroCommerce refuses', () => {
  const refusal = async (name: string) => {
    await using oro = await startOro(() => recorded(name));
    return await oroSources(oro)
      .customers.byIds(['1'])
      .catch((error: unknown) => error);
  };

  it('is told to operators with title, detail and place', async () => {
    expect(await refusal('6.1-105-err-400-bad-filter-value')).toMatchObject({
      code: 'UPSTREAM_REJECTED',
      message:
        'OroCommerce answered 400 to customers: filter constraint: Expected datetime value. Given "notadate". (filter[updatedAt][gt])',
      details: { system: 'ORO', status: 400, field: 'filter[updatedAt][gt]' },
      rule: { audience: 'operator', retry: 'never' },
    });
  });

  it('is a missing right when the application may not see it', async () => {
    expect(await refusal('6.1-473-err-403-list')).toMatchObject({
      code: 'UPSTREAM_UNAUTHORIZED',
      message:
        'OroCommerce answered 403 to customers: access denied exception: No access to this type of entities.',
    });
  });

  it('is an unknown record in words that any client may read', async () => {
    expect(await refusal('6.1-021-err-404-unknown-id')).toMatchObject({
      code: 'NOT_FOUND',
      message: 'OroCommerce has no such record.',
    });
  });

  it('is not an unknown record when the resource itself is not there', async () => {
    expect(await refusal('6.1-custom-122-ext-probe-p21customerbudgets')).toMatchObject({
      code: 'UPSTREAM_REJECTED',
    });
    expect(await refusal('6.1-023-err-404-shoppinglists-backoffice')).toMatchObject({
      code: 'UPSTREAM_REJECTED',
    });
  });

  it('points to the switch when every address of the API is unknown', async () => {
    await using oro = await startOro(() => ({
      status: 404,
      headers: { 'content-type': 'application/json' },
      body: [{ title: 'not found http exception' }],
    }));
    await expect(oroSources(oro).customers.byIds(['1'])).rejects.toMatchObject({
      code: 'UPSTREAM_REJECTED',
      message: 'OroCommerce answered 404 to customers: is its web API switched on?',
    });
  });

  it('stays a refused token when a new one does not help either', async () => {
    await using oro = await startOro(() => ({ status: 401, body: '' }));
    const { customers } = oroSources(oro);
    await expect(customers.byIds(['1'])).rejects.toMatchObject({ code: 'UPSTREAM_UNAUTHORIZED' });
    expect(oro.requests).toHaveLength(2);
    expect(oro.tokenRequests).toHaveLength(2);
  });
});

describe('an OroCommerce in trouble', () => {
  const maintenance = {
    status: 503,
    headers: { 'content-type': 'text/html' },
    body: '<html>Under maintenance</html>',
  };

  it('is asked again, and answers when it is back', async () => {
    let answered = 0;
    await using oro = await startOro(() => {
      answered += 1;
      return answered === 1 ? maintenance : rows([customer(1)]);
    });
    expect(await oroSources(oro).customers.byIds(['1'])).toHaveLength(1);
  });

  it('is unavailable when a maintenance page keeps coming, without a word of the page', async () => {
    await using oro = await startOro(() => maintenance);
    await expect(oroSources(oro).customers.byIds(['1'])).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      message: 'OroCommerce answered 503 to customers with text/html',
    });
    expect(oro.requests).toHaveLength(3);
  });

  it('is malformed when it promises rows and sends a page', async () => {
    await using oro = await startOro(() => ({
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<html></html>',
    }));
    await expect(oroSources(oro).customers.byIds(['1'])).rejects.toMatchObject({
      code: 'UPSTREAM_MALFORMED',
    });
  });

  it('is malformed when it answers as its plain API', async () => {
    await using oro = await startOro(() => ({ status: 200, body: [{ id: 1, name: 'C1' }] }));
    await expect(oroSources(oro).customers.byIds(['1'])).rejects.toMatchObject({
      code: 'UPSTREAM_MALFORMED',
      message: 'OroCommerce answered customers with something that is not a JSON:API document',
    });
  });

  it('is refused when it sends us elsewhere to sign in', async () => {
    await using oro = await startOro(() => ({
      status: 302,
      headers: { 'content-type': 'text/html; charset=utf-8', location: 'http://elsewhere.test/login' },
      body: '<html></html>',
    }));
    await expect(oroSources(oro).customers.byIds(['1'])).rejects.toMatchObject({ code: 'UPSTREAM_REJECTED' });
  });
});
