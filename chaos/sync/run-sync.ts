/**
 * Business at both ends while everything between them breaks: webhooks that come twice, late, never or again, clocks
 * hours apart, a shop and a P21 that misbehave, a store and a Redis that go away, gateways killed at random. When the
 * weather is over both systems must agree in every flow, with nothing lost and nothing there twice.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { freePort } from '../../sandbox/free-port.ts';
import { createOroSandbox, type OroSandbox } from '../../sandbox/oro/server.ts';
import { createP21Sandbox, type P21Sandbox } from '../../sandbox/p21/server.ts';
import { openStore } from '../../src/store/open-store.ts';
import { GatewayProcess } from '../gateway-process.ts';
import { createRandom, pick } from '../random.ts';
import { RedisProcess } from '../redis-process.ts';
import { type ChaosResult, makeKey } from '../writes/run-writes.ts';
import { Weather } from '../writes/weather.ts';
import { gatewayEnvironment } from './gateway-environment.ts';
import { ListKeeper } from './list-keeper.ts';
import { P21People } from './p21-people.ts';
import { Postman } from './postman.ts';
import { ShopPeople } from './shop-people.ts';
import { ShopWeather } from './shop-weather.ts';
import { createSyncDesk, type SyncDesk } from './sync-desk.ts';
import { findDoubles, findLost } from './verdict.ts';

export interface SyncOptions {
  /** Rows of the seeded P21; customers and orders in proportion. */
  readonly items: number;
  /** Things done at either end. */
  readonly steps: number;
  /** Gateways killed in all, spread over the run. */
  readonly kills: number;
  readonly databaseUrl: string | undefined;
  readonly replicas: number;
  /** Whether a Redis of the run's own joins the replicas, and goes away at times. */
  readonly redis: boolean;
  /** How far the clocks of P21 and of the shop are from the gateway's, one way and the other. */
  readonly skewHours: number;
  /** The shop is filled before the weather begins. */
  readonly calmStart?: boolean;
  readonly seed: number;
  readonly say: (text: string) => void;
}

interface Stage {
  readonly p21: P21Sandbox;
  readonly oro: OroSandbox;
  readonly gateways: readonly [GatewayProcess, ...GatewayProcess[]];
  readonly desk: SyncDesk;
  readonly postman: Postman;
  readonly keeper: ListKeeper;
  readonly redis: RedisProcess | undefined;
  readonly environment: Readonly<Record<string, string>>;
}

const hourMs = 3_600_000;
const patienceMs = 180_000;

/** Throws when an embedded database is asked to serve more than one gateway. */
export async function runSync(options: SyncOptions): Promise<ChaosResult> {
  if (options.databaseUrl === undefined && options.replicas > 1) {
    throw new Error('Several replicas need --database');
  }
  await using cleanup = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'gateway-chaos-'));
  cleanup.defer(() => rm(folder, { recursive: true, force: true }));
  const stage = await setStage(options, folder, cleanup);
  return await run(options, stage);
}

