/** How calls travel: repetition, deadlines, redirects, breaker, and what an answer that is none becomes. */
import { getEventListeners } from 'node:events';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { StubAnswer } from './p21-stub-server.ts';
import { startP21Stub, startStub, tokenPath } from './p21-stub-server.ts';
import { connectP21, failureOf } from './p21-under-test.ts';

const noRows = { body: { value: [] } };
const onPath = (requests: readonly { path: string }[], end: string) =>
  requests.filter(({ path }) => path.endsWith(end)).length;

/** Answers in turn; the last one again and again. */
const inTurn = (...answers: StubAnswer[]) => {
  let next = 0;
  return () => answers[Math.min(next++, answers.length - 1)] ?? noRows;
};

describe('repetition', () => {
  it('repeats a read after 5xx with growing, jittered waits', async () => {
    await using p21 = await startP21Stub(inTurn({ status: 502 }, { status: 500, body: '' }, noRows));
    const { sources, waits } = connectP21(p21.url);
    expect(await sources.reference.terms()).toEqual([]);
    expect(onPath(p21.requests, 'table/terms')).toBe(3);
    expect(waits).toEqual([50, 100]);
  });

  it('gives up after three attempts with the last error', async () => {
    await using p21 = await startP21Stub(() => ({ status: 500, body: '' }));
    const { sources } = connectP21(p21.url);
    const error = await failureOf(sources.reference.terms());
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', details: { status: 500, system: 'P21' } });
    expect(onPath(p21.requests, 'table/terms')).toBe(3);
  });

  it('repeats a read whose connection was cut', async () => {
    await using p21 = await startP21Stub(inTurn({ cut: true }, noRows));
    expect(await connectP21(p21.url).sources.reference.terms()).toEqual([]);
  });

  it('repeats the price request, which is a POST that only reads', async () => {
    await using p21 = await startP21Stub(inTurn({ status: 503 }, { body: [{ ItemId: 'A', UnitPrice: 1 }] }));
    const lines = [{ itemId: 'A', quantity: '1', sourceLocationId: '10' }];
    const [price] = await connectP21(p21.url).sources.prices.quote({ customerId: '1', lines });
    expect(price).toMatchObject({ itemId: 'A', unitPrice: '1' });
  });

  it('does not repeat what P21 refused on purpose, even under status 500', async () => {
    await using p21 = await startP21Stub(() => ({
      status: 500,
      body: { ErrorMessage: 'No.', ErrorType: 'System.ArgumentException' },
    }));
    const lines = [{ itemId: 'A', quantity: '1', sourceLocationId: '10' }];
    const { prices } = connectP21(p21.url).sources;
    const error = await failureOf(prices.quote({ customerId: '1', lines }));
    expect(error).toMatchObject({ code: 'UPSTREAM_REJECTED', details: { upstream: 'No.' } });
    expect(onPath(p21.requests, 'parts/prices')).toBe(1);
  });

  it('waits as long as a throttling answer asks, and not at all when it asks for too much', async () => {
    await using brief = await startP21Stub(inTurn({ status: 503, headers: { 'retry-after': '1' } }, noRows));
    const patient = connectP21(brief.url);
    expect(await patient.sources.reference.terms()).toEqual([]);
    expect(patient.waits).toEqual([1000]);

    await using long = await startP21Stub(() => ({ status: 503, headers: { 'retry-after': '120' } }));
    const error = await failureOf(connectP21(long.url).sources.reference.terms());
    expect(error).toMatchObject({ code: 'UPSTREAM_THROTTLED', details: { retryAfterMs: 120_000 } });
    expect(onPath(long.requests, 'table/terms')).toBe(1);
  });
});

