/** Memory: a large catalogue kept whole, and a second replica that answers at once with what the first has asked. */
import { formatTable } from '../../src/cli/terminal.ts';
import { createDatabase } from '../../test/support/postgres.ts';
import { startRedis } from '../../test/support/redis.ts';
import type { Figure } from '../bench.ts';
import { rounded } from '../measure.ts';
import { residentMegabytes } from '../resident-memory.ts';
import { runLoad } from './load.ts';
import { createPages, type PageRequest, pageQuery, pageVariables } from './page.ts';
import { countCalls, longFresh, type Measure, type Stage, setStage } from './stage.ts';

const items = 100_000;
const customers = 2;

/** Many at once and no latency: this is about memory, which is bounded as documented in docs/performance.md. */
const environment = {
  ...longFresh,
  P21_PARALLEL_READS: '32',
  NODE_OPTIONS: '--max-old-space-size=448 --max-semi-space-size=8',
};

export const measureMemory: Measure = async (say) => {
  const redis = await startRedis();
  // What replicas share; the embedded database is a WebAssembly of several hundred megabytes.
  const database = await createDatabase();
  const stage = await setStage({
    items,
    customers,
    latencyMs: 0,
    environment: { ...environment, REDIS_URL: redis.url, DATABASE_URL: database.url },
  });
  const emptyMb = residentMegabytes(stage.gateway.pid);
  await runLoad({
    url: stage.gateway.ready.url,
    connections: 8,
    requests: (items / 100) * customers,
    next: wholeCatalogue(stage),
  });
  const fullMb = residentMegabytes(stage.gateway.pid);
  const second = await measureSecondReplica(stage);
  await stage[Symbol.asyncDispose]();
  await Promise.all([redis.kill(), database.drop()]);
  say(
    formatTable([
      ['', 'resident MB'],
      ['started', rounded(emptyMb, 0)],
      [
        `${items.toLocaleString('en')} SKUs x 3 locations, ${(items * customers).toLocaleString('en')} prices`,
        rounded(fullMb, 0),
      ],
    ]),
  );
  const figures: Figure[] = [
    { name: 'memory: resident MB with a large catalogue kept', value: fullMb, unit: 'MB', atMost: 400 },
    {
      name: 'second replica: calls of P21 for 50 pages the first had asked',
      value: second,
      unit: 'calls',
      atMost: 0,
    },
  ];
  return { figures, measured: { memory: { emptyMb, fullMb, second } } };
};

/** Pages of a hundred, every item for every customer. */
function wholeCatalogue({ tokens }: Stage): () => PageRequest {
  let next = 0;
  return () => {
    const turn = next++;
    const variables = pageVariables(Math.floor(turn / customers) * 100, items, 100);
    return { token: tokens[turn % customers] ?? '', body: JSON.stringify({ query: pageQuery, variables }) };
  };
}

async function measureSecondReplica(stage: Stage): Promise<number> {
  const replica = await stage.startGateway({ CACHE_WARM_ITEMS: 'false' });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await stage.calls();
  const tokens = Object.keys(replica.ready.customers);
  await runLoad({ url: replica.ready.url, connections: 4, requests: 50, next: createPages(tokens, items) });
  const { prices, stock } = countCalls(await stage.calls());
  return prices + stock;
}
