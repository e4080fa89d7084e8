/** A small repeatable random generator (mulberry32): the same seed and name always give the same sequence. */

export class Random {
  private state: number;

  constructor(
    private readonly seed: number,
    name = '',
  ) {
    this.state = hash(name, seed);
  }

  /** A generator of its own for one concern, so that more rows of one do not change another. */
  fork(name: string): Random {
    return new Random(this.seed, name);
  }

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Both ends included. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Throws on an empty list. */
  pick<T>(list: readonly T[]): T {
    const one = list[Math.floor(this.next() * list.length)];
    if (one === undefined) throw new Error('There is nothing to pick from');
    return one;
  }

  /** Picks by weight; the weights need not add up to anything. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let rest = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of choices) {
      rest -= weight;
      if (rest < 0) return choice;
    }
    return this.pick(choices)[0];
  }

  /** That many different members (fewer when the list is shorter). */
  sample<T>(list: readonly T[], count: number): T[] {
    const rest = [...list];
    const chosen: T[] = [];
    while (chosen.length < count && rest.length > 0)
      chosen.push(...rest.splice(Math.floor(this.next() * rest.length), 1));
    return chosen;
  }
}

/** FNV-1a over the name, started from the seed. */
const hash = (name: string, seed: number): number => {
  let value = (2_166_136_261 ^ seed) | 0;
  for (const character of name) value = Math.imul(value ^ character.charCodeAt(0), 16_777_619);
  return value;
};
