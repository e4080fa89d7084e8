/** Between a command and its row in the ledger. */
import type { Selectable, Updateable } from 'kysely';
import { toJson } from '../store/columns.ts';
import type { Tables } from '../store/database.ts';
import { type Command, type CommandState, type Urgency, urgencies } from './command.ts';
import type { Change } from './transition.ts';

export type CommandRow = Selectable<Tables['command']>;

export const toCommand = (row: CommandRow): Command => ({
  id: row.id,
  sequence: row.sequence,
  kind: row.kind,
  lane: row.lane,
  urgency: urgencyOf(row.priority),
  payload: row.payload as Command['payload'],
  requester: row.viewer as Command['requester'],
  customerId: row.customer,
  reference: row.reference,
  state: row.state as CommandState,
  isChecked: row.is_checked,
  attempts: row.attempts,
  repairs: row.repairs,
  waits: row.waits,
  settlesAt: row.settles_at,
  dueAt: row.due_at,
  receipt: row.receipt as Command['receipt'],
  written: row.written as Command['written'],
  userErrors: (row.user_errors ?? []) as Command['userErrors'],
  reason: row.reason as Command['reason'],
  acceptedAt: row.accepted_at,
  settledAt: row.settled_at,
});

const urgencyOf = (priority: number): Urgency => {
  const [urgency] = Object.entries(urgencies).find(([, value]) => value === priority) ?? [];
  return (urgency as Urgency | undefined) ?? 'backfill';
};

/** Only what changes; an absent member leaves its column alone. */
export function toColumns(change: Change): Updateable<Tables['command']> {
  const { payload, receipt, written, userErrors, reason } = change;
  return defined({
    state: change.state,
    is_checked: change.isChecked,
    attempts: change.attempts,
    repairs: change.repairs,
    waits: change.waits,
    settles_at: change.settlesAt,
    due_at: change.dueAt,
    settled_at: change.settledAt,
    payload: payload === undefined ? undefined : toJson<unknown>(payload),
    receipt: jsonOrNull(receipt),
    written: jsonOrNull(written),
    user_errors: jsonOrNull(userErrors),
    reason: jsonOrNull(reason),
  });
}

const jsonOrNull = (value: unknown) =>
  value === undefined ? undefined : value === null ? null : toJson(value);

const defined = <T extends object>(columns: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as never;
