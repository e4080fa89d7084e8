/** Places orders through the graph: one and waits for its end, or many that are only accepted. */
import { randomUUID } from 'node:crypto';
import type { OrderToPlace } from './bare-p21.ts';

export interface GatewayCaller {
  /** Orders of different customers in turn, each with a number of its own. */
  nextOrder(): OrderToPlace;
  /** Throws when the order is not confirmed. */
  place(): Promise<void>;
  /** Throws when the order is not accepted. */
  accept(): Promise<void>;
  /** Resolves when every order has been confirmed; throws when one came to another end, or none does for a minute. */
  settled(): Promise<void>;
  /** Throws when one of so many orders is not accepted. */
  queue(count: number): Promise<void>;
}

interface Placed {
  readonly command: { readonly state: string } | null;
  readonly userErrors: readonly object[];
}

const one = `mutation ($input: PlaceOrderInput!, $key: String!, $waitSeconds: Int!) {
  placeOrder(input: $input, idempotencyKey: $key, waitSeconds: $waitSeconds) { command { state } userErrors { field message } }
}`;

const many = `mutation ($inputs: [PlaceOrderInput!]!, $key: String!) {
  placeOrders(inputs: $inputs, idempotencyKey: $key, waitSeconds: 0) {
    results { command { state } userErrors { field message } }
  }
}`;

/** Throws when the distributor has nothing to order. */
export async function createCaller(url: string, token: string): Promise<GatewayCaller> {
  const ask = (query: string, variables: object = {}) =>
    askGateway(`${url}/graphql`, token, { query, variables });
  const { customers, products } = (await ask(assortment)) as Assortment;
  const skus = products.nodes.filter(isSold).map(({ sku }) => sku);
  const buyers = customers.nodes.filter(
    ({ credit, addresses }) => credit?.status === 'Good standing' && addresses.length > 0,
  );
  if (skus.length === 0 || buyers.length === 0) throw new Error('Nothing to order, or nobody to order it');
  const placeOne = async (waitSeconds: number) => {
    const variables = { input: nextOrder(), key: randomUUID(), waitSeconds };
    return ((await ask(one, variables)) as { placeOrder: Placed }).placeOrder;
  };
  let count = 0;
  const nextOrder = (): OrderToPlace => {
    count += 1;
    const buyer = buyers[count % buyers.length];
    const shipToId = buyer?.addresses[0]?.p21AddressId ?? '';
    const lines = [0, 1].map((place) => ({ sku: skus[(count + place) % skus.length] ?? '', quantity: '1' }));
    return { customerId: buyer?.p21CustomerId ?? '', shipToId, poNumber: `BENCH-${count}`, lines };
  };
  return {
    nextOrder,
    place: async () => {
      const placed = await placeOne(25);
      if (placed.command?.state !== 'CONFIRMED') throw new Error(JSON.stringify(placed));
    },
    accept: async () => {
      const placed = await placeOne(0);
      if (placed.command === null) throw new Error(JSON.stringify(placed));
    },
    settled: () => waitUntilConfirmed(ask),
    queue: async (rows) => {
      const inputs = Array.from({ length: rows }, nextOrder);
      const { placeOrders } = (await ask(many, { inputs, key: randomUUID() })) as {
        placeOrders: { results: Placed[] };
      };
      const refused = placeOrders.results.find(({ command }) => command === null);
      if (refused !== undefined) throw new Error(JSON.stringify(refused));
    },
  };
}

type Ask = (query: string, variables?: object) => Promise<unknown>;

const unconfirmed = `query ($states: [CommandState!]!) { commands(first: 1, filter: { states: $states }) { totalCount } }`;

async function waitUntilConfirmed(ask: Ask): Promise<void> {
  const count = async (...states: string[]) =>
    ((await ask(unconfirmed, { states })) as { commands: { totalCount: number } }).commands.totalCount;
  let open = await count(...openStates);
  for (let lastChange = Date.now(); open > 0; ) {
    if (Date.now() - lastChange > 60_000) throw new Error(`${open} orders do not come to an end`);
    await new Promise((resolve) => setTimeout(resolve, 250));
    const left = await count(...openStates);
    if (left < open) lastChange = Date.now();
    open = left;
  }
  const lost = await count('REJECTED', 'PARKED', 'CANCELLED');
  if (lost > 0) throw new Error(`${lost} orders were not confirmed`);
}

const openStates = ['RECEIVED', 'SENDING', 'UNKNOWN'];

interface Assortment {
  readonly customers: {
    readonly nodes: readonly {
      readonly p21CustomerId: string;
      readonly credit: { readonly status: string } | null;
      readonly addresses: readonly { readonly p21AddressId: string }[];
    }[];
  };
  readonly products: { readonly nodes: readonly Sold[] };
}

interface Sold {
  readonly sku: string;
  readonly inventory: readonly { readonly sellable: boolean; readonly discontinued: boolean }[];
}

const assortment = `{
  customers(first: 40) { nodes { p21CustomerId credit { status } addresses(kind: SHIP_TO) { p21AddressId } } }
  products(first: 100) { nodes { sku inventory { sellable discontinued } } }
}`;

/** At each of the four locations of the distributor. */
const isSold = ({ inventory }: Sold): boolean =>
  inventory.length === 4 && inventory.every(({ sellable, discontinued }) => sellable && !discontinued);

async function askGateway(url: string, token: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  if (data == null) throw new Error(`The gateway answered ${JSON.stringify(errors)}`);
  return data;
}
