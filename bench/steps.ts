/** How deep a recording is. */
import type { RecordedCall } from './recorded-call.ts';

/**
 * Calls of the longest chain in which each was made after the answer of the one before. A call that waited for a place
 * within the limit of parallel calls counts as a step too.
 */
export function countSteps(calls: readonly RecordedCall[]): number {
  const depths: number[] = [];
  for (const { after } of calls) depths.push(1 + Math.max(0, ...after.map((place) => depths[place] ?? 0)));
  return Math.max(0, ...depths);
}
