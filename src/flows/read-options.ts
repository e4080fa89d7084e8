/** How the calls of a flow stand in the budget of P21. */
import type { ReadOptions } from '../../datasources/p21/paging.ts';
import type { FlowCall } from '../sync/flow.ts';

/** A change that happened now goes before copying everything; neither goes before a page somebody looks at. */
export const toReadOptions = ({ signal, priority }: FlowCall): ReadOptions => ({
  signal,
  priority: priority === 'realtime' ? 'staff' : 'backfill',
});
