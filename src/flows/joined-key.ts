/** Keys of records that only two values together identify, e.g. "WIDGET-001|EA". */
import type { RecordKey } from '../sync/flow.ts';

export const joinKey = (first: string, second: string): RecordKey => `${first}|${second}`;

/** The last bar parts them: an item id may hold one, a unit or a number does not. */
export function splitKey(key: RecordKey): readonly [first: string, second: string] {
  const bar = key.lastIndexOf('|');
  return bar === -1 ? [key, ''] : [key.slice(0, bar), key.slice(bar + 1)];
}
