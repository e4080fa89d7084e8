import { describe, expect, it } from 'vitest';
import { Database } from '../../sandbox/p21/database/database.ts';
import { LocalTime } from '../../sandbox/p21/local-time.ts';
import { candidateRows } from '../../sandbox/p21/odata/candidates.ts';
import { parseFilter } from '../../sandbox/p21/odata/parser.ts';
import { parseQuery } from '../../sandbox/p21/odata/query.ts';
import { readRows } from '../../sandbox/p21/odata/read.ts';

const localTime = new LocalTime('America/Chicago');

const stocked = (): Database => {
  const database = new Database({ now: () => 0, timeZone: 'America/Chicago' });
  for (let uid = 1; uid <= 2000; uid += 1)
    for (const location_id of [10, 20])
      database.table('inv_loc').insert({ inv_mast_uid: uid, location_id, company_id: 'ACME' });
  return database;
};

describe('P21 OData on large tables', () => {
  const source = stocked().table('inv_loc');
  const keys = Array.from({ length: 50 }, (_, at) => at * 30 + 1);
  const chain = keys.map((key) => `inv_mast_uid eq ${key}`).join(' or ');
  const touched = (filter: string) => candidateRows(parseFilter(filter, 'v4'), source, localTime)?.length;

  it('2.2 an or chain of 50 keys looks at the rows of these keys only', () => {
    expect(touched(chain)).toBe(100);
    expect(touched(`(${chain}) and location_id eq 10`)).toBe(100);
    expect(touched(`location_id eq 20 and (${chain})`)).toBe(100);
  });

  it('2.2 a row that matches twice comes once', () => {
    const query = parseQuery({ $filter: `${chain} or inv_mast_uid eq 1` }, source.meta, 'v4');
    expect(readRows(source, query, 'v4', localTime).rows).toHaveLength(100);
  });

  it('2.2 what no index can answer is looked for in all rows', () => {
    for (const filter of [
      'inv_mast_uid gt 5',
      'inv_mast_uid eq 1 or qty_on_hand eq 0',
      'not (inv_mast_uid eq 1)',
    ])
      expect(touched(filter)).toBeUndefined();
  });

  it('2.2 paging by a unique key meets every row once', () => {
    const seen: unknown[] = [];
    for (let skip = 0; skip < 4000; skip += 700) {
      const options = { $orderby: 'inv_mast_uid,location_id desc', $top: '700', $skip: String(skip) };
      const { rows, total } = readRows(source, parseQuery(options, source.meta, 'v4'), 'v4', localTime);
      expect(total).toBe(4000);
      seen.push(...rows.map((row) => `${row.inv_mast_uid} ${row.location_id}`));
    }
    expect(new Set(seen).size).toBe(4000);
    expect(seen.slice(0, 3)).toEqual(['1 20', '1 10', '2 20']);
  });
});
