/** Runs a command over the gateway's own store and both systems, without serving anybody. */
import { type Environment, loadConfig } from '../config/load.ts';
import { type Core, openCore } from '../open-core.ts';
import { Opened } from '../opened.ts';
import { openStore } from '../store/open-store.ts';
import type { SyncOperations } from '../sync/operations.ts';
import { createLog } from './log.ts';
import { placeOf } from './store-place.ts';

export interface SyncAtHand {
  readonly operations: SyncOperations;
  /** Begins to work on runs and on the queue; polls and schedules stay to whoever serves. */
  work(): Promise<void>;
}

/** Closes everything when `use` has ended, however it ended. */
export async function withSync<T>(
  environment: Environment,
  use: (sync: SyncAtHand) => Promise<T>,
): Promise<T> {
  const config = loadConfig({ GATEWAY_LOG_LEVEL: 'error', ...environment });
  await using store = await openStore(placeOf(config.gateway));
  const parts = { config, store, log: createLog(config), clock: Date.now, random: Math.random };
  const opened = new Opened();
  try {
    const core = openCore(parts, opened);
    return await use({ operations: core.sync.operations, work: () => startWork(core) });
  } finally {
    await opened.close();
  }
}

async function startWork({ commands, sync }: Core): Promise<void> {
  await commands.start();
  await sync.start({ detect: false });
}
