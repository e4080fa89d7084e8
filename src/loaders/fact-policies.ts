/** The configured freshness of each kind of fact. */
import { type FreshnessPolicy, lifeMs } from '../cache/freshness-policy.ts';
import type { CacheConfig } from '../config/cache-settings.ts';
import type { FactPolicies } from './facts.ts';

export const toFactPolicies = (config: CacheConfig): FactPolicies => ({
  price: policyOf(config.priceFreshSeconds, config.priceRenewSeconds, config.priceStaleSeconds),
  stock: policyOf(config.stockFreshSeconds, config.stockRenewSeconds, config.stockStaleSeconds),
  product: policyOf(config.productFreshSeconds, config.productRenewSeconds, config.productStaleSeconds),
  budget: policyOf(config.budgetFreshSeconds, config.budgetRenewSeconds, config.budgetStaleSeconds),
  reference: policyOf(
    config.referenceFreshSeconds,
    config.referenceRenewSeconds,
    config.referenceStaleSeconds,
  ),
});

export const longestLifeMs = (policies: FactPolicies): number =>
  Math.max(...Object.values(policies).map(lifeMs));

const policyOf = (fresh: number, renew: number, stale: number): FreshnessPolicy => ({
  freshForMs: fresh * 1000,
  staleWhileRevalidateMs: renew * 1000,
  staleOnErrorMs: stale * 1000,
});
