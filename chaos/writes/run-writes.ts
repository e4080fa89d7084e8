/**
 * Orders from many callers while P21 misbehaves in every known way and gateways are killed at random. At the end every
 * accepted order must stand in P21 exactly once with exactly its lines, in order per customer, or wait for a person with
 * a reason.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rowsOf } from '../../sandbox/distributor/cells.ts';
import { createDistributor, type Distributor } from '../../sandbox/distributor/start.ts';
import { freePort } from '../../sandbox/free-port.ts';
import { createFileKeyStore } from '../../src/access/api-key-stores.ts';
import { issueApiKey } from '../../src/access/api-keys.ts';
import { createStoreKeys } from '../../src/access/store-keys.ts';
import { openStore } from '../../src/store/open-store.ts';
import { GatewayProcess } from '../gateway-process.ts';
import { createRandom, pick, type Random } from '../random.ts';
import { Callers } from './callers.ts';
import { judge, type LedgerEntry } from './verdict.ts';
import { Weather } from './weather.ts';

export interface WritesOptions {
  readonly orders: number;
  readonly callers: number;
  /** Gateways killed in all, spread over the run. */
  readonly kills: number;
  readonly databaseUrl: string | undefined;
  readonly replicas: number;
  readonly seed: number;
  /** As of the P21 sandbox. */
  readonly orderColumns: readonly string[];
  readonly say: (text: string) => void;
}

export interface ChaosResult {
  readonly figures: Readonly<Record<string, string | number>>;
  readonly violations: readonly string[];
}

