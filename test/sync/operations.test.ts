/** What people and systems do with the sync. */

import { beforeEach, describe, expect, it } from 'vitest';
import { commandKey } from '../../src/flows/p21-commands.ts';
import type { AnyFlow } from '../../src/sync/flow.ts';
import { ensureFlowStates, noteGoneThrough } from '../../src/sync/flow-state.ts';
import { inOrderOfReference } from '../../src/sync/migrations.ts';
import { SyncOperations } from '../../src/sync/operations.ts';
import { receiveEvent } from '../../src/sync/source-events.ts';
import { createEngineUnderTest, sharedStore, startOfTime } from './parts.ts';
import { createFlow, TwoSystems } from './two-systems.ts';

const store = sharedStore();
let systems: TwoSystems;

beforeEach(() => {
  systems = new TwoSystems();
});

async function underTest(flow: AnyFlow = createFlow(systems)) {
  const engine = createEngineUnderTest(store(), [flow]);
  await ensureFlowStates(store().db, [flow], startOfTime, 'UTC');
  return { flow, engine, operations: new SyncOperations(engine.parts, () => {}) };
}

const all = { limit: 100, skip: 0 };

describe('parked changes', () => {
  async function withParked(...keys: string[]) {
    const world = await underTest();
    for (const key of keys) systems.put(key, '1');
    systems.fault = ({ document }) => (document.value === '1' ? 'REFUSED' : undefined);
    await world.engine.notice(world.flow, ...keys);
    await world.engine.drain(world.flow);
    return world;
  }

  it('are written as a person edited them, once', async () => {
    const { flow, engine, operations } = await withParked('a');
    await operations.retryParked(flow.name, 'a', { value: 'mended' });
    await engine.drain(flow);
    expect(systems.held()).toEqual({ a: 'mended' });
    systems.put('a', '3');
    await engine.notice(flow, 'a');
    await engine.drain(flow);
    expect(systems.held()).toEqual({ a: '3' });
  });

  it('are sent again by filter, even unchanged: the target may have changed its mind', async () => {
    const { flow, engine, operations } = await withParked('a', 'b');
    systems.fault = () => undefined;
    expect(await operations.redrive({ code: 'OTHER' })).toBe(0);
    expect(await operations.redrive({ key: 'b', reason: 'NOT allowed' })).toBe(1);
    await engine.drain(flow);
    expect(systems.held()).toEqual({ b: '1' });
    expect((await operations.parked({}, all)).map(({ key }) => key)).toEqual(['a']);
  });

  it('are let go, and noticed again when they change', async () => {
    const { flow, engine, operations } = await withParked('a');
    expect(await operations.discard({ flow: flow.name })).toBe(1);
    expect(await operations.countParked({})).toBe(0);
    systems.put('a', '2');
    await engine.notice(flow, 'a');
    await engine.drain(flow);
    expect(systems.held()).toEqual({ a: '2' });
  });

  it('cannot be retried when there is none', async () => {
    const { flow, operations } = await underTest();
    await expect(operations.retryParked(flow.name, 'nothing', null)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('a repair', () => {
  it('writes what is missing or different, and takes out of use what is too much', async () => {
    const { flow, engine, operations } = await underTest();
    for (const key of ['a', 'b', 'c']) systems.put(key, '1');
    await engine.run(flow, 'MIGRATE');
    const [first, second] = [...systems.target.values()];
    if (first === undefined || second === undefined) throw new Error('nothing was migrated');
    first.document = { value: 'changed' };
    systems.target.delete(second.id);
    systems.target.set('900', { id: '900', key: 'stranger', document: { value: '1' }, retired: false });
    await engine.run(flow, 'RECONCILE');
    expect(await operations.countDiscrepancies({})).toBe(3);
    expect(await operations.repair({})).toBe(3);
    await engine.drain(flow);
    expect(systems.held()).toEqual(systems.wanted());
    expect(await operations.discrepancies({}, all)).toEqual([]);
  });
});

describe('commands', () => {
  it('finish the change when they are confirmed, with the id P21 gave', async () => {
    const { flow, engine, operations } = await underTest();
    systems.put('a', '1');
    systems.fault = () => 'ACCEPTED';
    await engine.notice(flow, 'a');
    await engine.drain(flow);
    expect(await engine.change('a')).toMatchObject({ state: 'SENT', command_id: 'command-a' });
    await engine.followCommands();
    expect(await engine.change('a')).toMatchObject({ state: 'SENT' });
    engine.commandEnds.push({ id: 'command-a', state: 'CONFIRMED', targetId: '4711', reason: null });
    engine.pass(30_000);
    await engine.followCommands();
    expect(await engine.change('a')).toBeUndefined();
    expect((await operations.timeline('Thing', '4711')).map(({ event }) => event)).toEqual([
      'HANDED_TO_COMMAND',
      'COMMAND_CONFIRMED',
    ]);
    await engine.notice(flow, 'a');
    await engine.drain(flow);
    expect(await engine.change('a')).toBeUndefined();
    expect(systems.calls.write).toBe(1);
  });

  it('park the change when they are rejected', async () => {
    const { flow, engine } = await underTest();
    systems.put('a', '1');
    systems.fault = () => 'ACCEPTED';
    await engine.notice(flow, 'a');
    await engine.drain(flow);
    engine.commandEnds.push({ id: 'command-a', state: 'REJECTED', targetId: null, reason: 'credit hold' });
    engine.pass(30_000);
    await engine.followCommands();
    expect(await engine.change('a')).toMatchObject({
      state: 'PARKED',
      code: 'COMMAND_REJECTED',
      reason: 'credit hold',
    });
  });

  it('are other ones for content that returns, and after a rejection, and the same for a write that is repeated', async () => {
    const { flow, engine, operations } = await underTest();
    const names: string[] = [];
    systems.fault = (write) => {
      names.push(commandKey('things', write));
      return 'ACCEPTED';
    };
    const hand = async (value: string) => {
      systems.put('a', value);
      await engine.notice(flow, 'a');
      await engine.drain(flow);
    };
    const end = async (state: 'CONFIRMED' | 'REJECTED') => {
      engine.commandEnds.splice(0, 9, { id: 'command-a', state, targetId: '4711', reason: 'credit hold' });
      engine.pass(30_000);
      await engine.followCommands();
    };
    for (const value of ['1', '2', '1', '2']) {
      await hand(value);
      await end('CONFIRMED');
    }
    expect(new Set(names).size).toBe(4);
    await hand('3');
    await end('REJECTED');
    await operations.redrive({});
    systems.fault = (write) => {
      names.push(commandKey('things', write));
      return 'UNKNOWN';
    };
    await engine.drain(flow);
    engine.pass(600_000);
    await engine.drain(flow);
    const [first, afterRejection, repeated] = names.slice(4);
    expect(afterRejection).not.toBe(first);
    expect(repeated).toBe(afterRejection);
  });

  it('are followed by another turn when the record changed meanwhile', async () => {
    const { flow, engine } = await underTest();
    systems.put('a', '1');
    systems.fault = () => 'ACCEPTED';
    await engine.notice(flow, 'a');
    await engine.drain(flow);
    systems.put('a', '2');
    await engine.notice(flow, 'a');
    expect(await engine.drain(flow)).toBe(0);
    engine.commandEnds.push({ id: 'command-a', state: 'CONFIRMED', targetId: '4711', reason: null });
    engine.pass(30_000);
    await engine.followCommands();
    expect(await engine.drain(flow)).toBe(1);
    expect(systems.calls.write).toBe(2);
  });
});

describe('an event', () => {
  it('that comes twice is one, and names records of the flows that listen', async () => {
    const flow = {
      ...createFlow(systems),
      triggers: [{ on: 'thing', keysOf: ({ id }: { id: string }) => [`k${id}`] }],
    };
    const { engine } = await underTest(flow);
    const event = { topic: 'thing.updated', id: '7', attributes: {}, relatedIds: {} };
    const receive = (id: string | null, topic = event.topic) =>
      receiveEvent(engine.parts, { id, from: 'P21', events: [{ ...event, topic }] });
    expect(await receive('e1')).toEqual({ isNew: true, changes: 1 });
    expect(await receive('e1')).toEqual({ isNew: false, changes: 0 });
    expect(await receive('e2', 'other.updated')).toEqual({ isNew: true, changes: 0 });
    expect(await receive(null, flow.name)).toEqual({ isNew: true, changes: 1 });
    expect(await engine.change('k7')).toMatchObject({ version: 1, priority: 0 });
    expect(await engine.change('7')).toMatchObject({ state: 'READY' });
  });
});

describe('settings of a flow', () => {
  it('hold at once, and a cron that cannot be read is refused', async () => {
    const { flow, operations } = await underTest();
    await noteGoneThrough(store().db, flow, startOfTime, 'UTC');
    await operations.setFlow(flow.name, { schedule: '15 3 * * *' });
    expect(await operations.flow(flow.name)).toMatchObject({
      schedule: '15 3 * * *',
      nextRunAt: '2026-01-02T03:15:00.000Z',
    });
    await operations.setFlow(flow.name, { schedule: '' });
    expect(await operations.flow(flow.name)).toMatchObject({ schedule: null, nextRunAt: null });
    await expect(operations.setFlow(flow.name, { schedule: 'often' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    await expect(operations.flow('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a migration', () => {
  it('moves what is referred to first, and refuses a circle', () => {
    const named = (name: string, ...after: string[]) => createFlow(systems, { name, after });
    const [a, b, c] = [named('a', 'b', 'c'), named('b', 'c'), named('c')];
    expect(inOrderOfReference([a, b, c].filter((one) => one !== undefined)).map(({ name }) => name)).toEqual([
      'c',
      'b',
      'a',
    ]);
    expect(() => inOrderOfReference([named('x', 'y'), named('y', 'x')])).toThrow(/circle/);
  });
});
