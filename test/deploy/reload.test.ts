/** A gateway that serves takes a new configuration without a moment in which it does not answer. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDistributor, type Distributor } from '../../sandbox/distributor/start.ts';
import { freePort } from '../../sandbox/free-port.ts';
import { createFileKeyStore } from '../../src/access/api-key-stores.ts';
import { issueApiKey } from '../../src/access/api-keys.ts';

let distributor: Distributor;
let folder: string;
let url: string;
let key: string;
let gateway: ChildProcess;
let said = '';

beforeAll(async () => {
  distributor = await createDistributor({ p21: { items: 60, customers: 12, orders: 20 } });
  folder = await mkdtemp(join(tmpdir(), 'reload-'));
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const keys = createFileKeyStore(join(folder, 'keys.json'));
  key = (await issueApiKey(keys, { name: 'reload', role: 'back-office' }, Date.now)).token;
  await configure(200);
  gateway = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'serve'], {
    cwd: join(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      ...distributor.environment,
      GATEWAY_CONFIG: join(folder, 'gateway.yaml'),
      GATEWAY_DATA_DIRECTORY: folder,
      GATEWAY_PORT: String(port),
      GATEWAY_LOG_LEVEL: 'error',
      GATEWAY_TLS_RELOAD_SECONDS: '1',
    },
  });
  for (const stream of [gateway.stdout, gateway.stderr]) stream?.on('data', (text) => (said += String(text)));
  await vi.waitFor(() => expect(said).toContain('The gateway answers'), { timeout: 60_000 });
}, 120_000);

afterAll(async () => {
  if (gateway?.exitCode === null) {
    gateway.kill('SIGTERM');
    await once(gateway, 'exit');
  }
  await distributor?.close();
  await rm(folder, { recursive: true, force: true });
});

const configure = (maxAliases: number | string) =>
  writeFile(join(folder, 'gateway.yaml'), `gateway:\n  maxAliases: ${maxAliases}\n`);

/** The code of the answer to three aliases; undefined where they are allowed. */
async function ask(): Promise<string | undefined> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, connection: 'close' },
    body: JSON.stringify({ query: '{ a: __typename b: __typename c: __typename }' }),
  });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return errors?.[0]?.extensions.code;
}

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
      await configure(2);
      gateway.kill('SIGHUP');
      await expect.poll(ask, { timeout: 20_000 }).toBe('TOO_COSTLY');
      await configure(100);
      await expect.poll(ask, { timeout: 20_000 }).toBeUndefined();
    }
    isOver = true;
    await calling;
    expect(failures).toEqual([]);
    expect(asked).toBeGreaterThan(100);
  });

  it('with a mistake is refused, and the old one stays', async () => {
    await configure('many');
    await expect.poll(() => said, { timeout: 20_000 }).toContain('GATEWAY_MAX_ALIASES');
    expect(said).toContain('The old configuration stays.');
    expect(await ask()).toBeUndefined();
  });

  it('is no reason to stay when the end is asked for', async () => {
    gateway.kill('SIGTERM');
    expect(await once(gateway, 'exit')).toEqual([0, null]);
  });
});
