import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createP21Sandbox, type P21Sandbox } from '../../sandbox/p21/server.ts';
import { smallSandbox } from './caller.ts';

let sandbox: P21Sandbox;
beforeEach(async () => {
  sandbox = await createP21Sandbox(smallSandbox);
});
afterEach(() => sandbox.close());

// biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
const json = async (answer: Promise<Response>): Promise<any> => (await answer).json();

const control = (method: string, path: string, body?: unknown) =>
  fetch(sandbox.controlUrl + path, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });

describe('business on the control entrance', () => {
  it('steps the seeded distributor by minutes, at the rates set', async () => {
    const orders = sandbox.database.table('oe_hdr').size;
    await control('POST', '/business', {
      ordersPerMinute: 60,
      stockMovesPerMinute: 60,
      priceChangesPerMinute: 10,
    });
    const state = await json(control('POST', '/business/step', { minutes: 5 }));
    expect(state.running).toBe(true);
    expect(state.counts.ordered).toBeGreaterThan(100);
    expect(state.counts.shipped).toBeGreaterThan(50);
    expect(sandbox.database.table('oe_hdr').size - orders).toBeGreaterThan(200);
    expect((await control('DELETE', '/business')).status).toBe(204);
    expect((await json(control('GET', '/business'))).running).toBe(false);
  });

  it('says what is wrong with its settings', async () => {
    const answer = await control('POST', '/business', { ordersPerMinute: -1, trucks: 2 });
    expect(answer.status).toBe(400);
    expect((await json(Promise.resolve(answer))).errors).toHaveLength(2);
    expect((await control('POST', '/business/step', {})).status).toBe(400);
  });

  it('rests unless the options give it rates', () => {
    expect(sandbox.business.running).toBe(false);
  });
});
