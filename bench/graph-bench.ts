/** `graph`: what the gateway adds to the upstream calls it makes. The same calls without it are the baseline. */
import { loadConfig } from '../src/config/load.ts';
import type { Bench } from './bench.ts';
import type { ReadyDistributor, ReadyGateway } from './child/parts.ts';
import { startChild } from './child-part.ts';
import { readBigQueries } from './graph-queries.ts';
import { compareQuery, type QueryComparison } from './graph-runs.ts';
import { formatComparisons, toFigures } from './graph-table.ts';
import { recordCalls } from './record-calls.ts';

const conditions = { items: 5000, p21LatencyMs: 20, warmRuns: 5, runs: 15 };

/** Kept facts make no calls, and calls are what is measured here: nothing outlives a question. */
const nothingKept: Readonly<Record<string, string>> = {
  CACHE_WARM_ITEMS: 'no',
  ...Object.fromEntries(
    ['PRICE', 'STOCK', 'PRODUCT', 'REFERENCE'].flatMap((fact) => [
      [`CACHE_${fact}_FRESH_SECONDS`, '0'],
      [`CACHE_${fact}_RENEW_SECONDS`, '0'],
    ]),
  ),
};

export const graphBench: Bench = {
  name: 'graph',
  run: async (say) => {
    const { items, p21LatencyMs: latencyMs } = conditions;
    const distributor = await startChild<ReadyDistributor>('distributor', { p21: { items, latencyMs } });
    const comparisons = await compareAll(distributor.ready);
    await distributor.close();
    say(formatComparisons(comparisons));
    return { figures: comparisons.flatMap(toFigures), measured: { conditions, comparisons } };
  },
};

async function compareAll({ environment: systems, tourCustomerId, controlUrls }: ReadyDistributor) {
  const environment = { ...systems, ...nothingKept };
  const queries = await readBigQueries(tourCustomerId);
  const recordings = await recordCalls(environment, queries);
  const gateway = await startChild<ReadyGateway>('gateway', { environment });
  const setting = { gateway: gateway.ready, controlUrls, limits: readLimits(environment), ...conditions };
  const comparisons: QueryComparison[] = [];
  for (const [place, query] of queries.entries())
    comparisons.push(await compareQuery(query, recordings[place] ?? [], setting));
  await gateway.close();
  return comparisons;
}

/** The baseline may have as many calls under way as the gateway. */
function readLimits(environment: Readonly<Record<string, string>>) {
  const { p21, oro } = loadConfig(environment);
  return { p21: p21.parallelReads, oro: oro.parallelReads };
}
