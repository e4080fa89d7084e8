/** Places orders through the graph: one and waits for its end, or many that are only accepted. */
import { randomUUID } from 'node:crypto';
import type { OrderToPlace } from './bare-p21.ts';

export interface GatewayCaller {
  /** Orders of different customers in turn, each with a number of its own. */
  nextOrder(): OrderToPlace;
  /** Throws when the order is not confirmed. */
  place(): Promise<void>;
  /** Throws when one of so many orders is not accepted. */
  queue(count: number): Promise<void>;
}

interface Placed {
  readonly command: { readonly state: string } | null;
  readonly userErrors: readonly object[];
}

const one = `mutation ($input: PlaceOrderInput!, $key: String!) {
  placeOrder(input: $input, idempotencyKey: $key, waitSeconds: 25) { command { state } userErrors { field message } }
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
      const { placeOrder } = (await ask(one, { input: nextOrder(), key: randomUUID() })) as {
        placeOrder: Placed;
      };
      if (placeOrder.command?.state !== 'CONFIRMED') throw new Error(JSON.stringify(placeOrder));
    },
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
