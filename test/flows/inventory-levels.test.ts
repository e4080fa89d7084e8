/** Stock of P21 as inventory levels of the shop: golden rows, and both sandboxes. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createOroSources } from '../../datasources/oro/create-oro-sources.ts';
import { createP21Sources } from '../../datasources/p21/create-p21-sources.ts';
import { createDistributor, type Distributor } from '../../sandbox/distributor/start.ts';
import type { FlowSettings } from '../../src/config/flow-settings.ts';
import { loadConfig } from '../../src/config/load.ts';
import { createInventoryLevelsFlow } from '../../src/flows/inventory-levels.flow.ts';
import { type RecordedOro, recorded, startOro } from '../datasources/oro-recorded-server.ts';
import { oroSources } from '../datasources/oro-sources.ts';
import { connectP21 } from '../datasources/p21-under-test.ts';
import { call, flowConfig, planWrites, scanAll } from './support/flow-stage.ts';
import { startP21Tables } from './support/p21-tables.ts';

const moved = '2026-03-01T05:59:00.000-06:00';

const widget = {
  inv_mast_uid: 3,
  item_id: 'SKU-003',
  item_desc: 'Widget',
  base_unit: 'EA',
  default_selling_unit: 'EA',
  inactive: 'N',
  delete_flag: 'N',
};

const place = (location: number, onHand: number, allocated: number, more = {}) => ({
  inv_mast_uid: 3,
  location_id: location,
  company_id: 'ACME',
  qty_on_hand: onHand,
  qty_allocated: allocated,
  sellable: 'Y',
  inv_last_changed_date: moved,
  date_last_modified: moved,
  delete_flag: null,
  ...more,
});

const tables = {
  inv_mast: [widget],
  item_uom: [
    { item_uom_uid: 1, inv_mast_uid: 3, unit_of_measure: 'EA', unit_size: 1, delete_flag: 'N' },
    {
      item_uom_uid: 2,
      inv_mast_uid: 3,
      unit_of_measure: 'ST',
      unit_size: 12,
      selling_unit: 'Y',
      delete_flag: 'N',
    },
  ],
  inv_loc: [place(10, 100.5, 20), place(20, 40, 3), place(30, 7, 0, { sellable: 'N' })],
  inv_loc_stock_status: [
    {
      inv_loc_stock_status_uid: 1,
      inv_mast_uid: 3,
      location_id: 20,
      qty_non_pickable: 1,
      qty_quarantined: 1,
      qty_frozen: 0.5,
    },
  ],
};

const unitCodes = { EA: 'item', ST: 'set' };
const links = { products: { 'SKU-003': '3' } };

describe('inventory-levels', () => {
  it('maps stock of all selling locations to one document for each unit of the item', async () => {
    await using shop = await startOro(() => undefined);
    const flow = await stage(tables, shop);
    const rows = await flow.source.read(['SKU-003', 'SKU-003|ST'], call);
    expect(rows.map(flow.map)).toEqual([
      { product: { $flow: 'products', $key: 'SKU-003' }, unit: 'item', quantity: '115' },
      { product: { $flow: 'products', $key: 'SKU-003' }, unit: 'set', quantity: '9.583333333' },
    ]);
  });

  it('looks up the levels it has no ids of and writes them with one synchronous batch', async () => {
    await using shop = await startOro(({ method }) =>
      method === 'GET' ? recorded('6.1-246-inventorylevels-by-skus') : written('3', '4'),
    );
    const flow = await stage(tables, shop);
    const writes = await planWrites(flow, ['SKU-003', 'SKU-003|ST'], links);
    expect(await flow.target.write(writes, call)).toEqual([
      { state: 'WRITTEN', targetId: '3' },
      { state: 'WRITTEN', targetId: '4' },
    ]);
    const [lookUp, batch] = shop.requests;
    expect(lookUp?.query['filter[product.sku]']).toBe('SKU-003');
    expect(batch).toMatchObject({
      method: 'PATCH',
      path: '/admin/api/inventorylevels',
      headers: { 'x-mode': 'sync' },
      body: {
        data: [
          { type: 'inventorylevels', id: '3', meta: { update: true }, attributes: { quantity: '115' } },
          {
            type: 'inventorylevels',
            id: '4',
            meta: { update: true },
            attributes: { quantity: '9.583333333' },
          },
        ],
      },
    });
    expect(shop.requests).toHaveLength(2);
  });

  it('writes linked levels without a look-up, and looks one up whose link went stale', async () => {
    const stale = {
      status: 400,
      body: {
        errors: [
          {
            status: '404',
            title: 'not found http exception',
            detail: 'An entity with the requested identifier does not exist.',
            source: { pointer: '/data/1' },
          },
        ],
      },
    };
    let batches = 0;
    await using shop = await startOro(({ method }) => {
      if (method === 'GET') return recorded('6.1-246-inventorylevels-by-skus');
      batches += 1;
      return batches === 1 ? stale : batches === 2 ? written('3') : written('4');
    });
    const flow = await stage(tables, shop);
    const keys = ['SKU-003', 'SKU-003|ST'];
    const writes = await planWrites(flow, keys, links, { 'SKU-003': '3', 'SKU-003|ST': '999' });
    expect(await flow.target.write(writes, call)).toEqual([
      { state: 'WRITTEN', targetId: '3' },
      { state: 'WRITTEN', targetId: '4' },
    ]);
    expect(shop.requests.map(({ method }) => method)).toEqual(['PATCH', 'PATCH', 'GET', 'PATCH']);
  });

  it('announces an item once, with every location by itself', async () => {
    await using shop = await startOro(() => undefined);
    const flow = await stage(tables, shop);
    const rows = await flow.source.read(['SKU-003', 'SKU-003|ST'], call);
    const announced = rows.flatMap((row) => flow.announces?.(row) ?? []);
    expect(announced).toMatchObject([
      {
        topic: 'inventory',
        key: 'SKU-003',
        payload: {
          sku: 'SKU-003',
          unit: 'EA',
          locations: [
            { locationId: '10', onHand: '100.5', allocated: '20', available: '80.5' },
            { locationId: '20', onHand: '40', allocated: '3', available: '34.5' },
            { locationId: '30', onHand: '7', available: '7' },
          ],
        },
      },
    ]);
  });

  it('counts only the configured locations, and charges not at all', async () => {
    const charge = { ...widget, inv_mast_uid: 4, item_id: 'FREIGHT', other_charge_item: 'Y' };
    await using shop = await startOro(() => undefined);
    const flow = await stage({ ...tables, inv_mast: [widget, charge] }, shop, { stockLocationIds: ['20'] });
    const rows = await flow.source.read(['SKU-003', 'FREIGHT'], call);
    expect(rows.map(flow.map)).toEqual([
      { product: { $flow: 'products', $key: 'SKU-003' }, unit: 'item', quantity: '34.5' },
      null,
    ]);
  });
});

/** The flow over a P21 of these rows. */
async function stage(rows: typeof tables, shop: RecordedOro, settings: Partial<FlowSettings> = {}) {
  const p21 = await startP21Tables(rows);
  onTestFinished(() => p21[Symbol.asyncDispose]());
  const { sources } = connectP21(p21.url);
  return createInventoryLevelsFlow({
    p21: sources,
    oro: oroSources(shop),
    config: flowConfig({ unitCodes, ...settings }),
  });
}

