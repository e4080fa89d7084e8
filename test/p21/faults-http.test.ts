import fastify from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Faults } from '../../sandbox/p21/faults.ts';
import { createApp } from '../../sandbox/p21/http/app.ts';

/** A server of one writing and one reading route under the faults, with a control entrance and a clock of its own. */
const createRig = async () => {
  const waits: number[] = [];
  const written: string[] = [];
  const revoked: number[] = [];
  const gate = { open: Promise.resolve() as Promise<unknown> };
  const faults = new Faults({
    seed: 7,
    revokeTokens: () => revoked.push(written.length),
    delay: (ms) => {
      waits.push(ms);
      return gate.open;
    },
  });
  const app = createApp();
  faults.wrapHandlers(app);
  app.addHook('onRequest', async (request, reply) => {
    await faults.onRequest(request, reply);
    return reply.sent ? reply : undefined;
  });
  app.addHook('onSend', (request, reply, payload) => faults.onSend(request, reply, payload));
  app.post('/api/sales/orders/', async () => {
    written.push('order');
    return { OrderNo: String(written.length) };
  });
  app.get('/odataservice/odata/table/oe_hdr', async () => ({ value: [] }));
  const control = fastify();
  faults.registerControl(control);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const controlUrl = await control.listen({ host: '127.0.0.1', port: 0 });
  const close = async () => {
    await Promise.all([app.close(), control.close()]);
  };
  return { url, controlUrl, faults, written, waits, revoked, gate, app, close };
};

type Rig = Awaited<ReturnType<typeof createRig>>;

let rig: Rig;
beforeEach(async () => {
  rig = await createRig();
});
afterEach(() => rig.close());