/** Throws when an embedded database is asked to serve more than one gateway. */
export async function runWrites(options: WritesOptions): Promise<ChaosResult> {
  if (options.databaseUrl === undefined && options.replicas > 1) {
    throw new Error('Several replicas need --database');
  }
  const distributor = await createDistributor({
    p21: { items: 200, customers: 40, orders: 50, orderColumns: options.orderColumns },
  });
  const folder = await mkdtemp(join(tmpdir(), 'gateway-chaos-'));
  try {
    return await run(options, distributor, folder);
  } finally {
    await distributor.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(options: WritesOptions, distributor: Distributor, folder: string): Promise<ChaosResult> {
  const random = createRandom(options.seed);
  const apiKey = await makeKey(folder, options.databaseUrl);
  const gateways = await startGateways(options, distributor, folder);
  const callers = createCallers(gateways, apiKey, random, distributor);
  const weather = new Weather(distributor.p21.controlUrl, createRandom(options.seed + 1));
  const started = Date.now();
  const blowing = weather.blow();
  const placing = callers.placeAll(options.orders, options.callers);
  const kills = await killWhile(placing, gateways, options, random, callers);
  weather.end();
  await blowing;
  const accepted = Date.now();
  await settle(gateways[0].url, apiKey, options.say);
  const entries = await readLedger(gateways[0].url, apiKey);
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  const verdict = judge(callers.accepted, entries, distributor.p21.database);
  return {
    violations: [...verdict.violations, ...callers.refused.map((refusal) => `refused: ${refusal}`)],
    figures: {
      'orders accepted': callers.placed,
      'repetitions by callers': callers.repeats,
      'why they insisted': tally(callers.insisted),
      confirmed: verdict.confirmed,
      parked: verdict.parked,
      rejected: verdict.rejected,
      'why rejected': tally(
        entries.flatMap(({ userErrors }) => userErrors.map(({ code, field }) => `${code} ${field}`)),
      ),
      'why parked': tally(entries.flatMap(({ state, reason }) => (state === 'PARKED' ? [`${reason}`] : []))),
      'gateways killed': kills,
      'faults switched': describe(weather.seen),
      'seconds of chaos': Math.round((accepted - started) / 1000),
      'seconds to settle': Math.round((Date.now() - accepted) / 1000),
    },
  };
}

const describe = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([name, count]) => `${name} ${count}`).join(', ') || 'none';

function tally(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return describe(counts);
}

/** Where the gateways look for it: in the database they share, else in their folder. */
export async function makeKey(folder: string, databaseUrl: string | undefined): Promise<string> {
  const wish = { name: 'chaos', role: 'admin' } as const;
  if (databaseUrl === undefined) {
    return (await issueApiKey(createFileKeyStore(join(folder, 'keys.json')), wish, Date.now)).token;
  }
  await using store = await openStore({ kind: 'url', url: databaseUrl });
  return (await issueApiKey(createStoreKeys(store.db, Date.now), wish, Date.now)).token;
}

async function startGateways(
  { replicas, databaseUrl, say }: WritesOptions,
  distributor: Distributor,
  folder: string,
): Promise<[GatewayProcess, ...GatewayProcess[]]> {
  const environment = {
    ...distributor.environment,
    GATEWAY_DATA_DIRECTORY: folder,
    GATEWAY_LOG_LEVEL: 'fatal',
    GATEWAY_PLAYGROUND: 'false',
    GATEWAY_SYNC: 'false',
    GATEWAY_RATE_LIMIT_PER_KEY: '1000000',
    GATEWAY_RATE_LIMIT_PER_ADDRESS: '1000000',
    P21_WRITE_TIMEOUT_SECONDS: '2',
    P21_WRITE_LIFE_SECONDS: '6',
    P21_PARALLEL_WRITES: '4',
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
  };
  const make = async () => {
    const gateway = new GatewayProcess(await freePort(), environment, say);
    await gateway.start();
    return gateway;
  };
  const first = await make();
  const others = [];
  for (let count = 1; count < replicas; count += 1) others.push(await make());
  return [first, ...others];
}

function createCallers(
  gateways: readonly [GatewayProcess, ...GatewayProcess[]],
  apiKey: string,
  random: Random,
  { p21 }: Distributor,
): Callers {
  const [first, ...others] = gateways.map(({ url }) => url);
  return new Callers({
    urls: [first ?? '', ...others],
    apiKey,
    random,
    customers: nonEmpty(orderingCustomers(p21.database)),
    skus: nonEmpty(sellableSkus(p21.database)),
  });
}

/** P21 ids of customers that may order on credit. */
export const orderingCustomers = (database: Distributor['p21']['database']): string[] =>
  rowsOf(database, 'customer')
    .filter(
      (row) => row.delete_flag !== 'Y' && ['GOOD', 'Good standing', 'OK'].includes(String(row.credit_status)),
    )
    .map((row) => String(row.customer_id));

/** Items that every location sells to everybody. */
export function sellableSkus(database: Distributor['p21']['database']): string[] {
  const locations = Map.groupBy(rowsOf(database, 'inv_loc'), (row) => row.inv_mast_uid);
  const places = rowsOf(database, 'location').length;
  return rowsOf(database, 'inv_mast')
    .filter((row) => row.inactive !== 'Y' && row.delete_flag !== 'Y' && row.restricted_flag !== 'Y')
    .filter((row) => row.other_charge_item !== 'Y' && row.discontinued_date == null)
    .filter((row) => isSoldEverywhere(locations.get(row.inv_mast_uid) ?? [], places))
    .map((row) => String(row.item_id));
}

type Row = ReturnType<typeof rowsOf>[number];

const isSoldEverywhere = (rows: readonly Row[], places: number): boolean =>
  rows.length === places && rows.every((row) => row.sellable === 'Y' && row.discontinued !== 'Y');

function nonEmpty<T>([first, ...others]: readonly T[]): [T, ...T[]] {
  if (first === undefined) throw new Error('The distributor has nothing to order, or nobody to order it');
  return [first, ...others];
}

/**
 * Kills one gateway after the other while orders come in, evenly over them, and starts it again; what is left of the
 * kills when the last order was accepted falls upon those that are under way.
 */
async function killWhile(
  placing: Promise<void>,
  gateways: readonly [GatewayProcess, ...GatewayProcess[]],
  { kills, orders, say }: WritesOptions,
  random: Random,
  callers: Callers,
): Promise<number> {
  let isPlacing = true;
  const placed = placing.finally(() => {
    isPlacing = false;
  });
  let done = 0;
  while (isPlacing || done < kills) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const isEarly = isPlacing && callers.placed < ((done + random()) * orders) / (kills + 1);
    if (done >= kills || isEarly) continue;
    const gateway = pick(random, gateways);
    await gateway.kill();
    await gateway.start();
    done += 1;
    say(`${callers.placed} of ${orders} orders accepted, ${done} gateways killed`);
  }
  await placed;
  return done;
}

const open = ['RECEIVED', 'SENDING', 'UNKNOWN'];

/** Throws when commands are still open after P21 has been well for ten minutes. */
async function settle(url: string, apiKey: string, say: (text: string) => void): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { commands } = await ask(
      url,
      apiKey,
      `{ commands(first: 1, filter: { states: [${open}] }) { totalCount } }`,
    );
    if (commands.totalCount === 0) return;
    if (tries % 10 === 0) say(`${commands.totalCount} commands are under way`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  throw new Error('Commands are still open after ten minutes');
}

/** All commands in the order of acceptance. */
async function readLedger(url: string, apiKey: string): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (let after: string | null = null; ; ) {
    const page: CommandPage = await ask(
      url,
      apiKey,
      `query ($after: String) { commands(first: 100, after: $after) {
        nodes { id state reference reason userErrors { code field } } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    entries.push(...page.commands.nodes);
    if (!page.commands.pageInfo.hasNextPage) return entries.reverse();
    after = page.commands.pageInfo.endCursor;
  }
}

interface CommandPage {
  readonly commands: {
    readonly totalCount: number;
    readonly nodes: readonly LedgerEntry[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

async function ask(url: string, apiKey: string, query: string, variables: object = {}): Promise<CommandPage> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: CommandPage; errors?: unknown };
  if (data == null) throw new Error(`The ledger cannot be read: ${JSON.stringify(errors)}`);
  return data;
}
