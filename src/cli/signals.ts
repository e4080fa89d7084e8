/** What a person or an orchestrator wants of the process. */
import { unwatchFile, watchFile } from 'node:fs';

/** Resolves on Ctrl-C or a stop request; a second one ends the process at once. */
export const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = () => {
      process.once('SIGINT', () => process.exit(130));
      resolve();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });

/**
 * Calls `reload` on SIGHUP and when one of the files changes, one call after the other, until the returned function is
 * called, which waits for the call under way. What is asked for while a call waits to begin is answered by that call.
 */
export function onReload(
  files: readonly string[],
  everyMs: number,
  reload: () => Promise<void>,
): () => Promise<void> {
  let last = Promise.resolve();
  let isWaiting = false;
  const next = () => {
    if (isWaiting) return;
    isWaiting = true;
    last = last.then(() => {
      isWaiting = false;
      return reload();
    });
  };
  // A terminal that is closed sends the same signal and means the end.
  if (process.stdout.isTTY !== true) process.on('SIGHUP', next);
  for (const file of files) watchFile(file, { interval: everyMs, persistent: false }, next);
  return async () => {
    process.off('SIGHUP', next);
    for (const file of files) unwatchFile(file, next);
    await last;
  };
}
