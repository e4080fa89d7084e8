/** Writes of the engine as the datasources want them. */
import type { Wanted } from '../../datasources/oro/sync/bring-up-to-date.ts';
import type { Write } from '../sync/flow.ts';

/** The document is what the flow's own `map` made, references resolved. */
export const toWanted = <Draft>(writes: readonly Write[]): Wanted<Draft>[] =>
  writes.map(({ targetId, document }) => ({ id: targetId, draft: document as unknown as Draft }));
