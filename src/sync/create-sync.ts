/** Puts the sync together: the engine, and what is done with it from outside. */
import { createEngine, type Engine } from './engine.ts';
import { SyncOperations } from './operations.ts';
import { type ReceivedEvent, type Reception, receiveEvent } from './source-events.ts';
import type { SyncParts } from './sync-parts.ts';

export interface Sync extends Pick<Engine, 'start' | 'stop' | 'commandEnded'> {
  readonly operations: SyncOperations;
  /** Takes what a system pushed; see `receiveEvent`. */
  receive(event: ReceivedEvent): Promise<Reception>;
}

/** Nothing runs before `start`; operations work on the store at once. */
export function createSync(parts: SyncParts): Sync {
  const engine = createEngine(parts);
  const { start, stop, commandEnded, wake } = engine;
  return {
    start,
    stop,
    commandEnded,
    operations: new SyncOperations(parts, wake),
    receive: async (event) => {
      const reception = await receiveEvent(parts, event);
      if (reception.changes > 0) wake();
      return reception;
    },
  };
}
