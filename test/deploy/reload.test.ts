/** A gateway that serves takes a new configuration without a moment in which it does not answer. */
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFileKeyStore } from '../../src/access/api-key-stores.ts';
import { issueApiKey } from '../../src/access/api-keys.ts';
import { createKeyPair, pemOf } from '../security/support/forge.ts';
import { type ReloadingGateway, startReloadingGateway } from './support/reloading-gateway.ts';

let gateway: ReloadingGateway;
let key: string;

const settingsFile = (folder: string) => join(folder, 'gateway.yaml');
const shopKeyFile = (folder: string) => join(folder, 'oauth_public.key');

const configure = (folder: string, maxAliases: number | string) =>
  writeFile(settingsFile(folder), `gateway:\n  maxAliases: ${maxAliases}\n`);

beforeAll(async () => {
  gateway = await startReloadingGateway(async (folder, { oro }) => {
    const keys = createFileKeyStore(join(folder, 'keys.json'));
    key = (await issueApiKey(keys, { name: 'reload', role: 'back-office' }, Date.now)).token;
    await configure(folder, 200);
    await writeFile(shopKeyFile(folder), oro.publicKeyPem);
    return {
      GATEWAY_CONFIG: settingsFile(folder),
      ORO_PUBLIC_KEY: '',
      ORO_PUBLIC_KEY_FILE: shopKeyFile(folder),
    };
  });
}, 120_000);

afterAll(() => gateway?.close());

/** The code of the answer to three aliases; undefined where they are allowed. */
const ask = async (): Promise<string | undefined> =>
  (await gateway.ask('{ a: __typename b: __typename c: __typename }', key)).codes[0];

describe('a new configuration', { timeout: 60_000 }, () => {
  it('is taken over on SIGHUP and when the file changes, and nobody is turned away meanwhile', async () => {
    const failures: unknown[] = [];
    let asked = 0;
    let isOver = false;
    const caller = async () => {
      for (; !isOver; asked += 1) await ask().catch((error) => failures.push(error));
    };
    const calling = Promise.all(Array.from({ length: 8 }, caller));
    for (let round = 0; round < 3; round += 1) {
      await configure(gateway.folder, 2);
      gateway.process.kill('SIGHUP');
      await expect.poll(ask, { timeout: 20_000 }).toBe('TOO_COSTLY');
      await configure(gateway.folder, 100);
      await expect.poll(ask, { timeout: 20_000 }).toBeUndefined();
    }
    isOver = true;
    await calling;
    expect(failures).toEqual([]);
    expect(asked).toBeGreaterThan(100);
  });

  it('with a mistake is refused, and the old one stays', async () => {
    await configure(gateway.folder, 'many');
    await expect.poll(gateway.said, { timeout: 20_000 }).toContain('GATEWAY_MAX_ALIASES');
    expect(gateway.said()).toContain('The old configuration stays.');
    expect(await ask()).toBeUndefined();
    await configure(gateway.folder, 200);
  });
});

describe("a new key of the shop's tokens", { timeout: 60_000 }, () => {
  let token: string;
  const statusOfShopper = async () => (await gateway.ask('{ __typename }', token)).status;
  const publish = (pem: string) => writeFile(shopKeyFile(gateway.folder), pem);

  beforeAll(async () => {
    const { environment, oro } = gateway.distributor;
    const [client] = JSON.parse(environment.ORO_STOREFRONT_CLIENTS ?? '[]') as Record<string, string>[];
    const response = await fetch(`${oro.url}/oauth2-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: client?.clientId,
        client_secret: client?.clientSecret,
      }),
    });
    token = ((await response.json()) as { access_token: string }).access_token;
  });

  it('counts when its file changes, and the old one no longer', async () => {
    await expect.poll(statusOfShopper, { timeout: 20_000 }).toBe(200);
    await publish(pemOf(createKeyPair().publicKey));
    await expect.poll(statusOfShopper, { timeout: 20_000 }).toBe(401);
    await publish(gateway.distributor.oro.publicKeyPem);
    await expect.poll(statusOfShopper, { timeout: 20_000 }).toBe(200);
  });

  it('counts on SIGHUP', async () => {
    await publish(pemOf(createKeyPair().publicKey));
    gateway.process.kill('SIGHUP');
    await expect.poll(statusOfShopper, { timeout: 20_000 }).toBe(401);
    await publish(gateway.distributor.oro.publicKeyPem);
    gateway.process.kill('SIGHUP');
    await expect.poll(statusOfShopper, { timeout: 20_000 }).toBe(200);
  });

  it('that is none, or a private one, is refused, and the old one stays', async () => {
    for (const pem of [
      '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n',
      createKeyPair().privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ]) {
      const before = gateway.said().length;
      await publish(pem);
      await expect
        .poll(() => gateway.said().slice(before), { timeout: 20_000 })
        .toContain('ORO_PUBLIC_KEY: must be the public RSA key of the shop');
      expect(gateway.said()).not.toMatch(/MIIB|PRIVATE/);
      expect(await statusOfShopper()).toBe(200);
    }
  });
});

describe('the end of the process', { timeout: 60_000 }, () => {
  it('does not wait for files that are looked at', async () => {
    gateway.process.kill('SIGTERM');
    expect(await once(gateway.process, 'exit')).toEqual([0, null]);
  });
});
