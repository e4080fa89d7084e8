/** Two homes of API keys: memory (sandbox, tests) and one JSON file that only its owner may read. */
import { statSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { GatewayError } from '../errors.ts';
import type { Instant } from '../instant.ts';
import type { ApiKey, ApiKeyStore } from './api-keys.ts';

export function createMemoryKeyStore(keys: readonly ApiKey[] = []): ApiKeyStore {
  const byId = new Map(keys.map((key) => [key.id, key]));
  return {
    find: async (id) => byId.get(id),
    list: async () => [...byId.values()],
    save: async (key) => void byId.set(key.id, key),
    used: async (id, lastUsedAt) => {
      const key = byId.get(id);
      if (key !== undefined) byId.set(id, { ...key, lastUsedAt });
    },
  };
}

/** Two stores as one: a key stays where it is, and a new one goes to the first. */
export function layerKeys(first: ApiKeyStore, second: ApiKeyStore): ApiKeyStore {
  const homeOf = async (id: string): Promise<ApiKeyStore> =>
    (await first.find(id)) === undefined && (await second.find(id)) !== undefined ? second : first;
  return {
    find: async (id) => (await first.find(id)) ?? second.find(id),
    list: async () => [...(await first.list()), ...(await second.list())],
    save: async (key) => (await homeOf(key.id)).save(key),
    used: async (id, at) => (await homeOf(id)).used(id, at),
  };
}

/** How long a look at the file is good for: a revoked key opens nothing after that. */
const lookMs = 100;

/**
 * Reads the file again whenever it changed, so that a key made or revoked by the `keys` command counts in a running
 * gateway: a new one at once, a revoked one within a tenth of a second. Throws CONFIG_INVALID when the file is damaged.
 */
export function createFileKeyStore(path: string): ApiKeyStore {
  let known: { version: string; byId: Map<string, ApiKey> } = { version: '', byId: new Map() };
  const uses = createUseFile(path.replace(/(\.json)?$/, '.used.json'));

  let lookedAt = Number.NEGATIVE_INFINITY;

  const load = async (): Promise<Map<string, ApiKey>> => {
    lookedAt = performance.now();
    const version = fileVersion(path);
    if (version !== known.version)
      known = { version, byId: version === '' ? new Map() : await readKeys(path) };
    return known.byId;
  };

  return {
    find: async (id) => {
      const kept = performance.now() - lookedAt < lookMs ? known.byId.get(id) : undefined;
      return withUse(kept ?? (await load()).get(id), await uses.read());
    },
    list: async () => {
      const [keys, used] = [await load(), await uses.read()];
      return [...keys.values()].map((key) => withUse(key, used));
    },
    used: uses.note,
    save: async (key) => {
      const keys = new Map(await load()).set(key.id, key);
      await writeWhole(path, JSON.stringify([...keys.values()], null, 2));
      lookedAt = Number.NEGATIVE_INFINITY;
    },
  };
}

/**
 * When keys were last used, in a file of its own: the gateway writes it while the `keys` command may be writing the
 * keys, and a lost use is nothing beside a lost revocation.
 */
function createUseFile(path: string) {
  let known: Record<string, Instant> | undefined;
  const read = async (): Promise<Record<string, Instant>> => (known ??= await readUses(path));
  return {
    read,
    note: async (id: string, at: Instant): Promise<void> => {
      known = { ...(await read()), [id]: at };
      await writeWhole(path, JSON.stringify(known));
    },
  };
}

async function readUses(path: string): Promise<Record<string, Instant>> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Record<string, Instant>;
  } catch {
    return {};
  }
}

function withUse<K extends ApiKey | undefined>(key: K, uses: Record<string, Instant>): K {
  const lastUsedAt = key === undefined ? undefined : uses[key.id];
  return key === undefined || lastUsedAt === undefined ? key : { ...key, lastUsedAt };
}

/** Looked at often: a thread that does it costs more than the look. */
function fileVersion(path: string): string {
  const file = statSync(path, { bigint: true, throwIfNoEntry: false });
  return file === undefined ? '' : `${file.ino}:${file.mtimeNs}`;
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
