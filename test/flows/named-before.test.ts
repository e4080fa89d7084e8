/** Which records a changed row stands for is asked once for each change, however often polls meet it. */
import { describe, expect, it } from 'vitest';
import { createNamedBefore } from '../../src/flows/named-before.ts';

describe('rows that polls meet again', () => {
  it('are named without another question until they change', async () => {
    const named = createNamedBefore<number>();
    const asked: (readonly number[])[] = [];
    const ask = async (ids: readonly number[]) => {
      asked.push(ids);
      return new Map(ids.filter((id) => id !== 3).map((id) => [id, [`k${id}`, `k${id}|CS`]]));
    };
    const row = (id: number, at = '2026-01-01T00:00:00.000Z') => ({ id, at });
    expect((await named.keysOf([row(1), row(3)], ask)).map(({ key }) => key)).toEqual(['k1', 'k1|CS']);
    const later = '2026-01-01T00:00:05.000Z';
    const again = await named.keysOf([row(1), row(3), row(2)], ask);
    expect(again.map(({ key }) => key)).toEqual(['k1', 'k1|CS', 'k2', 'k2|CS']);
    expect(await named.keysOf([row(1, later)], ask)).toEqual([
      { key: 'k1', at: later },
      { key: 'k1|CS', at: later },
    ]);
    expect(asked).toEqual([[1, 3], [2], [1]]);
  });
});
