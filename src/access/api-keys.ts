/**
 * API keys `opg_<id>_<secret>`: the id finds the key, the secret proves it. Only the SHA-256 of the secret is kept:
 * 256 random bits cannot be guessed, so a slow password hash would cost each request and win nothing.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { badInput, GatewayError } from '../errors.ts';
import type { Clock, Instant } from '../instant.ts';
import { toInstant } from '../instant.ts';
import { createAllowList } from './allow-list.ts';
import { parseScopes, type Scope } from './scopes.ts';
import type { Role, Viewer } from './viewer.ts';

export interface ApiKey {
  readonly id: string;
  /** For people: what the key is for. */
  readonly name: string;
  readonly role: Role;
  /** The P21 customer of a storefront key. */
  readonly customerId?: string;
  /** What it may do, where that differs from the default of its role. */
  readonly scopes?: readonly Scope[];
  /** Networks (CIDR) and addresses it may come from; from everywhere when absent. */
  readonly addresses?: readonly string[];
  readonly secretHash: string;
  readonly createdAt: Instant;
  readonly expiresAt?: Instant;
  readonly revokedAt?: Instant;
  /** To the minute; absent when it was never used. */
  readonly lastUsedAt?: Instant;
}

export interface NewApiKey {
  readonly name: string;
  readonly role: Role;
  readonly customerId?: string;
  readonly scopes?: readonly string[];
  readonly addresses?: readonly string[];
  readonly expiresAt?: Instant;
}

/** Where keys are kept. */
export interface ApiKeyStore {
  find(id: string): Promise<ApiKey | undefined>;
  list(): Promise<readonly ApiKey[]>;
  /** Adds the key, or replaces the one with its id. */
  save(key: ApiKey): Promise<void>;
  /** Remembers when the key was last used. */
  used(id: string, at: Instant): Promise<void>;
}

/** The whole key is shown once, here, and never again. */
export interface IssuedApiKey {
  readonly key: ApiKey;
  readonly token: string;
}

/**
 * Throws BAD_USER_INPUT when a storefront key names no customer, another role names one, the role cannot hold a scope,
 * or an address is none.
 */
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
  const { scopes, addresses, ...rest } = wish;
  if (addresses !== undefined) createAllowList(addresses);
  return {
    ...rest,
    ...(scopes === undefined ? {} : { scopes: parseScopes(wish.role, scopes) }),
    ...(addresses === undefined ? {} : { addresses }),
    id,
    secretHash: hash(secret),
    createdAt: toInstant(clock()),
  };
}

/** How a key was shown: its text, and the address it came from. */
export interface ShownKey {
  readonly token: string;
  readonly address: string;
}

/**
 * Undefined when the token is malformed, unknown, wrong, expired, revoked or comes from elsewhere: the caller learns
 * no difference, not even by the clock, because an unknown id is compared as well.
 */
export async function verifyApiKey(
  store: ApiKeyStore,
  { token, address }: ShownKey,
  clock: Clock,
): Promise<Viewer | undefined> {
  const [, id, secret] = /^opg_([a-z0-9-]{1,40})_([\w-]{1,100})$/.exec(token) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  const key = await store.find(id);
  const isRight = matches(secret, key?.secretHash ?? hashOfNothing);
  if (key === undefined || !isRight || !isAlive(key, clock) || !isFrom(address, key)) return undefined;
  await noteUse(store, key, clock);
  return viewerOf(key);
}

const viewerOf = ({ role, id, customerId, scopes }: ApiKey): Viewer => ({
  role,
  keyId: id,
  ...(customerId === undefined ? {} : { customerId }),
  ...(scopes === undefined ? {} : { scopes }),
});

/** A key in steady use is written once a minute, and a store that cannot write does not lock anybody out. */
async function noteUse(store: ApiKeyStore, { id, lastUsedAt }: ApiKey, clock: Clock): Promise<void> {
  if (lastUsedAt !== undefined && clock() - Date.parse(lastUsedAt) < 60_000) return;
  await store.used(id, toInstant(clock())).catch(() => {});
}

/**
 * A second key like the first, and for as long as that was made for; the first stays good until `overlapMs` have passed,
 * so that callers can change over without a gap. Throws NOT_FOUND for an unknown key and CONFLICT for one that is no longer good.
 */
export async function rotateApiKey(
  store: ApiKeyStore,
  id: string,
  overlapMs: number,
  clock: Clock,
): Promise<IssuedApiKey> {
  const old = await store.find(id);
  if (old === undefined) throw new GatewayError('NOT_FOUND', `There is no key ${id}; "keys list" shows all.`);
  if (!isAlive(old, clock))
    throw new GatewayError('CONFLICT', `Key ${id} is expired or revoked: make a new one.`);
  const { name, role, customerId, scopes, addresses } = old;
  const expiresAt = old.expiresAt && toInstant(clock() + lifeMs(old.createdAt, old.expiresAt));
  const wish = { name, role, ...definedOf({ customerId, scopes, addresses, expiresAt }) };
  const issued = await issueApiKey(store, wish, clock);
  const end = clock() + overlapMs;
  const isSooner = old.expiresAt !== undefined && Date.parse(old.expiresAt) < end;
  await store.save({ ...old, expiresAt: isSooner ? old.expiresAt : toInstant(end) });
  return issued;
}

const lifeMs = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from);

const definedOf = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;

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

const isFrom = (address: string, { addresses }: ApiKey): boolean =>
  addresses === undefined || createAllowList(addresses).allows(address);

const hash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const matches = (secret: string, secretHash: string): boolean =>
  timingSafeEqual(Buffer.from(hash(secret)), Buffer.from(secretHash));

const hashOfNothing = hash('');
