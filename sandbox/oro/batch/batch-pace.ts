// How long the consumer works on a row, as summaries of the real server add up (recordings 6.1/426, 527, 576).

const MS_PER_ROW: ReadonlyMap<string, number> = new Map([
  ['inventorylevels', 4],
  ['customers', 8],
  ['products', 29],
  ['productprices', 6],
]);
const USUAL_MS_PER_ROW = 12;

/** Splitting and finishing, whatever the number of rows (recording 6.1/405). */
export const FIXED_WORK_MS = 20;

/** Milliseconds of work for so many rows of a type. */
export function workMs(type: string, rows: number): number {
  return rows * (MS_PER_ROW.get(type) ?? USUAL_MS_PER_ROW);
}
