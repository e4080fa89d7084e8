/** Writes what became of many held commands, and the attempts that told, in one statement. */
import { sql } from 'kysely';
import type { Executor } from '../store/database.ts';
import type { Command } from './command.ts';
import { type CommandRow, toCommand } from './command-row.ts';
import type { Attempt } from './ledger.ts';
import type { Change } from './transition.ts';

export interface Entry {
  /** As its holder knows it: nobody else changes what is held. */
  readonly command: Command;
  readonly change: Change;
  readonly attempt: Attempt | null;
  /** Whether the hold goes on. */
  readonly keep: boolean;
}

/** The commands as they are now; undefined for those whose hold was lost. */
export async function recordEntries(
  executor: Executor,
  entries: readonly Entry[],
  workerId: string,
): Promise<(Command | undefined)[]> {
  const { rows } = await sql<CommandRow>`
    with entry as (
      select * from jsonb_to_recordset(${JSON.stringify(entries.map(toRecord))}::jsonb) as entry (
        id uuid, state text, is_checked boolean, attempts integer, repairs integer, waits integer,
        settles_at timestamptz, due_at timestamptz, settled_at timestamptz, payload jsonb, receipt jsonb,
        written jsonb, user_errors jsonb, reason jsonb, keep boolean, step text, outcome text, detail text,
        started_at timestamptz, ended_at timestamptz)
    ), changed as (
      update command set
        state = entry.state, is_checked = entry.is_checked, attempts = entry.attempts, repairs = entry.repairs,
        waits = entry.waits, settles_at = entry.settles_at, due_at = entry.due_at, settled_at = entry.settled_at,
        payload = coalesce(entry.payload, command.payload), receipt = entry.receipt, written = entry.written,
        user_errors = entry.user_errors, reason = entry.reason,
        held_by = case when entry.keep then command.held_by end,
        held_until = case when entry.keep then command.held_until end
      from entry where command.id = entry.id and command.held_by = ${workerId}
      returning command.*
    ), noted as (
      insert into command_attempt (command_id, step, outcome, detail, started_at, ended_at)
      select id, entry.step, entry.outcome, entry.detail, entry.started_at, entry.ended_at
      from entry join changed using (id) where entry.step is not null
    )
    select * from changed`.execute(executor);
  const left = new Map(rows.map((row) => [row.id, toCommand(row)]));
  return entries.map(({ command: { id } }) => left.get(id));
}

function toRecord({ command, change, attempt, keep }: Entry) {
  const next = { ...command, ...change };
  return {
    id: command.id,
    state: next.state,
    is_checked: next.isChecked,
    attempts: next.attempts,
    repairs: next.repairs,
    waits: next.waits,
    settles_at: next.settlesAt,
    due_at: next.dueAt,
    settled_at: next.settledAt,
    // It is the largest of all and changes once.
    payload: change.payload ?? null,
    receipt: next.receipt,
    written: next.written,
    user_errors: next.userErrors,
    reason: next.reason,
    keep,
    ...(attempt !== null && {
      step: attempt.step,
      outcome: attempt.outcome,
      detail: attempt.detail,
      started_at: attempt.startedAt,
      ended_at: attempt.endedAt,
    }),
  };
}
