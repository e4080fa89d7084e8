/** What becomes of a record that refers to another one. */
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

describe('a record that refers to another', () => {
  const parentsOf = (systemsOfParents: TwoSystems) => createFlow(systemsOfParents, { name: 'parents' });

  it('waits until that one is in the target, and has its turn at once then', async () => {
    const parents = new TwoSystems();
    const parentFlow = parentsOf(parents);
    const flow = createFlow(systems, { after: ['parents'] });
    const engine = engineOf(parentFlow, flow);
    systems.put('a', '1', undefined, '100198');
    await engine.notice(flow, 'a');
    await engine.drain(flow);
    expect(await engine.change('a')).toMatchObject({
      state: 'READY',
      code: 'REFERENCE_MISSING',
      reason: '100198 of parents is not in OroCommerce yet; things waits for it',
    });
    parents.put('100198', 'x');
    // It was asked for by the one that lacked it.
    expect(await engine.drain(parentFlow)).toBe(1);
    expect(await engine.drain(flow)).toBe(1);
    expect([...systems.target.values()].map(({ document }) => document)).toEqual([
      { value: '1', parent: '1' },
    ]);
  });

  it('is parked when it has waited too long, and comes back when the other one arrives', async () => {
    const parents = new TwoSystems();
    const parentFlow = parentsOf(parents);
    const flow = createFlow(systems);
    const engine = engineOf(parentFlow, flow);
    systems.put('a', '1', undefined, 'p');
    await engine.notice(flow, 'a');
    for (let turn = 0; turn < 12; turn += 1) {
      await engine.drain(flow);
      engine.pass(600_000);
    }
    expect(await engine.change('a')).toMatchObject({ state: 'PARKED', code: 'REFERENCE_MISSING' });
    parents.put('p', 'x');
    await engine.notice(parentFlow, 'p');
    await engine.drain(parentFlow);
    await engine.drain(flow);
    expect(Object.keys(systems.held())).toEqual(['a']);
  });
});
