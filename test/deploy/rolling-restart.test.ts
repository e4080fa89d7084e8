/** Two replicas are replaced one after the other while shoppers read, jobs write and both listen. */
import { setTimeout } from 'node:timers/promises';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse, print } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GatewayProcess } from '../../chaos/gateway-process.ts';
import type { RedisProcess } from '../../chaos/redis-process.ts';
import { createGatewayClient } from '../../client/client.ts';
import { PlaceOrderDocument } from '../../client/generated/operations.ts';
import { createDistributor, type Distributor } from '../../sandbox/distributor/start.ts';
import { freePort } from '../../sandbox/free-port.ts';
import { issueApiKey } from '../../src/access/api-keys.ts';
import { createStoreKeys } from '../../src/access/store-keys.ts';
import { openStore } from '../../src/store/open-store.ts';
import { connect } from '../subscriptions/support/listener.ts';
import { createDatabase } from '../support/postgres.ts';
import { startRedis } from '../support/redis.ts';
import { type Balancer, startBalancer } from './support/balancer.ts';

interface Told {
  readonly inventoryChanged: {
    readonly cursor: string | null;
    readonly isGap: boolean;
    readonly sku: string | null;
    readonly inventory: readonly { readonly onHand: { readonly value: string } }[] | null;
  };
}

const stockChanged: TypedDocumentNode<Told, object> = parse(`subscription ($after: String) {
  inventoryChanged(after: $after) { cursor isGap sku inventory { onHand { value } } }
}`);

let distributor: Distributor;
let postgres: Awaited<ReturnType<typeof createDatabase>>;
let redis: RedisProcess;
let balancer: Balancer;
let key: string;
const replicas: GatewayProcess[] = [];
const said: string[] = [];

beforeAll(async () => {
  [distributor, postgres, redis] = await Promise.all([
    createDistributor({ p21: { items: 150, customers: 12, orders: 60 } }),
    createDatabase(),
    startRedis(),
  ]);
  key = await issueKey(postgres.url);
  const environment = {
    ...distributor.environment,
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    GATEWAY_DRAIN_SECONDS: '1',
    GATEWAY_POLL_SECONDS: '1',
    GATEWAY_LOG_LEVEL: 'error',
    GATEWAY_PLAYGROUND: 'false',
    GATEWAY_CONSOLE: 'false',
  };
  for (let count = 0; count < 2; count += 1)
    replicas.push(new GatewayProcess(await freePort(), environment, (text) => said.push(text)));
  await Promise.all(replicas.map((replica) => replica.start()));
  balancer = await startBalancer(replicas.map(({ port }) => port));
}, 180_000);

afterAll(async () => {
  await balancer?.close();
  await Promise.all(replicas.map((replica) => replica.stop()));
  await redis?.kill();
  await postgres?.drop();
  await distributor?.close();
});

async function issueKey(url: string): Promise<string> {
  await using store = await openStore({ kind: 'url', url });
  const wish = { name: 'rolling restart', role: 'sync' } as const;
  return (await issueApiKey(createStoreKeys(store.db, Date.now), wish, Date.now)).token;
}

/** Does something again and again until it is stopped; rejects with the first thing that goes wrong. */
function load(everyMs: number, work: (turn: number) => Promise<void>) {
  let isOver = false;
  let turns = 0;
  const running = (async () => {
    for (; !isOver; turns += 1) {
      await work(turns);
      await setTimeout(everyMs);
    }
  })();
  // Looked at in the end.
  running.catch(() => {});
  return {
    stop: async () => {
      isOver = true;
      await running;
      return turns;
    },
  };
}

