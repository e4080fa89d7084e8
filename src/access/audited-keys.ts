/** A key store that leaves a trace of every change. */

import type { ApiKey, ApiKeyStore } from './api-keys.ts';
import type { AuditAction, AuditLog } from './audit.ts';

/** @param actor Who changes keys, e.g. "command line". */
export function auditKeys(store: ApiKeyStore, audit: AuditLog, actor: string): ApiKeyStore {
  return {
    ...store,
    save: async (key) => {
      const before = await store.find(key.id);
      await store.save(key);
      const { id, role, customerId, scopes, expiresAt } = key;
      const detail = { role, customerId, scopes, expiresAt };
      audit.record({ action: changeOf(before, key), actor, subject: id, outcome: 'OK', detail });
    },
  };
}

/** A key that only gets an earlier end is one that a successor replaces. */
function changeOf(before: ApiKey | undefined, { revokedAt }: ApiKey): AuditAction {
  if (before === undefined) return 'KEY_CREATED';
  return revokedAt === undefined ? 'KEY_ROTATED' : 'KEY_REVOKED';
}
