/** Quantities of the stand-in for P21 and when they moved: each item once, in the order of time. */

export interface Move {
  readonly item: number;
  readonly atMs: number;
}

export class Stock {
  /** Every move, oldest first. */
  readonly moves: Move[] = [];
  readonly #movedAtMs: Float64Array;
  readonly #startedMs: number;

  /** `startedMs`: the time that all stock carries before it moves. */
  constructor(items: number, startedMs: number) {
    this.#movedAtMs = new Float64Array(items + 1);
    this.#startedMs = startedMs;
  }

  /** Throws when the item has moved before, or before another one did. */
  move(item: number, atMs: number): void {
    const last = this.moves.at(-1)?.atMs ?? 0;
    if (this.#movedAtMs[item] !== 0 || atMs < last) throw new Error(`Item ${item} cannot move at ${atMs}`);
    this.#movedAtMs[item] = atMs;
    this.moves.push({ item, atMs });
  }

  quantityOf(item: number): number {
    return this.#movedAtMs[item] === 0 ? 1 : movedQuantity;
  }

  changedAt(item: number): string {
    return new Date(this.#movedAtMs[item] || this.#startedMs).toISOString();
  }

  /** Items that moved at or after a moment, oldest first; those that never did are as old as the start. */
  since(atMs: number, skip: number, top: number): readonly number[] {
    const from = firstAt(this.moves, atMs) + skip;
    return this.moves.slice(from, from + top).map(({ item }) => item);
  }
}

/** What there is of every item that has moved. */
export const movedQuantity = 7;

/** The first place whose move is at or after a moment. */
function firstAt(moves: readonly Move[], atMs: number): number {
  let [low, high] = [0, moves.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moves[middle]?.atMs ?? 0) < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
