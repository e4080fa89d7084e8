/** Finding something to do among many rows. */
import type { Random } from '../seed/random.ts';

/** The first that fits, searched from a random place on: fair enough, and fast where most fit. */
export const search = <T>(random: Random, list: readonly T[], fits: (one: T) => boolean): T | undefined => {
  const start = random.integer(0, Math.max(list.length - 1, 0));
  for (let step = 0; step < list.length; step += 1) {
    const one = list[(start + step) % list.length];
    if (one !== undefined && fits(one)) return one;
  }
  return undefined;
};
