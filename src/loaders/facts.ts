/**
 * The facts of P21 that many requests ask for again and again, kept by the cache of the process. What a viewer may
 * see is decided before: a key that depends on a customer names it.
 */
import type { ContractRow } from '../../datasources/p21/contracts.rows.ts';
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { Priority } from '../../datasources/upstream/priority.ts';
import type { CacheParts } from '../cache/create-cache.ts';
import { type Reader as CacheReader, createFactCache, type FactCache } from '../cache/fact-cache.ts';
import { type FreshnessPolicy, neverCached } from '../cache/freshness-policy.ts';
import type { CalendarDate } from '../instant.ts';
import { type ItemFact, itemFacts, toItemFact } from './item.facts.ts';
import { membershipFacts } from './membership.facts.ts';
import {
  companyFacts,
  type LocationFact,
  locationFacts,
  type ShipToFact,
  shipToFacts,
} from './place.facts.ts';
import { type PriceFact, type PriceQuestion, priceFacts } from './price.facts.ts';
import { type ProductRow, productByUidFacts, productFacts } from './product.facts.ts';
import { type StockFact, type StockQuestion, stockFacts } from './stock.facts.ts';

/** How old facts may be, by what they are about. */
export interface FactPolicies {
  readonly price: FreshnessPolicy;
  readonly stock: FreshnessPolicy;
  /** Descriptions and units of products. */
  readonly product: FreshnessPolicy;
  /** Contracts of customers with what is left of their limits. */
  readonly budget: FreshnessPolicy;
  /** Locations, ship-tos and the company: what rarely changes and explains the rest. */
  readonly reference: FreshnessPolicy;
}

export const nothingKept: FactPolicies = {
  price: neverCached,
  stock: neverCached,
  product: neverCached,
  budget: neverCached,
  reference: neverCached,
};

/** How one request asks. */
export type Reader = CacheReader<Priority>;

export type Kept<Q, V> = FactCache<Q, V, Priority>;

export interface Facts {
  readonly prices: Kept<PriceQuestion, PriceFact>;
  readonly stock: Kept<StockQuestion, readonly StockFact[]>;
  /** By P21 customer id. */
  readonly memberships: Kept<string, readonly ContractRow[]>;
  /** By SKU; null for one P21 does not know. */
  readonly items: Kept<string, ItemFact | null>;
  /** By SKU; null for one P21 does not know. */
  readonly products: Kept<string, ProductRow | null>;
  /** By item uid. */
  readonly productsByUid: Kept<number, ProductRow | null>;
  readonly locations: Kept<'all', readonly LocationFact[]>;
  readonly company: Kept<'own', { readonly defaultSalesLocationId: string | null } | null>;
  readonly shipTos: Kept<string, ShipToFact | null>;
}

export interface FactParts {
  readonly p21: P21Sources;
  readonly cache: CacheParts<Priority>;
  readonly policies: FactPolicies;
  /** The day it is for P21: prices without a day are for it. */
  readonly today: () => CalendarDate;
}

export function createFacts({ p21, cache, policies, today }: FactParts): Facts {
  const items = createFactCache(itemFacts(p21, policies.product), cache);
  const products: Kept<string, ProductRow | null> = createFactCache(
    productFacts(p21, policies.product, (row) => {
      productsByUid.keep(row.itemUid, row);
      items.keep(row.itemId, toItemFact(row));
    }),
    cache,
  );
  const productsByUid: Kept<number, ProductRow | null> = createFactCache(
    productByUidFacts(p21, policies.product, (row) => {
      products.keep(row.itemId, row);
      items.keep(row.itemId, toItemFact(row));
    }),
    cache,
  );
  return {
    prices: createFactCache(priceFacts(p21, policies.price, today), cache),
    stock: createFactCache(stockFacts(p21, policies.stock), cache),
    memberships: createFactCache(membershipFacts(p21, policies.budget), cache),
    items,
    products,
    productsByUid,
    locations: createFactCache(locationFacts(p21, policies.reference), cache),
    company: createFactCache(companyFacts(p21, policies.reference), cache),
    shipTos: createFactCache(shipToFacts(p21, policies.reference), cache),
  };
}
