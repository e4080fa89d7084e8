/** What happened to one record, hop by hop, over all flows and commands. */
import type { Generated } from 'kysely';
import type { InstantColumn, JsonColumn } from './columns.ts';

export interface TimelineTables {
  timeline: TimelineTable;
}

interface TimelineTable {
  id: Generated<number>;
  /** Kind of record in the words of the graph, e.g. 'Order'. */
  subject: string;
  /** Key of the record in either system, e.g. a P21 order number, an Oro order id or our reference. */
  key: string;
  at: InstantColumn;
  /** e.g. 'COMMAND_ACCEPTED', 'WRITTEN_TO_ORO'. */
  event: string;
  detail: JsonColumn<unknown>;
}