const written = (...ids: string[]) => ({
  status: 200,
  body: { data: ids.map((id) => ({ type: 'inventorylevels', id, attributes: {} })) },
});

describe('inventory-levels over both sandboxes', () => {
  let distributor: Distributor;
  let flow: ReturnType<typeof createInventoryLevelsFlow>;
  let close: () => Promise<void>;

  beforeAll(async () => {
    distributor = await createDistributor({ p21: { items: 60, customers: 5, orders: 10 } });
    const config = loadConfig(distributor.environment);
    const surroundings = { clock: Date.now, random: Math.random };
    const p21 = createP21Sources(config.p21, surroundings);
    const oro = createOroSources(config.oro, surroundings);
    flow = createInventoryLevelsFlow({ p21: p21.sources, oro: oro.sources, config });
    close = async () => {
      await Promise.all([p21.close(), oro.close(), distributor.close()]);
    };
  });

  afterAll(() => close?.());

  const linksOfShop = () => ({
    products: Object.fromEntries(
      distributor.oro.store
        .table('products')
        .all()
        .map(({ id, values }) => [String(values.sku), id]),
    ),
  });

  it('finds every level of the shop by its key, and leaves none unread', async () => {
    const links = linksOfShop();
    const keys = (await scanAll(flow))
      .filter(({ item }) => item.itemId in links.products)
      .map((row) => flow.source.keyOf(row));
    const records = await flow.target.read(
      keys.map((key) => ({ key, targetId: null })),
      call,
    );
    expect(new Set(records.map(({ targetId }) => targetId)).size).toBe(
      distributor.oro.store.table('inventorylevels').all().length,
    );
  });

  it('carries a change of stock into the shop', async () => {
    const { database } = distributor.p21;
    const since = new Date(database.now()).toISOString();
    const isSold = (row: { inv_mast_uid?: unknown }) => {
      const item = database.table('inv_mast').first({ inv_mast_uid: Number(row.inv_mast_uid) });
      const marks = [
        item?.other_charge_item,
        item?.suppress_from_web_flag,
        item?.inactive,
        item?.delete_flag,
      ];
      // The shop takes no slash in a SKU.
      return !marks.includes('Y') && /^[\w-]+$/.test(String(item?.item_id));
    };
    const stock = [...database.table('inv_loc').all()].find(
      (row) => row.sellable === 'Y' && row.delete_flag !== 'Y' && isSold(row),
    );
    if (stock === undefined) throw new Error('the sandbox has no stock');
    database.table('inv_loc').update(stock, {
      qty_on_hand: Number(stock.qty_on_hand) + 1000.25,
      inv_last_changed_date: database.now(),
    });
    const changes = await flow.source.changes?.(since, call, null);
    expect(changes?.hasMore).toBe(false);
    const item = database.table('inv_mast').first({ inv_mast_uid: stock.inv_mast_uid ?? null });
    expect(new Set(changes?.keys.map((key) => key.split('|')[0]))).toEqual(new Set([item?.item_id]));
    const writes = await planWrites(flow, changes?.keys ?? [], linksOfShop());
    const outcomes = await flow.target.write(writes, call);
    expect(outcomes.map(({ state }) => state)).toEqual(writes.map(() => 'WRITTEN'));
    const records = await flow.target.read(writes, call);
    expect(records.map(({ document }) => document)).toEqual(writes.map(({ document }) => document));
  });
});
