/**
 * What each customer pays, as a price list of its own in the shop. P21 has a price of everything for everybody; copied
 * are the items the policy names (`FLOWS_PRICED_ITEMS`). All prices of a customer are one record: P21 prices many
 * items of one customer in one call, and what is no longer priced goes with the rest.
 */
import type { PriceListDraft } from '../../datasources/oro/sync/price-list.sync.ts';
import type { P21Sources } from '../../datasources/p21/p21.datasource.ts';
import type { ReadOptions } from '../../datasources/p21/paging.ts';
import type { PricedPolicy } from '../../datasources/p21/priced-items.datasource.ts';
import { GatewayError } from '../errors.ts';
import { type Document, refer } from '../sync/document.ts';
import type { Flow, FlowSource, FlowTarget } from '../sync/flow.ts';
import { type QuotedPrice, quoteCustomer, type SoldItem } from './customer-prices.quote.ts';
import { urgencyOf } from './flow-call.ts';
import type { ShopFlowParts } from './flow-parts.ts';
import { listedSkus } from './listed-skus.ts';
import { toWriteOutcome } from './record-outcome.ts';
import { isShopItem } from './sold-items.ts';
import { onP21Table } from './triggers.ts';
import { toShopUnit } from './units.ts';

export interface CustomerPrices {
  readonly customerId: string;
  readonly prices: readonly QuotedPrice[];
}

const customersPerPage = 100;

export const createCustomerPricesFlow = (parts: ShopFlowParts): Flow<CustomerPrices> => ({
  name: 'customer-prices',
  direction: 'P21_TO_ORO',
  description:
    "What P21 charges a customer for the items that matter to it becomes the customer's price list.",
  subject: 'Price',
  key: 'P21 customer id',
  owns: ['name', 'currency', 'prices'],
  after: ['customers', 'products'],
  schedule: '0 2 * * *',
  enabledByDefault: true,
  pollRounds: 6,
  needs: [
    'P21: a sales location, P21_SALES_LOCATION_ID or that of the company.',
    'FLOWS_PRICED_ITEMS: which items of a customer are priced: contracts, bought, lists.',
    'OroCommerce: the currency of P21 among the allowed ones.',
  ],
  source: createSource(parts),
  triggers: [
    onP21Table('job_price_line', 'customer_id'),
    onP21Table('job_price_customer_shipto', 'customer_id'),
  ],
  map: (row) => toPriceList(row, parts.config),
  leavesOut: () => 'The customer has no prices of its own.',
  target: createTarget(parts),
  announces: ({ customerId, prices }) =>
    [...Map.groupBy(prices, ({ sku }) => sku)].map(([sku, own]) => ({
      topic: 'price',
      key: `${customerId}|${sku}`,
      payload: {
        customerId,
        sku,
        currency: parts.config.p21.currency,
        prices: own.map(({ unit, quantity, value }) => ({ unit, quantity, value })),
      },
    })),
});

