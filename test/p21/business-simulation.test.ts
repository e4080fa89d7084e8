import { describe, expect, it } from 'vitest';
import { Business, type BusinessRates } from '../../sandbox/p21/business/business.ts';
import { expectConserved } from './conservation.ts';
import { createSmallDistributor, type SmallDistributor } from './small-distributor.ts';

const busy: BusinessRates = { ordersPerMinute: 30, stockMovesPerMinute: 20, priceChangesPerMinute: 10 };

const open = (shop: SmallDistributor, seed = 21, rates = busy) => {
  const ticks: (() => void)[] = [];
  const business = new Business({
    desk: shop.desk,
    seed,
    rates,
    every: (_ms, work) => {
      ticks.push(work);
      return () => ticks.splice(ticks.indexOf(work), 1);
    },
  });
  return { business, ticks };
};

const workFor = (shop: SmallDistributor, business: Business, minutes: number): void => {
  for (let minute = 0; minute < minutes; minute += 1) {
    shop.clock.ms += 60_000;
    business.advance(60_000);
  }
};

/** Everything in the tables the business touches. */
const tables = ({ database }: SmallDistributor): string =>
  JSON.stringify(
    [
      'oe_hdr',
      'oe_line',
      'oe_pick_ticket',
      'invoice_hdr',
      'invoice_line',
      'ar_receipts_detail',
      'inv_loc',
      'inv_mast',
    ].map((name) => database.table(name).all()),
  );

describe('simulated business', () => {
  it('orders, picks, ships, invoices, is paid, moves stock and changes prices', () => {
    const shop = createSmallDistributor();
    const { business } = open(shop);
    workFor(shop, business, 10);
    const { counts } = business;
    for (const kind of [
      'ordered',
      'quoted',
      'picked',
      'shipped',
      'paid',
      'received',
      'adjusted',
      'repriced',
    ] as const)
      expect([kind, counts[kind]]).toEqual([kind, expect.any(Number)]);
    expect(shop.database.table('invoice_hdr').size).toBe(counts.shipped);
    expect(shop.database.table('ar_receipts').size).toBe(counts.paid);
    expect(
      shop.database
        .table('oe_pick_ticket')
        .all()
        .find(({ tracking_no }) => tracking_no),
    ).toBeDefined();
    expect(
      shop.database
        .table('oe_hdr')
        .all()
        .some(({ web_reference_no }) => web_reference_no),
    ).toBe(true);
  });

  it('does the same for the same seed and something else for another', () => {
    const run = (seed: number): string => {
      const shop = createSmallDistributor();
      workFor(shop, open(shop, seed).business, 5);
      return tables(shop);
    };
    expect(run(21)).toBe(run(21));
    expect(run(22)).not.toBe(run(21));
  });

  it('goes by the rates: half a minute at 30 orders a minute is 15 orders', () => {
    const shop = createSmallDistributor();
    const rates = { ordersPerMinute: 30, stockMovesPerMinute: 0, priceChangesPerMinute: 0 };
    const { business } = open(shop, 21, rates);
    business.advance(30_000);
    expect(shop.database.table('oe_hdr').size).toBe(15);
    business.setRates({ ...rates, ordersPerMinute: 0 });
    business.advance(600_000);
    expect(shop.database.table('oe_hdr').size).toBe(15);
  });

  it('works only between start and stop', () => {
    const shop = createSmallDistributor();
    const { business, ticks } = open(shop);
    business.start();
    business.start();
    expect(ticks).toHaveLength(1);
    for (let tick = 0; tick < 20; tick += 1) ticks[0]?.();
    expect(shop.database.table('oe_hdr').size).toBeGreaterThan(0);
    business.stop();
    expect([ticks.length, business.running]).toEqual([0, false]);
  });

  it('stamps what it touches with the time it happens', () => {
    const shop = createSmallDistributor();
    workFor(shop, open(shop).business, 3);
    const touched = shop.database
      .table('inv_loc')
      .all()
      .map(({ inv_last_changed_date }) => inv_last_changed_date);
    expect(touched).toContain(shop.clock.ms);
  });

  it('never makes or loses a piece or a cent', () => {
    for (const seed of [1, 2, 3]) {
      const shop = createSmallDistributor();
      workFor(shop, open(shop, seed).business, 15);
      expectConserved(shop);
    }
  });
});
