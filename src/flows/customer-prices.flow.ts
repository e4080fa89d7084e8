/**
 * What each customer pays, as a price list in the shop: of its own, or shared by customers that P21 charges alike
 * (`FLOWS_PRICE_LISTS`). P21 has a price of everything for everybody; copied are the items the policy names
 * (`FLOWS_PRICED_ITEMS`). All prices of a list are one record: P21 prices many items of one customer in one call, and what
 * is no longer priced goes with the rest. The record of a family is that of its leader.
 */
import type { PriceListDraft } from '../../datasources/oro/sync/price-list.sync.ts';
import { type Document, refer } from '../sync/document.ts';
import type { Flow, FlowTarget } from '../sync/flow.ts';
import { type CustomerPrices, createCustomerPricesSource } from './customer-prices.source.ts';
import { urgencyOf } from './flow-call.ts';
import type { ShopFlowParts } from './flow-parts.ts';
import { toWriteOutcome } from './record-outcome.ts';
import { onP21Table } from './triggers.ts';
import { toShopUnit } from './units.ts';

/** How the names of these lists begin; a customer has one of them. */
const ownName = 'P21 ';

/** News of a list that very many share would drown all other; what is kept of prices grows old by itself. */
const mostNews = 10_000;

export const createCustomerPricesFlow = (parts: ShopFlowParts): Flow<CustomerPrices> => ({
  name: 'customer-prices',
  direction: 'P21_TO_ORO',
  description:
    'What P21 charges a customer for the items that matter to it becomes its price list, or that of a family of customers who are charged alike.',
  subject: 'Price',
  key: 'P21 customer id',
  owns: ['customers', 'name', 'currency', 'prices'],
  after: ['customers', 'products'],
  schedule: '0 2 * * *',
  enabledByDefault: true,
  pollRounds: 6,
  needs: [
    'P21: a sales location, P21_SALES_LOCATION_ID or that of the company.',
    'FLOWS_PRICED_ITEMS: which items of a customer are priced: contracts, bought, lists.',
    'FLOWS_PRICE_LISTS: whether each customer has a list of its own, or a family of customers charged alike shares one.',
    'OroCommerce: the currency of P21 among the allowed ones.',
  ],
  source: createCustomerPricesSource(parts),
  triggers: [
    onP21Table('job_price_line', 'customer_id'),
    onP21Table('job_price_customer_shipto', 'customer_id'),
  ],
  map: (row) => toPriceList(row, parts.config),
  leavesOut: ({ leader }) =>
    leader === null
      ? 'The customer has no prices of its own.'
      : `The customer shares the list of ${leader}, who is charged alike.`,
  target: createTarget(parts),
  announces: ({ members, prices }) => {
    const bySku = [...Map.groupBy(prices, ({ sku }) => sku)];
    if (bySku.length * members.length > mostNews) return [];
    return members.flatMap((customerId) =>
      bySku.map(([sku, own]) => ({
        topic: 'price',
        key: `${customerId}|${sku}`,
        payload: {
          customerId,
          sku,
          currency: parts.config.p21.currency,
          prices: own.map(({ unit, quantity, value }) => ({ unit, quantity, value })),
        },
      })),
    );
  },
});

/** Null for a customer without prices of its own: it sees those of the website. */
function toPriceList(
  { customerId, members, prices }: CustomerPrices,
  config: ShopFlowParts['config'],
): Document | null {
  if (prices.length === 0) return null;
  return {
    customers: members.map((member) => refer('customers', member)),
    name: `${ownName}${customerId}${members.length > 1 ? ' and alike' : ''}`,
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
      const wanted = writes.map(({ targetId, document: { customers, ...draft } }) => ({
        id: targetId,
        draft: { ...draft, customerIds: customers, replaces: ownName } as unknown as PriceListDraft,
      }));
      return (await shop(urgencyOf(call)).priceLists.write(wanted)).map(toWriteOutcome);
    },
    read: async (keys, call) => {
      const { priceLists, reads } = shop(urgencyOf(call));
      const ids = keys.flatMap(({ targetId }) => targetId ?? []);
      const [lists, givenTo] = await Promise.all([priceLists.byIds(ids), priceLists.customersOf(ids)]);
      const customers = await reads.customers.byIds([...new Set([...givenTo.values()].flat())]);
      const numberOf = new Map(customers.map(({ id, p21CustomerId }) => [id, Number(p21CustomerId)]));
      return Promise.all(
        keys.flatMap(({ key, targetId }) => {
          const list = lists.find(({ id }) => id === targetId);
          if (list === undefined) return [];
          return [
            priceLists.prices(list.id).then((prices) => ({
              key,
              targetId: list.id,
              document: {
                // In the order in which P21 numbers them.
                customers: (givenTo.get(list.id) ?? []).sort(
                  (one, other) => (numberOf.get(one) ?? 0) - (numberOf.get(other) ?? 0),
                ),
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
