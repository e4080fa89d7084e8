/** What every arrangement of tiers must do. */
import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../src/errors.ts';
import {
  createReplica,
  createTestClock,
  createUpstream,
  lenient,
  type Surroundings,
  skusUpTo,
  strict,
  windowPassed,
} from './cache-under-test.ts';

const down = new GatewayError('UPSTREAM_UNAVAILABLE', 'P21 is down', { system: 'P21' });
const refusal = new GatewayError('NOT_FOUND', 'no such customer', { system: 'P21' });

function setUp(given: Surroundings) {
  const clock = createTestClock();
  const upstream = createUpstream();
  return { clock, upstream, ...createReplica(clock, upstream, given) };
}

export function describeCache(name: string, createSurroundings: () => Surroundings): void {
  const withPolicy = (policy: Surroundings['policy']) =>
    setUp({ ...createSurroundings(), policy: policy ?? lenient });

  describe(`the cache over ${name}`, () => {
    it('answers each key once and says when P21 was asked', async () => {
      const { clock, upstream, read } = withPolicy(lenient);
      const readAt = clock.now();
      expect(await read(['A', 'B', 'A'])).toEqual([
        { value: 'A#1', readAt, stale: false },
        { value: 'B#1', readAt, stale: false },
        { value: 'A#1', readAt, stale: false },
      ]);
      clock.advance(9_999);
      expect(await read(['B'])).toEqual([{ value: 'B#1', readAt, stale: false }]);
      expect(upstream.calls.map(({ skus }) => skus)).toEqual([['A', 'B']]);
    });

    it('makes one call for 3 where 97 of 100 are fresh', async () => {
      const { upstream, read, looked } = withPolicy(lenient);
      const skus = skusUpTo(100);
      await read(skus.slice(0, 97));
      expect(await read(skus)).toHaveLength(100);
      expect(upstream.calls.at(-1)?.skus).toEqual(skus.slice(97));
      expect(upstream.calls).toHaveLength(2);
      expect(looked.at(-1)).toMatchObject({ memory: 97, upstream: 3 });
    });

    it('makes one call for a thousand simultaneous identical questions', async () => {
      const { upstream, read, merged } = withPolicy(lenient);
      const answers = await Promise.all(Array.from({ length: 1000 }, () => read(['A', 'B'])));
      expect(answers.every(([a]) => a !== undefined && !(a instanceof Error) && a.value === 'A#1')).toBe(
        true,
      );
      expect(upstream.calls).toHaveLength(1);
      expect(merged).toEqual([{ keys: 2, questions: 2000 }]);
    });

    it('joins a call that is under way', async () => {
      const { upstream, read } = withPolicy(lenient);
      const held = Promise.withResolvers<void>();
      upstream.hold = held.promise;
      const first = read(['A']);
      await windowPassed();
      const second = read(['A', 'B']);
      await windowPassed();
      held.resolve();
      expect([(await first)[0], (await second)[0]]).toMatchObject([{ value: 'A#1' }, { value: 'A#1' }]);
      expect(upstream.calls.map(({ skus }) => skus)).toEqual([['A'], ['B']]);
    });

    it('keeps groups apart, and the answers of one apart from those of another', async () => {
      const { upstream, facts } = withPolicy(lenient);
      const reader = { signal: undefined, priority: 1 };
      const [one, other] = await Promise.all([
        facts.read([{ sku: 'A', customer: '1' }], 'CACHED', reader),
        facts.read([{ sku: 'A', customer: '2' }], 'CACHED', reader),
      ]);
      expect(upstream.calls).toHaveLength(2);
      expect(one).not.toEqual(other);
    });

    it('serves an aging answer at once and renews it behind', async () => {
      const { clock, upstream, read } = withPolicy(lenient);
      await read(['A']);
      clock.advance(10_000);
      expect(await read(['A'])).toMatchObject([{ value: 'A#1', stale: false }]);
      await windowPassed();
      expect(upstream.calls).toHaveLength(2);
      expect(await read(['A'])).toMatchObject([{ value: 'A#2', stale: false, readAt: clock.now() }]);
    });

    it('asks again when the answer is too old', async () => {
      const { clock, read } = withPolicy(lenient);
      await read(['A']);
      clock.advance(30_000);
      expect(await read(['A'])).toMatchObject([{ value: 'A#2', stale: false }]);
    });

    it('lets the last known value stand in while P21 does not answer, marked stale, with its own time', async () => {
      const { clock, upstream, read, looked } = withPolicy(lenient);
      const readAt = clock.now();
      await read(['A']);
      clock.advance(30_000);
      upstream.failure = down;
      expect(await read(['A', 'B'])).toEqual([{ value: 'A#1', readAt, stale: true }, down]);
      expect(looked.at(-1)).toMatchObject({ stale: 1, failed: 1 });
      clock.advance(60_000);
      expect(await read(['A'])).toEqual([down]);
    });

    it('gives no value rather than a wrong one where the policy is strict', async () => {
      const { clock, upstream, read } = withPolicy(strict);
      await read(['A']);
      clock.advance(30_000);
      upstream.failure = down;
      expect(await read(['A'])).toEqual([down]);
    });

    it('takes a refusal for an answer: nothing stands in for it', async () => {
      const { clock, upstream, read } = withPolicy(lenient);
      await read(['A']);
      clock.advance(30_000);
      upstream.failure = refusal;
      expect(await read(['A'])).toEqual([refusal]);
    });

    it('does not wait for a P21 that hangs where a value can stand in', async () => {
      const { clock, upstream, read } = withPolicy(lenient);
      await read(['A']);
      clock.advance(30_000);
      const held = Promise.withResolvers<void>();
      upstream.hold = held.promise;
      expect(await read(['A'])).toMatchObject([{ value: 'A#1', stale: true }]);
      clock.advance(1000);
      expect(await read(['A'])).toMatchObject([{ value: 'A#1', stale: true }]);
      expect(upstream.calls).toHaveLength(2);
      held.resolve();
    });

    it('keeps that P21 does not know a key', async () => {
      const { upstream, read } = withPolicy(lenient);
      expect(await read(['unknown'])).toMatchObject([{ value: null, stale: false }]);
      expect(await read(['unknown'])).toMatchObject([{ value: null, stale: false }]);
      expect(upstream.calls).toHaveLength(1);
    });

    it('fails one key alone and keeps no failure', async () => {
      const { upstream, read } = withPolicy(lenient);
      const [good, bad] = await read(['A', 'bad']);
      expect(good).toMatchObject({ value: 'A#1' });
      expect(bad).toBeInstanceOf(Error);
      await read(['A', 'bad']);
      expect(upstream.calls.map(({ skus }) => skus)).toEqual([['A', 'bad'], ['bad']]);
    });

    it('asks P21 for a LIVE question whatever is kept, and never joins a call that has left', async () => {
      const { upstream, read } = withPolicy(lenient);
      await read(['A']);
      const held = Promise.withResolvers<void>();
      upstream.hold = held.promise;
      const first = read(['A'], { freshness: 'LIVE' });
      await windowPassed();
      const second = read(['A'], { freshness: 'LIVE' });
      await windowPassed();
      held.resolve();
      expect([(await first)[0], (await second)[0]]).toMatchObject([{ value: 'A#2' }, { value: 'A#3' }]);
      expect(await read(['A'])).toMatchObject([{ value: 'A#3' }]);
    });

    it('holds what was invalidated by any of its tags to be old, and what was under way meanwhile', async () => {
      const { clock, upstream, cache, read } = withPolicy(lenient);
      await read(['A', 'B']);
      clock.advance(1);
      const held = Promise.withResolvers<void>();
      upstream.hold = held.promise;
      const underWay = read(['C']);
      await windowPassed();
      clock.advance(1);
      await cache.invalidate(['item A', 'item C']);
      clock.advance(1);
      held.resolve();
      await underWay;
      upstream.hold = undefined;
      expect(await read(['A', 'B', 'C'])).toMatchObject([
        { value: 'A#3' },
        { value: 'B#1' },
        { value: 'C#3' },
      ]);
      await cache.invalidate(['customer 1']);
      clock.advance(1);
      expect(await read(['B'])).toMatchObject([{ value: 'B#4' }]);
    });

    it('lets an invalidated value stand in while P21 does not answer', async () => {
      const { clock, upstream, cache, read } = withPolicy(lenient);
      await read(['A']);
      await cache.invalidate(['item A']);
      clock.advance(1);
      upstream.failure = down;
      expect(await read(['A'])).toMatchObject([{ value: 'A#1', stale: true }]);
    });

    it('sends a merged call as urgently as its most urgent question', async () => {
      const { upstream, read } = withPolicy(lenient);
      await Promise.all([read(['A'], { priority: 3 }), read(['B'], { priority: 2 })]);
      expect(upstream.calls).toMatchObject([{ skus: ['A', 'B'], priority: 2 }]);
    });

    it('keeps what somebody waits for out of the call of those who are in no hurry', async () => {
      const { upstream, read } = withPolicy(lenient);
      await Promise.all([read(['A', 'B'], { priority: 9 }), read(['C'], { priority: 1 })]);
      expect(upstream.calls).toMatchObject([
        { skus: ['A', 'B'], priority: 9 },
        { skus: ['C'], priority: 1 },
      ]);
    });

    it('ends a call only when the last of its callers has left', async () => {
      const { upstream, read } = withPolicy(lenient);
      const held = Promise.withResolvers<void>();
      upstream.hold = held.promise;
      const [one, other] = [new AbortController(), new AbortController()];
      const first = read(['A'], { signal: one.signal });
      const second = read(['A'], { signal: other.signal });
      await windowPassed();
      one.abort(new Error('first left'));
      await expect(first).rejects.toThrow('first left');
      expect(upstream.calls[0]?.signal?.aborted).toBe(false);
      other.abort(new Error('second left'));
      await expect(second).rejects.toThrow('second left');
      expect(upstream.calls[0]?.signal?.aborted).toBe(true);
      held.resolve();
    });
  });
}
