/** A flow whose target gets only so many batches at once; more would only wait there, holding places others need. */
import type { AnyFlow } from './flow.ts';

export function limitWrites(flow: AnyFlow, atOnce: number): AnyFlow {
  const { target } = flow;
  const waiting: (() => void)[] = [];
  let free = atOnce;
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((enter) => waiting.push(enter));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
  return {
    ...flow,
    target: {
      batchSize: target.batchSize,
      write: (writes, call) => inTurn(() => target.write(writes, call)),
      read: (keys, call) => target.read(keys, call),
      scan: target.scan === null ? null : (cursor, call) => target.scan?.(cursor, call) ?? noPage,
      retire:
        target.retire === null
          ? null
          : (links, call) => inTurn(() => target.retire?.(links, call) ?? noOutcomes),
    },
  };
}

const noPage = Promise.resolve({ records: [], next: null });
const noOutcomes = Promise.resolve([]);
