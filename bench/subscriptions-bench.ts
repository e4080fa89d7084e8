/**
 * `subscriptions`: how long one change needs until the last of many subscribers has it. The baselines in the same run:
 * graphql-ws as it comes, which answers each subscriber anew, and a bare loop that sends a ready text to every socket.
 */
import { formatTable } from '../src/cli/terminal.ts';
import type { Bench } from './bench.ts';
import { createCallCounter } from './call-counter.ts';
import type { ReadyDistributor, ReadyFanOut } from './child/parts.ts';
import { startChild } from './child-part.ts';
import { median, rounded } from './measure.ts';
import { type Crowd, gather } from './subscriber-crowd.ts';

const conditions = { subscribers: 5_000, items: 500, p21LatencyMs: 20, warmRuns: 3 };

interface Way {
  readonly name: string;
  readonly path: string;
  readonly runs: number;
}

const ways: readonly Way[] = [
  { name: 'shared execution', path: '/graphql', runs: 10 },
  { name: 'bare send of a ready text', path: '/bare', runs: 10 },
  { name: 'graphql-ws without shared execution', path: '/unshared', runs: 1 },
];

interface Measured extends Way {
  /** Median, until the last subscriber has it. */
  readonly lastMs: number;
  /** Calls of P21 for one change. */
  readonly calls: number;
}

/** As documented in docs/performance.md, with reasons. */
const atMost = { toBare: 3, toUnshared: 0.2, calls: 3 };

export const subscriptionsBench: Bench = {
  name: 'subscriptions',
  run: async (say) => {
    const { items, p21LatencyMs: latencyMs } = conditions;
    const distributor = await startChild<ReadyDistributor>('distributor', { p21: { items, latencyMs } });
    const fanOut = await startChild<ReadyFanOut>('fanOut', { environment: distributor.ready.environment });
    const measured: Measured[] = [];
    for (const way of ways) measured.push(await measure(way, fanOut.ready, distributor.ready.controlUrls));
    await Promise.all([fanOut.close(), distributor.close()]);
    say(
      formatTable([
        ['way', 'ms to the last', 'P21 calls a change'],
        ...measured.map(({ name, lastMs, calls }) => [name, rounded(lastMs), String(calls)]),
      ]),
    );
    const [shared, bare, unshared] = measured as [Measured, Measured, Measured];
    return {
      figures: [
        {
          name: 'shared / bare send',
          value: shared.lastMs / bare.lastMs,
          unit: 'times',
          atMost: atMost.toBare,
        },
        {
          name: 'shared / graphql-ws without shared execution',
          value: shared.lastMs / unshared.lastMs,
          unit: 'times',
          atMost: atMost.toUnshared,
        },
        { name: 'P21 calls of one change, shared', value: shared.calls, unit: 'calls', atMost: atMost.calls },
      ],
      measured: { conditions, measured },
    };
  },
};

async function measure(way: Way, { url, token, publishUrl }: ReadyFanOut, controlUrls: readonly string[]) {
  const crowd = await gather({ url: `${url}${way.path}`, token, count: conditions.subscribers });
  const counter = createCallCounter(controlUrls);
  const times: number[] = [];
  const warm = way.runs > 1 ? conditions.warmRuns : 0;
  for (let run = 0; run < way.runs + warm; run += 1) {
    await counter.reset();
    const ms = await timeToLast(crowd, publishUrl);
    if (run >= warm) times.push(ms);
  }
  const calls = await counter.total();
  await crowd.leave();
  return { ...way, lastMs: median(times), calls };
}

async function timeToLast(crowd: Crowd, publishUrl: string): Promise<number> {
  const all = crowd.nextOfAll();
  const startedAt = performance.now();
  await fetch(publishUrl, { method: 'POST' });
  await all;
  return performance.now() - startedAt;
}
