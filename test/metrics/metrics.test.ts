/** The figures Prometheus reads: each is there, under its name, with what happened. */
import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/metrics/metrics.ts';

describe('metrics', () => {
  it('count hits, misses, partial hits, stale answers, merged keys and a lost tier', async () => {
    const { cache, text } = createMetrics();
    cache.looked('price', { memory: 97, redis: 0, upstream: 3, stale: 0, failed: 0 });
    cache.looked('stock', { memory: 0, redis: 2, upstream: 0, stale: 5, failed: 1 });
    cache.merged('price', 3, 30);
    cache.tierFailed('read');
    const lines = (await text()).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'gateway_cache_lookups_total{fact="price",result="memory"} 97',
        'gateway_cache_lookups_total{fact="price",result="upstream"} 3',
        'gateway_cache_lookups_total{fact="stock",result="redis"} 2',
        'gateway_cache_lookups_total{fact="stock",result="stale"} 5',
        'gateway_cache_lookups_total{fact="stock",result="failed"} 1',
        'gateway_cache_partial_hits_total{fact="price"} 1',
        'gateway_merged_keys_per_call_sum{fact="price"} 3',
        'gateway_merged_questions_total{fact="price"} 30',
        'gateway_cache_tier_failures_total{operation="read"} 1',
      ]),
    );
  });

  it('count upstream calls, waits for a place and the state of the breaker', async () => {
    const { upstream, text } = createMetrics();
    upstream.waited('P21', 'storefront', 12);
    upstream.answered('P21', 'table inv_loc', 'ok', 60);
    upstream.answered('P21', 'table inv_loc', 'UPSTREAM_TIMEOUT', 30_000);
    upstream.breaker('P21', 'open');
    const lines = (await text()).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'gateway_upstream_budget_wait_seconds_sum{system="P21",priority="storefront"} 0.012',
        'gateway_upstream_call_seconds_sum{system="P21",resource="table inv_loc",outcome="ok"} 0.06',
        'gateway_upstream_call_seconds_count{system="P21",resource="table inv_loc",outcome="UPSTREAM_TIMEOUT"} 1',
        'gateway_upstream_breaker_state{system="P21"} 2',
        'gateway_upstream_breaker_state{system="ORO"} 0',
      ]),
    );
  });
});
