/** What waits for whoever reads slower than changes come, and how readings of what was missed are shared. */
import { describe, expect, it, vi } from 'vitest';
import type { Change } from '../../src/live/change.ts';
import { mostWaiting } from '../../src/live/change-feed.ts';
import { createLatestByKey } from '../../src/live/latest-by-key.ts';
import { shareNextRun } from '../../src/live/next-run.ts';
import { createSharedOperation, type Delivery } from '../../src/live/shared-operation.ts';

const at = '2026-03-01T12:00:00.000Z';

const change = (key: string, cursor: string): Change => ({
  key,
  cursor,
  at,
  payload: { sku: key, locations: [] },
});

/** An operation whose answers are the changes themselves; `tell` makes one happen. */
function operation(missed: () => Promise<readonly Change[]> = async () => []) {
  const listeners = new Set<(change: Change) => void>();
  const ended = vi.fn();
  const answered: string[][] = [];
  const shared = createSharedOperation({
    feed: {
      listen: (hear) => {
        listeners.add(hear);
        return () => void listeners.delete(hear);
      },
      missed,
    },
    answer: (changes) => {
      answered.push(changes.map(({ key }) => key));
      return changes.map(async ({ cursor, payload }) => `${payload === null ? 'gap' : 'change'} ${cursor}`);
    },
    onEnd: ended,
  });
  const tell = (one: Change) => {
    for (const hear of listeners) hear(one);
  };
  return { shared, tell, answered, ended };
}

/** Lets everything that is ready happen. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const nextText = async (mailbox: AsyncGenerator<Delivery, void, void>): Promise<string | undefined> => {
  const { value } = await mailbox.next();
  return value?.answer;
};

describe('a slow subscriber', () => {
  it('gets the latest of each key, in the order of cursors, while another gets all', async () => {
    const { shared, tell } = operation();
    const [slow, quick] = [shared.join(null), shared.join(null)];
    const heard: string[] = [];
    for (const [key, cursor] of [
      ['A', '1'],
      ['B', '2'],
      ['A', '3'],
    ] as const) {
      tell(change(key, cursor));
      heard.push(String(await nextText(quick)));
    }
    expect(heard).toEqual(['change 1', 'change 2', 'change 3']);
    expect([await nextText(slow), await nextText(slow)]).toEqual(['change 2', 'change 3']);
  });

  it('gets a gap when more waits than is kept, and what follows', async () => {
    const { shared, tell } = operation();
    const slow = shared.join(null);
    for (let number = 1; number <= mostWaiting + 1; number += 1) {
      tell(change(`K${number}`, String(number)));
      if (number % 100 === 0) await settle();
    }
    await settle();
    tell(change('LAST', 'last'));
    await settle();
    expect([await nextText(slow), await nextText(slow)]).toEqual([`gap ${mostWaiting + 1}`, 'change last']);
  });

  it('keeps nothing alive once it has left', async () => {
    const { shared, tell, answered, ended } = operation();
    const mailbox = shared.join(null);
    const waiting = mailbox.next();
    await mailbox.return();
    expect(await waiting).toEqual({ done: true, value: undefined });
    tell(change('A', '1'));
    await settle();
    expect([answered, ended.mock.calls.length]).toEqual([[], 1]);
  });
});

describe('a subscriber that comes back', () => {
  it('gets what it missed before what came meanwhile, and of the same key the newer alone', async () => {
    const { promise, resolve } = Promise.withResolvers<readonly Change[]>();
    const { shared, tell } = operation(() => promise);
    const mailbox = shared.join('0');
    tell(change('A', '3'));
    await settle();
    resolve([change('A', '1'), change('B', '2')]);
    expect([await nextText(mailbox), await nextText(mailbox)]).toEqual(['change 2', 'change 3']);
  });

  it('shares the reading of what was missed with those who come at the same time', async () => {
    const missed = vi.fn(async () => [change('A', '1')]);
    const { shared, answered } = operation(missed);
    const mailboxes = Array.from({ length: 50 }, () => shared.join('0'));
    expect(await Promise.all(mailboxes.map(nextText))).toEqual(Array(50).fill('change 1'));
    expect([missed.mock.calls.length, answered.length]).toEqual([2, 2]);
  });
});

describe('runs that are shared', () => {
  it('never answer from before the question', async () => {
    let state = 0;
    const run = shareNextRun(async () => {
      const seen = state;
      await settle();
      return seen;
    });
    const first = run('key');
    state = 1;
    const [second, third] = [run('key'), run('key')];
    expect(await Promise.all([first, second, third])).toEqual([0, 1, 1]);
  });

  it('go on after one that failed', async () => {
    const work = vi.fn(async () => 'done').mockRejectedValueOnce(new Error('broken'));
    const run = shareNextRun(work);
    const [first, second] = [run('key'), run('key')];
    await expect(first).rejects.toThrow('broken');
    expect(await second).toBe('done');
  });
});

describe('values by key', () => {
  it('put before others give way to newer ones of their key', () => {
    const waiting = createLatestByKey<{ key: string; value: number }>(10, (last) => last);
    waiting.put({ key: 'A', value: 2 });
    waiting.putBefore([
      { key: 'A', value: 1 },
      { key: 'B', value: 1 },
    ]);
    expect(waiting.takeAll(10)).toEqual([
      { key: 'B', value: 1 },
      { key: 'A', value: 2 },
    ]);
    expect(waiting.isEmpty).toBe(true);
  });
});
