/** Choices of the simulated business, the same for the same seed. */
import { createRandom, type Random } from '../faults/random.ts';

export class Dice {
  private readonly random: Random;

  constructor(seed: number) {
    this.random = createRandom(seed);
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  /** True in this share of the cases. */
  happens(share: number): boolean {
    return this.random() < share;
  }

  pick<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.random() * list.length)];
  }

  /** The first that fits, searched from a random place on: fair enough, and fast where most fit. */
  search<T>(list: readonly T[], fits: (one: T) => boolean): T | undefined {
    const start = Math.floor(this.random() * list.length);
    for (let step = 0; step < list.length; step += 1) {
      const one = list[(start + step) % list.length];
      if (one !== undefined && fits(one)) return one;
    }
    return undefined;
  }
}
