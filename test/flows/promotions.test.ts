/** Time-limited price pages as promotions, reward programs as such: golden rows, and what the shop is sent for them. */
import { describe, expect, it } from 'vitest';
import { createPromotionsFlow } from '../../src/flows/promotions.flow.ts';
import { createRewardsFlow } from '../../src/flows/rewards.flow.ts';
import { flowParts } from './support/flow-parts.ts';
import { call, planWrites } from './support/flow-stage.ts';
import { shopHolding } from './support/stub-oro.ts';
import { p21Holding } from './support/stub-p21.ts';
import { unknownColumns } from './support/system-names.ts';

const stamps = { date_last_modified: '2026-02-11T09:30:00.123-06:00' };

const page = (uid: number, more: Record<string, string | number | null>) => ({
  price_page_uid: uid,
  price_page_id: `SPRING-${uid}`,
  description: 'Spring sale',
  company_id: 'ACME',
  inv_mast_uid: 3,
  effective_date: '2026-03-01T00:00:00-06:00',
  expiration_date: '2026-04-30T00:00:00-05:00',
  calculation_method_cd: 211,
  calculation_value1: 0.85,
  price: 0,
  row_status_flag: 704,
  ...stamps,
  ...more,
});

const rows = {
  price_book: [{ price_book_uid: 2, price_book_id: 'PROMO', description: null, row_status_flag: 704 }],
  price_page_x_book: [8, 9, 10].map((uid) => ({
    price_page_x_book_uid: 100 + uid,
    price_book_uid: 2,
    price_page_uid: uid,
    row_status_flag: 704,
    ...stamps,
  })),
  price_page: [
    page(8, {}),
    page(9, { calculation_method_cd: 228, calculation_value1: null, price: 7.99, customer_id: 100198 }),
    page(10, { expiration_date: '2049-12-31T00:00:00-06:00' }),
  ],
  inv_mast: [{ inv_mast_uid: 3, item_id: 'WIDGET-001', item_desc: 'Widget', delete_flag: 'N' }],
};

const percent = {
  key: '8',
  name: 'SPRING-8',
  description: 'Spring sale',
  startsOn: '2026-03-01',
  endsOn: '2026-04-30',
  sku: 'WIDGET-001',
  discountType: 'percent',
  discountValue: '15',
  minimumQuantity: '1',
  currency: 'USD',
  customer: null,
};

describe('promotions', () => {
  it('makes a promotion of each page that ends, for everybody or for one customer', async () => {
    expect(unknownColumns(rows)).toEqual([]);
    const flow = createPromotionsFlow(flowParts({ p21: await p21Holding(rows) }));
    const { rows: found } = await flow.source.scan(null, call);
    expect(found.map(flow.source.keyOf)).toEqual(['8', '9']);
    expect(found.map(flow.map)).toEqual([
      percent,
      {
        ...percent,
        key: '9',
        name: 'SPRING-9',
        discountType: 'price',
        discountValue: '7.99',
        customer: { $flow: 'customers', $key: '100198' },
      },
    ]);
    expect(Object.keys(percent).filter((name) => name !== 'key')).toEqual(flow.owns);
  });

  it('sends a new one whole and of a stored one what differs', async () => {
    const shop = await shopHolding({
      lists: {
        extendp21promotions: [
          {
            type: 'extendp21promotions',
            id: '4',
            attributes: {
              p21_key: '9',
              name: 'SPRING-9',
              description: 'Spring sale',
              starts_on: '2026-03-01',
              ends_on: '2026-04-30',
              sku: 'WIDGET-001',
              discount_type: 'price',
              discount_value: '8.0000',
              minimum_quantity: '1.0000',
              currency: 'USD',
            },
            relationships: { customer: { data: { type: 'customers', id: '2' } } },
          },
        ],
      },
    });
    const flow = createPromotionsFlow(flowParts({ p21: await p21Holding(rows), shop: shop.oro }));
    const writes = await planWrites(flow, ['8', '9'], { customers: { '100198': '2' } });
    expect(await flow.target.write(writes, call)).toEqual([
      { state: 'WRITTEN', targetId: '101' },
      { state: 'WRITTEN', targetId: '4' },
    ]);
    expect(shop.writes.map(({ body }) => (body as { data: object }).data)).toEqual([
      {
        type: 'extendp21promotions',
        attributes: {
          p21_key: '8',
          name: 'SPRING-8',
          description: 'Spring sale',
          starts_on: '2026-03-01',
          ends_on: '2026-04-30',
          sku: 'WIDGET-001',
          discount_type: 'percent',
          discount_value: '15',
          minimum_quantity: '1',
          currency: 'USD',
        },
        relationships: { customer: { data: null } },
      },
      { type: 'extendp21promotions', id: '4', attributes: { discount_value: '7.99' } },
    ]);
    const [record] = await flow.target.read([{ key: '9', targetId: null }], call);
    expect(record).toMatchObject({
      key: '9',
      targetId: '4',
      document: { discountValue: '8', customer: '2' },
    });
  });

  it('takes away what P21 has no more, and never what was made by hand', async () => {
    const byHand = { type: 'extendp21promotions', id: '1', attributes: { p21_key: null } };
    const ours = { type: 'extendp21promotions', id: '2', attributes: { p21_key: '77' } };
    const shop = await shopHolding({ lists: { extendp21promotions: [byHand, ours] } });
    const flow = createPromotionsFlow(flowParts({ shop: shop.oro }));
    const scanned = await flow.target.scan?.(null, call);
    expect(scanned).toEqual({ records: [{ key: '77', targetId: '2' }], next: null });
    await flow.target.retire?.(scanned?.records ?? [], call);
    expect(shop.writes.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'DELETE /admin/api/extendp21promotions/2',
    ]);
  });
});

describe('rewards', () => {
  it('makes a program of a row, by whatever names the tenant gave the columns', async () => {
    const p21 = await p21Holding({
      rewards_program: [
        {
          rewards_program_uid: 5,
          program_id: 'GOLD',
          description: 'Points',
          start_date: '2026-01-01T00:00:00-06:00',
        },
      ],
    });
    const shop = await shopHolding();
    const flow = createRewardsFlow(flowParts({ p21, shop: shop.oro }));
    const { rows: found } = await flow.source.scan(null, call);
    const document = { key: '5', name: 'GOLD', description: 'Points', startsOn: '2026-01-01', endsOn: null };
    expect(found.map(flow.map)).toEqual([document]);
    await flow.target.write(await planWrites(flow, ['5'], {}), call);
    expect(shop.writes.map(({ body }) => body)).toEqual([
      {
        data: {
          type: 'extendp21rewardprograms',
          attributes: {
            p21_key: '5',
            name: 'GOLD',
            description: 'Points',
            starts_on: '2026-01-01',
            ends_on: null,
          },
        },
      },
    ]);
  });
});
