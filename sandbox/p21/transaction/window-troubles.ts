/** Which switched-on faults meet this call inside the window. */
import type { Call } from '../faults/call.ts';
import type { Faults } from '../faults.ts';
import type { WindowTroubles } from './run-set.ts';

/** Waits for a session of the pool; asynchronous requests have sessions of their own and stay clean (M03). */
export const meetTroubles = async (faults: Faults, call: Call, pooled: boolean): Promise<WindowTroubles> => {
  const inherent = { lock: faults.take('recordLock', call), lostLine: lostLine(faults, call) };
  if (!pooled) return inherent;
  const slow = faults.take('slowPool', call);
  if (slow !== undefined && !(await faults.pool.visit(slow)))
    return { ...inherent, dirtyBefore: 'Session Pool' };
  const dirty = faults.take('dirtySession', call);
  if (dirty === undefined) return inherent;
  return { ...inherent, [dirty.when === 'before' ? 'dirtyBefore' : 'dirtyAfter']: dirty.window };
};

/** Asked only for orders that have lines, so that the fault waits for one it can hit. */
const lostLine =
  (faults: Faults, call: Call) =>
  (count: number): number | undefined => {
    const drop = faults.take('dropLine', call);
    if (drop === undefined) return undefined;
    return Math.min(drop.position ?? count, count) - 1;
  };