async function run(options: SyncOptions, stage: Stage): Promise<ChaosResult> {
  const { p21, oro, desk, postman, keeper } = stage;
  const { say, seed } = options;
  const startedMs = Date.now();
  const people = new ShopPeople({ p21, oro }, createRandom(seed));
  const staff = new P21People({ p21 }, createRandom(seed + 1));
  const weathers = [
    new Weather(p21.controlUrl, createRandom(seed + 2)),
    new ShopWeather(oro.parts.faults, createRandom(seed + 3)),
  ] as const;
  await desk.enable('invoices', 'paid-invoices');
  await subscribe(stage.environment);
  say('The shop is filled');
  if (options.calmStart === true) await desk.migrate();
  const blowing = weathers.map((weather) => weather.blow());
  const troubles = makeTrouble(options, stage);
  if (options.calmStart !== true) await desk.migrate();
  say('Business goes on at both ends');
  p21.business.setRates({ ordersPerMinute: 10, stockMovesPerMinute: 30, priceChangesPerMinute: 10 });
  for (let step = 0; step < options.steps; step += 1) {
    people.act();
    keeper.act();
    if (step % 3 === 0) staff.act();
    p21.business.advance(5_000);
    await pause(200);
  }
  const { kills, outages } = await troubles.end();
  for (const weather of weathers) weather.end();
  await Promise.all(blowing);
  await postman.behave();
  const calmMs = Date.now();
  say('The weather is over');
  const before = await settleAll(desk, people, say);
  const settledMs = Date.now();
  await desk.reconcile();
  const differences = await desk.differences();
  const parked = await desk.parked();
  return {
    violations: [
      ...differences.map(
        ({ flowName, key, kind, fields }) => `${flowName} ${key}: ${kind} ${JSON.stringify(fields)}`,
      ),
      ...parked.map(({ flowName, key, reason }) => `${flowName} ${key} waits for a person: ${reason}`),
      ...keeper.differences(),
      ...findDoubles(stage).map((double) => `twice: ${double}`),
      ...findLost(stage, people.placed).map((order) => `lost: order ${order}`),
      ...(kills < options.kills ? [`only ${kills} of ${options.kills} kills took place`] : []),
    ],
    figures: {
      'done in the shop': describe(people.done),
      'done in P21': describe(new Map([...staff.done, ...Object.entries(p21.business.counts)])),
      'orders placed': people.placed.length,
      'changes of the master list': keeper.changes,
      webhooks: describe(postman.done),
      'faults of P21': describe(weathers[0].seen),
      'faults of the shop': describe(weathers[1].seen),
      'gateways killed': kills,
      'store and Redis': describe(outages),
      'sent again by a person': before,
      differences: differences.length,
      'seconds of chaos': Math.round((calmMs - startedMs) / 1000),
      'seconds to come to rest': Math.round((settledMs - calmMs) / 1000),
    },
  };
}

/** What a person does in the morning: sends again what was given up in the night. Returns how much that was. */
async function settleAll(desk: SyncDesk, people: ShopPeople, say: (text: string) => void): Promise<number> {
  await desk.settle(patienceMs);
  people.payInvoices(3);
  await desk.compare(
    'customer-prices',
    'customer-user-updates',
    'customer-address-updates',
    'paid-invoices',
    'master-shopping-list',
  );
  let again = 0;
  for (let round = 0; round < 3; round += 1) {
    await desk.settle(patienceMs);
    const parked = await desk.parked();
    if (parked.length === 0) return again;
    for (const { flowName, key, reason } of parked) say(`sent again: ${flowName} ${key}: ${reason}`);
    again += await desk.redrive();
  }
  await desk.settle(patienceMs);
  return again;
}

/** Kills gateways and takes store and Redis away, evenly over the run. */
function makeTrouble({ kills, databaseUrl, seed, say }: SyncOptions, { gateways, redis }: Stage) {
  const random = createRandom(seed + 4);
  const outages = new Map<string, number>();
  const count = (name: string) => outages.set(name, (outages.get(name) ?? 0) + 1);
  let isOver = false;
  let killed = 0;
  const killOne = async () => {
    const gateway = pick(random, gateways);
    await gateway.kill();
    await gateway.start();
    killed += 1;
    say(`${killed} gateways killed`);
  };
  const takeAway = async () => {
    if (redis !== undefined && (databaseUrl === undefined || random() < 0.5)) {
      await redis.kill();
      await pause(500 + random() * 1_500);
      await redis.restart();
      count('Redis gone and back');
    } else if (databaseUrl !== undefined) {
      await cutConnections(databaseUrl);
      count('connections of the store cut');
    }
  };
  const making = (async () => {
    while (!isOver || killed < kills) {
      await pause(1_000 + random() * 3_000);
      await (killed < kills && (isOver || random() < 0.5) ? killOne() : takeAway());
    }
  })();
  return {
    end: async () => {
      isOver = true;
      await making;
      return { kills: killed, outages };
    },
  };
}

