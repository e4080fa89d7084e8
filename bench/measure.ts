/** How long things take, and the one number that stands for many. */

/** Milliseconds until `work` is done. */
export async function timeMs(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** The middle value: a pause of the machine in one run does not move it. Throws on an empty list. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error('The median of nothing was asked for');
  return (low + high) / 2;
}

export const rounded = (value: number, digits = 1): string => value.toFixed(digits);
