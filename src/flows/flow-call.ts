/** What the engine says about a piece of work, in the words of the datasources. */
import type { ReadOptions } from '../../datasources/p21/paging.ts';
import type { FlowCall } from '../sync/flow.ts';

/** A change somebody waits for goes before copying in the background; shoppers and staff on a page go before both. */
export const urgencyOf = ({ signal, priority }: FlowCall): ReadOptions => ({
  signal,
  priority: priority === 'realtime' ? 'staff' : 'backfill',
});
