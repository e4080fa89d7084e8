/** What a write that did not succeed says about whether it was carried out (p21-api 4.3, 4.4, 9). */
import { describe, expect, it } from 'vitest';
import { readTransactionAnswer } from '../../datasources/p21/writes/transaction-answer.ts';
import { form, toTransactionSet } from '../../datasources/p21/writes/transaction-set.ts';
import type { StubAnswer } from './p21-stub-server.ts';
import { startP21Stub } from './p21-stub-server.ts';
import { connectP21 } from './p21-under-test.ts';

const failed = (...messages: string[]) => ({
  Messages: messages.map((message) => `Transaction 1:: ${message}`),
  Results: null,
  Summary: { Succeeded: 0, Failed: 1, Other: 0 },
});

const passed = {
  Messages: [],
  Results: {
    Name: 'Order',
    Transactions: [
      {
        Status: 'Passed',
        DataElements: [
          { Name: 'TABPAGE_1.order', Rows: [{ Edits: [{ Name: 'order_no', Value: '1013938 ' }] }] },
        ],
      },
    ],
  },
  Summary: { Succeeded: 1, Failed: 0, Other: 0 },
};

describe('an answer of HTTP 200', () => {
  it('names the record when it is a success', () => {
    const answer = readTransactionAnswer(passed);
    expect(answer.written && answer.named('TABPAGE_1.order', 'order_no')).toBe('1013938');
    expect(answer.written && answer.named('TABPAGE_1.order', 'po_no')).toBeNull();
  });

  it.each([
    ['General Exception: Column is disabled: company_id', 'NOT_WRITTEN', 'never', true],
    ['Invalid column name: nope', 'NOT_WRITTEN', 'never', true],
    ['This column is required.', 'NOT_WRITTEN', 'never', true],
    ['General Exception: Order 5 may currently be edited by JSMITH', 'NOT_WRITTEN', 'locked', false],
    ['P21.UI.Common.UiServerException: Unexpected response window: Order Entry', 'UNKNOWN', 'later', false],
    ['Object reference not set to an instance of an object.', 'UNKNOWN', 'later', false],
  ])('with "%s" is %s, retry %s', (message, certainty, retry, refused) => {
    expect(readTransactionAnswer(failed(message))).toMatchObject({
      written: false,
      settled: true,
      certainty,
      retry,
      refused,
    });
  });

  it.each([
    ['no summary', {}],
    ['nothing', null],
    ['neither success nor failure', { Summary: { Succeeded: 0, Failed: 0, Other: 1 }, Messages: [] }],
  ])('with %s is unknown, and over', (_, body) => {
    expect(readTransactionAnswer(body)).toMatchObject({
      certainty: 'UNKNOWN',
      settled: true,
      retry: 'later',
    });
  });
});

const envelope = (errorType: string, message: string) => ({
  ErrorMessage: message,
  ErrorType: errorType,
  HostName: 'APP01',
  InnerException: null,
});

const set = toTransactionSet('Order', [form('TABPAGE_1.order', [['po_no', 'X']])]);

/** Runs one Transaction against a server that answers it so; the router and the token work. */
async function runAgainst(answer: StubAnswer, settings = {}) {
  let url = '';
  await using p21 = await startP21Stub((request) =>
    request.path === '/api/ui/router/v1/' ? { body: { Url: `${url}/uiserver7/` } } : answer,
  );
  url = p21.url;
  const { writes } = connectP21(p21.url, settings);
  const outcome = await writes.transactions.run(set);
  return {
    outcome,
    requests: p21.requests.filter(
      ({ method, path }) => method === 'POST' && path !== '/api/security/token/v2',
    ),
  };
}

/** Where somebody listened a moment ago. */
async function nobodysUrl(): Promise<string> {
  await using stub = await startP21Stub(() => ({}));
  return stub.url;
}

