/**
 * The shop of the second round held Oro's sample data. What its recordings show of it is put in place here: rows as
 * they were first seen, and behind an order's totals lines that add up to them.
 */
import type { JsonApi } from '../../../sandbox/oro/jsonapi/json-api.ts';
import type { Json as StoredJson } from '../../../sandbox/oro/store/row.ts';
import type { Json, Recording } from './recording.ts';
import { asMap } from './token-purse.ts';

const seeded = ['customers', 'orders', 'products', 'inventorylevels'] as const;
/** The orders there were before the session made its own. */
const orderCount = 24;

export function seedFrom(recordings: readonly Recording[], api: JsonApi): void {
  const wanted: ReadonlySet<string> = new Set(seeded);
  for (const { request, response } of recordings) {
    if (!request?.url.startsWith('/admin/api') || !response) continue;
    for (const resource of resourcesIn(response.body)) {
      const isWhole = resource.attributes !== undefined && resource.relationships !== undefined;
      if (wanted.has(String(resource.type)) && isWhole && !isMadeLater(resource)) insertOnce(api, resource);
    }
  }
  seedOrders(api);
  seedProduct(api);
  api.store.insert(
    'customers',
    { name: 'Company A - West Division', parent: '1', salesRepresentatives: [] },
    '3',
  );
  for (let id = 12; id <= 53; id += 1)
    api.store.insert('users', { username: `user${id}`, enabled: true }, String(id));
  for (const id of ['1', '2', '3']) api.store.insert('paymentterms', { label: `net ${id}0` }, id);
  seedPrices(api);
}

const isMadeLater = ({ type, id }: Record<string, Json>): boolean =>
  type === 'orders' && Number(id) > orderCount;

function resourcesIn(body: Json): Record<string, Json>[] {
  const { data, included = [] } = asMap(body);
  return [data ?? [], included].flat().map(asMap);
}

function insertOnce({ store, model }: JsonApi, resource: Record<string, Json>): void {
  const type = String(resource.type);
  const id = String(resource.id);
  if (store.get(type, id)) return;
  const owned = Object.entries(asMap(resource.relationships)).filter(
    ([name]) => model.get(type).relationships.get(name)?.inverse === undefined,
  );
  const references = owned.map(([name, relationship]) => [name, idsOf(asMap(relationship).data ?? null)]);
  // Seen first after they were filled.
  const unfilled = type === 'orders' ? { p21_order_no: null, p21_charges: null, p21_serial: null } : {};
  store.insert(
    type,
    { ...asMap(resource.attributes), ...unfilled, ...Object.fromEntries(references) } as Record<
      string,
      StoredJson
    >,
    id,
  );
  if (type === 'customers') seedAround({ store, model } as JsonApi, id, asMap(resource.relationships));
  if (type === 'orders') seedLines({ store, model } as JsonApi, id, resource);
}

const idsOf = (data: Json): Json =>
  Array.isArray(data)
    ? data.map((one) => String(asMap(one).id))
    : data === null
      ? null
      : String(asMap(data).id);

/** Users and addresses of a customer: only that they are there is seen. */
function seedAround({ store }: JsonApi, id: string, relationships: Record<string, Json>): void {
  const members = (name: string) =>
    [asMap(relationships[name]).data ?? []].flat().map((one) => String(asMap(one).id));
  for (const user of members('users'))
    store.insert('customerusers', { email: `user${user}@example.org`, customer: id, enabled: true }, user);
  for (const address of members('addresses')) store.insert('customeraddresses', { customer: id }, address);
}

function seedLines(
  { store }: JsonApi,
  id: string,
  { attributes, relationships }: Record<string, Json>,
): void {
  const lines = [asMap(asMap(relationships).lineItems).data ?? []].flat().map((one) => String(asMap(one).id));
  lines.forEach((line, index) => {
    const value = index === 0 ? String(asMap(attributes).subtotalValue) : '0.0000';
    store.insert('orderlineitems', { orders: [id], quantity: 1, value, currency: 'USD' }, line);
  });
}

/** Twenty-four orders; most are only ever counted. */
function seedOrders({ store }: JsonApi): void {
  for (let number = 1; number <= orderCount; number += 1) {
    const id = String(number);
    if (store.get('orders', id)) continue;
    const identifier = `EXT00${100 + number - 1 + 900}`;
    store.insert(
      'orders',
      {
        identifier,
        internalStatus: 'open',
        customer: '1',
        p21_order_no: null,
        createdAt: '2026-11-20T00:00:00Z',
        updatedAt: '2026-11-20T00:00:00Z',
      },
      id,
    );
  }
}

/** Product 1, sold by the item. */
function seedProduct({ store }: JsonApi): void {
  store.insert(
    'products',
    { sku: '0RT28', skuUppercase: '0RT28', status: 'enabled', organization: '1', primaryUnitPrecision: '1' },
    '1',
  );
  const name = { string: '220 Lumen Rechargeable Headlamp', fallback: null, localization: null };
  store.insert('productnames', { ...name, product: '1' }, '1');
  // The last line of the sample orders: the session's own come after it.
  store.insert('orderlineitems', { orders: ['24'], quantity: 1, value: '1.0000', currency: 'USD' }, '99');
  store.insert(
    'productunitprecisions',
    { precision: 0, conversionRate: 1, sell: true, product: '1', unit: 'item' },
    '1',
  );
}

function seedPrices({ store }: JsonApi): void {
  const tiers = [
    [1, '79.9900'],
    [10, '75.9900'],
    [20, '71.9900'],
  ] as const;
  for (const [quantity, value] of tiers) {
    store.insert(
      'productprices',
      { quantity, value, currency: 'USD', product: '1', priceList: '1', unit: 'item' },
      `seed-${quantity}-1`,
    );
  }
}
