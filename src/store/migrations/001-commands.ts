/** The ledger and the timeline. */
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const createCommands: Migration = {
  up: async (db) => {
    await sql`
      create table command (
        id uuid primary key,
        sequence bigint generated always as identity,
        kind text not null,
        lane text not null,
        priority integer not null,
        scope text not null,
        idempotency_key text not null,
        payload_hash text not null,
        payload jsonb not null,
        viewer jsonb not null,
        customer text,
        reference text not null,
        state text not null,
        is_checked boolean not null,
        attempts integer not null default 0,
        repairs integer not null default 0,
        waits integer not null default 0,
        settles_at timestamptz,
        due_at timestamptz not null,
        held_until timestamptz,
        held_by text,
        receipt jsonb,
        written jsonb,
        user_errors jsonb,
        reason jsonb,
        accepted_at timestamptz not null,
        settled_at timestamptz,
        unique (scope, idempotency_key)
      )`.execute(db);
    // One order to P21, whoever asks twice; one that never reached it may be asked for anew.
    await sql`
      create unique index command_reference on command (kind, reference)
      where state not in ('REJECTED', 'CANCELLED')`.execute(db);
    // Open commands are few among many settled ones: the worker's questions must not read the history.
    await sql`
      create index command_open on command (lane, sequence)
      where state in ('RECEIVED', 'SENDING', 'UNKNOWN')`.execute(db);
    await sql`
      create index command_due on command (due_at)
      where state in ('RECEIVED', 'SENDING', 'UNKNOWN')`.execute(db);
    await sql`create index command_parked on command (sequence) where state = 'PARKED'`.execute(db);
    await sql`create index command_settled on command (settled_at) where settled_at is not null`.execute(db);
    await sql`create index command_customer on command (customer, sequence)`.execute(db);
    await sql`
      create table command_attempt (
        command_id uuid not null references command (id) on delete cascade,
        number bigint generated always as identity,
        step text not null,
        outcome text not null,
        detail text,
        started_at timestamptz not null,
        ended_at timestamptz not null,
        primary key (command_id, number)
      )`.execute(db);
    await sql`
      create table timeline (
        id bigint generated always as identity primary key,
        subject text not null,
        key text not null,
        at timestamptz not null,
        event text not null,
        detail jsonb not null
      )`.execute(db);
    await sql`create index timeline_subject on timeline (subject, key, id)`.execute(db);
  },
};
