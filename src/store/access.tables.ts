/** API keys, and who did or tried what. */
import type { ColumnType, Generated } from 'kysely';
import type { InstantColumn, JsonColumn, NullableInstantColumn, NullableJsonColumn } from './columns.ts';

export interface AccessTables {
  access_key: AccessKeyTable;
  audit: AuditTable;
}

/** As `ApiKey`; the secret itself is never kept. */
interface AccessKeyTable {
  id: string;
  name: string;
  role: string;
  customer: string | null;
  scopes: NullableJsonColumn<readonly string[]>;
  addresses: NullableJsonColumn<readonly string[]>;
  secret_hash: string;
  created_at: InstantColumn;
  expires_at: NullableInstantColumn;
  revoked_at: NullableInstantColumn;
  last_used_at: NullableInstantColumn;
}

interface AuditTable {
  id: Generated<number>;
  at: InstantColumn;
  /** e.g. 'MUTATION', 'DENIED', 'SIGN_IN_REFUSED', 'KEY_CREATED'. */
  action: string;
  /** Key or token that did it; null for nobody known. */
  actor: string | null;
  role: ColumnType<string | null>;
  address: string | null;
  /** What it was done to: a field, a key. */
  subject: string | null;
  outcome: string;
  request_id: string | null;
  detail: JsonColumn<unknown>;
}
