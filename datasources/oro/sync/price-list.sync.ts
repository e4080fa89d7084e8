/**
 * Price lists that are given to one customer or several, with all their prices. Prices have no key of their own and no
 * upsert (oro-observed, writing): those of a list are read whole and only what differs is written. A list is found by the
 * customers it is given to, because lists cannot be looked up by name.
 */
import { type DecimalString, toDecimal } from '../../../src/decimal.ts';
import type { BatchRow, ResourceLink } from '../batch.resource.ts';
import { listByValues } from '../comma-values.ts';
import type { JsonApiResource } from '../json-api.document.ts';
import { is, type ResourceQuery } from '../json-api.query.ts';
import { listByKeys, recordIds } from '../oro-api.ts';
import { skuField } from '../product.datasource.ts';
import type { RecordOutcome } from '../record.resource.ts';
import type { Wanted } from './bring-up-to-date.ts';
import type { SyncParts } from './sync-parts.ts';

export interface PriceListDraft {
  readonly customerIds: readonly string[];
  readonly name: string;
  /** How the names of lists begin that are taken from the customers for it: they have one of these. */
  readonly replaces: string;
  readonly currency: string;
  readonly prices: readonly PriceDraft[];
}

export interface PriceDraft {
  readonly sku: string;
  /** The shop's unit code. */
  readonly unit: string;
  /** From this quantity on. */
  readonly quantity: DecimalString;
  /** With four digits after the point at most: Oro cuts what is beyond (oro-observed, writing). */
  readonly value: DecimalString;
}

interface StoredPrice extends PriceDraft {
  readonly id: string;
  readonly productId: string;
  readonly currency: string;
}

interface StoredList {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly currencies: readonly string[];
}

const listType = 'pricelists';
const priceType = 'productprices';
const assignmentType = 'pricelisttocustomers';

/** Before any other list of the customer. */
const sortOrder = 1;

export class PriceListSync {
  readonly #parts: SyncParts;

  constructor(parts: SyncParts) {
    this.#parts = parts;
  }

  /** Products that the shop does not have are left out: they cannot be bought either. */
  async write(wanted: readonly Wanted<PriceListDraft>[]): Promise<RecordOutcome[]> {
    const lists = await this.#listsOf(wanted);
    const outcomes: RecordOutcome[] = [];
    for (const [place, one] of wanted.entries()) outcomes.push(await this.#writeOne(one.draft, lists[place]));
    return outcomes;
  }

  async prices(listId: string): Promise<StoredPrice[]> {
    const query: ResourceQuery = {
      type: priceType,
      fields: {
        [priceType]: ['quantity', 'value', 'currency', 'product', 'unit'],
        products: ['sku'],
      },
      include: ['product'],
      filters: [is('priceList', listId)],
    };
    return (await this.#parts.api.list(query)).flatMap(toPrice);
  }

  async byIds(listIds: readonly string[]): Promise<StoredList[]> {
    const query = { type: listType, fields: { [listType]: ['name', 'active', 'priceListCurrencies'] } };
    const rows = await listByKeys(query, 'id', recordIds(listIds), (chunk) => this.#parts.api.list(chunk));
    return rows.map(toList);
  }

  /** The customers each list is given to. */
  async customersOf(listIds: readonly string[]): Promise<Map<string, string[]>> {
    const given = Map.groupBy(await this.#assignments('priceList', listIds), (row) =>
      row.requiredOneId('priceList'),
    );
    return new Map([...given].map(([id, rows]) => [id, rows.map((row) => row.requiredOneId('customer'))]));
  }

  /** Lists are switched off and taken from their customers; their prices stay for whoever looks back. */
  async retire(listIds: readonly string[]): Promise<RecordOutcome[]> {
    const assignments = await this.#assignments('priceList', listIds);
    for (const { id } of assignments) await this.#parts.single.removeIfThere(assignmentType, id);
    return this.#parts.writeRows(
      listType,
      listIds.map((id) => ({ mode: 'update', id, attributes: { active: false } })),
    );
  }

  /** The linked list where it is still there, else the one of that name given to one of the customers. */
  async #listsOf(wanted: readonly Wanted<PriceListDraft>[]): Promise<(StoredList | undefined)[]> {
    const known = new Map(
      (await this.byIds(wanted.flatMap(({ id }) => id ?? []))).map((list) => [list.id, list]),
    );
    const strangers = wanted.filter(({ id }) => id === null || !known.has(id));
    const given = await this.#assignments(
      'customer',
      strangers.flatMap(({ draft }) => draft.customerIds),
    );
    return wanted.map(({ id, draft }) => {
      if (id !== null && known.has(id)) return known.get(id);
      return given
        .filter((row) => draft.customerIds.includes(row.oneId('customer') ?? ''))
        .flatMap((row) => row.one('priceList') ?? [])
        .map(toList)
        .find(({ name }) => name === draft.name);
    });
  }

  async #assignments(relationship: string, ids: readonly string[]): Promise<JsonApiResource[]> {
    const query: ResourceQuery = {
      type: assignmentType,
      fields: {
        [assignmentType]: ['customer', 'priceList', 'sortOrder', 'mergeAllowed'],
        [listType]: ['name', 'active', 'priceListCurrencies'],
      },
      include: ['priceList'],
    };
    return listByKeys(query, relationship, recordIds(ids), (chunk) => this.#parts.api.list(chunk));
  }

