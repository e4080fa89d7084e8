/** Customers with what P21 charges them, as the policies of the configuration name lists and items. */
import type { ChangedKeys } from '../../datasources/p21/changed-keys.ts';
import type { ReadOptions } from '../../datasources/p21/paging.ts';
import type { PriceFamily } from '../../datasources/p21/price-families.datasource.ts';
import type { PricedPolicy } from '../../datasources/p21/priced-items.datasource.ts';
import type { ChangePage, FlowSource } from '../sync/flow.ts';
import { type QuotedPrice, quoteCustomer, type SoldItem } from './customer-prices.quote.ts';
import { urgencyOf } from './flow-call.ts';
import type { ShopFlowParts } from './flow-parts.ts';
import { listedSkus } from './listed-skus.ts';
import { joinChanges } from './p21-changes.ts';
import { salesLocationOf } from './sales-location.ts';
import { isShopItem } from './sold-items.ts';

export interface CustomerPrices {
  readonly customerId: string;
  /** Whom the list is given to; nobody where the customer shares that of its leader. */
  readonly members: readonly string[];
  /** Whose list it is instead. */
  readonly leader: string | null;
  readonly prices: readonly QuotedPrice[];
}

const customersPerPage = 100;

export function createCustomerPricesSource(parts: ShopFlowParts): FlowSource<CustomerPrices> {
  const { p21 } = parts;
  return {
    keyOf: ({ customerId }) => customerId,
    scan: async (cursor, call) => {
      const { rows, total } = await p21.customers.page(
        {
          filter: cursor === null ? {} : { after: cursor },
          first: customersPerPage,
          skip: 0,
          count: cursor === null,
        },
        urgencyOf(call),
      );
      const ids = rows.map(({ customerId }) => customerId);
      return {
        rows: await pricesOf(parts, ids, urgencyOf(call)),
        next: rows.length < customersPerPage ? null : (ids.at(-1) ?? null),
        ...(total !== undefined && { total }),
      };
    },
    changes: async (since, call) => {
      const options = urgencyOf(call);
      const priced = await p21.pricedItems.changedSince(since, options);
      if (parts.config.flows.priceLists === 'customer') return priced;
      return joinKeys([priced, await p21.priceFamilies.changedSince(since, options)]);
    },
    read: async (keys, call) => {
      const customers = await p21.customers.byIds(keys, urgencyOf(call));
      return pricesOf(
        parts,
        customers.map(({ customerId }) => customerId),
        urgencyOf(call),
      );
    },
  };
}

/** Each customer with its members' prices where it leads a family, else with its own, or with none as one of a family. */
async function pricesOf(
  parts: ShopFlowParts,
  customerIds: readonly string[],
  options: ReadOptions,
): Promise<CustomerPrices[]> {
  const families =
    parts.config.flows.priceLists === 'family' ? await parts.p21.priceFamilies.all(options) : new Map();
  const lists = customerIds.map((customerId) => {
    const { leader = customerId, members = [customerId] }: Partial<PriceFamily> =
      families.get(customerId) ?? {};
    return { customerId, leader, members };
  });
  const own = lists.filter(({ customerId, leader }) => leader === customerId);
  const wanted = await itemsOf(
    parts,
    own.flatMap(({ members }) => members),
    options,
  );
  const salesLocationId = wanted.any ? await salesLocationOf(parts.p21, parts.config.p21, options) : '';
  return Promise.all(
    lists.map(async ({ customerId, leader, members }): Promise<CustomerPrices> => {
      if (leader !== customerId) return { customerId, members: [], leader, prices: [] };
      const sold = wanted.soldTo(members);
      const seller = { p21: parts.p21, salesLocationId };
      const priced = { customerId, scales: wanted.scalesOf(customerId) };
      const prices = sold.length === 0 ? [] : await quoteCustomer(seller, priced, sold, options);
      return { customerId, members, leader: null, prices };
    }),
  );
}

/** What the policy names for these customers. */
async function itemsOf(parts: ShopFlowParts, customerIds: readonly string[], options: ReadOptions) {
  const { p21, config } = parts;
  const [priced, listed] = await Promise.all([
    p21.pricedItems.ofCustomers(customerIds, policyOf(config.flows), options),
    config.flows.pricedItems.includes('lists') ? listedSkus(parts, customerIds) : new Map<string, string[]>(),
  ]);
  const uids = [...new Set(priced.flatMap(({ itemUids }) => [...itemUids]))];
  const [ofRules, ofLists] = await Promise.all([
    p21.items.byUids(uids, options),
    p21.items.byItemIds([...new Set([...listed.values()].flat())], options),
  ]);
  const items = new Map([...ofRules, ...ofLists].map((item) => [item.itemUid, item]));
  const units = Map.groupBy(await p21.items.units([...items.keys()], options), ({ itemUid }) => itemUid);
  const byCustomer = new Map(priced.map((one) => [one.customerId, one]));
  return {
    any: items.size > 0,
    scalesOf: (customerId: string) => byCustomer.get(customerId)?.scales ?? new Map(),
    soldTo: (members: readonly string[]): SoldItem[] => {
      const wanted = new Set(members.flatMap((id) => [...(byCustomer.get(id)?.itemUids ?? [])]));
      const skus = new Set(members.flatMap((id) => listed.get(id) ?? []));
      return [...items.values()]
        .filter(({ itemUid, itemId }) => wanted.has(itemUid) || skus.has(itemId))
        .filter((item) => isShopItem(item, config.flows))
        .map((item) => ({ item, units: units.get(item.itemUid) ?? [] }));
    },
  };
}

const policyOf = ({ pricedItems, boughtWithinDays }: ShopFlowParts['config']['flows']): PricedPolicy => ({
  contracts: pricedItems.includes('contracts'),
  boughtWithinDays: pricedItems.includes('bought') ? boughtWithinDays : null,
});

function joinKeys(answers: readonly ChangedKeys[]): ChangePage {
  const toTable = ({ keys, ...rest }: ChangedKeys) => ({
    ...rest,
    changed: keys.map((key) => ({ key, at: null })),
  });
  const { times: _none, ...page } = joinChanges(answers.map(toTable));
  return page;
}
