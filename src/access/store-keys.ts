/**
 * API keys in the database that all replicas share. A key that was found is believed for two seconds, so that it costs
 * no question per request and a revoked one ends within seconds everywhere.
 */
import type { Selectable } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../instant.ts';
import { toJson } from '../store/columns.ts';
import type { Database, Tables } from '../store/database.ts';
import type { ApiKey, ApiKeyStore } from './api-keys.ts';
import type { Scope } from './scopes.ts';
import type { Role } from './viewer.ts';

const believedMs = 2000;
const mostKeys = 10_000;

export function createStoreKeys(db: Database, clock: Clock): ApiKeyStore {
  const known = new LRUCache<string, ApiKey>({
    max: mostKeys,
    ttl: believedMs,
    perf: { now: clock },
    ttlResolution: 0,
  });

  /** Unknown ids are asked for each time: a key that is made now is good now. */
  async function find(id: string): Promise<ApiKey | undefined> {
    const believed = known.get(id);
    if (believed !== undefined) return believed;
    const row = await db.selectFrom('access_key').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) return undefined;
    const key = toKey(row);
    known.set(id, key);
    return key;
  }

  return {
    find,
    list: async () =>
      (await db.selectFrom('access_key').selectAll().orderBy('created_at').orderBy('id').execute()).map(
        toKey,
      ),
    save: async (key) => {
      const row = toRow(key);
      const insert = db.insertInto('access_key').values({ id: key.id, ...row });
      await insert.onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute();
      known.delete(key.id);
    },
    used: async (id, at) => {
      await db.updateTable('access_key').set({ last_used_at: at }).where('id', '=', id).execute();
      known.delete(id);
    },
  };
}

const toKey = (row: Selectable<Tables['access_key']>): ApiKey => ({
  id: row.id,
  name: row.name,
  role: row.role as Role,
  secretHash: row.secret_hash,
  createdAt: row.created_at,
  ...(row.customer === null ? {} : { customerId: row.customer }),
  ...(row.scopes === null ? {} : { scopes: row.scopes as readonly Scope[] }),
  ...(row.addresses === null ? {} : { addresses: row.addresses }),
  ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
  ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
  ...(row.last_used_at === null ? {} : { lastUsedAt: row.last_used_at }),
});

/** Without `last_used_at`: who saves a key must not take back a use that another replica saw. */
const toRow = (key: ApiKey) => ({
  name: key.name,
  role: key.role,
  customer: key.customerId ?? null,
  scopes: key.scopes === undefined ? null : toJson<readonly string[]>(key.scopes),
  addresses: key.addresses === undefined ? null : toJson(key.addresses),
  secret_hash: key.secretHash,
  created_at: key.createdAt,
  expires_at: key.expiresAt ?? null,
  revoked_at: key.revokedAt ?? null,
});
