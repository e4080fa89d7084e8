/** What `/metrics` of a whole gateway says after some questions: every figure the documentation names. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GatewayUnderTest, startGateway } from '../support/gateway.ts';

let gateway: GatewayUnderTest;
let skus: string[];

beforeAll(async () => {
  gateway = await startGateway({ CACHE_WARM_ITEMS: 'false' });
  const { data } = await gateway.ask('{ products(first: 3) { nodes { sku } } }');
  skus = data.products.nodes.map(({ sku }: { sku: string }) => sku);
});

afterAll(() => gateway?.close());

const figures = async (): Promise<string> => (await fetch(`${gateway.app.url}/metrics`)).text();

const stock = (asked: readonly string[]) =>
  gateway.ask('query ($skus: [String!]!) { inventory(skus: $skus) { sku stale } }', { skus: asked });

describe('/metrics', () => {
  it('counts hits, misses and partial hits of facts, budgets among them', async () => {
    await stock(skus.slice(0, 2));
    await stock(skus);
    for (let time = 0; time < 2; time += 1) {
      const budgets = 'query ($id: ID!) { customer(p21CustomerId: $id) { budgets { id asOf stale } } }';
      await gateway.ask(budgets, { id: gateway.distributor.tourCustomerId });
    }
    const text = await figures();
    expect(text).toContain('gateway_cache_lookups_total{fact="stock",result="upstream"} 3');
    expect(text).toContain('gateway_cache_lookups_total{fact="stock",result="memory"} 2');
    expect(text).toContain('gateway_cache_partial_hits_total{fact="stock"} 1');
    expect(text).toContain('gateway_cache_lookups_total{fact="budget",result="upstream"} 1');
    expect(text).toContain('gateway_cache_lookups_total{fact="budget",result="memory"} 1');
    expect(text).toContain('gateway_merged_keys_per_call_sum{fact="stock"} 3');
  });

  it('counts how long calls wait and take, by how urgent they are, and how the systems do', async () => {
    await gateway.ask('{ products(first: 1) { nodes { shop: oro { name } } } }');
    const text = await figures();
    expect(text).toMatch(
      /gateway_upstream_call_seconds_count\{system="P21",resource="table inv_loc",outcome="ok"\} \d/,
    );
    expect(text).toMatch(/gateway_upstream_budget_wait_seconds_count\{system="P21",priority="staff"\} \d/);
    expect(text).toMatch(/gateway_upstream_budget_wait_seconds_count\{system="ORO",priority="staff"\} \d/);
    expect(text).toContain('gateway_upstream_breaker_state{system="P21"} 0');
  });
});
