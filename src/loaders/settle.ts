/** Many at once, each of which may fail alone. */

/** The value, unless it is an error: then throws it. */
export function orThrow<T>(outcome: T | Error): T {
  if (outcome instanceof Error) throw outcome;
  return outcome;
}

/** One outcome per entry, in order; never rejects. */
export async function settleAll<T, R>(
  entries: readonly T[],
  work: (entry: T, index: number) => Promise<R>,
): Promise<(R | Error)[]> {
  return Promise.all(entries.map((entry, index) => work(entry, index).catch((error) => error as Error)));
}
