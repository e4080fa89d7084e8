/** Many at once, each of which may fail alone. */

/** The value, unless it is an error: then throws it. */
export function orThrow<T>(outcome: T | Error): T {
  if (outcome instanceof Error) throw outcome;
  return outcome;
}

/** One outcome per entry, in order, at once where no work has to be waited for; neither throws nor rejects. */
export function settleAll<T, R>(
  entries: readonly T[],
  work: (entry: T, index: number) => R | Promise<R>,
): (R | Error)[] | Promise<(R | Error)[]> {
  const outcomes = entries.map((entry, index) => settle(entry, index, work));
  return outcomes.some((outcome) => outcome instanceof Promise)
    ? Promise.all(outcomes)
    : (outcomes as (R | Error)[]);
}

function settle<T, R>(
  entry: T,
  index: number,
  work: (entry: T, index: number) => R | Promise<R>,
): R | Error | Promise<R | Error> {
  try {
    const outcome = work(entry, index);
    return outcome instanceof Promise ? outcome.catch((error) => error as Error) : outcome;
  } catch (error) {
    return error as Error;
  }
}
