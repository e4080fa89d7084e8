/** Who gets a place when a system is busy, what is never sent, and what counts as a failure of the system. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Priority } from '../../datasources/upstream/priority.ts';
import { priorities } from '../../datasources/upstream/priority.ts';
import { LaneFullError, PriorityLane } from '../../datasources/upstream/priority-lane.ts';
import { startP21Stub } from './p21-stub-server.ts';
import { connectP21, failureOf } from './p21-under-test.ts';

/** Calls that end when the test says so, in the order in which they got a place. */
function createCalls(lane: PriorityLane) {
  const started: string[] = [];
  const running: (() => void)[] = [];
  const start = (name: string, priority: Priority, signal?: AbortSignal) =>
    lane.run(
      priority,
      () => {
        started.push(name);
        return new Promise<void>((resolve) => running.push(resolve));
      },
      signal,
    );
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const endOne = async () => {
    await settled();
    running.shift()?.();
    await settled();
  };
  return { started, start, settled, endOne };
}

describe('a place in the lane', () => {
  it('goes to the most urgent of those that wait, first come first served among equals', async () => {
    const { started, start, endOne } = createCalls(new PriorityLane({ places: 1, waiting: 10 }));
    const waits: Promise<void>[] = [start('first', 'backfill')];
    for (const priority of priorities.toReversed()) {
      waits.push(start(`${priority} 1`, priority), start(`${priority} 2`, priority));
    }
    for (let ended = 0; ended < 9; ended += 1) await endOne();
    await Promise.all(waits);
    expect(started).toEqual([
      'first',
      ...priorities.flatMap((priority) => [`${priority} 1`, `${priority} 2`]),
    ]);
  });

  it('is left free by a backfill at full speed: half of them', async () => {
    const { started, start, settled } = createCalls(new PriorityLane({ places: 6, waiting: 100 }));
    for (let call = 0; call < 20; call += 1) void start('backfill', 'backfill');
    await settled();
    expect(started).toHaveLength(3);
    for (let call = 0; call < 20; call += 1) void start('staff', 'staff');
    await settled();
    expect(started).toHaveLength(4);
    void start('storefront', 'storefront');
    await settled();
    expect(started.at(-1)).toBe('storefront');
  });

  it('is left free by a backfill for as many as others wanted at once lately', async () => {
    let now = 0;
    const lane = new PriorityLane({ places: 8, waiting: 100, now: () => now });
    const { started, start, settled, endOne } = createCalls(lane);
    const wanted = Array.from({ length: 6 }, () => start('storefront', 'storefront'));
    for (let call = 0; call < 6; call += 1) await endOne();
    await Promise.all(wanted);
    for (let call = 0; call < 20; call += 1) void start('backfill', 'backfill');
    await settled();
    expect(started.filter((name) => name === 'backfill')).toHaveLength(2);
    now += 4000;
    await endOne();
    expect(started.filter((name) => name === 'backfill')).toHaveLength(5);
  });

  it('is never all taken from a backfill', async () => {
    const { started, start, endOne } = createCalls(new PriorityLane({ places: 2, waiting: 100 }));
    void start('storefront 1', 'storefront');
    void start('storefront 2', 'storefront');
    void start('backfill', 'backfill');
    await endOne();
    expect(started).toEqual(['storefront 1', 'storefront 2', 'backfill']);
  });

  it('is not taken by a caller that has left, and the next one moves up', async () => {
    const { started, start, endOne } = createCalls(new PriorityLane({ places: 1, waiting: 10 }));
    const first = start('first', 'storefront');
    const gone = new AbortController();
    const left = start('left', 'storefront', gone.signal);
    const last = start('last', 'storefront');
    gone.abort(new Error('went away'));
    await expect(left).rejects.toThrow('went away');
    await endOne();
    await endOne();
    await Promise.all([first, last]);
    expect(started).toEqual(['first', 'last']);
  });

  it('is not promised to more callers than may wait', async () => {
    const lane = new PriorityLane({ places: 1, waiting: 1 });
    const { start } = createCalls(lane);
    void start('runs', 'storefront');
    void start('waits', 'storefront');
    await expect(start('too many', 'checkout')).rejects.toThrow(LaneFullError);
    expect(lane.waiting).toBe(1);
  });

  it('is given back by a call that fails', async () => {
    const lane = new PriorityLane({ places: 1, waiting: 1 });
    await expect(lane.run('staff', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await lane.run('staff', async () => 'next')).toBe('next');
  });
});

describe('a call whose caller has no time left', () => {
  it('is not sent', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    await using p21 = await startP21Stub(async () => {
      await released;
      return { body: { value: [] } };
    });
    const { sources } = connectP21(p21.url, { parallelReads: 1 });
    const first = sources.reference.terms();
    await vi.waitFor(() => expect(p21.requests.length).toBe(2));
    const gone = new AbortController();
    const late = failureOf(sources.reference.terms({ signal: gone.signal }));
    gone.abort();
    expect((await late).code).toBe('UPSTREAM_TIMEOUT');
    release();
    await first;
    expect(p21.requests.filter(({ path }) => path.endsWith('terms'))).toHaveLength(1);
  });
});

describe('a failure under status 200', () => {
  const envelope = { ErrorMessage: 'Session is dead.', ErrorType: 'System.NullReferenceException' };
  const refusal = { ErrorMessage: 'No such customer.', ErrorType: 'P21.Business.Common.BusinessException' };

  it('opens the breaker like any other', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    await using p21 = await startP21Stub(() => ({ body: envelope }));
    const { sources } = connectP21(p21.url);
    for (let times = 0; times < 10; times += 1) {
      expect((await failureOf(sources.reference.terms())).code).toBe('UPSTREAM_UNAVAILABLE');
    }
    const asked = p21.requests.length;
    expect((await failureOf(sources.reference.terms())).message).toContain('not asked for a moment');
    expect(p21.requests.length).toBe(asked);
  });

  it('is a refusal where P21 says that it will not, and says nothing against its health', async () => {
    await using p21 = await startP21Stub(() => ({ body: refusal }));
    const { sources } = connectP21(p21.url);
    const line = { itemId: 'A', quantity: '1', sourceLocationId: '10' };
    for (let times = 0; times < 30; times += 1) {
      const error = await failureOf(sources.prices.quote({ customerId: '1', lines: [line] }));
      expect(error).toMatchObject({ code: 'UPSTREAM_REJECTED', details: { upstream: 'No such customer.' } });
    }
  });
});
