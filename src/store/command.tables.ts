/** The ledger of commands: what was accepted, how far it is, and every attempt on P21. */
import type { Generated } from 'kysely';
import type { InstantColumn, JsonColumn, NullableInstantColumn, NullableJsonColumn } from './columns.ts';

export interface CommandTables {
  command: CommandTable;
  command_attempt: CommandAttemptTable;
}

interface CommandTable {
  id: string;
  /** Order of acceptance; within a lane the order in which P21 sees commands. */
  sequence: Generated<number>;
  kind: string;
  lane: string;
  /** Lower goes first among lanes that are ready. */
  priority: number;
  /** Whose idempotency keys these are: two callers may use the same key. */
  scope: string;
  idempotency_key: string;
  payload_hash: string;
  payload: JsonColumn<unknown>;
  /** Who asked, for the audit and for who may look. */
  viewer: JsonColumn<unknown>;
  /** P21 customer concerned, where there is one. */
  customer: string | null;
  /** What every document of this command carries in P21. */
  reference: string;
  state: string;
  /** Whether P21 could be asked, before acceptance, what is wrong with the input. */
  is_checked: boolean;
  /** Writes sent, of the whole and of repairs. */
  attempts: Generated<number>;
  repairs: Generated<number>;
  /** How often in a row it was put off. */
  waits: Generated<number>;
  /** Until when a write of an attempt may still appear in P21; absence proves nothing before. */
  settles_at: NullableInstantColumn;
  /** Not touched by a worker before. */
  due_at: InstantColumn;
  /** Held by a worker until; a crashed worker's hold runs out. */
  held_until: NullableInstantColumn;
  held_by: string | null;
  receipt: NullableJsonColumn<unknown>;
  written: NullableJsonColumn<unknown>;
  user_errors: NullableJsonColumn<unknown>;
  /** Why it waits or is parked, for operators. */
  reason: NullableJsonColumn<unknown>;
  accepted_at: InstantColumn;
  settled_at: NullableInstantColumn;
}

interface CommandAttemptTable {
  command_id: string;
  number: Generated<number>;
  /** 'SEND', 'PROVE', 'REPAIR' or what a person did. */
  step: string;
  outcome: string;
  /** What P21 said, for operators. */
  detail: string | null;
  started_at: InstantColumn;
  ended_at: InstantColumn;
}