function createSource(parts: ShopFlowParts): FlowSource<CustomerPrices> {
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
    changes: (since, call) => p21.pricedItems.changedSince(since, urgencyOf(call)),
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

/** All customers, each with the prices of its items; without any where the policy names no item. */
async function pricesOf(
  parts: ShopFlowParts,
  customerIds: readonly string[],
  options: ReadOptions,
): Promise<CustomerPrices[]> {
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
  const salesLocationId =
    uids.length + ofLists.length === 0 ? '' : await salesLocationOf(p21, config.p21, options);
  return Promise.all(
    priced.map(async (one) => {
      const skus = new Set(listed.get(one.customerId));
      const sold = [...items.values()]
        .filter(({ itemUid, itemId }) => one.itemUids.has(itemUid) || skus.has(itemId))
        .filter((item) => isShopItem(item, config.flows))
        .map((item): SoldItem => ({ item, units: units.get(item.itemUid) ?? [] }));
      const prices =
        sold.length === 0 ? [] : await quoteCustomer({ p21, salesLocationId }, one, sold, options);
      return { customerId: one.customerId, prices };
    }),
  );
}

const policyOf = ({ pricedItems, boughtWithinDays }: ShopFlowParts['config']['flows']): PricedPolicy => ({
  contracts: pricedItems.includes('contracts'),
  boughtWithinDays: pricedItems.includes('bought') ? boughtWithinDays : null,
});

/** The configured location, that of the company, or the company's location with the lowest number. */
async function salesLocationOf(
  p21: P21Sources,
  { salesLocationId }: ShopFlowParts['config']['p21'],
  options: ReadOptions,
): Promise<string> {
  if (salesLocationId !== undefined) return salesLocationId;
  const company = await p21.reference.company(options);
  if (company?.defaultSalesLocationId != null) return company.defaultSalesLocationId;
  const locations = await p21.stock.locations(options);
  const [first] = locations.map(({ locationId }) => locationId).sort((a, b) => Number(a) - Number(b));
  if (first !== undefined) return first;
  throw new GatewayError('CONFIG_INVALID', 'P21 prices need a sales location: set P21_SALES_LOCATION_ID');
}

/** Null for a customer without prices of its own: it sees those of the website. */
function toPriceList(
  { customerId, prices }: CustomerPrices,
  config: ShopFlowParts['config'],
): Document | null {
  if (prices.length === 0) return null;
  return {
    customer: refer('customers', customerId),
    name: `P21 ${customerId}`,
    currency: config.p21.currency,
    prices: inOrder(
      prices.map(({ sku, unit, quantity, value }) => ({
        sku,
        unit: toShopUnit(config.flows, unit),
        quantity,
        value,
      })),
    ),
  };
}

type ShopPrice = Pick<PriceListDraft['prices'][number], 'sku' | 'unit' | 'quantity' | 'value'>;

const inOrder = (prices: readonly ShopPrice[]): ShopPrice[] =>
  prices.toSorted(
    (one, other) =>
      one.sku.localeCompare(other.sku, 'en') ||
      one.unit.localeCompare(other.unit, 'en') ||
      Number(one.quantity) - Number(other.quantity),
  );

function createTarget({ shop, config }: ShopFlowParts): FlowTarget {
  return {
    // Lists are long: each is read and written by itself.
    batchSize: 10,
    write: async (writes, call) => {
      const wanted = writes.map(({ targetId, document: { customer, ...draft } }) => ({
        id: targetId,
        draft: { ...draft, customerId: String(customer) } as unknown as PriceListDraft,
      }));
      return (await shop(urgencyOf(call)).priceLists.write(wanted)).map(toWriteOutcome);
    },
    read: async (keys, call) => {
      const { priceLists } = shop(urgencyOf(call));
      const ids = keys.flatMap(({ targetId }) => targetId ?? []);
      const [lists, customers] = await Promise.all([priceLists.byIds(ids), priceLists.customersOf(ids)]);
      return Promise.all(
        keys.flatMap(({ key, targetId }) => {
          const list = lists.find(({ id }) => id === targetId);
          if (list === undefined) return [];
          return [
            priceLists.prices(list.id).then((prices) => ({
              key,
              targetId: list.id,
              document: {
                customer: customers.get(list.id) ?? null,
                name: list.name,
                currency: list.currencies.includes(config.p21.currency) ? config.p21.currency : null,
                prices: inOrder(
                  prices.map(({ sku, unit, quantity, value }) => ({ sku, unit, quantity, value })),
                ),
              },
            })),
          ];
        }),
      );
    },
    // Lists are known by their links alone: others may give lists to customers too.
    scan: null,
    retire: async (links, call) => {
      const ids = links.flatMap(({ targetId }) => targetId ?? []);
      const outcomes = await shop(urgencyOf(call)).priceLists.retire(ids);
      return links.map(({ targetId }) => {
        const outcome = outcomes[ids.indexOf(targetId ?? '')];
        return outcome === undefined ? { state: 'WRITTEN', targetId: '' } : toWriteOutcome(outcome);
      });
    },
  };
}
