/** What is asked while a round is under way goes together in the next. */
import { describe, expect, it } from 'vitest';
import { type GatherOptions, gather } from '../../src/commands/gather.ts';
import { mergedReads } from '../../src/commands/merged-reads.ts';
import { GatewayError } from '../../src/errors.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Rounds that end when the test says so. */
function createRounds(options: Partial<GatherOptions<number, string>> = {}) {
  const rounds: { readonly questions: readonly number[]; readonly end: () => void }[] = [];
  const ask = gather<number, string>({
    run: (questions) =>
      new Promise((resolve) => {
        rounds.push({ questions, end: () => resolve(questions.map(String)) });
      }),
    atOnce: 1,
    most: 3,
    patienceMs: 60_000,
    isOfOne: () => false,
    ...options,
  });
  return { rounds, ask };
}

describe('gather', () => {
  it('takes what is asked at once in one round, and the rest in the next', async () => {
    const { rounds, ask } = createRounds();
    const answers = Promise.all([1, 2, 3, 4].map(ask));
    await turn();
    const later = ask(5);
    await turn();
    expect(rounds.map(({ questions }) => questions)).toEqual([[1, 2, 3]]);
    rounds[0]?.end();
    await turn();
    expect(rounds.map(({ questions }) => questions)).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    rounds[1]?.end();
    expect(await answers).toEqual(['1', '2', '3', '4']);
    expect(await later).toBe('5');
  });

  it('does not wait for a round that hangs', async () => {
    const { rounds, ask } = createRounds({ patienceMs: 1 });
    void ask(1);
    await turn();
    const second = ask(2);
    await expect.poll(() => rounds.length).toBe(2);
    rounds[1]?.end();
    expect(await second).toBe('2');
  });

  it('tells all of a round that failed, and asks alone where one of them was the reason', async () => {
    const run = async (questions: readonly number[]) => {
      if (questions.includes(2)) throw new Error('two');
      return questions.map(String);
    };
    const together = createRounds({ run });
    expect((await Promise.allSettled([1, 2].map(together.ask))).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
    ]);
    const apart = createRounds({ run, isOfOne: () => true });
    expect((await Promise.allSettled([1, 2].map(apart.ask))).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
    ]);
  });
});

describe('merged reads', () => {
  const rows = [
    { id: 'A', row: 1 },
    { id: 'a ', row: 2 },
    { id: 'B', row: 3 },
  ];

  it('ask once for many and give everybody their own rows', async () => {
    const asked: (readonly string[])[] = [];
    const read = mergedReads(
      async (keys: readonly string[]) => {
        asked.push(keys);
        return rows;
      },
      ({ id }) => id,
    );
    const answers = await Promise.all([read(['a']), read(['B', 'A']), read(['C']), read([])]);
    expect(asked).toEqual([['a', 'B', 'A', 'C']]);
    expect(answers.map((own) => own.map(({ row }) => row))).toEqual([[1, 2], [3, 1, 2], [], []]);
  });

  it('ask for deleted ones apart', async () => {
    const asked: boolean[] = [];
    const read = mergedReads(
      async (_: readonly string[], options) => {
        asked.push(options?.withDeleted === true);
        return rows;
      },
      ({ id }) => id,
    );
    await Promise.all([read(['A']), read(['A'], { withDeleted: true })]);
    expect(asked).toEqual([false, true]);
  });

  it('let nobody suffer from a row of others that cannot be read', async () => {
    const read = mergedReads(
      async (keys: readonly string[]) => {
        if (keys.includes('B')) throw new GatewayError('UPSTREAM_MALFORMED', 'no number');
        return rows;
      },
      ({ id }) => id,
    );
    const outcomes = await Promise.allSettled([read(['A']), read(['B'])]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('are given up only when all who asked have left', async () => {
    let seen: AbortSignal | undefined;
    const read = mergedReads(
      async (_: readonly string[], options) => {
        seen = options?.signal;
        return rows;
      },
      ({ id }) => id,
    );
    const [one, other] = [new AbortController(), new AbortController()];
    await Promise.all([read(['A'], { signal: one.signal }), read(['B'], { signal: other.signal })]);
    one.abort();
    expect(seen?.aborted).toBe(false);
    other.abort();
    expect(seen?.aborted).toBe(true);
  });
});
