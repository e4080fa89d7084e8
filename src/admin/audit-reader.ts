/** Reads the audit log, newest first. */
import { sql } from 'kysely';
import type { AuditEntry, AuditFilter } from '../../schema/audit-entry.type.ts';
import type { Database } from '../store/database.ts';

export interface AuditSlice {
  readonly limit: number;
  readonly skip: number;
}

const conditionOf = ({ action, actor, subject, since }: AuditFilter) => sql`
  (${action ?? null}::text is null or action = ${action ?? null})
  and (${actor ?? null}::text is null or actor = ${actor ?? null})
  and (${subject ?? null}::text is null or position(lower(${subject ?? null}) in lower(subject)) > 0)
  and (${since ?? null}::timestamptz is null or at >= ${since ?? null}::timestamptz)`;

export async function readAudit(
  db: Database,
  filter: AuditFilter,
  { limit, skip }: AuditSlice,
): Promise<readonly AuditEntry[]> {
  const { rows } = await sql<AuditEntry>`
    select id::text as id, at, action, actor, role, address, subject, outcome, detail
    from audit where ${conditionOf(filter)}
    order by audit.id desc limit ${limit} offset ${skip}`.execute(db);
  return rows;
}

export async function countAudit(db: Database, filter: AuditFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from audit where ${conditionOf(filter)}`.execute(db);
  return rows[0]?.count ?? 0;
}
