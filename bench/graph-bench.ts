/** `graph`: what the gateway adds to the upstream calls it makes. The same calls without it are the baseline. */
import { formatTable } from '../src/cli/terminal.ts';
import { loadConfig } from '../src/config/load.ts';
import type { Bench, Figure } from './bench.ts';
import type { ReadyDistributor, ReadyGateway } from './child/parts.ts';
import { startChild } from './child-part.ts';
import { readBigQueries } from './graph-queries.ts';
import { compareQuery, type QueryComparison } from './graph-runs.ts';
import { rounded } from './measure.ts';
import { recordCalls } from './record-calls.ts';

const conditions = { items: 5000, p21LatencyMs: 20, warmRuns: 10, runs: 40 };

/** Bounds as documented in docs/performance.md. */
const atMostTimes = { atOnce: 2, inOrder: 1.5 };

export const graphBench: Bench = {
  name: 'graph',
  run: async (say) => {
    const { items, p21LatencyMs: latencyMs } = conditions;
    const distributor = await startChild<ReadyDistributor>('distributor', { p21: { items, latencyMs } });
    const { environment, tourCustomerId } = distributor.ready;
    const queries = await readBigQueries(tourCustomerId);
    const recordings = await recordCalls(environment, queries);
    const gateway = await startChild<ReadyGateway>('gateway', { environment });
    const limits = readLimits(environment);
    const comparisons: QueryComparison[] = [];
    for (const [place, query] of queries.entries()) {
      const setting = {
        gateway: gateway.ready,
        controlUrls: distributor.ready.controlUrls,
        limits,
        ...conditions,
      };
      comparisons.push(await compareQuery(query, recordings[place] ?? [], setting));
    }
    await gateway.close();
    await distributor.close();
    say(formatTable([heading, ...comparisons.map(toRow)]));
    return { figures: comparisons.flatMap(toFigures), measured: { conditions, comparisons } };
  },
};

function readLimits(environment: Readonly<Record<string, string>>) {
  const { p21, oro } = loadConfig(environment);
  return { p21: p21.parallelReads, oro: oro.parallelReads };
}

const heading = [
  'query',
  'upstream calls',
  'gateway ms',
  'bare calls ms',
  'ratio',
  'bare in order ms',
  'ratio',
];

const toRow = ({ name, calls, gatewayMs, atOnceMs, inOrderMs }: QueryComparison): string[] => [
  name,
  String(calls),
  rounded(gatewayMs),
  rounded(atOnceMs),
  rounded(gatewayMs / atOnceMs, 2),
  rounded(inOrderMs),
  rounded(gatewayMs / inOrderMs, 2),
];

const toFigures = ({ name, gatewayMs, atOnceMs, inOrderMs }: QueryComparison): Figure[] => [
  {
    name: `${name}: gateway / bare calls`,
    value: gatewayMs / atOnceMs,
    unit: 'times',
    atMost: atMostTimes.atOnce,
  },
  {
    name: `${name}: gateway / bare calls in order`,
    value: gatewayMs / inOrderMs,
    unit: 'times',
    atMost: atMostTimes.inOrder,
  },
];