  async #writeOne(draft: PriceListDraft, stored: StoredList | undefined): Promise<RecordOutcome> {
    const list = await this.#putList(draft, stored);
    if (list.state !== 'written') return list;
    const held = stored === undefined ? [] : await this.prices(list.id);
    const { rows, surplus } = planPrices(list.id, draft, held, await this.#productIds(draft, held));
    const outcomes = rows.length === 0 ? [] : await this.#parts.writeRows(priceType, rows);
    for (const id of surplus) await this.#parts.single.removeIfThere(priceType, id);
    // The customers get the list when its prices are there.
    const given = await this.#give(list.id, draft);
    return [...outcomes, ...given].find(({ state }) => state !== 'written') ?? list;
  }

  async #putList({ name, currency }: PriceListDraft, stored: StoredList | undefined): Promise<RecordOutcome> {
    const attributes = { name, active: true, priceListCurrencies: [currency] };
    if (stored === undefined) return this.#writeAlone(listType, { mode: 'create', attributes });
    const isSame = stored.name === name && stored.active && stored.currencies.includes(currency);
    if (isSame) return { state: 'written', id: stored.id };
    return this.#writeAlone(listType, { mode: 'update', id: stored.id, attributes });
  }

  async #give(listId: string, { customerIds, replaces }: PriceListDraft): Promise<RecordOutcome[]> {
    const given = await this.#assignments('priceList', [listId]);
    const holders = new Set(given.map((row) => row.oneId('customer')));
    const missing = customerIds.filter((id) => !holders.has(id));
    const surplus = given.filter((row) => !customerIds.includes(row.oneId('customer') ?? ''));
    // Both lists would come before all others, and which of them counts would be chance.
    const former = missing.length === 0 ? [] : await this.#listsToReplace(missing, replaces);
    const rows = missing.map(
      (customerId): BatchRow => ({
        mode: 'create',
        // Not merged: steps of another list between ours would undercut what P21 charges.
        attributes: { sortOrder, mergeAllowed: false },
        relationships: { customer: link('customers', customerId), priceList: link(listType, listId) },
      }),
    );
    const outcomes = rows.length === 0 ? [] : await this.#parts.writeEach(assignmentType, rows);
    for (const { id } of [...surplus, ...former]) await this.#parts.single.removeIfThere(assignmentType, id);
    return outcomes;
  }

  async #listsToReplace(customerIds: readonly string[], begins: string): Promise<JsonApiResource[]> {
    const given = await this.#assignments('customer', customerIds);
    return given.filter((row) => row.one('priceList')?.text('name')?.startsWith(begins) === true);
  }

  /** Ids of the products by SKU; those that have a price already are known from it. */
  async #productIds(draft: PriceListDraft, held: readonly StoredPrice[]): Promise<Map<string, string>> {
    const ids = new Map(held.map(({ sku, productId }) => [sku, productId]));
    const unknown = [...new Set(draft.prices.map(({ sku }) => sku))].filter((sku) => !ids.has(sku));
    const query = { type: 'products', fields: { products: ['sku'] } };
    const rows = unknown.length === 0 ? [] : await listByValues(this.#parts.api, query, skuField, unknown);
    for (const row of rows) ids.set(row.requiredText('sku'), row.id);
    return ids;
  }

  async #writeAlone(type: string, row: BatchRow): Promise<RecordOutcome> {
    const [outcome] = await this.#parts.writeEach(type, [row]);
    return outcome ?? { state: 'unknown', reason: `nothing was said of the record of ${type}` };
  }
}

const link = (type: string, id: string): ResourceLink => ({ type, id });

/** Oro tells the prices of a list apart by product, unit, currency and quantity (recording 6.1/268). */
const placeOf = ({ sku, unit, quantity }: PriceDraft, currency: string): string =>
  JSON.stringify([sku, unit, currency, quantity]);

/** What of a list is to be written, and which of its prices are to go. */
function planPrices(
  listId: string,
  { currency, prices }: PriceListDraft,
  held: readonly StoredPrice[],
  productIds: ReadonlyMap<string, string>,
): { readonly rows: readonly BatchRow[]; readonly surplus: readonly string[] } {
  const left = new Map(held.map((price) => [placeOf(price, price.currency), price]));
  const rows = prices.flatMap((price): BatchRow[] => {
    const place = placeOf(price, currency);
    const own = left.get(place);
    left.delete(place);
    if (own?.value === price.value) return [];
    if (own !== undefined) return [{ mode: 'update', id: own.id, attributes: { value: price.value } }];
    const productId = productIds.get(price.sku);
    if (productId === undefined) return [];
    return [
      {
        mode: 'create',
        attributes: { quantity: Number(price.quantity), value: price.value, currency },
        relationships: {
          priceList: link(listType, listId),
          product: link('products', productId),
          unit: link('productunits', price.unit),
        },
      },
    ];
  });
  return { rows, surplus: [...left.values()].map(({ id }) => id) };
}

function toPrice(row: JsonApiResource): StoredPrice[] {
  const sku = row.one('product')?.text('sku') ?? null;
  if (sku === null) return [];
  return [
    {
      id: row.id,
      productId: row.requiredOneId('product'),
      sku,
      unit: row.requiredOneId('unit'),
      currency: row.requiredText('currency'),
      quantity: toDecimal(row.requiredDecimal('quantity')),
      value: row.requiredDecimal('value'),
    },
  ];
}

function toList(row: JsonApiResource): StoredList {
  const currencies = row.raw('priceListCurrencies') ?? [];
  return {
    id: row.id,
    name: row.requiredText('name'),
    active: row.boolean('active'),
    currencies: Array.isArray(currencies) ? currencies.map(String) : [],
  };
}
