/**
 * API keys `opg_<id>_<secret>`: the id finds the key, the secret proves it. Only the SHA-256 of the secret is kept:
 * 256 random bits cannot be guessed, so a slow password hash would cost each request and win nothing.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { badInput } from '../errors.ts';
import type { Clock, Instant } from '../instant.ts';
import { toInstant } from '../instant.ts';
import type { Role, Viewer } from './viewer.ts';

export interface ApiKey {
  readonly id: string;
  /** For people: what the key is for. */
  readonly name: string;
  readonly role: Role;
  /** The P21 customer of a storefront key. */
  readonly customerId?: string;
  readonly secretHash: string;
  readonly createdAt: Instant;
  readonly expiresAt?: Instant;
  readonly revokedAt?: Instant;
}

export interface NewApiKey {
  readonly name: string;
  readonly role: Role;
  readonly customerId?: string;
  readonly expiresAt?: Instant;
}

/** Where keys are kept. */
export interface ApiKeyStore {
  find(id: string): Promise<ApiKey | undefined>;
  list(): Promise<readonly ApiKey[]>;
  /** Adds the key, or replaces the one with its id. */
  save(key: ApiKey): Promise<void>;
}

/** The whole key is shown once, here, and never again. */
export interface IssuedApiKey {
  readonly key: ApiKey;
  readonly token: string;
}

/** Throws BAD_USER_INPUT when a storefront key names no customer, or another role names one. */
export async function issueApiKey(store: ApiKeyStore, wish: NewApiKey, clock: Clock): Promise<IssuedApiKey> {
  const id = randomBytes(6).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  const key = createApiKey(id, secret, wish, clock);
  await store.save(key);
  return { key, token: `opg_${id}_${secret}` };
}

export function createApiKey(id: string, secret: string, wish: NewApiKey, clock: Clock): ApiKey {
  if (wish.role === 'storefront' && wish.customerId === undefined) {
    throw badInput('customer', 'a storefront key names the P21 customer it may see');
  }
  if (wish.role !== 'storefront' && wish.customerId !== undefined) {
    throw badInput('customer', 'only a storefront key is bound to a customer');
  }
  return { ...wish, id, secretHash: hash(secret), createdAt: toInstant(clock()) };
}

/** Undefined when the token is malformed, unknown, wrong, expired or revoked: the caller learns no difference. */
export async function verifyApiKey(
  store: ApiKeyStore,
  token: string,
  clock: Clock,
): Promise<Viewer | undefined> {
  const [, id, secret] = /^opg_([a-z0-9-]+)_([\w-]+)$/.exec(token) ?? [];
  const key = id === undefined ? undefined : await store.find(id);
  if (key === undefined || secret === undefined || !matches(secret, key.secretHash) || !isAlive(key, clock)) {
    return undefined;
  }
  return {
    role: key.role,
    keyId: key.id,
    ...(key.customerId === undefined ? {} : { customerId: key.customerId }),
  };
}

export async function revokeApiKey(
  store: ApiKeyStore,
  id: string,
  clock: Clock,
): Promise<ApiKey | undefined> {
  const key = await store.find(id);
  if (key === undefined) return undefined;
  const revoked = { ...key, revokedAt: toInstant(clock()) };
  await store.save(revoked);
  return revoked;
}

const isAlive = (key: ApiKey, clock: Clock): boolean =>
  key.revokedAt === undefined && (key.expiresAt === undefined || Date.parse(key.expiresAt) > clock());

const hash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const matches = (secret: string, secretHash: string): boolean =>
  timingSafeEqual(Buffer.from(hash(secret)), Buffer.from(secretHash));
