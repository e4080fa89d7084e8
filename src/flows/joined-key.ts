/** Keys of records that only two values together identify, e.g. "100198|200" for a ship-to of a customer. */
import type { RecordKey } from '../sync/flow.ts';

export const joinKey = (first: string, second: string): RecordKey => `${first}|${second}`;

/** Neither value holds a bar: both are numbers of P21, or a word in place of one. */
export function splitKey(key: RecordKey): readonly [first: string, second: string] {
  const bar = key.indexOf('|');
  return bar === -1 ? [key, ''] : [key.slice(0, bar), key.slice(bar + 1)];
}
