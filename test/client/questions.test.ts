/** When the client asks again, and when it must not. */
import { describe, expect, it } from 'vitest';
import { IncompleteAnswer } from '../../client/client.ts';
import { CommandByIdDocument, PlaceOrderDocument } from '../../client/generated/operations.ts';
import { hangUp, json, type Step, scriptedGateway } from './support/scripted-gateway.ts';

const found = json(200, { data: { command: null } });
const page: Step = (response) =>
  response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
const failing = (code: string) =>
  json(200, { data: { command: null }, errors: [{ message: 'm', path: ['command'], extensions: { code } }] });
const order = { input: { customerId: '1', lines: [] } };

describe('a question', () => {
  it.each([
    ['a broken connection', hangUp],
    ['a proxy without a gateway behind it', page],
    ['a gateway that goes away', json(503, { errors: [] })],
    ['too many requests', json(429, { error: 'RATE_LIMITED' })],
  ])('is asked again after %s', async (_what, step) => {
    await using gateway = await scriptedGateway([step, step, found]);
    expect(await gateway.client.need(CommandByIdDocument, { id: '1' })).toEqual({ command: null });
    expect(gateway.asked).toHaveLength(3);
    expect(gateway.pauses).toEqual([250, 500]);
  });

  it('waits as long as it is told', async () => {
    await using gateway = await scriptedGateway([json(429, {}, { 'retry-after': '7' }), found]);
    await gateway.client.ask(CommandByIdDocument, { id: '1' });
    expect(gateway.pauses).toEqual([7000]);
  });

  it('is given up after the last try', async () => {
    await using gateway = await scriptedGateway([json(503, { errors: [{ message: 'Draining.' }] })], {
      retries: { attempts: 3 },
    });
    await expect(gateway.client.need(CommandByIdDocument, { id: '1' })).rejects.toThrow('Draining.');
    expect(gateway.asked).toHaveLength(3);
    await using away = await scriptedGateway([hangUp], { retries: { attempts: 2 } });
    await expect(away.client.ask(CommandByIdDocument, { id: '1' })).rejects.toThrow();
    expect(away.asked).toHaveLength(2);
  });

  it('waits for a system that is down only where the whole answer is needed', async () => {
    const steps = [failing('UPSTREAM_UNAVAILABLE'), failing('UPSTREAM_THROTTLED'), found];
    await using whole = await scriptedGateway(steps);
    expect(await whole.client.need(CommandByIdDocument, { id: '1' })).toEqual({ command: null });
    expect(whole.asked).toHaveLength(3);
    await using part = await scriptedGateway(steps);
    const { errors } = await part.client.ask(CommandByIdDocument, { id: '1' });
    expect(errors).toHaveLength(1);
    expect(part.asked).toHaveLength(1);
  });

  it.each(['BAD_USER_INPUT', 'FORBIDDEN', 'INTERNAL'])('is not asked again for %s', async (code) => {
    await using gateway = await scriptedGateway([failing(code), found]);
    const failed = gateway.client.need(CommandByIdDocument, { id: '1' });
    await expect(failed).rejects.toThrow(IncompleteAnswer);
    await expect(failed).rejects.toThrow(`${code}: command: m`);
    expect(gateway.asked).toHaveLength(1);
  });

  it('ends when its caller has gone', async () => {
    const gone = new AbortController();
    await using gateway = await scriptedGateway([
      (response, asked) => {
        gone.abort(new Error('nobody waits'));
        hangUp(response, asked);
      },
    ]);
    await expect(
      gateway.client.ask(CommandByIdDocument, { id: '1' }, { signal: gone.signal }),
    ).rejects.toThrow('nobody waits');
    expect(gateway.asked).toHaveLength(1);
  });
});

describe('a mutation', () => {
  const placed = json(200, { data: { placeOrder: { command: null, userErrors: [], order: null } } });
  const keysOf = (asked: readonly { headers: Record<string, unknown> }[]) =>
    asked.map(({ headers }) => headers['idempotency-key']);

  it('is sent again under the key it had, the caller’s or one made for it', async () => {
    await using gateway = await scriptedGateway([hangUp, json(503, {}), placed]);
    await gateway.client.need(PlaceOrderDocument, order, { idempotencyKey: 'edi-4711' });
    expect(keysOf(gateway.asked)).toEqual(['edi-4711', 'edi-4711', 'edi-4711']);
    await using unnamed = await scriptedGateway([hangUp, placed]);
    await unnamed.client.need(PlaceOrderDocument, order);
    await unnamed.client.need(PlaceOrderDocument, order);
    const [first, again, next] = keysOf(unnamed.asked);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(again).toBe(first);
    expect(next).not.toBe(first);
  });
});

describe('a token that has ended', () => {
  it('is asked for once more', async () => {
    const tokens = ['old', 'new'];
    const key = async () => tokens.shift() ?? 'none';
    await using gateway = await scriptedGateway([json(401, { errors: [{ message: 'Sign in' }] }), found], {
      key,
    });
    await gateway.client.need(CommandByIdDocument, { id: '1' });
    expect(gateway.asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new']);
  });

  it('is final where there is no other', async () => {
    await using gateway = await scriptedGateway([json(401, { errors: [{ message: 'Sign in' }] })]);
    await expect(gateway.client.need(CommandByIdDocument, { id: '1' })).rejects.toThrow('Sign in');
    expect(gateway.asked).toHaveLength(1);
  });
});

describe('a command', () => {
  it('is waited for until it settles', async () => {
    const inState = (state: string) => json(200, { data: { command: { id: '1', state } } });
    await using gateway = await scriptedGateway(['RECEIVED', 'SENDING', 'UNKNOWN', 'CONFIRMED'].map(inState));
    expect(await gateway.client.settled('1')).toMatchObject({ state: 'CONFIRMED' });
    expect(gateway.pauses).toEqual([1000, 1000, 1000]);
  });
});