describe('no answer', () => {
  it('names host and reason when the connection is refused', async () => {
    const gone = await startStub(() => noRows);
    await gone[Symbol.asyncDispose]();
    const error = await failureOf(connectP21(gone.url).sources.reference.terms());
    const { host } = new URL(gone.url);
    expect(error.code).toBe('UPSTREAM_UNAVAILABLE');
    expect(error.message).toBe(`P21 at ${host} is unreachable: connection refused (ECONNREFUSED)`);
  });

  it('names a host that does not resolve', async () => {
    const error = await failureOf(connectP21('http://no-such-host.invalid').sources.reference.terms());
    expect(error.code).toBe('UPSTREAM_UNAVAILABLE');
    expect(error.message).toMatch(/no-such-host\.invalid is unreachable: host name not /);
  });

  it('says that TLS is the trouble when plain HTTP answers an https address', async () => {
    await using plain = await startStub(() => noRows);
    const error = await failureOf(connectP21(plain.url.replace('http:', 'https:')).sources.reference.terms());
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(error.message).toContain('TLS');
  });

  it('becomes UPSTREAM_TIMEOUT when P21 takes longer than its limit', async () => {
    await using p21 = await startP21Stub(() => ({ hang: true }));
    const error = await failureOf(
      connectP21(p21.url, { readTimeoutSeconds: 0.05 }).sources.reference.terms(),
    );
    expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT', details: { system: 'P21' } });
    expect(error.message).toContain('did not answer to table terms within 0.05 s');
  });

  it('ends at once when the caller leaves, without a further attempt', async () => {
    const caller = new AbortController();
    await using p21 = await startP21Stub(() => {
      caller.abort();
      return { hang: true };
    });
    const { sources } = connectP21(p21.url);
    const error = await failureOf(sources.reference.terms({ signal: caller.signal }));
    expect(error).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(onPath(p21.requests, 'table/terms')).toBe(1);
  });

  it('leaves nothing at a caller that lives on', async () => {
    await using p21 = await startP21Stub(inTurn(noRows, { status: 404, body: '' }, noRows));
    const { signal } = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    const any = vi.spyOn(AbortSignal, 'any');
    onTestFinished(() => void vi.restoreAllMocks());
    const { sources } = connectP21(p21.url);
    await sources.reference.terms({ signal });
    await failureOf(sources.reference.terms({ signal }));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(timeout).not.toHaveBeenCalled();
    expect(any).not.toHaveBeenCalled();
  });
});

describe('the time at a system', () => {
  it('is ours until it has said its own, which then goes on with ours', async () => {
    let nowMs = Date.parse('2026-03-01T12:00:00Z');
    const said = inTurn(
      { ...noRows, headers: { date: 'Sun, 01 Mar 2026 09:00:00 GMT' } },
      { ...noRows, headers: { date: 'no date' } },
    );
    await using p21 = await startP21Stub(said);
    const { sources, now } = connectP21(p21.url, {}, { clock: () => nowMs });
    expect(now()).toBe(nowMs);
    await sources.reference.terms();
    expect(now()).toBe(Date.parse('2026-03-01T09:00:00Z'));
    nowMs += 60_000;
    expect(now()).toBe(Date.parse('2026-03-01T09:01:00Z'));
    await sources.reference.terms();
    expect(now()).toBe(Date.parse('2026-03-01T09:01:00Z'));
  });
});

describe('an answer that is none', () => {
  it.each([
    ['XML', { headers: { 'content-type': 'application/xml' }, body: '<ArrayOfPart/>' }],
    ['an HTML page', { headers: { 'content-type': 'text/html' }, body: '<html><h1>Sign in</h1></html>' }],
    ['nothing', { body: '' }],
    ['JSON that is cut short', { body: '{"value": [' }],
    ['JSON of another shape', { body: { list: [] } }],
  ])('becomes UPSTREAM_MALFORMED when it is %s', async (_, answer: StubAnswer) => {
    await using p21 = await startP21Stub(() => answer);
    const error = await failureOf(connectP21(p21.url).sources.reference.terms());
    expect(error).toMatchObject({ code: 'UPSTREAM_MALFORMED', details: { system: 'P21' } });
    expect(error.message).toContain('terms');
  });

  it.each([
    [404, 'UPSTREAM_REJECTED'],
    [400, 'UPSTREAM_REJECTED'],
    [403, 'UPSTREAM_UNAUTHORIZED'],
    [502, 'UPSTREAM_UNAVAILABLE'],
    [504, 'UPSTREAM_TIMEOUT'],
    [429, 'UPSTREAM_THROTTLED'],
  ])('is classified by its status %i as %s when an error page comes', async (status, code) => {
    const page = '<!DOCTYPE html><html><style>p{}</style><p>The request is <b>bad</b>.</p></html>';
    await using p21 = await startP21Stub(() => ({
      status,
      headers: { 'content-type': 'text/html' },
      body: page,
    }));
    const error = await failureOf(connectP21(p21.url).sources.reference.terms());
    expect(error).toMatchObject({ code, details: { status, upstream: 'The request is bad .' } });
  });

  it("reads P21's text from JSON, nested JSON and XML alike", async () => {
    const saying = async (body: unknown) => {
      await using p21 = await startP21Stub(() => ({ status: 400, body }));
      return (await failureOf(connectP21(p21.url).sources.reference.terms())).details.upstream;
    };
    expect(await saying({ ErrorMessage: 'one', ErrorType: 'System.ArgumentException' })).toBe('one');
    expect(await saying({ error: { code: '', message: 'two' } })).toBe('two');
    expect(
      await saying('<ResourceError xmlns="urn:x"><ErrorMessage>three</ErrorMessage></ResourceError>'),
    ).toBe('three');
    expect(await saying('"four"')).toBe('four');
  });

  it('keeps address, query and body out of the message', async () => {
    await using p21 = await startP21Stub(() => ({ status: 500, body: 'stack trace of customer 100198' }));
    const error = await failureOf(connectP21(p21.url).sources.customers.byIds(['100198']));
    expect(error.message).toBe('P21 answered 500 to table customer');
  });
});