describe('a call that failed', () => {
  it.each<[string, StubAnswer, object]>([
    ['a lost connection', { cut: true }, { certainty: 'UNKNOWN', settled: false, retry: 'later' }],
    ['an empty 500', { status: 500 }, { certainty: 'UNKNOWN', settled: false, retry: 'later' }],
    [
      'a page of IIS',
      { status: 503, body: '<html>Service Unavailable</html>' },
      { certainty: 'UNKNOWN', settled: false },
    ],
    ['a gateway timeout', { status: 504 }, { certainty: 'UNKNOWN', settled: false }],
    ['an answer that is no JSON', { body: '<html/>' }, { certainty: 'UNKNOWN', settled: true }],
    [
      'no right to the window',
      { status: 500, body: 'Window <<Order>> is not available or user does not have permission to open it' },
      { certainty: 'NOT_WRITTEN', retry: 'never', refused: false },
    ],
    ['a body P21 cannot read', { status: 400 }, { certainty: 'NOT_WRITTEN', retry: 'never', settled: true }],
    ['too many calls', { status: 429 }, { certainty: 'NOT_WRITTEN', retry: 'later' }],
    [
      'a business exception',
      { status: 500, body: envelope('P21.Business.Common.BusinessException', 'No.') },
      { certainty: 'UNKNOWN', retry: 'never', settled: true, refused: true },
    ],
    [
      'a lock',
      {
        status: 500,
        body: envelope('P21.Common.Exceptions.Prophet21Exception', 'Order 5 may currently be edited by X'),
      },
      { certainty: 'NOT_WRITTEN', retry: 'locked' },
    ],
    [
      'a fault inside P21',
      {
        status: 500,
        body: envelope(
          'P21.Common.Exceptions.Prophet21Exception',
          'Object reference not set to an instance of an object.',
        ),
      },
      { certainty: 'UNKNOWN', retry: 'later', settled: true },
    ],
    [
      'an envelope under status 200',
      { body: envelope('System.ArgumentException', 'No.') },
      { certainty: 'UNKNOWN', settled: true },
    ],
  ])('by %s is classified and never repeated', async (_, answer, expected) => {
    const { outcome, requests } = await runAgainst(answer);
    expect(outcome).toMatchObject({ written: false, ...expected });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ path: '/uiserver7/api/v2/transaction' });
    expect(requests[0]?.headers).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/json',
    });
  });

  it('by a timeout may still be committed', async () => {
    const { outcome } = await runAgainst({ hang: true }, { writeTimeoutSeconds: 0.05 });
    expect(outcome).toMatchObject({ certainty: 'UNKNOWN', settled: false, retry: 'later' });
  });

  it('by a refused token is not written', async () => {
    const { outcome } = await runAgainst({ status: 401 });
    expect(outcome).toMatchObject({ certainty: 'NOT_WRITTEN', retry: 'later', settled: true });
  });

  it('before anything was sent is not written', async () => {
    const { writes } = connectP21(await nobodysUrl());
    expect(await writes.transactions.run(set)).toMatchObject({ certainty: 'NOT_WRITTEN', retry: 'later' });
  });

  it('because nothing listens at the UI server is not written', async () => {
    const nowhere = await nobodysUrl();
    await using p21 = await startP21Stub(() => ({ body: { Url: `${nowhere}/uiserver0` } }));
    const { writes } = connectP21(p21.url);
    expect(await writes.transactions.run(set)).toMatchObject({ certainty: 'NOT_WRITTEN', retry: 'later' });
  });
});

describe('the UI server', () => {
  it('is asked of the router with the slash before the query, once for many calls', async () => {
    let url = '';
    await using p21 = await startP21Stub(({ path }) =>
      path.startsWith('/api/ui/router') ? { body: { Url: `${url}/uiserver3` } } : { body: passed },
    );
    url = p21.url;
    const { writes } = connectP21(p21.url);
    await Promise.all([writes.transactions.run(set), writes.transactions.run(set)]);
    await writes.transactions.run(set);
    const asked = p21.requests.filter(({ path }) => path.startsWith('/api/ui/router'));
    expect(asked.map(({ path, rawQuery }) => `${path}?${rawQuery}`)).toEqual([
      '/api/ui/router/v1/?urlType=external',
    ]);
  });

  it('is where builds without a router have it', async () => {
    await using p21 = await startP21Stub(({ path }) =>
      path.startsWith('/api/ui/router') ? { status: 404 } : { body: passed },
    );
    const { writes } = connectP21(p21.url);
    expect((await writes.transactions.run(set)).written).toBe(true);
    expect(p21.requests.at(-1)?.path).toBe('/uiserver0/api/v2/transaction');
  });

  it('is where the configuration says, unasked', async () => {
    await using p21 = await startP21Stub(() => ({ body: passed }));
    const { writes } = connectP21(p21.url, { uiServerUrl: `${p21.url}/ui` });
    await writes.transactions.run(set);
    expect(p21.requests.at(-1)?.path).toBe('/ui/api/v2/transaction');
  });
});
