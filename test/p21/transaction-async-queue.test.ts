import { describe, expect, it } from 'vitest';
import { AsyncQueue } from '../../sandbox/p21/transaction/async-requests.ts';
import type { TransactionSetResult } from '../../sandbox/p21/transaction/document.ts';

const done: TransactionSetResult = {
  Messages: [],
  Results: null,
  Summary: { Failed: 0, Other: 0, Succeeded: 1 },
};

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('queue of asynchronous requests (p21-api 4.5)', () => {
  it('runs two at a time and the next when one has ended', async () => {
    const queue = new AsyncQueue({ now: () => 0, timeZone: 'America/Chicago', deliver: async () => '' });
    const started: number[] = [];
    const gates = [0, 1, 2].map(() => Promise.withResolvers<TransactionSetResult>());
    const records = gates.map((gate, index) =>
      queue.submit(() => {
        started.push(index);
        return gate.promise;
      }),
    );
    await turn();
    await turn();
    expect(started).toEqual([0, 1]);
    gates[1]?.resolve(done);
    await turn();
    expect(started).toEqual([0, 1, 2]);
    const statuses = records.map(({ RequestId }) => queue.find(RequestId)?.Status);
    expect(statuses).toEqual([3, 2, 3]);
  });

  it('completes a request that broke inside, with the failure in its messages', async () => {
    const queue = new AsyncQueue({ now: () => 0, timeZone: 'America/Chicago', deliver: async () => '' });
    const { RequestId } = queue.submit(() => Promise.reject(new Error('out of memory')));
    await turn();
    await turn();
    const record = queue.find(RequestId);
    expect(record?.Status).toBe(2);
    expect(JSON.parse(record?.Messages ?? '')).toMatchObject({
      Messages: ['out of memory'],
      Summary: { Failed: 1 },
    });
  });
});