/** One try only: what the balancer and the replicas cannot keep from a caller fails the test. */
const ask = async (query: string): Promise<void> => {
  const response = await fetch(`${balancer.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  if (response.status !== 200 || text.includes('"errors"')) throw new Error(`${response.status} ${text}`);
};

describe('a rolling restart', { timeout: 240_000 }, () => {
  it('fails no request and loses no event', async () => {
    const { items } = distributor.window;
    const all = [...distributor.p21.database.table('inv_mast').all()];
    const skus = items.map(({ sku }) => sku);
    const onceClient = createGatewayClient({ url: `${balancer.url}/graphql`, key, retries: { attempts: 1 } });
    const following = createGatewayClient({ url: `${balancer.url}/graphql`, key });
    const stop = new AbortController();
    const heard = { bySse: new Set<string>(), byWebSocket: new Set<string>() };
    const gaps: string[] = [];

    const opened = Promise.withResolvers<void>();
    const events = following.follow(stockChanged, {}, { signal: stop.signal, onOpen: opened.resolve });
    const listening = (async () => {
      for await (const { inventoryChanged: told } of events) {
        if (told.isGap) gaps.push('sse');
        for (const level of told.inventory ?? []) heard.bySse.add(`${told.sku} ${level.onHand.value}`);
      }
    })();
    const variables: Record<string, unknown> = { after: null };
    const sockets = connect(`${balancer.url}/graphql`, key, {
      retryAttempts: 50,
      retryWait: () => setTimeout(50),
      shouldRetry: () => true,
    });
    sockets.client.subscribe<Told>(
      {
        query: print(stockChanged),
        variables,
      },
      {
        next: ({ data }) => {
          const told = data?.inventoryChanged;
          if (told === undefined) return;
          variables.after = told.cursor ?? variables.after;
          if (told.isGap) gaps.push('websocket');
          for (const level of told.inventory ?? [])
            heard.byWebSocket.add(`${told.sku} ${level.onHand.value}`);
        },
        error: (error) => gaps.push(`websocket ended: ${String(error)}`),
        complete: () => {},
      },
    );
    await opened.promise;
    await ask('mutation { startMigration(flows: ["products", "inventory-levels"]) { id } }');
    // Both listen, and changes are found.
    let pokes = 1_000;
    await expect
      .poll(
        () => {
          pokes += 1;
          moveStock(skus[3] ?? '', pokes);
          return heard.bySse.size > 0 && heard.byWebSocket.size > 0;
        },
        { timeout: 60_000, interval: 500 },
      )
      .toBe(true);

    const expected = new Map<string, string>();
    const orders = new Map<string, string>();
    const loads = [
      load(20, () => ask(`{ inventory(skus: ["${skus[0]}", "${skus[1]}"]) { available { value } } }`)),
      load(20, (turn) =>
        ask(`{ orders(first: ${(turn % 20) + 1}) { nodes { orderNumber customer { name } } } }`),
      ),
      load(200, async (turn) => {
        const input = {
          customerId: distributor.tourCustomerId,
          shopOrderNumber: `ROLL-${turn}`,
          lines: [{ sku: skus[2] ?? '', quantity: '1' }],
        };
        const { placeOrder } = await onceClient.need(
          PlaceOrderDocument,
          { input },
          { idempotencyKey: `roll-${turn}` },
        );
        orders.set(
          `ROLL-${turn}`,
          placeOrder.command?.state ?? placeOrder.userErrors.map(({ message }) => message).join(),
        );
      }),
      load(300, async (turn) => {
        const sku = String(all[turn % all.length]?.item_id).trim();
        if (isSold(sku) && moveStock(sku, 50_000 + turn)) expected.set(sku, String(50_000 + turn));
      }),
    ];
    for (const replica of replicas) {
      await setTimeout(1_500);
      await replica.stop();
      await replica.start();
    }
    await setTimeout(1_500);
    const turns = await Promise.all(loads.map(({ stop: end }) => end()));
    for (const [name, set] of Object.entries(heard))
      await expect
        .poll(() => [...expected].filter(([sku, value]) => !set.has(`${sku} ${value}`)), {
          timeout: 30_000,
          message: name,
        })
        .toEqual([]);
    stop.abort();
    await listening;
    await sockets[Symbol.asyncDispose]();

    expect(gaps).toEqual([]);
    expect(Math.min(...turns.slice(0, 2))).toBeGreaterThan(50);
    expect(expected.size).toBeGreaterThan(5);
    expect(
      [...orders].filter(([, state]) => !['CONFIRMED', 'RECEIVED', 'SENDING', 'UNKNOWN'].includes(state)),
    ).toEqual([]);
    await expect.poll(() => written().filter(([, count]) => count !== 1), { timeout: 60_000 }).toEqual([]);
    expect(
      written()
        .map(([name]) => name)
        .sort(),
    ).toEqual([...orders.keys()].sort());
    expect(sockets.closed).toContain(1001);
    for (const { port } of replicas) expect(balancer.answered.get(port)).toBeGreaterThan(20);
  });
});

/** Orders of the test in P21, each with how often it is there. */
function written(): [string, number][] {
  const references = [...distributor.p21.database.table('oe_hdr').all()].map((row) =>
    String(row.web_reference_no ?? ''),
  );
  const byName = Map.groupBy(
    references.filter((name) => name.startsWith('ROLL-')),
    (name) => name,
  );
  return [...byName].map(([name, all]) => [name, all.length]);
}

const isSold = (sku: string): boolean =>
  distributor.oro.store.table('products').first('sku', sku) !== undefined;

/** So much lies at the first location. Returns whether the item is kept anywhere. */
function moveStock(sku: string, onHand: number): boolean {
  const { database } = distributor.p21;
  const uid = database.table('inv_mast').first({ item_id: sku })?.inv_mast_uid ?? null;
  const [row] = database.table('inv_loc').find('inv_mast_uid', uid);
  if (row === undefined) return false;
  const now = Date.now();
  database
    .table('inv_loc')
    .update(row, { qty_on_hand: onHand, qty_allocated: 0, inv_last_changed_date: now });
  return true;
}
