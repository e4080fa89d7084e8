/** Stock, prices, taxes and the custom entities between both sandboxes: moved once, equal afterwards, not sent twice. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOroSources } from '../../datasources/oro/create-oro-sources.ts';
import { createP21Sources } from '../../datasources/p21/create-p21-sources.ts';
import { createDistributor, type Distributor } from '../../sandbox/distributor/start.ts';
import { loadConfig } from '../../src/config/load.ts';
import { createFlows } from '../../src/flows/flows.ts';
import { createOrderChargesFlow } from '../../src/flows/order-charges.flow.ts';
import { createUnshippedItemsFlow } from '../../src/flows/unshipped-items.flow.ts';
import type { AnyFlow } from '../../src/sync/flow.ts';
import { flowParts } from './support/flow-parts.ts';
import { compareFlow, type Links, type RunResult, runFlow } from './support/run-flow.ts';
import { startTwoSystems, type TwoSystems } from './support/two-systems.ts';

const taxPlaces = { IL: { country: 'US', region: 'US-IL' } };

/** In the order in which an empty shop is filled. */
const names = [
  'taxes',
  'products',
  'customers',
  'inventory-levels',
  'customer-prices',
  'budgets',
  'promotions',
  'rewards',
];

describe.each([true, false])(
  'from P21 into an empty shop that takes batches of custom entities: %s',
  (customBatch) => {
    let systems: TwoSystems;
    let flows: readonly AnyFlow[];
    const links: Links = new Map();
    const results = new Map<string, RunResult>();

    beforeAll(async () => {
      systems = await startTwoSystems({ oro: { customBatch }, config: { flows: { taxPlaces } } });
      const all = new Map(createFlows(systems.parts).map((flow) => [flow.name, flow]));
      flows = names.flatMap((name) => all.get(name) ?? []);
      for (const flow of flows) results.set(flow.name, await runFlow(flow, links));
    });

    afterAll(() => systems[Symbol.asyncDispose]());

    it('moves what belongs there and is refused nothing', () => {
      expect([...results.keys()]).toEqual(names);
      for (const [name, { written, others }] of results) {
        expect({ name, others }).toEqual({ name, others: [] });
        expect(written, name).toBeGreaterThan(0);
      }
    });

    it('leaves no difference', async () => {
      for (const flow of flows)
        expect({ flow: flow.name, differences: await compareFlow(flow, links) }).toEqual({
          flow: flow.name,
          differences: [],
        });
    });

    it('writes nothing a second time, and finds its records again after the links were lost', async () => {
      for (const flow of flows) expect((await runFlow(flow, links)).written, flow.name).toBe(0);
      const rows = (type: string) => systems.shop.store.table(type).all().length;
      const types = [
        'extendp21customerbudgets',
        'extendp21promotions',
        'pricelists',
        'productprices',
        'taxrules',
      ];
      const before = types.map(rows);
      const forgotten: Links = new Map();
      for (const flow of flows) await runFlow(flow, forgotten);
      expect(forgotten).toEqual(links);
      expect(types.map(rows)).toEqual(before);
    });
  },
);

describe('on the orders of a shop', () => {
  let distributor: Distributor;
  let flows: readonly AnyFlow[];
  let close: () => Promise<void>;
  const links: Links = new Map();

  beforeAll(async () => {
    distributor = await createDistributor({ p21: { items: 60, customers: 12, orders: 120 } });
    const config = loadConfig(distributor.environment);
    const surroundings = { clock: Date.now, random: Math.random };
    const p21 = createP21Sources(config.p21, surroundings);
    const oro = createOroSources(config.oro, surroundings);
    const parts = flowParts({ p21: p21.sources, oro: oro.sources, shop: oro.syncAt, config });
    flows = [createOrderChargesFlow(parts), createUnshippedItemsFlow(parts)];
    close = async () => {
      await Promise.all([p21.close(), oro.close(), distributor.close()]);
    };
  });

  afterAll(() => close?.());

  it('hangs charges and unshipped items, and leaves no difference', async () => {
    for (const flow of flows) {
      const { written, others } = await runFlow(flow, links);
      expect({ flow: flow.name, others }).toEqual({ flow: flow.name, others: [] });
      expect(written, flow.name).toBeGreaterThan(0);
      expect(await compareFlow(flow, links)).toEqual([]);
      expect((await runFlow(flow, links)).written).toBe(0);
    }
  });

  it('knows the P21 order of every row in the shop', async () => {
    for (const flow of flows) {
      const page = await flow.target.scan?.(null, {
        signal: new AbortController().signal,
        priority: 'backfill',
      });
      const keys = page?.records.map(({ key }) => key).sort();
      expect(keys).toEqual([...(links.get(flow.name)?.keys() ?? [])].sort());
    }
  });
});
