/** Limits of contracts as budgets: a golden row, and what the shop is sent for it. */
import { describe, expect, it } from 'vitest';
import { createBudgetsFlow } from '../../src/flows/budgets.flow.ts';
import type { Document } from '../../src/sync/document.ts';
import { flowParts } from './support/flow-parts.ts';
import { call, planWrites } from './support/flow-stage.ts';
import { shopHolding } from './support/stub-oro.ts';
import { p21Holding } from './support/stub-p21.ts';
import { unknownColumns } from './support/system-names.ts';

const stamps = { date_last_modified: '2026-02-11T09:30:00.123-06:00' };

const member = (uid: number, limit: number | null, used: number, more = {}) => ({
  job_price_cust_shipto_uid: uid,
  job_price_hdr_uid: 7,
  company_id: 'ACME',
  customer_id: 100198,
  ship_to_id: uid === 31 ? null : 200,
  contract_dollar_limit: limit,
  contract_dollar_limit_used: used,
  row_status_flag: 704,
  ...stamps,
  ...more,
});

const rows = {
  job_price_hdr: [
    {
      job_price_hdr_uid: 7,
      job_no: 'J-7',
      job_description: 'Frame contract 2026',
      company_id: 'ACME',
      start_date: '2026-01-01T00:00:00-06:00',
      end_date: '2026-12-31T00:00:00-06:00',
      approved: 'Y',
      cancelled: 'N',
      row_status_flag: 704,
      ...stamps,
    },
  ],
  job_price_customer_shipto: [
    member(31, 50000.5, 1200.12345),
    member(32, 800, 0, { activation_date: '2026-03-01T00:00:00-06:00' }),
    member(33, 0, 0),
    member(34, null, 0),
  ],
};

const documented = {
  owner: { $flow: 'customers', $key: '100198' },
  budgets: [
    {
      key: '100198/31',
      periodStart: '2026-01-01',
      periodEnd: '2026-12-31',
      limitAmount: '50000.5',
      spentAmount: '1200.1235',
      currency: 'USD',
      note: 'Frame contract 2026',
    },
    {
      key: '100198/32',
      periodStart: '2026-03-01',
      periodEnd: '2026-12-31',
      limitAmount: '800',
      spentAmount: '0',
      currency: 'USD',
      note: 'Frame contract 2026',
    },
  ],
};

const links = { customers: { '100198': '2' } };

/** Recording 6.1-custom/138, of the customer above; with a second row of the same key, as Oro lets in (128). */
const stored = (key: string | null, id: string, more = {}) => ({
  type: 'extendp21customerbudgets',
  id,
  attributes: {
    period_start: '2026-01-01',
    period_end: '2026-12-31',
    limit_amount: '50000.5000',
    spent_amount: '10.5000',
    currency: 'USD',
    p21_key: key,
    note: 'Frame contract 2026',
    ...more,
  },
  relationships: { customer: { data: { type: 'customers', id: '2' } } },
});

describe('budgets', () => {
  it('makes one budget of each limit, all of a customer together', async () => {
    expect(unknownColumns(rows)).toEqual([]);
    const flow = createBudgetsFlow(flowParts({ p21: await p21Holding(rows) }));
    const [row] = (await flow.source.scan(null, call)).rows;
    expect(row && flow.source.keyOf(row)).toBe('100198');
    expect(row && flow.map(row)).toEqual(documented);
    expect(row && flow.announces?.(row)).toEqual(
      documented.budgets.map(({ key }) => ({
        topic: 'budget',
        key,
        payload: { customerId: '100198', budgetId: key },
      })),
    );
  });

  it('has no place for a customer without limits in force', async () => {
    const p21 = await p21Holding({
      ...rows,
      job_price_hdr: rows.job_price_hdr.map((header) => ({ ...header, cancelled: 'Y' })),
    });
    const flow = createBudgetsFlow(flowParts({ p21 }));
    const [row] = (await flow.source.scan(null, call)).rows;
    expect(row && flow.map(row)).toBeNull();
  });

  it('changes what differs, makes what is missing, removes doubles and leaves rows made by hand', async () => {
    const shop = await shopHolding({
      lists: {
        extendp21customerbudgets: [
          stored('100198/31', '1'),
          stored('100198/31', '4'),
          stored('100198/99', '5'),
          stored(null, '6'),
        ],
      },
    });
    const flow = createBudgetsFlow(flowParts({ p21: await p21Holding(rows), shop: shop.oro }));
    const writes = await planWrites(flow, ['100198'], links);
    expect(await flow.target.write(writes, call)).toEqual([{ state: 'WRITTEN', targetId: '2' }]);
    const sent = shop.writes.map(({ method, path, body }) => ({ method, path, body }));
    expect(sent).toEqual([
      {
        method: 'PATCH',
        path: '/admin/api/extendp21customerbudgets/1',
        body: {
          data: {
            type: 'extendp21customerbudgets',
            id: '1',
            attributes: { spent_amount: '1200.1235' },
          },
        },
      },
      {
        method: 'POST',
        path: '/admin/api/extendp21customerbudgets',
        body: {
          data: {
            type: 'extendp21customerbudgets',
            attributes: {
              p21_key: '100198/32',
              period_start: '2026-03-01',
              period_end: '2026-12-31',
              limit_amount: '800',
              spent_amount: '0',
              currency: 'USD',
              note: 'Frame contract 2026',
            },
            relationships: { customer: { data: { type: 'customers', id: '2' } } },
          },
        },
      },
      { method: 'DELETE', path: '/admin/api/extendp21customerbudgets/4', body: undefined },
      { method: 'DELETE', path: '/admin/api/extendp21customerbudgets/5', body: undefined },
    ]);
  });

  it('sends one batch where the shop takes batches of the entity', async () => {
    const shop = await shopHolding({}, { batches: ['extendp21customerbudgets'] });
    const flow = createBudgetsFlow(flowParts({ p21: await p21Holding(rows), shop: shop.oro }));
    await flow.target.write(await planWrites(flow, ['100198'], links), call);
    expect(shop.writes).toMatchObject([
      { method: 'PATCH', path: '/admin/api/extendp21customerbudgets', headers: { 'x-mode': 'sync' } },
    ]);
  });

  it('reads back what it wrote, and takes all of it away from a customer that lost it', async () => {
    const held = [stored('100198/31', '1', { spent_amount: '1200.1235' })];
    const shop = await shopHolding({ lists: { extendp21customerbudgets: held } });
    const flow = createBudgetsFlow(flowParts({ shop: shop.oro }));
    const link = { key: '100198', targetId: '2' };
    const [record] = await flow.target.read([link], call);
    expect(record?.document).toEqual({ owner: '2', budgets: [documented.budgets[0]] } as Document);
    expect(await flow.target.retire?.([link], call)).toEqual([{ state: 'WRITTEN', targetId: '2' }]);
    expect(shop.writes.at(-1)).toMatchObject({
      method: 'DELETE',
      path: '/admin/api/extendp21customerbudgets/1',
    });
  });
});
