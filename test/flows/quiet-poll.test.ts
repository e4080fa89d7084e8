/** What it costs to look at both systems while nothing happens: at most one cheap call a flow. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFlows } from '../../src/flows/flows.ts';
import { toInstant } from '../../src/instant.ts';
import type { AnyFlow } from '../../src/sync/flow.ts';
import { call } from './support/flow-stage.ts';
import { startTwoSystems, type TwoSystems } from './support/two-systems.ts';

let systems: TwoSystems;
let flows: readonly AnyFlow[];
let nowMs = Date.now();

const callsOf = async (controlUrl: string): Promise<number> => {
  const { calls } = (await (await fetch(`${controlUrl}/calls`)).json()) as {
    calls: readonly { readonly family?: string; readonly path?: string; readonly count: number }[];
  };
  const isToken = ({ family = '', path = '' }: { family?: string; path?: string }) =>
    `${family}${path}`.includes('token');
  return calls.filter((one) => !isToken(one)).reduce((sum, { count }) => sum + count, 0);
};

const calls = async (): Promise<number> =>
  (await callsOf(systems.p21.controlUrl)) + (await callsOf(systems.shop.controlUrl));

const polled = () => flows.filter(({ source }) => source.changes !== null);

/** One look of every flow whose turn it is, at the same beat. */
const look = (since: string, round = 0) =>
  Promise.all(
    polled()
      .filter(({ pollRounds = 1 }) => round % pollRounds === 0)
      .flatMap(({ source }) => source.changes?.(since, call) ?? []),
  );

beforeAll(async () => {
  systems = await startTwoSystems({ clock: () => nowMs });
  flows = createFlows(systems.parts);
});

afterAll(() => systems[Symbol.asyncDispose]());

describe('a look at what changed, of all flows together', () => {
  it('costs no more than one call for each flow that looks when nothing did', async () => {
    const since = toInstant(Date.now() + 1000);
    await look(since);
    const before = await calls();
    const rounds = 12;
    for (let round = 0; round < rounds; round += 1) {
      // What is shared between flows is not kept for the next look.
      nowMs += 5000;
      const pages = await look(since, round);
      expect(pages.flatMap(({ keys }) => keys)).toEqual([]);
      expect(pages.map(({ hasMore }) => hasMore)).not.toContain(true);
    }
    const cost = (await calls()) - before;
    expect(cost).toBeGreaterThan(rounds);
    expect(cost / rounds).toBeLessThanOrEqual(polled().length);
  });

  it('shares one answer among flows that ask from different moments, and tells each what is new to it', async () => {
    const { database } = systems.p21;
    const [early, late] = database.table('oe_hdr').all();
    const at = Date.now() + 60_000;
    for (const [order, ms] of [
      [early, at],
      [late, at + 10_000],
    ] as const)
      database.table('oe_hdr').update(order as never, { date_last_modified: ms });
    nowMs += 5000;
    const { changes } = systems.parts.p21;
    const numbersSince = async (ms: number) =>
      (await changes.since(changes.tables.orders, toInstant(ms))).rows.map(({ orderNumber }) => orderNumber);
    const before = await callsOf(systems.p21.controlUrl);
    const [both, one] = await Promise.all([numbersSince(at - 1000), numbersSince(at + 5000)]);
    expect((await callsOf(systems.p21.controlUrl)) - before).toBe(1);
    expect(both.toSorted()).toEqual([early, late].map((order) => String(order?.order_no).trim()).toSorted());
    expect(one).toEqual([String(late?.order_no).trim()]);
  });
});
