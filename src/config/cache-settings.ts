/** How old facts of P21 may be, and where they are kept (`docs/performance.md`). */
import { z } from 'zod';

const seconds = (fallback: number) => z.coerce.number().min(0).default(fallback);
const count = (fallback: number) => z.coerce.number().int().positive().default(fallback);

/**
 * Per fact: fresh for so long; then served and renewed behind the answer for so long; and where P21 does not answer,
 * the last known value stands in, marked as stale, for so long.
 */
export const cacheSchema = z.strictObject({
  priceFreshSeconds: seconds(120),
  priceRenewSeconds: seconds(180),
  /** 0: no price rather than a wrong one. */
  priceStaleSeconds: seconds(0),
  stockFreshSeconds: seconds(15),
  stockRenewSeconds: seconds(45),
  stockStaleSeconds: seconds(3600),
  /** Descriptions and units of products. */
  productFreshSeconds: seconds(600),
  productRenewSeconds: seconds(3600),
  productStaleSeconds: seconds(86_400),
  /** Limits of customers' contracts and what is used of them. */
  budgetFreshSeconds: seconds(30),
  budgetRenewSeconds: seconds(60),
  budgetStaleSeconds: seconds(3600),
  /** Locations, ship-tos, the company. */
  referenceFreshSeconds: seconds(600),
  referenceRenewSeconds: seconds(3600),
  referenceStaleSeconds: seconds(86_400),
  /** Bounds of what one process keeps in memory. */
  maxEntries: count(1_000_000),
  maxMegabytes: count(256),
  /** How long keys of several requests are collected for one call of P21. */
  mergeMilliseconds: z.coerce.number().min(0).max(100).default(2),
  /** Reads the ids and units of all items at the start, so that the first shopper waits for price and stock alone. */
  warmItems: z.union([z.boolean(), z.stringbool()]).default(true),
});

/** The longest a fact may be kept by a setting that is changed at run time: a day of standing in after the usual life. */
export const longestSettableLifeSeconds = 600 + 3600 + 86_400;

/** Shared by all replicas: what one has asked of P21, the others know. Optional. */
export const redisSchema = z.strictObject({
  url: z.url({ protocol: /^rediss?$/, error: 'must be a URL such as redis://host:6379' }).optional(),
});

export type CacheConfig = z.output<typeof cacheSchema>;
