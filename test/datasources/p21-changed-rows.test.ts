/** What changed since a moment, over the P21 sandbox. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changedRows } from '../../datasources/p21/changed-rows.ts';
import { stockChangeTable } from '../../datasources/p21/item-stock.rows.ts';
import { P21OData } from '../../datasources/p21/p21-odata.ts';
import type { P21Sandbox } from '../../sandbox/p21/server.ts';
import { createP21Sandbox } from '../../sandbox/p21/server.ts';

let sandbox: P21Sandbox;
let odata: P21OData;
let calls = 0;

beforeAll(async () => {
  sandbox = await createP21Sandbox({ items: 30, customers: 3, orders: 0 });
  const signIn = await fetch(`${sandbox.url}/api/security/token/v2`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ username: 'api', password: 'sandbox' }),
  });
  const { AccessToken: token } = (await signIn.json()) as { AccessToken: string };
  const getJson = async (path: string) => {
    calls += 1;
    const answer = await fetch(`${sandbox.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    return answer.json();
  };
  odata = new P21OData(getJson, { filterTerms: 50, pageSize: 5000, timeZone: 'America/Chicago' });
});

afterAll(() => sandbox?.close());

const stock = () => [...sandbox.database.table('inv_loc').all()];
const day = Date.UTC(2031, 0, 1);
const at = (seconds: number) => new Date(day + seconds * 1000).toISOString();

/** Reads on from each watermark until no more follows; gives the places met and the number of rounds. */
async function readAll(since: string, first: number) {
  const places = new Set<string>();
  let watermark = since;
  for (let rounds = 1; rounds < 100; rounds += 1) {
    const page = await changedRows(odata, {
      table: stockChangeTable,
      dates: ['lastChangedAt', 'modifiedAt'],
      since: watermark,
      first,
    });
    for (const { itemUid, locationId } of page.rows) places.add(`${itemUid}@${locationId}`);
    watermark = page.watermark;
    if (!page.hasMore) return { places, watermark, rounds };
  }
  throw new Error('reading changes does not end');
}

describe('changed rows', () => {
  it('are none with one call while nothing changed, and the watermark stays', async () => {
    calls = 0;
    expect(await readAll(at(0), 10)).toEqual({ places: new Set(), watermark: at(0), rounds: 1 });
    expect(calls).toBe(1);
  });

  it('are all found by either date, page after page, though many share one moment', async () => {
    const rows = stock();
    for (const [index, row] of rows.entries()) {
      const seconds = index % 3 === 0 ? 7 : index;
      const changes =
        index % 2 === 0
          ? { inv_last_changed_date: day + seconds * 1000, date_last_modified: day - 1 }
          : { date_last_modified: day + seconds * 1000 };
      sandbox.database.table('inv_loc').update(row, changes);
    }
    const { places, rounds } = await readAll(at(0), 10);
    expect(places.size).toBe(rows.length);
    expect(rounds).toBeGreaterThan(2);
  });

  it('ends though one moment holds more rows than a page', async () => {
    for (const row of stock())
      sandbox.database.table('inv_loc').update(row, { inv_last_changed_date: day, date_last_modified: day });
    const { places, watermark } = await readAll(at(0), 7);
    expect(places.size).toBe(stock().length);
    expect(watermark).toBe(at(0));
  });
});
