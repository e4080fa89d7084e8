/**
 * The baseline: the calls of a recording as bare fetches, each body read and thrown away, with the gateway's own limit
 * of parallel calls per system. Nothing is parsed, joined or checked but the status.
 */
import { bulkhead } from 'cockatiel';
import { type RecordedCall, sendCall } from './recorded-call.ts';

/** Calls at once per system. */
export type Limits = Readonly<Record<string, number>>;

/**
 * "at once": as if all keys were known beforehand, which no gateway can beat. "in order": a call waits for the answers
 * that the gateway had before it made the call, because it took its keys from them.
 */
export type ReplayOrder = 'at once' | 'in order';

/** Throws when a system refuses a call. */
export async function replay(
  calls: readonly RecordedCall[],
  limits: Limits,
  order: ReplayOrder,
): Promise<void> {
  const lanes = Object.fromEntries(
    Object.entries(limits).map(([system, limit]) => [system, bulkhead(limit, calls.length)]),
  );
  const answers: Promise<void>[] = [];
  for (const call of calls) {
    const before = order === 'in order' ? call.after.map((place) => answers[place]) : [];
    answers.push(Promise.all(before).then(() => lanes[call.system]?.execute(() => makeCall(call))));
  }
  await Promise.all(answers);
}

/** Throws when the system refuses the call. */
export async function makeCall(call: RecordedCall): Promise<void> {
  const response = await sendCall(call);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${call.method} ${call.url} answered ${response.status} when repeated`);
}
