/** Settings that are changed while the gateway runs, on every store it runs on. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LiveSections, LiveSettings } from '../../src/admin/live-settings.ts';
import { settingRules } from '../../src/admin/settings-table.ts';
import { cacheSchema } from '../../src/config/cache-settings.ts';
import { flowsSchema } from '../../src/config/flow-settings.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { storeKinds, type TestPlace } from '../support/stores.ts';

const configured: LiveSections = {
  cache: cacheSchema.parse({}),
  flows: flowsSchema.parse({}),
  gateway: { allowMetrics: ['10.0.0.0/8'] } as LiveSections['gateway'],
};

it('cover every mapping of the flows and every lifetime of the cache', () => {
  const names = settingRules.map(({ section, key }) => `${section}.${key}`);
  const lifetimes = Object.keys(cacheSchema.shape).filter((key) => key.endsWith('Seconds'));
  expect(names).toEqual(expect.arrayContaining(lifetimes.map((key) => `cache.${key}`)));
  expect(names).toEqual(expect.arrayContaining(Object.keys(flowsSchema.shape).map((key) => `flows.${key}`)));
  expect(settingRules.filter(({ section, schema }) => section !== 'sync' && schema === undefined)).toEqual(
    [],
  );
});

describe.each(storeKinds)('settings, $name', ({ make }) => {
  let place: TestPlace;
  let store: Store;

  beforeAll(async () => {
    place = await make();
    store = await openStore(place.place);
  });
  afterAll(async () => {
    await store.close();
    await place.remove();
  });
  beforeEach(async () => {
    await store.db.deleteFrom('setting_change').execute();
  });

  function replica() {
    const applied: LiveSections[] = [];
    const faults: unknown[] = [];
    const settings = new LiveSettings({
      db: store.db,
      clock: () => Date.parse('2026-01-02T03:04:05Z'),
      configured,
      apply: (sections) => applied.push(sections),
      onError: (error) => faults.push(error),
    });
    return { settings, applied, faults, now: () => applied.at(-1) };
  }

  it('are as configured while nobody changed any', async () => {
    const { settings, now } = replica();
    const { version, settings: listed } = await settings.list();
    expect(version).toBe(0);
    expect(now()).toEqual(configured);
    expect(listed.every(({ change, value, configured: own }) => change === null && value === own)).toBe(true);
  });

  it('count on the replica that changed them at once, and on the others with their next look', async () => {
    const [one, other] = [replica(), replica()];
    await other.settings.list();
    await one.settings.change([{ name: 'cache.stockFreshSeconds', value: '30' }], 'kim', null);
    expect(one.now()?.cache.stockFreshSeconds).toBe(30);
    expect(other.now()?.cache.stockFreshSeconds).toBe(15);
    await other.settings.list();
    expect(other.now()?.cache.stockFreshSeconds).toBe(30);
  });

  it('go back to what is configured, and remember every version', async () => {
    const { settings, now } = replica();
    await settings.change([{ name: 'flows.homeCountry', value: 'CA' }], 'kim', null);
    await settings.change([{ name: 'flows.homeCountry', value: null }], 'lee', null);
    expect(now()?.flows.homeCountry).toBe('US');
    const history = await settings.history(10);
    expect(history.map(({ name, value, actor }) => [name, value, actor])).toEqual([
      ['flows.homeCountry', null, 'lee'],
      ['flows.homeCountry', 'CA', 'kim'],
    ]);
  });

  it('are changed all or none', async () => {
    const { settings, now } = replica();
    const both = [
      { name: 'flows.homeCountry', value: 'CA' },
      { name: 'flows.skuPattern', value: '([' },
    ];
    await expect(settings.change(both, 'kim', null)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { field: 'flows.skuPattern' },
    });
    await settings.list();
    expect(now()?.flows.homeCountry).toBe('US');
  });

  it('are refused to somebody who looked at an older version', async () => {
    const { settings } = replica();
    await settings.change([{ name: 'sync.enabled', value: false }], 'kim', 0);
    await expect(settings.change([{ name: 'sync.enabled', value: true }], 'lee', 0)).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  it.each([
    ['sync.enabled', 'off'],
    ['cache.priceFreshSeconds', -1],
    ['cache.priceStaleSeconds', 10_000_000],
    ['gateway.allowHooks', ['nowhere']],
    ['gateway.port', 1],
  ])('refuse what cannot be: %s', async (name, value) => {
    await expect(replica().settings.change([{ name, value }], 'kim', null)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  it('let everybody in with an empty list of networks', async () => {
    const { settings, now } = replica();
    await settings.change([{ name: 'gateway.allowMetrics', value: [] }], 'kim', null);
    expect(now()?.gateway.allowMetrics).toBeUndefined();
  });

  it('leave out a stored value that no longer passes, and say so', async () => {
    const { settings, now, faults } = replica();
    await settings.change([{ name: 'flows.homeCountry', value: 'CA' }], 'kim', null);
    await store.db.updateTable('setting_change').set({ name: 'flows.gone' }).execute();
    const restarted = replica();
    await restarted.settings.list();
    expect(restarted.now()).toEqual(configured);
    expect(restarted.faults).toHaveLength(1);
    expect([now()?.flows.homeCountry, faults]).toEqual(['CA', []]);
  });
});
