/** What can be changed while the gateway runs: the names, what each means, and how a value is checked. */
import type { z } from 'zod';
import { cacheSchema } from '../config/cache-settings.ts';
import { gatewaySchema } from '../config/config.ts';
import { flowsSchema } from '../config/flow-settings.ts';

/** What of the configuration is meant. */
export type SettingSection = 'sync' | 'cache' | 'flows' | 'gateway';

export interface SettingRule {
  readonly section: SettingSection;
  /** Of the section, e.g. "stockFreshSeconds". */
  readonly key: string;
  readonly description: string;
  /** Undefined for the switch of the sync, which no configuration has. */
  readonly schema: z.ZodType | undefined;
}

export const nameOf = ({ section, key }: Pick<SettingRule, 'section' | 'key'>): string => `${section}.${key}`;

/** Kinds of facts with a life of their own in the cache, in the words of their descriptions. */
export const cachedFacts = {
  price: 'Prices',
  stock: 'Stock levels',
  product: 'Descriptions and units',
  budget: 'Budgets',
  reference: 'Locations and ship-tos',
} as const;

const ages = {
  FreshSeconds: 'are answered from memory for so many seconds.',
  RenewSeconds: 'are then answered from memory and renewed behind the answer, for so many seconds.',
  StaleSeconds:
    'stand in, marked as stale, for so many seconds when P21 does not answer; 0: no answer rather than a wrong one.',
};

const cacheRules = Object.entries(cachedFacts).flatMap(([fact, words]) =>
  Object.entries(ages).map(([age, meaning]) => rule('cache', `${fact}${age}`, `${words} ${meaning}`)),
);

const flowRules = [
  rule(
    'flows',
    'stockLocationIds',
    'P21 locations whose stock the shop shows as one; empty: every one that carries the item.',
  ),
  rule(
    'flows',
    'unitCodes',
    'Unit codes of the shop by those of P21; one not listed is the same in small letters.',
  ),
  rule('flows', 'unitPrecisions', "Digits after the point of a quantity, by P21's unit code."),
  rule('flows', 'skuPattern', 'Items whose id does not match this regular expression stay out of the shop.'),
  rule(
    'flows',
    'customerGroupClass',
    'Class of P21 customers that becomes their customer group in the shop, and so their price lists.',
  ),
  rule('flows', 'pricedItems', 'Which items are priced for a customer: contracts, bought, lists.'),
  rule(
    'flows',
    'priceLists',
    'Who has a price list: each customer, or a family of customers that P21 charges by the same rules.',
  ),
  rule('flows', 'boughtWithinDays', 'How many days back "bought" looks.'),
  rule('flows', 'invoicedWithinDays', 'Invoices of so many days are shown with the open ones.'),
  rule('flows', 'masterShoppingListName', 'Name of the shopping list of a customer that P21 keeps too.'),
  rule('flows', 'externalOrderStatus', "Whether the status of the shop's orders says P21's state."),
  rule('flows', 'homeCountry', 'Country of addresses for which P21 names none.'),
  rule(
    'flows',
    'taxPlaces',
    'Where tax jurisdictions of P21 lie, by their id: country, region, postal codes.',
  ),
  rule(
    'flows',
    'paymentTypes',
    'Payment types of P21 by the methods that payments of the shop name; "*" for those not listed.',
  ),
  rule('flows', 'productTaxCode', 'Product tax code of goods.'),
  rule('flows', 'taxableCustomerTaxCode', 'Customer tax code of customers that P21 taxes.'),
  rule('flows', 'exemptCustomerTaxCode', 'Customer tax code of customers that P21 does not tax.'),
];

const gatewayRules = [
  rule('gateway', 'allowGraphql', 'Addresses and networks the graph may be asked from; empty: everywhere.'),
  rule(
    'gateway',
    'allowConsole',
    'Addresses and networks console and playground open from; empty: everywhere.',
  ),
  rule('gateway', 'allowHooks', 'Addresses and networks both systems may push from; empty: everywhere.'),
  rule('gateway', 'allowMetrics', 'Addresses and networks metrics may be read from; empty: everywhere.'),
];

export const settingRules: readonly SettingRule[] = [
  {
    section: 'sync',
    key: 'enabled',
    description:
      'Keeps both systems in step. Off: no flow works by itself; what a person asks for still runs.',
    schema: undefined,
  },
  ...cacheRules,
  ...flowRules,
  ...gatewayRules,
];

function rule(section: 'cache' | 'flows' | 'gateway', key: string, description: string): SettingRule {
  const shapes: Record<string, Record<string, z.ZodType>> = {
    cache: cacheSchema.shape,
    flows: flowsSchema.shape,
    gateway: gatewaySchema.shape,
  };
  return { section, key, description, schema: shapes[section]?.[key] };
}
