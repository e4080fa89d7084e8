/** Records a run left where they are, by reason: how many, and some of them to look at. */
import type { RecordKey } from './flow.ts';

export interface LeftOutRecords {
  readonly count: number;
  /** The first of them. */
  readonly keys: readonly RecordKey[];
}

export type LeftOut = Readonly<Record<string, LeftOutRecords>>;

const mostKeys = 5;

export const goneReason = 'It is no longer there.';

/** For a flow that does not say. */
export const unsaidReason = 'The flow does not move such records.';

/** What was left out in one page. */
export interface LeftOutTally {
  add(reason: string, key: RecordKey): void;
  sum(): LeftOut;
}

export function createLeftOutTally(): LeftOutTally {
  const byReason = new Map<string, RecordKey[]>();
  return {
    add: (reason, key) => {
      const keys = byReason.get(reason);
      if (keys === undefined) byReason.set(reason, [key]);
      else keys.push(key);
    },
    sum: () =>
      Object.fromEntries(
        [...byReason].map(([reason, keys]) => [
          reason,
          { count: keys.length, keys: keys.slice(0, mostKeys) },
        ]),
      ),
  };
}

export function joinLeftOut(one: LeftOut, other: LeftOut): LeftOut {
  const joined = { ...one };
  for (const [reason, { count, keys }] of Object.entries(other)) {
    const before = joined[reason] ?? { count: 0, keys: [] };
    joined[reason] = {
      count: before.count + count,
      keys: [...new Set([...before.keys, ...keys])].slice(0, mostKeys),
    };
  }
  return joined;
}
