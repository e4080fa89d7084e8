import { mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileKeyStore, createMemoryKeyStore } from '../../src/access/api-key-stores.ts';
import {
  type ApiKeyStore,
  createApiKey,
  issueApiKey,
  type NewApiKey,
  revokeApiKey,
  rotateApiKey,
  verifyApiKey,
} from '../../src/access/api-keys.ts';

const noon = Date.parse('2026-03-01T12:00:00Z');
const clock = () => noon;
const verify = (store: ApiKeyStore, token: string, at = clock, address = '127.0.0.1') =>
  verifyApiKey(store, { token, address }, at);
const keyFile = async () => join(await mkdtemp(join(tmpdir(), 'gateway-keys-')), 'kept', 'keys.json');

const stores: Record<string, () => Promise<ApiKeyStore>> = {
  memory: async () => createMemoryKeyStore(),
  file: async () => createFileKeyStore(await keyFile()),
};

describe.each(Object.entries(stores))('API keys in %s', (_name, createStore) => {
  it('give the viewer they were made for', async () => {
    const store = await createStore();
    const wish = { name: 'shop', role: 'storefront', customerId: '100198' } as const;
    const { token, key } = await issueApiKey(store, wish, clock);
    expect(await verify(store, token, clock)).toEqual({
      role: 'storefront',
      keyId: key.id,
      customerId: '100198',
    });
  });

  it('are refused when wrong, unknown, expired or revoked', async () => {
    const store = await createStore();
    const expiresAt = new Date(noon + 1000).toISOString();
    const { token, key } = await issueApiKey(store, { name: 'job', role: 'sync', expiresAt }, clock);
    expect(await verify(store, `${token}x`, clock)).toBeUndefined();
    expect(await verify(store, token.replace(key.id, '000000000000'), clock)).toBeUndefined();
    expect(await verify(store, token, () => noon + 1000)).toBeUndefined();
    expect(await verify(store, token, clock)).toBeDefined();
    await revokeApiKey(store, key.id, clock);
    expect(await verify(store, token, clock)).toBeUndefined();
  });

  it('of a storefront must name a customer, and only those', async () => {
    const store = await createStore();
    await expect(issueApiKey(store, { name: 'a', role: 'storefront' }, clock)).rejects.toThrow(/customer/);
    await expect(issueApiKey(store, { name: 'b', role: 'admin', customerId: '1' }, clock)).rejects.toThrow(
      /customer/,
    );
    expect(await store.list()).toEqual([]);
  });
});

describe('the key file', () => {
  it('holds hashes only and is readable by its owner alone', async () => {
    const path = await keyFile();
    const { token } = await issueApiKey(
      createFileKeyStore(path),
      { name: 'staff', role: 'back-office' },
      clock,
    );
    expect(await readFile(path, 'utf8')).not.toContain(token.slice('opg_000000000000_'.length));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('is read again when another process changed it', async () => {
    const path = await keyFile();
    const gateway = createFileKeyStore(path);
    expect(await gateway.list()).toEqual([]);
    const { token } = await issueApiKey(createFileKeyStore(path), { name: 'staff', role: 'admin' }, clock);
    expect(await verify(gateway, token, clock)).toMatchObject({ role: 'admin' });
  });
});

describe.each(Object.entries(stores))('a key in %s', (_name, createStore) => {
  const issue = async (wish: Partial<NewApiKey> = {}) => {
    const store = await createStore();
    return { store, ...(await issueApiKey(store, { name: 'job', role: 'sync', ...wish }, clock)) };
  };

  it('is good only from the addresses it names', async () => {
    const { store, token } = await issue({ addresses: ['10.0.0.0/8'] });
    expect(await verify(store, token, clock, '10.1.2.3')).toBeDefined();
    expect(await verify(store, token, clock, '::ffff:10.1.2.3')).toBeDefined();
    expect(await verify(store, token, clock, '192.0.2.1')).toBeUndefined();
    await expect(issue({ addresses: ['10.0.0.0/99'] })).rejects.toThrow(/addresses/);
  });

  it('carries fewer scopes than its role when it was made so', async () => {
    const { store, token } = await issue({ scopes: ['read'] });
    expect(await verify(store, token)).toMatchObject({ scopes: ['read'] });
    await expect(issue({ scopes: ['admin'] })).rejects.toThrow(/cannot hold/);
  });

  it('overlaps with its successor for as long as was said', async () => {
    const { store, token, key } = await issue({ scopes: ['read'], addresses: ['127.0.0.1'] });
    const next = await rotateApiKey(store, key.id, 1000, clock);
    expect(next.key).toMatchObject({ name: 'job', role: 'sync', scopes: ['read'], addresses: ['127.0.0.1'] });
    expect(await verify(store, token, () => noon + 999)).toBeDefined();
    expect(await verify(store, token, () => noon + 1000)).toBeUndefined();
    expect(await verify(store, next.token, () => noon + 1000)).toBeDefined();
    await expect(rotateApiKey(store, 'nobody', 0, clock)).rejects.toThrow(/no key/);
    await revokeApiKey(store, next.key.id, clock);
    await expect(rotateApiKey(store, next.key.id, 0, clock)).rejects.toThrow(/revoked/);
  });

  it('never lives longer by being rotated', async () => {
    const expiresAt = new Date(noon + 10).toISOString();
    const { store, token, key } = await issue({ expiresAt });
    await rotateApiKey(store, key.id, 1000, clock);
    expect(await verify(store, token, () => noon + 10)).toBeUndefined();
  });

  it('has a successor that ends as well, as long after as it did itself', async () => {
    const { store, key } = await issue({ expiresAt: new Date(noon + 9000).toISOString() });
    const next = await rotateApiKey(store, key.id, 1000, () => noon + 5000);
    expect(next.key.expiresAt).toBe(new Date(noon + 5000 + 9000).toISOString());
    const endless = await issue();
    expect((await rotateApiKey(endless.store, endless.key.id, 0, clock)).key.expiresAt).toBeUndefined();
  });

  it('shows when it was last used, to the minute', async () => {
    const { store, token, key } = await issue();
    const lastUse = async () => (await store.find(key.id))?.lastUsedAt;
    expect(await lastUse()).toBeUndefined();
    await verify(store, `${token}x`);
    expect(await lastUse()).toBeUndefined();
    await verify(store, token);
    await verify(store, token, () => noon + 59_999);
    expect(await lastUse()).toBe(new Date(noon).toISOString());
    await verify(store, token, () => noon + 60_000);
    expect(await lastUse()).toBe(new Date(noon + 60_000).toISOString());
  });
});

describe('keys that are no keys', () => {
  it.each([
    '',
    'opg_',
    'opg__',
    'opg_a_',
    'opg__secret',
    'OPG_ID_SECRET',
    'opg_id_secret_', // a trailing separator is part of the secret, which is wrong
    'opg_../keys_secret',
    'opg_id_sec\u0000ret',
    `opg_${'a'.repeat(41)}_secret`,
    `opg_id_${'a'.repeat(101)}`,
    'opg___proto___secret',
    'opg_constructor_secret',
    "opg_id'--_secret",
  ])('"%s" is refused', async (token) => {
    const store = createMemoryKeyStore([createApiKey('id', 'secret', { name: 'a', role: 'admin' }, clock)]);
    expect(await verify(store, token)).toBeUndefined();
  });
});
