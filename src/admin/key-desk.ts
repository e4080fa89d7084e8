/** API keys as those who run the gateway see and change them: never a secret, except once for a key just made. */
import type { AccessKey, IssuedAccessKey } from '../../schema/access-key.type.ts';
import {
  type ApiKey,
  type ApiKeyStore,
  issueApiKey,
  type NewApiKey,
  revokeApiKey,
  rotateApiKey,
} from '../access/api-keys.ts';
import type { AuditLog } from '../access/audit.ts';
import { auditKeys } from '../access/audited-keys.ts';
import { scopesOf } from '../access/scopes.ts';
import { isRole, type Viewer } from '../access/viewer.ts';
import { badInput, GatewayError } from '../errors.ts';
import type { Clock } from '../instant.ts';

export interface KeyDeskParts {
  readonly keys: ApiKeyStore;
  readonly audit: AuditLog;
  readonly clock: Clock;
}

/** A key as somebody asks for it. */
export interface AccessKeyWish {
  readonly name: string;
  readonly role: string;
  readonly p21CustomerId?: string | null | undefined;
  readonly scopes?: readonly string[] | null | undefined;
  readonly addresses?: readonly string[] | null | undefined;
  readonly expiresAt?: string | null | undefined;
}

const hourMs = 3_600_000;
const longestOverlapHours = 24 * 30;

export class KeyDesk {
  readonly #parts: KeyDeskParts;

  constructor(parts: KeyDeskParts) {
    this.#parts = parts;
  }

  /** Newest first. */
  async list(): Promise<AccessKey[]> {
    const keys = [...(await this.#parts.keys.list())];
    keys.sort((one, other) => other.createdAt.localeCompare(one.createdAt));
    return keys.map((key) => toAccessKey(key, this.#parts.clock()));
  }

  /** Throws BAD_USER_INPUT naming the field that cannot be. */
  async create(wish: AccessKeyWish, actor: Viewer): Promise<IssuedAccessKey> {
    const { key, token } = await issueApiKey(
      this.#storeOf(actor),
      toNewKey(wish, this.#parts.clock()),
      this.#parts.clock,
    );
    return { token, key: toAccessKey(key, this.#parts.clock()) };
  }

  /** Throws NOT_FOUND, CONFLICT for a key that is no longer good, BAD_USER_INPUT for too long an overlap. */
  async rotate(id: string, overlapHours: number, actor: Viewer): Promise<IssuedAccessKey> {
    if (overlapHours < 0 || overlapHours > longestOverlapHours)
      throw badInput('overlapHours', `give a number from 0 to ${longestOverlapHours}`);
    const { clock } = this.#parts;
    const { key, token } = await rotateApiKey(this.#storeOf(actor), id, overlapHours * hourMs, clock);
    return { token, key: toAccessKey(key, clock()) };
  }

  /** Throws NOT_FOUND, and CONFLICT for the key that asks: it would lock its holder out. */
  async revoke(id: string, actor: Viewer): Promise<AccessKey> {
    if (id === actor.keyId)
      throw new GatewayError(
        'CONFLICT',
        'This is the key you are signed in with: revoke it with another one.',
      );
    const revoked = await revokeApiKey(this.#storeOf(actor), id, this.#parts.clock);
    if (revoked === undefined) throw new GatewayError('NOT_FOUND', `There is no key ${id}.`);
    return toAccessKey(revoked, this.#parts.clock());
  }

  #storeOf({ keyId }: Viewer): ApiKeyStore {
    return auditKeys(this.#parts.keys, this.#parts.audit, keyId);
  }
}

function toNewKey(
  { name, role, p21CustomerId, scopes, addresses, expiresAt }: AccessKeyWish,
  nowMs: number,
): NewApiKey {
  if (name.trim() === '') throw badInput('name', 'say what the key is for');
  if (!isRole(role)) throw badInput('role', `"${role}" is none of storefront, back-office, sync, admin`);
  if (expiresAt != null && Date.parse(expiresAt) <= nowMs) throw badInput('expiresAt', 'lies in the past');
  return {
    name: name.trim(),
    role,
    ...(p21CustomerId != null && { customerId: p21CustomerId }),
    ...(scopes != null && { scopes }),
    ...(addresses != null && addresses.length > 0 && { addresses }),
    ...(expiresAt != null && { expiresAt }),
  };
}

function toAccessKey(key: ApiKey, nowMs: number): AccessKey {
  const { id, name, role, customerId, addresses, createdAt, expiresAt, revokedAt, lastUsedAt } = key;
  return {
    id,
    name,
    role,
    p21CustomerId: customerId ?? null,
    scopes: scopesOf(key),
    addresses: addresses ?? null,
    createdAt,
    expiresAt: expiresAt ?? null,
    revokedAt: revokedAt ?? null,
    lastUsedAt: lastUsedAt ?? null,
    active: revokedAt === undefined && (expiresAt === undefined || Date.parse(expiresAt) > nowMs),
  };
}
