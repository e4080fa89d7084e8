/**
 * The built gateway as `serve` runs it in production, in a process of its own, with a storefront key for each of some
 * customers and one for background work. The keys are made before it starts, as `keys create` makes them.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../sandbox/free-port.ts';
import { createFileKeyStore } from '../../src/access/api-key-stores.ts';
import { type ApiKeyStore, issueApiKey } from '../../src/access/api-keys.ts';
import { createStoreKeys } from '../../src/access/store-keys.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { ChildPart } from '../child-part.ts';

export interface StorefrontKeys {
  /** P21 customer ids by the bearer token of their key. */
  readonly customers: Readonly<Record<string, string>>;
  /** Bearer token of a key for background work. */
  readonly syncToken: string;
  /** Where the keys are kept; each process has a copy, because a data directory is for one. */
  readonly directory: string;
}

export interface ReadyStorefront extends Pick<StorefrontKeys, 'customers' | 'syncToken'> {
  readonly url: string;
}

export type Environment = Readonly<Record<string, string>>;

const root = join(import.meta.dirname, '..', '..');

/** `npm run build`: what is measured is what is written in this checkout. */
export function buildGateway(): void {
  execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'ignore' });
}

export async function createStorefrontKeys(environment: Environment, count: number): Promise<StorefrontKeys> {
  const directory = await createFolder();
  const { DATABASE_URL: url } = environment;
  if (url === undefined) return issueAll(createFileKeyStore(join(directory, 'keys.json')), count, directory);
  await using store = await openStore({ kind: 'url', url });
  return await issueAll(createStoreKeys(store.db, Date.now), count, directory);
}

async function issueAll(keys: ApiKeyStore, count: number, directory: string): Promise<StorefrontKeys> {
  const customers: Record<string, string> = {};
  for (let number = 1; number <= count; number += 1) {
    const customerId = String(100_000 + number);
    const wish = { name: `bench ${customerId}`, role: 'storefront', customerId } as const;
    customers[(await issueApiKey(keys, wish, Date.now)).token] = customerId;
  }
  const { token: syncToken } = await issueApiKey(keys, { name: 'bench sync', role: 'sync' }, Date.now);
  return { customers, syncToken, directory };
}

/** Resolves when it takes requests. Throws when it ends instead. */
export async function startStorefront(
  environment: Environment,
  keys: StorefrontKeys,
): Promise<ChildPart<ReadyStorefront>> {
  const port = await freePort();
  const directory = await createFolder();
  await cp(keys.directory, directory, { recursive: true });
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['dist/src/main.js', 'serve'], {
    cwd: root,
    env: {
      ...process.env,
      ...settings,
      ...environment,
      GATEWAY_PORT: String(port),
      GATEWAY_DATA_DIRECTORY: directory,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await untilReady(child, url);
  const close = async () => {
    const gone = once(child, 'exit');
    child.kill();
    await gone;
    await rm(directory, { recursive: true, force: true });
  };
  const { customers, syncToken } = keys;
  return { ready: { url, customers, syncToken }, pid: child.pid ?? 0, close };
}

export const removeKeys = ({ directory }: StorefrontKeys): Promise<void> =>
  rm(directory, { recursive: true, force: true });

/** Production without the sync: only reads are measured. */
const settings = { NODE_ENV: 'production', GATEWAY_SYNC: 'false', GATEWAY_LOG_LEVEL: 'error' };

const createFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'gateway-bench-'));

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  while (!(await isReady(url))) {
    if (child.exitCode !== null)
      throw new Error(`The gateway ended with ${child.exitCode} before it was ready`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).ok;
  } catch {
    return false;
  }
}
