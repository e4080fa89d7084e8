/**
 * A first migration of a large business into an empty shop: what a record costs near the end against near the beginning,
 * and what the gateway has grown by meanwhile.
 */
import { formatTable } from '../../src/cli/terminal.ts';
import type { Bench, Figure } from '../bench.ts';
import { median, rounded } from '../measure.ts';
import { residentMegabytes } from '../resident-memory.ts';
import type { RunProgress } from './operator.ts';
import { pause, type SyncStage, scaled, setStage } from './stage.ts';

const flows = ['products', 'customers', 'historical-orders'] as const;

interface Sample {
  readonly atMs: number;
  readonly megabytes: number;
  /** Records gone through by flow. */
  readonly scanned: ReadonlyMap<string, number>;
}

const looksMs = 100;

/** Of a flow: around 10 % and up to 100 %, as wide as each other. */
const [first, last] = [[0.02, 0.18] as const, [0.84, 0.9999] as const];

/** A pause of the machine makes one of so many parts of a flow dear, and not the middle one. */
const part = 0.02;

/** Of all records together. */
const [whenTenth, whenDone] = [[0.08, 0.12] as const, [0.96, 1] as const];

export const measureMigration: Bench['run'] = async (say) => {
  const sizes = { items: scaled(100_000), customers: scaled(50_000), orders: scaled(100_000) };
  await using stage = await setStage({ sizes, flows: [], environment: { CACHE_WARM_ITEMS: 'false' } });
  const samples = await migrate(stage, say);
  await checkMade(stage, sizes);
  const totals = { products: sizes.items, customers: sizes.customers, 'historical-orders': sizes.orders };
  const rows = flows.map((flow) => {
    const shareOf = ({ scanned }: Sample) => (scanned.get(flow) ?? 0) / totals[flow];
    return {
      flow,
      cost: {
        first: costOf(samples, flow, totals[flow], ...first),
        last: costOf(samples, flow, totals[flow], ...last),
      },
      memory: {
        first: memoryAt(samples, shareOf, ...first),
        last: memoryAt(samples, shareOf, ...last),
      },
    };
  });
  const all = sizes.items + sizes.customers + sizes.orders;
  const shareOfAll = ({ scanned }: Sample) => sumOf([...scanned.values()]) / all;
  const memory = {
    first: memoryAt(samples, shareOfAll, ...whenTenth),
    last: memoryAt(samples, shareOfAll, ...whenDone),
  };
  say(
    formatTable([
      ['', 'ms a record near 10 %', 'near 100 %', 'resident MB near 10 %', 'near 100 %'],
      ...rows.map(({ flow, cost, memory }) => [
        flow,
        rounded(cost.first, 2),
        rounded(cost.last, 2),
        rounded(memory.first, 0),
        rounded(memory.last, 0),
      ]),
      ['all', '', '', rounded(memory.first, 0), rounded(memory.last, 0)],
    ]),
  );
  const figures: Figure[] = [
    ...rows.map(
      ({ flow, cost }): Figure => ({
        name: `migration: cost of a record of ${flow} at 100 % against 10 %`,
        value: cost.last / cost.first,
        unit: 'times',
        atMost: 1.2,
      }),
    ),
    {
      name: `migration of ${all.toLocaleString('en')} records: resident memory at 100 % against 10 %`,
      value: memory.last / memory.first,
      unit: 'times',
      atMost: 1.2,
    },
  ];
  return { figures, measured: { migration: { sizes, rows, memory } } };
};

/** Looks at the run until its end. Throws when it comes to another one. */
async function migrate({ operator, gatewayPid }: SyncStage, say: (text: string) => void): Promise<Sample[]> {
  const id = await operator.startMigration(flows);
  const samples: Sample[] = [];
  for (let told = 0; ; ) {
    const { state, runs } = await operator.migration(id);
    samples.push({
      atMs: performance.now(),
      megabytes: residentMegabytes(gatewayPid),
      scanned: scannedOf(runs),
    });
    const faults = runs.flatMap(({ reason }) => reason ?? []);
    if (faults.length > 0) throw new Error(`The migration stumbled: ${faults.join('; ')}`);
    if (state === 'DONE') return samples;
    const records = sumOf(runs.map(({ scanned }) => scanned));
    if (records - told >= 25_000) {
      told = records;
      say(`${records.toLocaleString('en')} records, ${rounded(residentMegabytes(gatewayPid), 0)} MB`);
    }
    await pause(looksMs);
  }
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

const scannedOf = (runs: readonly RunProgress[]): Map<string, number> =>
  new Map(runs.map(({ flowName, scanned }) => [flowName, scanned]));

/** Throws when a record is missing in the shop or there twice, or waits. */
async function checkMade(
  stage: SyncStage,
  { items, customers, orders }: { items: number; customers: number; orders: number },
) {
  const { made, doubles } = await stage.tally();
  const { waiting, parked } = await stage.operator.left();
  const isWhole = made.products === items && made.customers === customers && made.orders === orders;
  if (isWhole && doubles === 0 && waiting === 0 && parked === 0) return;
  throw new Error(`The migration left ${JSON.stringify({ made, doubles, waiting, parked })}`);
}

/** Milliseconds a record, between two shares of a flow: of the parts there the middle one. */
function costOf(samples: readonly Sample[], flow: string, total: number, from: number, to: number): number {
  const reachedMs = (count: number): number => {
    const place = samples.findIndex(({ scanned }) => (scanned.get(flow) ?? 0) >= count);
    const [before, after] = [samples[place - 1], samples[place]];
    if (before === undefined || after === undefined) return Number.NaN;
    const [low, high] = [before.scanned.get(flow) ?? 0, after.scanned.get(flow) ?? 0];
    return before.atMs + ((after.atMs - before.atMs) * (count - low)) / (high - low);
  };
  const parts = Array.from({ length: Math.round((to - from) / part) }, (_, place) => {
    const [begin, end] = [from + place * part, Math.min(to, from + (place + 1) * part)];
    return (reachedMs(total * end) - reachedMs(total * begin)) / (total * (end - begin));
  });
  return median(parts);
}

/** The middle of what was held between two shares of a flow. */
const memoryAt = (
  samples: readonly Sample[],
  shareOf: (sample: Sample) => number,
  from: number,
  to: number,
): number =>
  median(
    samples
      .filter((sample) => shareOf(sample) >= from && shareOf(sample) <= to)
      .map(({ megabytes }) => megabytes),
  );
