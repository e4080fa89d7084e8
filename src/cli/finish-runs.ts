/** Waits for runs to end, and says how they did. */
import { setTimeout as wait } from 'node:timers/promises';
import type { SyncOperations } from '../sync/operations.ts';
import type { Run } from '../sync/runs.ts';
import { describeCounts } from './progress-words.ts';
import type { Terminal } from './terminal.ts';

/** Sets the exit code 1 when one was cancelled or failed. */
export async function finishRuns(
  terminal: Terminal,
  operations: SyncOperations,
  runs: readonly Run[],
): Promise<void> {
  for (const { id } of runs) {
    let run = await operations.run(id);
    while (run.state === 'WAITING' || run.state === 'RUNNING') {
      await wait(200);
      run = await operations.run(id);
    }
    terminal.say(`${run.flow}: ${run.state.toLowerCase()}, ${describeCounts(run) || 'nothing there'}`);
    if (run.state !== 'DONE') process.exitCode = 1;
  }
}
