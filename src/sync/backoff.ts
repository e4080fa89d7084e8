/** How long a change that failed waits. */

export interface BackoffSettings {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** Doubles with every failure (1: the first), spread by a quarter so that what failed together does not return together. */
export function backoffMs(
  failures: number,
  { firstMs, longestMs }: BackoffSettings,
  random: () => number,
): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(full * (0.75 + random() / 4));
}