const order = () => fetch(`${rig.url}/api/sales/orders/`, { method: 'POST', body: '{}' });
const read = () => fetch(`${rig.url}/odataservice/odata/table/oe_hdr`);
const switchOn = (body: unknown) =>
  fetch(`${rig.controlUrl}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('fault switches over HTTP (p21-api 11.7)', () => {
  it('waits before the call when latency is on', async () => {
    await switchOn({ latencyMs: 250 });
    expect((await read()).status).toBe(200);
    expect(rig.waits).toEqual([250]);
  });

  it('cuts the connection after the write has been done when responses are lost', async () => {
    await switchOn({ lostResponse: { times: 1 } });
    await expect(order()).rejects.toThrow('fetch failed');
    expect(rig.written).toHaveLength(1);
    expect((await order()).status).toBe(200);
    expect(rig.written).toHaveLength(2);
  });

  it('loses only answers of writes unless aimed elsewhere', async () => {
    await switchOn({ lostResponse: true });
    expect((await read()).status).toBe(200);
    await switchOn({ lostResponse: { family: 'odata' } });
    await expect(read()).rejects.toThrow('fetch failed');
    expect((await order()).status).toBe(200);
  });

  it('commits a late write although the client has given up', async () => {
    const hold = Promise.withResolvers<void>();
    rig.gate.open = hold.promise;
    await switchOn({ lateCommitMs: 5000 });
    const giveUp = new AbortController();
    const call = fetch(`${rig.url}/api/sales/orders/`, {
      method: 'POST',
      body: '{}',
      signal: giveUp.signal,
    });
    await until(() => rig.waits.includes(5000));
    giveUp.abort();
    await expect(call).rejects.toThrow();
    expect(rig.written).toHaveLength(0);
    hold.resolve();
    await until(() => rig.written.length === 1);
  });

  it.each([
    ['drop', undefined],
    ['unavailable', 503],
  ])('answers a late write with %s at once and commits it all the same', async (answer, status) => {
    const hold = Promise.withResolvers<void>();
    rig.gate.open = hold.promise;
    await switchOn({ lateCommitMs: { ms: 5000, answer } });
    const outcome = await order().then(
      (response) => response.status,
      () => undefined,
    );
    expect(outcome).toBe(status);
    expect(rig.written).toHaveLength(0);
    hold.resolve();
    await until(() => rig.written.length === 1);
  });

  it('makes a retried write double: it is done, but an empty 500 comes back', async () => {
    await switchOn({ duplicateOnRetry: { times: 1 } });
    const first = await order();
    expect([first.status, await first.text()]).toEqual([500, '']);
    expect((await order()).status).toBe(200);
    expect(rig.written).toHaveLength(2);
  });

  it('answers an empty 500 without writing', async () => {
    await switchOn({ emptyError: { family: 'orders', times: 1 } });
    const answer = await order();
    expect([answer.status, await answer.text(), rig.written.length]).toEqual([500, '', 0]);
  });

  it('fails the asked share of calls with the REST envelope, the same calls for the same seed', async () => {
    const statuses = async () => {
      await switchOn({ failRate: 0.5 });
      const answers = [];
      for (let call = 0; call < 12; call += 1) answers.push((await read()).status);
      return answers;
    };
    const first = await statuses();
    expect(new Set(first)).toEqual(new Set([200, 500]));
    expect(await statuses()).toEqual(first);
    await switchOn({ failRate: 1 });
    expect(await (await read()).json()).toMatchObject({
      ErrorType: 'System.NullReferenceException',
      InnerException: null,
    });
  });

  it('revokes tokens before the next call and only once', async () => {
    await switchOn({ revokeTokens: true });
    await read();
    await read();
    expect(rig.revoked).toHaveLength(1);
  });

  it('is away for some calls while it recycles and then recovers, its sessions gone', async () => {
    await switchOn({ recycle: { calls: 2 } });
    expect([(await read()).status, (await order()).status, (await read()).status]).toEqual([503, 503, 200]);
    expect(rig.written).toHaveLength(0);
    expect(rig.revoked.length).toBeGreaterThan(0);
  });

  it('sends HTML or XML where JSON was promised, the call done', async () => {
    await switchOn({ wrongBody: 'html' });
    const html = await order();
    expect(html.headers.get('content-type')).toContain('text/html');
    expect(await html.text()).toContain('<html>');
    await switchOn({ wrongBody: 'xml' });
    const xml = await order();
    expect(xml.headers.get('content-type')).toContain('application/xml');
    expect(await xml.text()).toContain('<OrderNo>2</OrderNo>');
  });

  it('skips as many calls as asked and hits as many as asked', async () => {
    await switchOn({ failRate: { probability: 1, status: 502, skip: 1, times: 2 } });
    const statuses = [];
    for (let call = 0; call < 5; call += 1) statuses.push((await read()).status);
    expect(statuses).toEqual([200, 502, 502, 200, 200]);
  });

  it('tells the rules in force with their hits, and forgets them on DELETE', async () => {
    await switchOn({ latencyMs: 1, dropLine: { position: 2 } });
    await read();
    const inForce = await (await fetch(`${rig.controlUrl}/faults`)).json();
    expect(inForce).toEqual({
      latencyMs: [{ ms: 1, jitterMs: 0, hits: 1 }],
      dropLine: [{ position: 2, hits: 0 }],
    });
    expect((await fetch(`${rig.controlUrl}/faults`, { method: 'DELETE' })).status).toBe(204);
    expect(await (await fetch(`${rig.controlUrl}/faults`)).json()).toEqual({});
  });

  it('refuses settings it does not understand with all their mistakes, and changes nothing', async () => {
    const answer = await switchOn({ latencyMs: -1, lostResponse: { tmies: 1 }, earthquake: true });
    expect(answer.status).toBe(400);
    const { errors } = (await answer.json()) as { errors: string[] };
    expect(errors).toHaveLength(3);
    expect(errors.join('\n')).toMatch(/latencyMs\.ms: .*\n.*tmies.*\nearthquake: no such fault/);
    expect(rig.faults.inForce()).toEqual({});
  });
});

/** Lets the event loop turn until the state is reached; the test's own time limit ends a wait that never does. */
const until = async (reached: () => boolean): Promise<void> => {
  while (!reached()) await new Promise((resolve) => setImmediate(resolve));
};
