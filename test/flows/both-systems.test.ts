/** Flows between a seeded P21 and an empty shop: what was moved is there, a second time nothing is written. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFlows } from '../../src/flows/flows.ts';
import type { AnyFlow } from '../../src/sync/flow.ts';
import { compareFlow, type Links, type RunResult, runFlow } from './support/run-flow.ts';
import { startTwoSystems, type TwoSystems } from './support/two-systems.ts';

/** What a shop cannot do without; the flows of custom entities have tests of their own. */
const core = new Set([
  'products',
  'customers',
  'customer-users',
  'customer-addresses',
  'inventory-levels',
  'historical-orders',
  'order-status',
]);

let systems: TwoSystems;
let flows: readonly AnyFlow[];
const links: Links = new Map();
const results = new Map<string, RunResult>();

/** Writes the shop got so far. */
const writesOf = async (): Promise<number> => {
  const answer = await fetch(`${systems.shop.controlUrl}/calls`);
  const { calls } = (await answer.json()) as { calls: { method: string; family: string; count: number }[] };
  return calls
    .filter(({ method, family }) => method !== 'GET' && family !== 'oauth2-token')
    .reduce((sum, { count }) => sum + count, 0);
};

beforeAll(async () => {
  systems = await startTwoSystems();
  flows = createFlows(systems.parts).filter(({ name }) => core.has(name));
  for (const flow of flows) results.set(flow.name, await runFlow(flow, links));
});

afterAll(() => systems[Symbol.asyncDispose]());

describe('from P21 into an empty shop', () => {
  it('moves what belongs there and is refused nothing', () => {
    for (const [name, { written, others }] of results) {
      expect({ name, others }).toEqual({ name, others: [] });
      // What the orders are made with is how far they are: there is nothing left to tell.
      if (name !== 'order-status') expect(written, name).toBeGreaterThan(0);
    }
  });

  it('leaves no difference', async () => {
    for (const flow of flows)
      expect({ flow: flow.name, differences: await compareFlow(flow, links) }).toEqual({
        flow: flow.name,
        differences: [],
      });
  });

  it('writes nothing a second time, neither with links nor after they were lost', async () => {
    const before = await writesOf();
    for (const flow of flows) await runFlow(flow, links);
    const forgotten: Links = new Map();
    for (const flow of flows) await runFlow(flow, forgotten);
    expect(forgotten).toEqual(links);
    expect((await writesOf()) - before).toBe(0);
  });
});
