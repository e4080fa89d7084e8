/**
 * The gateway with its sync between lean stand-ins of both systems, each in a process of its own, over PostgreSQL: what
 * is measured is the gateway alone. Nothing runs by schedule, and only the flows that are named notice changes.
 */
import { openStore, type Store } from '../../src/store/open-store.ts';
import { createDatabase } from '../../test/support/postgres.ts';
import type { ReadyGateway } from '../child/parts.ts';
import { startChild } from '../child-part.ts';
import type { ReadyLeanP21 } from './lean-p21.ts';
import type { LeanSizes } from './lean-p21-rows.ts';
import type { ReadyLeanShop, ShopTally } from './lean-shop.ts';
import { createOperator, type Operator } from './operator.ts';

/** As docs/performance.md advises; without a bound Node keeps garbage until the machine is short of memory. */
const boundedHeap = { NODE_OPTIONS: '--max-old-space-size=448 --max-semi-space-size=8' };

export interface SyncStage extends AsyncDisposable {
  readonly operator: Operator;
  readonly gatewayPid: number;
  /** Where the shop takes records, without the resource. */
  readonly shopApi: string;
  readonly shopToken: string;
  askP21<Answer>(path: string): Promise<Answer>;
  askShop<Answer>(path: string): Promise<Answer>;
  tally(): Promise<ShopTally>;
}

export interface StageSettings {
  readonly sizes: LeanSizes;
  /** Flows that poll; all others are switched off. */
  readonly flows: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** What the store holds already. */
  readonly prepare?: (store: Store) => Promise<void>;
}

export async function setStage({ sizes, flows, environment, prepare }: StageSettings): Promise<SyncStage> {
  const database = await createDatabase();
  const [p21, shop] = await Promise.all([
    startChild<ReadyLeanP21>('leanP21', { sizes }),
    startChild<ReadyLeanShop>('leanShop'),
  ]);
  if (prepare !== undefined) {
    await using store = await openStore({ kind: 'url', url: database.url });
    await prepare(store);
  }
  const settings = {
    ...settingsOf(p21.ready.url, shop.ready.url),
    DATABASE_URL: database.url,
    ...environment,
  };
  const gateway = await startChild<ReadyGateway>('keepingGateway', { environment: settings }, boundedHeap);
  const operator = createOperator(gateway.ready.url, gateway.ready.operatorToken);
  await operator.keepOnly(flows);
  const askP21 = ask(p21.ready.url);
  const isCalm = async () => (await askP21<{ calmMs: number }>('/bench/calm')).calmMs > 1_000;
  await until(isCalm);
  return {
    operator,
    gatewayPid: gateway.pid,
    shopApi: `${shop.ready.url}/admin/api`,
    shopToken: 'bench',
    askP21,
    askShop: ask(shop.ready.url),
    tally: () => ask(shop.ready.url)('/bench/tally'),
    [Symbol.asyncDispose]: async () => {
      for (const part of [gateway, p21, shop]) await part.close();
      await database.drop();
    },
  };
}

const ask =
  (url: string) =>
  async <Answer>(path: string) =>
    (await (await fetch(`${url}${path}`)).json()) as Answer;

const settingsOf = (p21Url: string, shopUrl: string) => ({
  P21_URL: p21Url,
  P21_USERNAME: 'bench',
  P21_PASSWORD: 'bench',
  P21_COMPANY_ID: 'ACME',
  P21_SALES_LOCATION_ID: '10',
  ORO_URL: shopUrl,
  ORO_CLIENT_ID: 'bench',
  ORO_CLIENT_SECRET: 'bench',
  GATEWAY_SYNC: 'true',
});

/** 1 in full; less while developing. */
const scale = Number(process.env.BENCH_SYNC_SCALE ?? 1);

export const scaled = (count: number): number => Math.ceil(count * scale);

/** Resolves when `isSo`. Throws after a while. */
export async function until(isSo: () => Promise<boolean>, patienceMs = 1_800_000): Promise<void> {
  const endMs = Date.now() + patienceMs;
  while (!(await isSo())) {
    if (Date.now() > endMs) throw new Error('What was measured did not come to its end');
    await pause(250);
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
