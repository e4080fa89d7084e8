/** What becomes of a record that was noticed. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { AnyFlow } from '../../src/sync/flow.ts';
import { createEngineUnderTest, type EngineUnderTest, sharedStore } from './parts.ts';
import { createFlow, TwoSystems } from './two-systems.ts';

let systems: TwoSystems;

beforeEach(() => {
  systems = new TwoSystems();
});

const store = sharedStore();

const engineOf = (...flows: AnyFlow[]): EngineUnderTest => createEngineUnderTest(store(), flows);

describe('a noticed record', () => {
  it('is written once, however often it was noticed', async () => {
    const flow = createFlow(systems);
    const engine = engineOf(flow);
    systems.put('a', '1');
    for (const _ of [1, 2, 3]) await engine.notice(flow, 'a');
    await engine.drain(flow);
    expect(systems.held()).toEqual({ a: '1' });
    expect(systems.stored).toHaveLength(1);
    expect(await engine.change('a')).toBeUndefined();
  });

  it('is not written again when it comes back as its own echo', async () => {
    const flow = createFlow(systems);
    const engine = engineOf(flow);
    systems.put('a', '1');
    await engine.notice(flow, 'a');
    await engine.drain(flow);
    await engine.notice(flow, 'a');
    expect(await engine.drain(flow)).toBe(1);
    expect(systems.stored).toHaveLength(1);
    expect(systems.calls.write).toBe(1);
  });

  it('goes in batches of what the target takes', async () => {
    const flow = createFlow(systems, { batchSize: 10 });
    const engine = engineOf(flow);
    const keys = Array.from({ length: 25 }, (_, place) => `k${String(place).padStart(2, '0')}`);
    for (const key of keys) systems.put(key, '1');
    await engine.notice(flow, ...keys);
    await engine.drain(flow);
    expect(systems.calls.write).toBe(3);
    expect(systems.held()).toEqual(systems.wanted());
  });

  it('is found rather than written where the target holds it already', async () => {
    const flow = createFlow(systems);
    const engine = engineOf(flow);
    systems.put('a', '1');
    systems.target.set('77', { id: '77', key: 'a', document: { value: '1', foreign: 'x' }, retired: false });
    await engine.notice(flow, 'a');
    await engine.drain(flow);
    expect(systems.stored).toEqual([]);
    systems.put('a', '2');
    await engine.notice(flow, 'a');
    await engine.drain(flow);
    expect(systems.target.get('77')?.document).toEqual({ value: '2' });
  });

  it('has another turn when it was noticed while it was being written', async () => {
    const flow = createFlow(systems);
    const engine = engineOf(flow);
    systems.put('a', '1');
    await engine.notice(flow, 'a');
    systems.before = async (call) => {
      if (call !== 'write' || systems.source.get('a')?.value === '2') return;
      systems.put('a', '2');
      await engine.notice(flow, 'a');
    };
    expect(await engine.drain(flow)).toBe(2);
    expect(systems.held()).toEqual({ a: '2' });
  });

  it('is retired when it is gone from the source, or no longer belongs in the target', async () => {
    const flow = createFlow(systems);
    const engine = engineOf(flow);
    systems.put('a', '1');
    systems.put('b', '1');
    systems.put('c', 'hidden');
    await engine.notice(flow, 'a', 'b', 'c');
    await engine.drain(flow);
    systems.source.delete('a');
    systems.put('b', 'hidden');
    await engine.notice(flow, 'a', 'b', 'c');
    await engine.drain(flow);
    expect(systems.held()).toEqual({});
    systems.put('b', '1');
    await engine.notice(flow, 'a', 'b');
    await engine.drain(flow);
    expect(systems.held()).toEqual({ b: '1' });
  });
});

describe('a record that fails', () => {
  it('is parked with what the target said and what it was given, and blocks nobody', async () => {
    const flow = createFlow(systems);
    const engine = engineOf(flow);
    for (const key of ['a', 'bad', 'c']) systems.put(key, '1');
    systems.fault = ({ key }) => (key === 'bad' ? 'REFUSED' : undefined);
    await engine.notice(flow, 'a', 'bad', 'c');
    await engine.drain(flow);
    expect(systems.held()).toEqual({ a: '1', c: '1' });
    expect(await engine.change('bad')).toMatchObject({
      state: 'PARKED',
      code: 'REFUSED',
      reason: 'value: is not allowed',
      field: 'value',
      document: { value: '1' },
      parked_at: '2026-01-01T12:00:00.000Z',
    });
  });

  it('is not sent again unchanged, but once its source has changed', async () => {
    const flow = createFlow(systems);
    const engine = engineOf(flow);
    systems.put('bad', '1');
    systems.fault = ({ document }) => (document.value === '1' ? 'REFUSED' : undefined);
    await engine.notice(flow, 'bad');
    await engine.drain(flow);
    await engine.notice(flow, 'bad');
    await engine.drain(flow);
    expect(systems.calls.write).toBe(1);
    expect(await engine.change('bad')).toMatchObject({ state: 'PARKED', reason: 'value: is not allowed' });
    systems.put('bad', '2');
    await engine.notice(flow, 'bad');
    await engine.drain(flow);
    expect(systems.held()).toEqual({ bad: '2' });
  });

  it('is found by halves when it spoils its batch', async () => {
    const flow = createFlow(systems, { batchSize: 16 });
    const engine = engineOf(flow);
    const keys = Array.from({ length: 16 }, (_, place) => `k${place}`);
    for (const key of keys) systems.put(key, '1');
    systems.fault = ({ key }) => (key === 'k9' ? 'THROW' : undefined);
    await engine.notice(flow, ...keys);
    await engine.drain(flow);
    expect(Object.keys(systems.held())).toHaveLength(15);
    // What the target had stored before it broke off is not stored a second time.
    expect(systems.stored).toHaveLength(15);
    expect(await engine.change('k9')).toMatchObject({ state: 'READY', attempts: 1, doubtful: true });
  });

  it('waits longer each time and is parked after so many turns', async () => {
    const flow = createFlow(systems);
    const engine = engineOf(flow);
    systems.put('a', '1');
    systems.fault = () => 'RETRY';
    await engine.notice(flow, 'a');
    const turns = [];
    for (let second = 0; second < 300; second += 2) {
      if ((await engine.drain(flow)) > 0) turns.push(second);
      engine.pass(2000);
    }
    expect(turns).toEqual([0, 2, 6, 14, 30, 62, 126, 254]);
    expect(await engine.change('a')).toMatchObject({ state: 'PARKED', code: 'RETRY' });
  });

  it('is read back before it is written again when nobody knows what happened', async () => {
    const flow = createFlow(systems);
    const engine = engineOf(flow);
    systems.put('a', '1');
    systems.fault = () => 'LOST_ANSWER';
    await engine.notice(flow, 'a');
    await engine.drain(flow);
    engine.pass(30_000);
    expect(await engine.drain(flow)).toBe(0);
    engine.pass(31_000);
    expect(await engine.drain(flow)).toBe(1);
    expect(systems.stored).toHaveLength(1);
    expect(await engine.change('a')).toBeUndefined();
  });

  it('costs nobody a turn while the target is down', async () => {
    const flow = createFlow(systems);
    const engine = engineOf(flow);
    for (const key of ['a', 'b']) systems.put(key, '1');
    systems.fault = () => 'OUTAGE';
    await engine.notice(flow, 'a', 'b');
    for (let turn = 0; turn < 40; turn += 1) {
      await engine.drain(flow);
      engine.pass(600_000);
    }
    expect(await engine.change('a')).toMatchObject({ state: 'READY', attempts: 0 });
    systems.fault = () => undefined;
    await engine.drain(flow);
    expect(systems.held()).toEqual({ a: '1', b: '1' });
  });

  it('is told from an outage when others get through', async () => {
    const flow = createFlow(systems);
    const engine = engineOf(flow);
    for (const key of ['a', 'bad', 'c', 'd']) systems.put(key, '1');
    systems.fault = ({ key }) => (key === 'bad' ? 'OUTAGE' : undefined);
    await engine.notice(flow, 'a', 'bad', 'c', 'd');
    for (let turn = 0; turn < 40; turn += 1) {
      await engine.drain(flow);
      engine.pass(600_000);
      systems.put('d', String(turn));
      await engine.notice(flow, 'd');
    }
    await engine.drain(flow);
    expect(await engine.change('bad')).toMatchObject({ state: 'PARKED', code: 'UPSTREAM_UNAVAILABLE' });
    expect(Object.keys(systems.held())).toEqual(['a', 'c', 'd']);
  });

  it('whose row cannot be mapped is parked alone', async () => {
    const flow = createFlow(systems);
    const engine = engineOf(flow);
    systems.put('a', '1');
    systems.put('b', 'unmappable');
    await engine.notice(flow, 'a', 'b');
    await engine.drain(flow);
    expect(systems.held()).toEqual({ a: '1' });
    expect(await engine.change('b')).toMatchObject({
      state: 'PARKED',
      code: 'INTERNAL',
      reason: 'cannot map this',
    });
  });
});

describe('a worker that dies', () => {
  it('leaves its changes to the next one, who asks the target first', async () => {
    const flow = createFlow(systems);
    const engine = engineOf(flow);
    systems.put('a', '1');
    await engine.notice(flow, 'a');
    const dead = Promise.withResolvers<void>();
    const died = Promise.withResolvers<void>();
    systems.before = (call) => {
      if (call !== 'write') return;
      // The write arrives, and the worker never hears of it.
      systems.before = () => {};
      systems.write({
        key: 'a',
        targetId: null,
        document: { value: '1' },
        fingerprint: '',
        occasion: 0,
        rejectedCommandId: null,
      });
      died.resolve();
      return dead.promise;
    };
    void engine.drain(flow);
    await died.promise;
    expect(await engine.drain(flow)).toBe(0);
    engine.pass(61_000);
    expect(await engine.drain(flow)).toBe(1);
    expect(systems.stored).toHaveLength(1);
    expect(systems.held()).toEqual({ a: '1' });
  });
});
