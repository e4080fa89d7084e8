import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, startCaller } from './caller.ts';

describe('P21 router and control entrance', () => {
  let caller: Caller;
  beforeAll(async () => {
    caller = await startCaller();
  });
  afterAll(() => caller.close());

  it('1.5 the router names the UI server', async () => {
    const answer = await caller.get('/api/ui/router/v1/', { urlType: 'external' });
    expect(answer.json()).toEqual({ Url: `${caller.sandbox.url}/uiserver0` });
  });

  it('1.5 the router without its trailing slash redirects with 307 and keeps the query', async () => {
    const answer = await caller.get('/api/ui/router/v1', { urlType: 'external' });
    expect(answer.status).toBe(307);
    expect(answer.headers.get('location')).toBe('/api/ui/router/v1/?urlType=external');
  });

  it('the control entrance counts calls per route and forgets them when told', async () => {
    const calls = `${caller.sandbox.controlUrl}/calls`;
    await fetch(calls, { method: 'DELETE' });
    await caller.call('/api/ui/router/v1/');
    await caller.call('/API/UI/Router/v1/');
    expect(await (await fetch(calls)).json()).toEqual({
      total: 2,
      calls: [{ method: 'GET', path: '/api/ui/router/v1/', count: 2 }],
    });
  });
});
