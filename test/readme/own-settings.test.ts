/** What whoever starts the sandbox has set, wins over what the sandbox would set. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createMemoryKeyStore, layerKeys } from '../../src/access/api-key-stores.ts';
import { createApiKey } from '../../src/access/api-keys.ts';
import { hasPlace, readIdentity, withDefaults } from '../../src/cli/sandbox-environment.ts';
import { startGateway } from './started-gateway.ts';

it('is what is said directly or by a file, and nothing else', () => {
  const said = { ORO_APPLICATIONS: '[]', P21_PASSWORD_FILE: '/run/secret', P21_TIME_ZONE: '' };
  const defaults = { ORO_APPLICATIONS: 'x', P21_PASSWORD: 'x', P21_TIME_ZONE: 'UTC', ORO_CLIENT_ID: 'x' };
  expect(withDefaults(said, defaults)).toEqual({
    ORO_APPLICATIONS: '[]',
    P21_PASSWORD_FILE: '/run/secret',
    P21_TIME_ZONE: 'UTC',
    ORO_CLIENT_ID: 'x',
  });
});

it('names the sandbox: its users, company and zone', () => {
  const identity = readIdentity({
    P21_USERNAME: 'erp',
    P21_COMPANY_ID: 'MINE',
    ORO_CLIENT_SECRET: 'mine',
    ORO_APPLICATIONS: '[{"clientId":"erp-app","role":"sync"}]',
  });
  expect(identity).toMatchObject({
    p21: { username: 'erp', password: 'sandbox', companyId: 'MINE' },
    oro: { clients: [{ clientId: 'sandbox-back-office', clientSecret: 'mine' }] },
  });
  expect(() => readIdentity({ P21_TIME_ZONE: 'Chicago', GATEWAY_PORT: '70000' })).toThrow(
    /2 mistakes[\s\S]*P21_TIME_ZONE[\s\S]*GATEWAY_PORT/,
  );
});

it('is a place for what the gateway keeps, where one is named', () => {
  expect(hasPlace({ GATEWAY_DATA_DIRECTORY: '/var/lib/gateway' })).toBe(true);
  expect(hasPlace({ DATABASE_URL: 'postgres://host/database' })).toBe(true);
  expect(hasPlace({ DATABASE_URL: '', GATEWAY_PORT: '1' })).toBe(false);
});

it('are keys as well: those of the sandbox stand beside them, and a changed key stays where it was', async () => {
  const key = (id: string) => createApiKey(id, 'secret', { name: id, role: 'admin' }, () => 0);
  const own = createMemoryKeyStore([key('own')]);
  const both = layerKeys(createMemoryKeyStore([key('sandbox')]), own);
  await both.save({ ...key('own'), name: 'renamed' });
  await both.save(key('new'));
  await both.used('own', '2026-03-01T12:00:00Z');
  expect((await both.list()).map(({ id }) => id)).toEqual(['sandbox', 'new', 'own']);
  expect(await own.list()).toMatchObject([{ name: 'renamed', lastUsedAt: '2026-03-01T12:00:00Z' }]);
  expect(await both.find('nobody')).toBeUndefined();
});

it('holds from end to end', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'own-settings-'));
  const gateway = await startGateway({
    SANDBOX_ITEMS: '60',
    SANDBOX_CUSTOMERS: '10',
    SANDBOX_ORDERS: '50',
    GATEWAY_SYNC: 'no',
    GATEWAY_DATA_DIRECTORY: directory,
    P21_USERNAME: 'erp',
    P21_PASSWORD: 'mine',
    P21_COMPANY_ID: 'MINE',
    ORO_CLIENT_ID: 'shop-erp',
    ORO_CLIENT_SECRET: 'also-mine',
    ORO_APPLICATIONS: '[{"clientId":"shop-erp","role":"sync","scopes":["read"]}]',
  });
  try {
    const [, url = ''] = /GraphQL +(\S+)/.exec(gateway.output()) ?? [];
    const [, oro = ''] = /OroCommerce +(http:\/\/[^/]+)/.exec(gateway.output()) ?? [];
    const post = async (address: string, body: object, token = '') => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
      return (await response.json()) as Record<string, never>;
    };
    const { access_token } = await post(`${oro}/oauth2-token`, {
      grant_type: 'client_credentials',
      client_id: 'shop-erp',
      client_secret: 'also-mine',
    });
    const query = '{ viewer { role scopes } orders(first: 1) { nodes { status } } }';
    expect(await post(url, { query }, access_token)).toMatchObject({
      data: {
        viewer: { role: 'sync', scopes: ['read'] },
        orders: { nodes: [{ status: expect.any(String) }] },
      },
    });
  } finally {
    await gateway.interrupt();
    await rm(directory, { recursive: true, force: true });
  }
}, 60_000);
