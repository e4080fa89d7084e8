/** API keys of all replicas, and the audit log. */
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const createAccess: Migration = {
  up: async (db) => {
    await sql`
      create table access_key (
        id text primary key,
        name text not null,
        role text not null,
        customer text,
        scopes jsonb,
        addresses jsonb,
        secret_hash text not null,
        created_at timestamptz not null,
        expires_at timestamptz,
        revoked_at timestamptz,
        last_used_at timestamptz
      )`.execute(db);
    await sql`
      create table audit (
        id bigint generated always as identity primary key,
        at timestamptz not null,
        action text not null,
        actor text,
        role text,
        address text,
        subject text,
        outcome text not null,
        request_id text,
        detail jsonb not null
      )`.execute(db);
    await sql`create index audit_at on audit (at)`.execute(db);
    await sql`create index audit_actor on audit (actor, id)`.execute(db);
  },
};
