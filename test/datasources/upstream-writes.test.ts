/** What is never sent twice, and what a caller that leaves says about the system. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { createUpstream } from '../../datasources/upstream/create-upstream.ts';
import { errorOfStatus } from '../../datasources/upstream/status-table.ts';
import { TokenHolder } from '../../datasources/upstream/token-holder.ts';
import { UpstreamDataSource } from '../../datasources/upstream/upstream.datasource.ts';
import type { UpstreamCall } from '../../datasources/upstream/upstream-call.ts';
import { startStub } from './p21-stub-server.ts';
import { failureOf } from './p21-under-test.ts';

class Shop extends UpstreamDataSource {
  send(call: Partial<UpstreamCall>): Promise<unknown> {
    return this.json({ method: 'POST', path: '/orders', resource: 'orders', body: '{"a":1}', ...call });
  }
}

function connectShop(url: string, clock: () => number = () => 0): Shop {
  const limits = { parallelReads: 4, parallelWrites: 2, readTimeoutSeconds: 30, writeTimeoutSeconds: 60 };
  const { upstream, close } = createUpstream(
    { system: 'ORO', url, ...limits, classify: (answer) => errorOfStatus('ORO', answer, answer.text) },
    { clock, random: () => 0, sleep: async () => undefined },
  );
  let issued = 0;
  const tokens = new TokenHolder(async () => ({ value: `t${++issued}`, lifeSeconds: 3600 }), clock);
  onTestFinished(close);
  return new Shop({ ...upstream, tokens });
}

describe('a write', () => {
  it.each([
    ['the system fails', { status: 503 }],
    ['the connection is cut', { cut: true }],
    ['the answer cannot be read', { body: '<html/>' }],
  ])('is not sent again when %s', async (_, answer) => {
    await using shop = await startStub(() => answer);
    await failureOf(connectShop(shop.url).send({}));
    expect(shop.requests).toHaveLength(1);
    expect(shop.requests[0]).toMatchObject({ method: 'POST', body: '{"a":1}' });
  });

  it('is sent again after a 401, because it was not carried out', async () => {
    await using shop = await startStub(({ headers }) =>
      headers.authorization === 'Bearer t1' ? { status: 401 } : { body: { ok: true } },
    );
    expect(await connectShop(shop.url).send({})).toEqual({ ok: true });
    expect(shop.requests).toHaveLength(2);
  });

  it('is sent again where the caller says that it only reads', async () => {
    let asked = 0;
    await using shop = await startStub(() => (++asked === 1 ? { status: 502 } : { body: [] }));
    expect(await connectShop(shop.url).send({ safe: true })).toEqual([]);
  });
});

describe('a caller that leaves', () => {
  it('early says nothing against the system: others are served', async () => {
    const callers: AbortController[] = [];
    await using shop = await startStub(({ path }) => {
      callers.shift()?.abort();
      return path === '/slow' ? { hang: true } : { body: 'null' };
    });
    const source = connectShop(shop.url);
    for (let times = 0; times < 30; times += 1) {
      const caller = new AbortController();
      callers.push(caller);
      const call = { method: 'GET', path: '/slow', body: undefined, signal: caller.signal } as const;
      expect((await failureOf(source.send(call))).code).toBe('UPSTREAM_TIMEOUT');
    }
    expect(await source.send({})).toBeNull();
  });

  it('after a long wait counts as the slowness it is', async () => {
    let now = 0;
    const callers: AbortController[] = [];
    await using shop = await startStub(() => {
      now += 6000;
      callers.shift()?.abort();
      return { hang: true };
    });
    const source = connectShop(shop.url, () => now);
    for (let times = 0; times < 12; times += 1) {
      const caller = new AbortController();
      callers.push(caller);
      await failureOf(source.send({ signal: caller.signal }));
    }
    const error = await failureOf(source.send({}));
    expect(error.message).toBe('ORO is not asked for a moment after repeated failures');
  });
});
