/** Names the call that keeps a query waiting most: where one call takes nearly all the time, a ratio says little. */
import { median, timeMs } from './measure.ts';
import type { RecordedCall } from './recorded-call.ts';
import { makeCall } from './replay.ts';

export interface SlowestCall {
  readonly call: string;
  /** Median, asked alone. */
  readonly ms: number;
}

const repeats = 3;

/** Makes every call a few times, one after the other. */
export async function findSlowestCall(calls: readonly RecordedCall[]): Promise<SlowestCall> {
  let slowest: SlowestCall = { call: 'none', ms: 0 };
  for (const call of calls) {
    const times: number[] = [];
    for (let repeat = 0; repeat < repeats; repeat += 1) times.push(await timeMs(() => makeCall(call)));
    const ms = median(times);
    if (ms > slowest.ms) slowest = { call: `${call.system} ${new URL(call.url).pathname}`, ms };
  }
  return slowest;
}
