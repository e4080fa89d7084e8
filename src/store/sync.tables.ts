/** What the sync engine keeps: what may differ, what was written where, runs over everything, and what they found. */
import type { Generated } from 'kysely';
import type { InstantColumn, JsonColumn, NullableInstantColumn, NullableJsonColumn } from './columns.ts';

export interface SyncTables {
  change: ChangeTable;
  link: LinkTable;
  flow_state: FlowStateTable;
  flow_minute: FlowMinuteTable;
  flow_run: FlowRunTable;
  discrepancy: DiscrepancyTable;
  webhook_event: WebhookEventTable;
}

/** One row a record that may differ: the queue itself. A settled change has no row any more. */
interface ChangeTable {
  flow: string;
  record_key: string;
  /** Moves with every notice, so that one that comes while the change is being applied is not lost. */
  version: Generated<number>;
  /** 0: noticed just now. 1: found while going through everything. */
  priority: number;
  /** 'READY': to be applied. 'SENT': handed over to a command. 'PARKED': for a person. */
  state: Generated<string>;
  /** When it was first noticed since it was last settled; lag counts from here. */
  noticed_at: InstantColumn;
  /** Not touched before. While held: until when the hold lasts; a crashed worker's hold runs out. */
  due_at: InstantColumn;
  held_by: string | null;
  /** Failures of this record itself. */
  attempts: Generated<number>;
  /** Failures of a whole batch it was in: what cannot be told from a system that is down, at first. */
  outages: Generated<number>;
  failing_since: NullableInstantColumn;
  /** An earlier write may have arrived: the target is read before anything is written. */
  doubtful: Generated<boolean>;
  /** Written although nothing changed at the source: a repair. */
  forced: Generated<boolean>;
  /** What a person made of the document; written once instead of the mapped one. */
  edited: NullableJsonColumn<unknown>;
  /** The record of another flow that must be in the target first. */
  waits_for_flow: string | null;
  waits_for_key: string | null;
  command_id: string | null;
  /** Of the document last tried: what was refused is not sent again unchanged. */
  fingerprint: string | null;
  document: NullableJsonColumn<unknown>;
  /** Why it waits or is parked: a code for filters, a sentence for people. */
  code: string | null;
  reason: string | null;
  field: string | null;
  parked_at: NullableInstantColumn;
}

/** What a record of the source is in the target, and the content last written there. */
interface LinkTable {
  flow: string;
  record_key: string;
  /** Null where the record was looked at and does not belong in the target. */
  target_id: string | null;
  fingerprint: string | null;
  /** Order in which sources were read: an older reading never overwrites a newer one. */
  read_order: number;
  written_at: NullableInstantColumn;
  retired_at: NullableInstantColumn;
  /** The last run over everything that met the record at the source. */
  seen_run: string | null;
}

interface FlowStateTable {
  flow: string;
  /** Null: as the flow declares it. */
  enabled: boolean | null;
  /** Null: as the flow declares it. Empty: never. */
  schedule: string | null;
  next_run_at: NullableInstantColumn;
  /** Highest change time of the source whose records are in the queue. */
  watermark: string | null;
  polled_at: NullableInstantColumn;
  /** Not polled before; held by one replica meanwhile. */
  poll_due_at: InstantColumn;
  poll_held_by: string | null;
  poll_failures: Generated<number>;
  /** Why the last poll failed; null when it did not. */
  poll_fault: string | null;
  last_written_at: NullableInstantColumn;
  /** When a run last moved everything there was; schedules count from the first one on. */
  gone_through_at: NullableInstantColumn;
}

/** What a flow did in one minute, for throughput and lag over time. */
interface FlowMinuteTable {
  flow: string;
  minute: InstantColumn;
  written: number;
  unchanged: number;
  failed: number;
  /** Sum over the written, and the worst of them: from notice to write. */
  lag_ms: number;
  worst_lag_ms: number;
}

/** One pass over everything a flow moves. */
interface FlowRunTable {
  id: string;
  flow: string;
  /** 'MIGRATE', 'COMPARE' with what was last written, or 'RECONCILE' with what the target holds. */
  kind: string;
  /** Runs that were asked for together, one after the other by position. */
  migration_id: string | null;
  position: Generated<number>;
  dry: Generated<boolean>;
  /** 'WAITING', 'RUNNING', 'PAUSED', 'DONE', 'FAILED' or 'CANCELLED'. */
  state: string;
  /** 'SOURCE' while the source is gone through, then 'TARGET', then 'GONE'. */
  phase: Generated<string>;
  cursor: string | null;
  total: number | null;
  scanned: Generated<number>;
  counts: JsonColumn<Readonly<Record<string, number>>>;
  /** By reason. */
  left_out: Generated<unknown>;
  reason: string | null;
  failures: Generated<number>;
  created_at: InstantColumn;
  started_at: NullableInstantColumn;
  /** Time spent running, without pauses: what rate and remaining time are reckoned from. */
  running_ms: Generated<number>;
  ended_at: NullableInstantColumn;
  due_at: InstantColumn;
  held_by: string | null;
}

/** Where source and target differ, as the last reconcile saw it. */
interface DiscrepancyTable {
  flow: string;
  record_key: string;
  run_id: string;
  /** 'MISSING' in the target, 'DIFFERENT', or 'EXTRA' there. */
  kind: string;
  target_id: string | null;
  fields: JsonColumn<unknown>;
  found_at: InstantColumn;
  repair_asked_at: NullableInstantColumn;
}

/** Events a system sent, by their own id, so that one that comes twice is one. */
interface WebhookEventTable {
  id: string;
  topic: string;
  received_at: InstantColumn;
  /** Changes it led to. */
  changes: number;
}
