/** Reading tables: columns, order, paging, chunks, and the traps of P21's OData (p21-api 2). */
import { describe, expect, it } from 'vitest';
import { startP21Stub } from './p21-stub-server.ts';
import { connectP21, failureOf } from './p21-under-test.ts';

const contact = (key: string) => ({
  id: key,
  address_id: 1,
  first_name: 'A',
  last_name: 'B',
  delete_flag: 'N',
});
const rows = (...value: unknown[]) => ({ body: { '@odata.context': 'x', value } });
const reads = (p21: { requests: readonly { path: string; query: URLSearchParams; rawQuery: string }[] }) =>
  p21.requests.filter(({ path }) => path.startsWith('/odataservice'));

describe('a query', () => {
  it('asks the table segment for the columns it parses, in key order, with the token', async () => {
    await using p21 = await startP21Stub(() => rows());
    await connectP21(p21.url).sources.contacts.byIds(['1042']);
    const [read] = reads(p21);
    expect(read).toMatchObject({
      method: 'GET',
      path: '/odataservice/odata/table/contacts',
      headers: { accept: 'application/json', authorization: 'Bearer token-1' },
    });
    const columns = read?.query.get('$select')?.split(',') ?? [];
    expect(columns).toEqual(
      expect.arrayContaining(['id', 'address_id', 'email_address', 'date_last_modified']),
    );
    expect(new Set(columns).size).toBe(columns.length);
    expect(read?.query.get('$orderby')).toBe('id');
    expect(read?.query.get('$filter')).toBe("id eq '1042' and (delete_flag ne 'Y' or delete_flag eq null)");
  });

  it('stays under 2,000 characters however many keys are asked, and never uses "in"', async () => {
    await using p21 = await startP21Stub(() => rows());
    const keys = Array.from({ length: 400 }, (_, n) => `KEY'${n}`.padEnd(16, 'x'));
    await connectP21(p21.url).sources.contacts.byIds(keys);
    const queries = reads(p21).map(({ rawQuery }) => rawQuery);
    expect(queries.length).toBeGreaterThan(10);
    expect(Math.max(...queries.map((query) => query.length))).toBeLessThanOrEqual(2000);
    expect(reads(p21).every(({ query }) => !/\sin\s*\(/.test(query.get('$filter') ?? ''))).toBe(true);
    const asked = reads(p21).flatMap(({ query }) => [...(query.get('$filter') ?? '').matchAll(/id eq '/g)]);
    expect(asked).toHaveLength(400);
  });

  it('holds no more terms than configured', async () => {
    await using p21 = await startP21Stub(() => rows());
    const keys = Array.from({ length: 20 }, (_, n) => String(n));
    await connectP21(p21.url, { filterTerms: 5 }).sources.contacts.byIds(keys);
    expect(reads(p21)).toHaveLength(4);
  });

  it('is not sent for no keys, nor for keys the column cannot hold', async () => {
    await using p21 = await startP21Stub(() => rows());
    const { sources } = connectP21(p21.url);
    expect(await sources.customers.byIds([])).toEqual([]);
    expect(await sources.customers.byIds(["x' or 1 eq 1", 'abc'])).toEqual([]);
    expect(await sources.contacts.byIds(['a'.repeat(256), '€'.repeat(255)])).toEqual([]);
    expect(p21.requests).toEqual([]);
  });

  it('asks for the others where one is longer than any key of P21', async () => {
    await using p21 = await startP21Stub(() => rows());
    await connectP21(p21.url).sources.contacts.byIds(['17', 'a'.repeat(30_000), '18']);
    expect(reads(p21).map(({ query }) => query.get('$filter'))).toEqual([
      expect.stringMatching(/^\(?id eq '17' or id eq '18'\)?(?: and .*)?$/),
    ]);
  });
});

describe('paging', () => {
  it('goes on with $skip until a short page', async () => {
    const all = Array.from({ length: 7 }, (_, n) => ({ terms_id: `${n}`, delete_flag: 'N' }));
    await using p21 = await startP21Stub(({ query }) => {
      const skip = Number(query.get('$skip') ?? 0);
      return rows(...all.slice(skip, skip + Number(query.get('$top'))));
    });
    const terms = await connectP21(p21.url, { pageSize: 3 }).sources.reference.terms();
    expect(terms.map(({ termsId }) => termsId)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
    expect(reads(p21).map(({ query }) => query.get('$skip'))).toEqual([null, '3', '6']);
    expect(reads(p21).every(({ query }) => query.get('$orderby') === 'terms_id')).toBe(true);
  });

  it('asks for the count only when it is wanted, and orders by the key last', async () => {
    await using p21 = await startP21Stub(({ query }) =>
      query.has('$count') ? { body: { '@odata.count': 1234, value: [] } } : rows(),
    );
    const { sources } = connectP21(p21.url);
    const orderBy = [{ field: 'orderedOn', descending: true }] as const;
    expect(await sources.orders.page({ first: 10, skip: 20, count: true, orderBy })).toEqual({
      rows: [],
      total: 1234,
    });
    expect(await sources.orders.page({ first: 10, skip: 0 })).toEqual({ rows: [] });
    expect(reads(p21)[0]?.query.get('$orderby')).toBe('order_date desc,order_no');
    expect(Object.fromEntries(reads(p21)[0]?.query ?? [])).toMatchObject({
      $top: '10',
      $skip: '20',
      $count: 'true',
    });
  });
});

describe('traps', () => {
  it('drops rows that were not asked for, and says so', async () => {
    await using p21 = await startP21Stub(() => rows(contact('1'), contact('2'), contact('3')));
    const { sources, warnings } = connectP21(p21.url);
    expect((await sources.contacts.byIds(['2'])).map(({ contactId }) => contactId)).toEqual(['2']);
    expect(warnings).toEqual([
      { fields: { table: 'contacts', rows: 2 }, message: 'P21 returned rows not asked for' },
    ]);
  });

  it('takes keys that differ in case and trailing blanks only, as SQL Server does', async () => {
    await using p21 = await startP21Stub(() => rows(contact('abc  ')));
    const [found] = await connectP21(p21.url).sources.contacts.byIds(['ABC']);
    expect(found?.contactId).toBe('abc');
  });

  it('leaves an optional column out once P21 has said that it lacks it', async () => {
    const refusal = "Could not find a property named 'legacy_id' on type 'dbo.customer'.";
    await using p21 = await startP21Stub(({ query }) =>
      query.get('$select')?.includes('legacy_id') ? { status: 404, body: refusal } : rows(),
    );
    const { sources, warnings } = connectP21(p21.url);
    await sources.customers.byIds(['1']);
    await sources.customers.byIds(['2']);
    expect(reads(p21)).toHaveLength(3);
    expect(reads(p21).at(-1)?.query.get('$select')).toContain('customer_name');
    expect(warnings).toEqual([
      {
        fields: { table: 'customer', column: 'legacy_id' },
        message: 'P21 lacks the column; it reads as null',
      },
    ]);
  });

  it('leaves it out of every chunk that was already under way', async () => {
    const refusal = "Could not find a property named 'legacy_id' on type 'dbo.customer'.";
    await using p21 = await startP21Stub(({ query }) =>
      query.get('$select')?.includes('legacy_id') ? { status: 404, body: refusal } : rows(),
    );
    const ids = Array.from({ length: 200 }, (_, n) => String(100_000 + n));
    const { sources, warnings } = connectP21(p21.url);
    expect(await sources.customers.byIds(ids)).toEqual([]);
    expect(warnings).toHaveLength(1);
  });

  it('names table and column when a needed column is missing', async () => {
    const body = {
      error: { code: '', message: "Could not find a property named 'net_days' on type 'dbo.terms'." },
    };
    await using p21 = await startP21Stub(() => ({ status: 404, body }));
    const error = await failureOf(connectP21(p21.url).sources.reference.terms());
    expect(error).toMatchObject({
      code: 'UPSTREAM_REJECTED',
      details: { field: 'terms.net_days', status: 404 },
    });
    expect(error.message).toBe('P21 does not know the column terms.net_days');
  });

  it('calls a missing needed table refused, and a missing optional table empty', async () => {
    await using p21 = await startP21Stub(() => ({ status: 404, body: '' }));
    const { sources, warnings } = connectP21(p21.url);
    const error = await failureOf(sources.reference.terms());
    expect(error).toMatchObject({ code: 'UPSTREAM_REJECTED', message: 'P21 refused the table terms' });
    expect(await sources.orders.notes(['1'])).toEqual([]);
    expect(await sources.rewards.programs()).toEqual([]);
    expect(await sources.rewards.programs()).toEqual([]);
    expect(warnings.map(({ fields }) => fields.table)).toEqual(['oe_hdr_notepad', 'rewards_program']);
  });

  it('calls a 500 an outage whatever exception it names, and tries again', async () => {
    const body = { ErrorMessage: 'Login failed.', ErrorType: 'P21.Common.Exceptions.Prophet21Exception' };
    await using p21 = await startP21Stub(() => ({ status: 500, body }));
    const { sources, waits } = connectP21(p21.url);
    expect(await failureOf(sources.reference.terms())).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(reads(p21).length).toBeGreaterThan(1);
    expect(waits).toHaveLength(reads(p21).length - 1);
  });
});

describe('a malformed row', () => {
  it.each([
    ['a missing key', { terms_id: null }, 'terms.terms_id', 'text was expected'],
    [
      'text for a number',
      { terms_id: 'N3', discount_pct: 'ten' },
      'terms.discount_pct',
      'a number was expected',
    ],
    [
      'a fraction for a count',
      { terms_id: 'N3', net_days: 1.5 },
      'terms.net_days',
      'a whole number was expected',
    ],
    ['a strange flag', { terms_id: 'N3', delete_flag: 'X' }, 'terms.delete_flag', "'Y' or 'N' was expected"],
  ])('is named by table, column and key, never by value: %s', async (_, row, field, expected) => {
    await using p21 = await startP21Stub(() => rows(row));
    const error = await failureOf(connectP21(p21.url).sources.reference.terms());
    expect(error).toMatchObject({ code: 'UPSTREAM_MALFORMED', details: { system: 'P21', field } });
    const key = row.terms_id ?? 'missing';
    expect(error.message).toBe(`P21 ${field} of the row with terms_id ${key}: ${expected}`);
  });
});
