/** The gateway as one subgraph of several, behind the routers people have. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GatewayUnderTest, startGateway } from '../support/gateway.ts';
import { composeWithReviews } from './support/compose.ts';
import { type ReviewsSubgraph, startReviews } from './support/reviews-subgraph.ts';
import { type Router, startApolloGateway, startHiveGateway } from './support/routers.ts';

const staff = 'opg_back-office_secret';
const shopper = 'opg_storefront_secret';

let gateway: GatewayUnderTest;
let reviews: ReviewsSubgraph;
let supergraph: string;
let skus: string[];
let customers: string[];

beforeAll(async () => {
  gateway = await startGateway();
  skus = gateway.distributor.window.items.map(({ sku }) => sku);
  customers = gateway.distributor.window.shoppers.map(({ customerId }) => customerId);
  reviews = await startReviews(skus, customers);
  supergraph = await composeWithReviews(gateway.app.url, reviews.url, staff);
}, 120_000);

afterAll(async () => {
  await reviews?.close();
  await gateway?.close();
});

/** How often P21 was asked meanwhile. */
async function callsOf(work: () => Promise<unknown>): Promise<number> {
  const url = `${gateway.distributor.p21.controlUrl}/calls`;
  await fetch(url, { method: 'DELETE' });
  await work();
  return ((await (await fetch(url)).json()) as { total: number }).total;
}

describe('composition', () => {
  it('joins products and customers of both subgraphs', () => {
    for (const type of ['Product', 'Customer']) {
      const [head = ''] = new RegExp(`type ${type}\\b[^{]*`).exec(supergraph) ?? [];
      expect(head).toContain('graph: P21');
      expect(head).toContain('graph: REVIEWS');
    }
  });
});

describe.each([
  ['Apollo Gateway', startApolloGateway],
  ['Hive Gateway', startHiveGateway],
])('behind %s', (_name, start) => {
  let router: Router;

  beforeAll(async () => {
    router = await start(supergraph);
  }, 60_000);

  afterAll(() => router?.close());

  it('adds prices and stock to what another subgraph lists, read in one batch', async () => {
    const query = `{ mostReviewed {
      sku name reviews { stars }
      price(customerId: "${customers[0]}") { unitPrice { amount currency } }
      inventory { locationId available { value } }
    } }`;
    const ofOne = await callsOf(() =>
      gateway.ask(`{ products(filter: { skus: ["${skus[0]}"] }) { nodes {
      sku name price(customerId: "${customers[1]}", quantity: "7") { unitPrice { amount } } inventory(freshness: LIVE) { locationId }
    } } }`),
    );
    const calls = await callsOf(async () => {
      const { data, errors } = await router.ask(query, staff);
      expect(errors).toBeUndefined();
      expect(data.mostReviewed).toHaveLength(12);
      for (const product of data.mostReviewed)
        expect(product).toMatchObject({
          name: expect.any(String),
          reviews: [{ stars: 4 }],
          price: { unitPrice: { amount: expect.stringMatching(/^\d/), currency: 'USD' } },
          inventory: expect.arrayContaining([{ locationId: '10', available: { value: expect.any(String) } }]),
        });
    });
    // Twelve cost what one costs, not twelve times it.
    expect(calls).toBeLessThanOrEqual(ofOne + 2);
  });

  it('goes from an order of P21 to what others know about its customer and products', async () => {
    const { data, errors } = await router.ask(
      `{ orders(first: 5) { nodes { orderNumber customer { name accountManager } lines { product { sku reviews { stars by { name } } } } } } }`,
      staff,
    );
    expect(errors).toBeUndefined();
    const [order] = data.orders.nodes;
    expect(order.customer.accountManager).toMatch(/^Manager of \d+$/);
    expect(order.lines[0].product.reviews[0].by.name).toEqual(expect.any(String));
  });

  it('shows a shopper one customer, whichever subgraph names others', async () => {
    const { data } = await router.ask(
      '{ myCustomers { p21CustomerId accountManager name credit { status } } }',
      shopper,
    );
    expect(data.myCustomers).toHaveLength(2);
    const [own, other] = data.myCustomers;
    expect(own).toMatchObject({
      p21CustomerId: gateway.distributor.tourCustomerId,
      name: expect.any(String),
    });
    expect(other).toMatchObject({ p21CustomerId: customers[1], name: null, credit: null });
  });

  it('gives what the other subgraph has while P21 is down, with the code of what is missing', async () => {
    await gateway.faults({ failRate: 1 });
    try {
      const { data, errors } = await router.ask(
        '{ myCustomers { accountManager credit { status } } }',
        staff,
      );
      expect(data.myCustomers).toMatchObject([
        { accountManager: expect.any(String), credit: null },
        { credit: null },
      ]);
      expect(errors?.map(({ extensions }) => extensions?.code)).toContain('UPSTREAM_UNAVAILABLE');
    } finally {
      await gateway.faults(null);
    }
  });
});
