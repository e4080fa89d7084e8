/**
 * Levels on their way into the shop: all of them changed at once, beside a bare loop that sends the shop the same batches
 * as many at a time; then a stream of changes, and how late each is there.
 */
import { sql } from 'kysely';
import { formatTable } from '../../src/cli/terminal.ts';
import type { Store } from '../../src/store/open-store.ts';
import type { Bench, Figure } from '../bench.ts';
import { rounded } from '../measure.ts';
import { sendBare } from './bare-batches.ts';
import type { Moves } from './lean-p21.ts';
import { skuOf } from './lean-p21-rows.ts';
import type { Arrival } from './lean-shop-answers.ts';
import { type SyncStage, scaled, setStage, until } from './stage.ts';

const flow = 'inventory-levels';
const batchSize = 100;
/** As the gateway sends them: with one consumer in the shop more only wait there (oro-observed, custom round 6). */
const atOnce = 2;
/** The real shop takes 650 ms for a batch of 100 levels (oro-observed): the faster the shop, the harder for the gateway. */
const batchMs = 100;

export const measureInventory: Bench['run'] = async (say) => {
  const levels = scaled(100_000);
  await using stage = await stageOf(levels);
  await stage.askShop(`/bench/latency?ms=${batchMs}`);
  await stage.tally();
  await stage.askP21(`/bench/move?count=${levels}`);
  await until(async () => (await stage.askShop<Arrival[]>('/bench/levels')).length >= levels);
  const { calls } = await stage.tally();
  const arrivals = await stage.askShop<Arrival[]>('/bench/levels');
  checkArrivals(arrivals, levels);
  const { firstToldMs } = await stage.askP21<Moves>('/bench/moves');
  const seconds = ((arrivals.at(-1)?.atMs ?? 0) - firstToldMs) / 1000;
  const bareSeconds = await sendBare(stage, { levels, batchSize, atOnce });
  const [rate, bareRate] = [levels / seconds, levels / bareSeconds];
  say(
    formatTable([
      ['', 'levels/s', 'calls of the shop'],
      ['bare loop', rounded(bareRate, 0), String(Math.ceil(levels / batchSize))],
      ['gateway', rounded(rate, 0), String(calls)],
    ]),
  );
  const figures: Figure[] = [
    {
      name: `${levels.toLocaleString('en')} changed levels: against a bare loop`,
      value: rate / bareRate,
      unit: 'times',
      atLeast: 0.8,
    },
    {
      name: `${levels.toLocaleString('en')} changed levels: calls of the shop`,
      value: calls,
      unit: 'calls',
      atMost: Math.ceil((levels / batchSize) * 1.01),
    },
  ];
  return { figures, measured: { inventory: { levels, batchMs, atOnce, rate, bareRate, calls } } };
};

const stageOf = (levels: number, environment: Readonly<Record<string, string>> = {}): Promise<SyncStage> =>
  setStage({
    sizes: { items: levels, customers: 1, orders: 0 },
    flows: [flow],
    environment,
    prepare: (store) => linkAll(store, levels),
  });

/** As after a migration: products and levels are known, and hold what P21 had. */
async function linkAll({ db }: Store, count: number): Promise<void> {
  const skus = Array.from({ length: count }, (_, index) => skuOf(index + 1));
  for (const name of ['products', flow]) {
    await sql`
      insert into link (flow, record_key, target_id, fingerprint, read_order)
      select ${name}, sku, place::text, 'as migrated', 0
      from unnest(${skus}::text[]) with ordinality as given(sku, place)`.execute(db);
  }
  await sql`analyze link`.execute(db);
}

/** Throws when a level came twice, or with what P21 had before. */
function checkArrivals(arrivals: readonly Arrival[], levels: number): void {
  const ids = new Set(arrivals.map(({ id }) => id));
  const stale = arrivals.filter(({ quantity }) => quantity !== '7');
  if (ids.size === levels && arrivals.length === levels && stale.length === 0) return;
  throw new Error(
    `${arrivals.length} levels came, ${ids.size} of ${levels} different ones, ${stale.length} stale`,
  );
}

const stream = { rate: 500, seconds: 60, pollSeconds: 5, mostLateMs: 1000 };

export const measureLag: Bench['run'] = async (say) => {
  const { rate, pollSeconds } = stream;
  const levels = scaled(rate * stream.seconds);
  await using stage = await stageOf(levels, { GATEWAY_POLL_SECONDS: String(pollSeconds) });
  await stage.askP21(`/bench/drift?count=${levels}&rate=${rate}`);
  await until(async () => (await stage.askShop<Arrival[]>('/bench/levels')).length >= levels);
  const arrivals = await stage.askShop<Arrival[]>('/bench/levels');
  checkArrivals(arrivals, levels);
  const { moves } = await stage.askP21<Moves>('/bench/moves');
  const movedAt = new Map(moves.map(({ item, atMs }) => [String(item), atMs]));
  const lags = arrivals.map(({ id, atMs }) => atMs - (movedAt.get(id) ?? Number.NaN)).sort((a, b) => a - b);
  const at = (share: number) => lags[Math.ceil(lags.length * share) - 1] ?? Number.NaN;
  say(
    formatTable([
      ['lag of a level', 'ms'],
      ...[0.5, 0.99, 1].map((share) => [share === 1 ? 'worst' : `p${share * 100}`, rounded(at(share), 0)]),
    ]),
  );
  const atMost = pollSeconds * 1000 + stream.mostLateMs;
  return {
    figures: [
      {
        name: `lag at ${rate} changes a second, polled every ${pollSeconds} s, p99`,
        value: at(0.99),
        unit: 'ms',
        atMost,
      },
    ],
    measured: { lag: { ...stream, levels, p50: at(0.5), p99: at(0.99), worst: at(1) } },
  };
};
