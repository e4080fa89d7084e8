/** The queue of changes, the links, the runs over everything and what they found. */
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const createSync: Migration = {
  up: async (db) => {
    await sql`
      create table change (
        flow text not null,
        record_key text not null,
        version bigint not null default 1,
        priority smallint not null,
        state text not null default 'READY',
        noticed_at timestamptz not null,
        due_at timestamptz not null,
        held_by text,
        attempts integer not null default 0,
        outages integer not null default 0,
        failing_since timestamptz,
        doubtful boolean not null default false,
        forced boolean not null default false,
        edited jsonb,
        waits_for_flow text,
        waits_for_key text,
        command_id text,
        fingerprint text,
        document jsonb,
        code text,
        reason text,
        field text,
        parked_at timestamptz,
        primary key (flow, record_key)
      )`.execute(db);
    await sql`
      create index change_due on change (flow, priority, due_at) where state = 'READY'`.execute(db);
    await sql`create index change_noticed on change (flow, noticed_at) where state = 'READY'`.execute(db);
    await sql`create index change_sent on change (due_at) where state = 'SENT'`.execute(db);
    await sql`create index change_command on change (command_id) where command_id is not null`.execute(db);
    await sql`create index change_parked on change (parked_at, flow, record_key) where state = 'PARKED'`.execute(
      db,
    );
    await sql`
      create index change_waiting on change (waits_for_flow, waits_for_key)
      where waits_for_flow is not null`.execute(db);
    await sql`create sequence source_reading`.execute(db);
    // Room in the pages: marking records as seen must not move them to other pages.
    await sql`
      create table link (
        flow text not null,
        record_key text not null,
        target_id text,
        fingerprint text,
        read_order bigint not null,
        written_at timestamptz,
        retired_at timestamptz,
        seen_run uuid,
        primary key (flow, record_key)
      ) with (fillfactor = 70)`.execute(db);
    await sql`create index link_unlinked on link (retired_at) where target_id is null`.execute(db);
    await sql`create index timeline_at on timeline using brin (at)`.execute(db);
    await sql`create index link_target on link (flow, target_id) where target_id is not null`.execute(db);
    await sql`
      create table flow_state (
        flow text primary key,
        enabled boolean,
        schedule text,
        next_run_at timestamptz,
        watermark text,
        polled_at timestamptz,
        poll_due_at timestamptz not null,
        poll_held_by text,
        poll_failures integer not null default 0,
        poll_fault text,
        last_written_at timestamptz
      )`.execute(db);
    await sql`
      create table flow_minute (
        flow text not null,
        minute timestamptz not null,
        written integer not null,
        unchanged integer not null,
        failed integer not null,
        lag_ms bigint not null,
        worst_lag_ms bigint not null,
        primary key (flow, minute)
      )`.execute(db);
    await sql`
      create table flow_run (
        id uuid primary key,
        flow text not null,
        kind text not null,
        migration_id uuid,
        position integer not null default 0,
        dry boolean not null default false,
        state text not null,
        phase text not null default 'SOURCE',
        cursor text,
        total integer,
        scanned integer not null default 0,
        counts jsonb not null,
        reason text,
        failures integer not null default 0,
        created_at timestamptz not null,
        started_at timestamptz,
        running_ms bigint not null default 0,
        ended_at timestamptz,
        due_at timestamptz not null,
        held_by text
      )`.execute(db);
    await sql`
      create index flow_run_open on flow_run (created_at, position)
      where state in ('WAITING', 'RUNNING', 'PAUSED')`.execute(db);
    await sql`create index flow_run_flow on flow_run (flow, created_at)`.execute(db);
    await sql`create index flow_run_migration on flow_run (migration_id, position)`.execute(db);
    await sql`
      create table discrepancy (
        flow text not null,
        record_key text not null,
        run_id uuid not null,
        kind text not null,
        target_id text,
        fields jsonb not null,
        found_at timestamptz not null,
        repair_asked_at timestamptz,
        primary key (flow, record_key)
      )`.execute(db);
    await sql`
      create table webhook_event (
        id text primary key,
        topic text not null,
        received_at timestamptz not null,
        changes integer not null
      )`.execute(db);
    await sql`create index webhook_event_received on webhook_event (received_at)`.execute(db);
  },
};
