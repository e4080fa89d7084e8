/** P21 dead under load: stock stays, marked as stale; prices follow their policy; nobody waits, nothing storms. */
import { formatTable } from '../../src/cli/terminal.ts';
import { rounded } from '../measure.ts';
import { type LoadResult, runLoad } from './load.ts';
import { createPages, skusPerPage } from './page.ts';
import { countCalls, type Measure, type Stage, setStage, workload } from './stage.ts';

const healthyMs = 10_000;
const outageMs = 60_000;
const recoveryMs = 10_000;

/** The breaker lets one call try every 2 s. */
const breakerWindowMs = 2000;

/** Few pages in rotation and short freshness, so that facts pass their policy while P21 is dead. */
const settings = {
  customers: 5,
  items: 480,
  environment: {
    CACHE_PRICE_FRESH_SECONDS: '2',
    CACHE_PRICE_RENEW_SECONDS: '2',
    CACHE_STOCK_FRESH_SECONDS: '2',
    CACHE_STOCK_RENEW_SECONDS: '2',
  },
};

export const measureOutage: Measure = async (say) => {
  await using stage = await setStage(settings);
  await visitAll(stage);
  const healthy = await load(stage, healthyMs);
  await stage.setErp('dead');
  await stage.calls();
  const outage = await load(stage, outageMs);
  const calls = countCalls(await stage.calls()).total;
  await stage.setErp('up');
  const backAt = performance.now();
  const recovery = await load(stage, recoveryMs);
  const recoveredMs = (recovery.freshAt ?? Number.POSITIVE_INFINITY) - backAt;
  say(
    formatTable([
      ['', 'pages/s', 'p50 ms', 'p99 ms', 'stock missing', 'stock stale', 'wrong prices'],
      row('healthy', healthy),
      row('P21 dead for 60 s', outage),
      row('P21 back', recovery),
    ]),
  );
  const callsPerSecond = calls / (outageMs / 1000);
  return {
    figures: [
      {
        name: 'outage: p99 / healthy p99',
        value: outage.result.p99Ms / healthy.result.p99Ms,
        unit: 'times',
        atMost: 3,
      },
      { name: 'outage: pages without stock', value: outage.missingStock, unit: 'calls', atMost: 0 },
      { name: 'outage: prices older than their policy', value: outage.wrongPrices, unit: 'calls', atMost: 0 },
      { name: 'outage: calls a second to the dead P21', value: callsPerSecond, unit: 'calls', atMost: 20 },
      {
        name: 'outage: recovery / breaker window',
        value: recoveredMs / breakerWindowMs,
        unit: 'times',
        atMost: 1.5,
      },
    ],
    measured: { outage: { healthy, outage, recovery, calls, recoveredMs } },
  };
};

/** Every page once: what was never asked cannot stand in. */
async function visitAll({ gateway, tokens }: Stage): Promise<void> {
  const requests = Math.ceil(settings.items / skusPerPage) * tokens.length;
  const next = createPages(tokens, settings.items);
  await runLoad({ url: gateway.ready.url, connections: workload.connections, requests, next });
}

interface Phase {
  readonly result: LoadResult;
  readonly missingStock: number;
  readonly staleStock: number;
  readonly wrongPrices: number;
  /** When a page was whole and fresh for the first time. */
  readonly freshAt: number | undefined;
}

async function load({ gateway, tokens }: Stage, durationMs: number): Promise<Phase> {
  let [missingStock, staleStock, wrongPrices] = [0, 0, 0];
  let freshAt: number | undefined;
  const result = await runLoad({
    url: gateway.ready.url,
    connections: workload.connections,
    durationMs,
    next: createPages(tokens, settings.items),
    check: (body) => {
      const { data } = JSON.parse(body) as Answer;
      const stale = data.inventory?.some((stock) => stock?.stale === true) === true;
      if (data.inventory == null || data.inventory.includes(null)) missingStock += 1;
      if (stale) staleStock += 1;
      if (data.prices?.some((price) => price?.stale === true) === true) wrongPrices += 1;
      if (!stale && data.prices?.every((price) => price !== null) === true) freshAt ??= performance.now();
    },
  });
  return { result, missingStock, staleStock, wrongPrices, freshAt };
}

type Fact = { readonly stale: boolean } | null;

interface Answer {
  readonly data: { readonly prices: readonly Fact[] | null; readonly inventory: readonly Fact[] | null };
}

const row = (name: string, { result, missingStock, staleStock, wrongPrices }: Phase): string[] => [
  name,
  rounded(result.perSecond, 0),
  rounded(result.p50Ms),
  rounded(result.p99Ms),
  String(missingStock),
  String(staleStock),
  String(wrongPrices),
];
