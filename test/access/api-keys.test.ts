import { mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileKeyStore, createMemoryKeyStore } from '../../src/access/api-key-stores.ts';
import { type ApiKeyStore, issueApiKey, revokeApiKey, verifyApiKey } from '../../src/access/api-keys.ts';

const noon = Date.parse('2026-03-01T12:00:00Z');
const clock = () => noon;
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
    expect(await verifyApiKey(store, token, clock)).toEqual({
      role: 'storefront',
      keyId: key.id,
      customerId: '100198',
    });
  });

  it('are refused when wrong, unknown, expired or revoked', async () => {
    const store = await createStore();
    const expiresAt = new Date(noon + 1000).toISOString();
    const { token, key } = await issueApiKey(store, { name: 'job', role: 'sync', expiresAt }, clock);
    expect(await verifyApiKey(store, `${token}x`, clock)).toBeUndefined();
    expect(await verifyApiKey(store, token.replace(key.id, '000000000000'), clock)).toBeUndefined();
    expect(await verifyApiKey(store, token, () => noon + 1000)).toBeUndefined();
    expect(await verifyApiKey(store, token, clock)).toBeDefined();
    await revokeApiKey(store, key.id, clock);
    expect(await verifyApiKey(store, token, clock)).toBeUndefined();
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
    expect(await verifyApiKey(gateway, token, clock)).toMatchObject({ role: 'admin' });
  });
});
