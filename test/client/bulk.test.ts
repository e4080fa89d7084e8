/** Many of a kind, without holding all of them. */
import { describe, expect, it } from 'vitest';
import { everyNode, inPieces, workThrough } from '../../client/client.ts';

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('everyNode', () => {
  it('reads page after page, each after the end of the last', async () => {
    const asked: (string | null)[] = [];
    const pages = everyNode(async (after) => {
      asked.push(after);
      const at = Number(after ?? 0);
      return { nodes: [at, at + 1], pageInfo: { hasNextPage: at < 4, endCursor: String(at + 2) } };
    });
    expect(await collect(pages)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(asked).toEqual([null, '2', '4']);
  });
});

describe('workThrough', () => {
  it('works on so many at a time and no more, and tells what failed beside what did not', async () => {
    let [running, most, taken] = [0, 0, 0];
    function* items() {
      for (let item = 0; item < 20; item += 1) {
        taken += 1;
        yield item;
      }
    }
    const outcomes = [];
    const work = async (item: number) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      if (item % 5 === 0) throw new Error(`no ${item}`);
      return item * 2;
    };
    for await (const outcome of workThrough(items(), 3, work)) {
      expect(taken).toBeLessThanOrEqual(outcomes.length + 3);
      outcomes.push(outcome);
    }
    expect(most).toBe(3);
    expect(outcomes.map(({ item }) => item).sort((one, other) => one - other)).toEqual(
      Array.from({ length: 20 }, (_, at) => at),
    );
    expect(
      outcomes
        .filter((outcome) => 'error' in outcome)
        .map(({ item }) => item)
        .sort((one, other) => one - other),
    ).toEqual([0, 5, 10, 15]);
    expect(outcomes.find(({ item }) => item === 7)).toEqual({ item: 7, result: 14 });
  });
});

describe('inPieces', () => {
  it('cuts a list, and leaves the rest for the last', async () => {
    expect(await collect(inPieces([1, 2, 3, 4, 5], 2))).toEqual([[1, 2], [3, 4], [5]]);
  });
});
