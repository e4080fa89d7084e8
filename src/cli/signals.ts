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
 * Calls `reload` on SIGHUP and when the file changes, one call after the other, until the returned function is called,
 * which waits for the call under way.
 */
export function onReload(
  file: string | undefined,
  everyMs: number,
  reload: () => Promise<void>,
): () => Promise<void> {
  let last = Promise.resolve();
  const next = () => {
    last = last.then(reload);
  };
  // A terminal that is closed sends the same signal and means the end.
  if (process.stdout.isTTY !== true) process.on('SIGHUP', next);
  if (file !== undefined) watchFile(file, { interval: everyMs, persistent: false }, next);
  return async () => {
    process.off('SIGHUP', next);
    if (file !== undefined) unwatchFile(file, next);
    await last;
  };
}