/** What a restart of the server is to its clients. */
async function cutConnections(url: string): Promise<void> {
  await using store = await openStore({ kind: 'url', url });
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(store.db);
}

async function setStage(options: SyncOptions, folder: string, cleanup: AsyncDisposableStack): Promise<Stage> {
  const { items, skewHours, databaseUrl, replicas, seed, say } = options;
  const p21 = await createP21Sandbox({
    items,
    customers: Math.ceil(items / 5),
    orders: Math.ceil(items / 2),
    shoppingLists: true,
    now: () => Date.now() - skewHours * hourMs,
  });
  cleanup.defer(() => p21.close());
  const oro = await createOroSandbox({ version: '7.0', now: () => Date.now() + skewHours * hourMs });
  cleanup.defer(() => oro.close());
  const keeper = new ListKeeper({ p21, oro }, createRandom(seed + 6));
  const redis = options.redis ? await RedisProcess.start() : undefined;
  if (redis !== undefined) cleanup.defer(() => redis.kill());
  const ports = await Promise.all(Array.from({ length: replicas }, freePort));
  const [first = '', ...others] = ports.map((port) => `http://127.0.0.1:${port}`);
  const postman = new Postman([first, ...others], createRandom(seed + 5));
  const publicUrl = await postman.open();
  cleanup.defer(() => postman.close());
  const environment = {
    ...environmentOf(p21, oro, publicUrl),
    ...keeper.register(),
    GATEWAY_DATA_DIRECTORY: folder,
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    ...(redis !== undefined && { GATEWAY_REDIS_URL: redis.url }),
  };
  const apiKey = await makeKey(folder, databaseUrl);
  const gateways = ports.map((port) => new GatewayProcess(port, environment, say));
  for (const gateway of gateways) {
    await gateway.start();
    cleanup.defer(() => gateway.stop());
  }
  let turn = 0;
  const desk = createSyncDesk(() => gateways[turn++ % gateways.length]?.url ?? '', apiKey);
  return {
    p21,
    oro,
    gateways: gateways as [GatewayProcess, ...GatewayProcess[]],
    desk,
    postman,
    keeper,
    redis,
    environment,
  };
}

/** Short patience, so that faults are met often; many calls from one address. */
const environmentOf = (p21: P21Sandbox, oro: OroSandbox, publicUrl: string) => ({
  ...gatewayEnvironment({ p21Url: p21.url, oroUrl: oro.url, publicUrl }),
  P21_READ_TIMEOUT_SECONDS: '5',
  P21_WRITE_TIMEOUT_SECONDS: '2',
  P21_WRITE_LIFE_SECONDS: '6',
  ORO_READ_TIMEOUT_SECONDS: '3',
  ORO_WRITE_TIMEOUT_SECONDS: '3',
  GATEWAY_POLL_SECONDS: '1',
  GATEWAY_LOOK_BACK_SECONDS: '5',
  GATEWAY_LOG_LEVEL: 'fatal',
  GATEWAY_RATE_LIMIT_PER_KEY: '1000000',
  GATEWAY_RATE_LIMIT_PER_ADDRESS: '1000000',
});

/** As an operator does it. */
async function subscribe(environment: Readonly<Record<string, string>>): Promise<void> {
  const command = ['--import', 'tsx', 'src/main.ts', 'doctor', '--fix'];
  const options = { cwd: join(import.meta.dirname, '../..'), env: { ...process.env, ...environment } };
  const { stdout } = await promisify(execFile)(process.execPath, command, options);
  if (!stdout.includes('subscribed')) throw new Error(`The webhooks are not subscribed: ${stdout}`);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const describe = (counts: ReadonlyMap<string, number | undefined>): string =>
  [...counts].map(([name, count]) => `${name} ${count}`).join(', ') || 'none';