describe('redirects', () => {
  it('follows 307 to its own origin with token and body', async () => {
    await using p21 = await startP21Stub(({ path }) =>
      path.endsWith('/prices')
        ? { status: 307, headers: { location: '/api/inventory/parts/prices/?companyId=ACME' } }
        : { body: [{ ItemId: 'A', UnitPrice: 2 }] },
    );
    const lines = [{ itemId: 'A', quantity: '1', sourceLocationId: '10' }];
    const [price] = await connectP21(p21.url).sources.prices.quote({ customerId: '1', lines });
    expect(price).toMatchObject({ unitPrice: '2' });
    const followed = p21.requests.at(-1);
    expect(followed).toMatchObject({ method: 'POST', headers: { authorization: 'Bearer token-1' } });
    expect(JSON.parse(followed?.body ?? '')).toMatchObject([{ ItemId: 'A' }]);
  });

  it('never carries the token to another origin', async () => {
    await using elsewhere = await startStub(() => noRows);
    await using p21 = await startP21Stub(() => ({ status: 307, headers: { location: elsewhere.url } }));
    const error = await failureOf(connectP21(p21.url).sources.reference.terms());
    expect(error).toMatchObject({ code: 'UPSTREAM_REJECTED', details: { status: 307 } });
    expect(elsewhere.requests).toEqual([]);
  });
});

describe('the budget', () => {
  it('asks no more at once than it may', async () => {
    let atOnce = 0;
    let most = 0;
    await using p21 = await startP21Stub(async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
      return noRows;
    });
    const { sources } = connectP21(p21.url, { parallelReads: 3 });
    await Promise.all(Array.from({ length: 30 }, () => sources.reference.terms()));
    expect(most).toBeLessThanOrEqual(3);
  });

  it('stops asking after repeated failures and asks again after a pause', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    let down = true;
    await using p21 = await startP21Stub(() => (down ? { status: 502 } : noRows));
    const { sources } = connectP21(p21.url);
    for (let times = 0; times < 10; times += 1) await failureOf(sources.reference.terms());
    const asked = p21.requests.length;
    const error = await failureOf(sources.reference.terms());
    expect(error.code).toBe('UPSTREAM_UNAVAILABLE');
    expect(error.message).toContain('not asked for a moment');
    expect(p21.requests.length).toBe(asked);

    down = false;
    vi.setSystemTime(Date.now() + 2001);
    expect(await sources.reference.terms()).toEqual([]);
  });

  it('goes on asking a healthy P21 that refuses what is asked', async () => {
    await using p21 = await startP21Stub(() => ({ status: 404, body: 'Syntax error at position 17' }));
    const { sources } = connectP21(p21.url);
    for (let times = 0; times < 30; times += 1) {
      expect((await failureOf(sources.reference.terms())).code).toBe('UPSTREAM_REJECTED');
    }
    expect(onPath(p21.requests, 'table/terms')).toBe(30);
    expect(onPath(p21.requests, tokenPath)).toBe(1);
  });
});
