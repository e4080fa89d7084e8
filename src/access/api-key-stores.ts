/** Two homes of API keys: memory (sandbox, tests) and one JSON file that only its owner may read. */
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { GatewayError } from '../errors.ts';
import type { ApiKey, ApiKeyStore } from './api-keys.ts';

export function createMemoryKeyStore(keys: readonly ApiKey[] = []): ApiKeyStore {
  const byId = new Map(keys.map((key) => [key.id, key]));
  return {
    find: async (id) => byId.get(id),
    list: async () => [...byId.values()],
    save: async (key) => void byId.set(key.id, key),
  };
}

/**
 * Reads the file again whenever it changed, so that a key made or revoked by the `keys` command counts at once in a
 * running gateway. Throws CONFIG_INVALID when the file is damaged.
 */
export function createFileKeyStore(path: string): ApiKeyStore {
  let known: { version: string; byId: Map<string, ApiKey> } = { version: '', byId: new Map() };

  const load = async (): Promise<Map<string, ApiKey>> => {
    const version = await fileVersion(path);
    if (version !== known.version)
      known = { version, byId: version === '' ? new Map() : await readKeys(path) };
    return known.byId;
  };

  return {
    find: async (id) => (await load()).get(id),
    list: async () => [...(await load()).values()],
    save: async (key) => {
      const keys = new Map(await load()).set(key.id, key);
      await writeWhole(path, JSON.stringify([...keys.values()], null, 2));
    },
  };
}

async function fileVersion(path: string): Promise<string> {
  try {
    const { mtimeNs, ino } = await stat(path, { bigint: true });
    return `${ino}:${mtimeNs}`;
  } catch {
    return '';
  }
}

async function readKeys(path: string): Promise<Map<string, ApiKey>> {
  try {
    const keys = JSON.parse(await readFile(path, 'utf8')) as ApiKey[];
    return new Map(keys.map((key) => [key.id, key]));
  } catch (cause) {
    throw new GatewayError(
      'CONFIG_INVALID',
      `The key file ${path} is damaged: restore it from a backup.`,
      {},
      { cause },
    );
  }
}

/** A crash in the middle leaves the old file whole, because only the rename makes the new one visible. */
async function writeWhole(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.new`;
  await writeFile(draft, content, { mode: 0o600 });
  await rename(draft, path);
}
