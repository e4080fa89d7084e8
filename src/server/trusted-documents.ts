/**
 * Documents the shop was built with, by the SHA-256 of their text. A client may send the hash alone, as with automatic
 * persisted queries; and shoppers may be held to these documents: a stolen storefront key then asks nothing else.
 */
import { readFileSync } from 'node:fs';
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { LRUCache } from 'lru-cache';
import { GatewayError } from '../errors.ts';
import { toHttpError } from './to-http-error.ts';

export interface TrustedDocuments {
  /** The text of a document by its hash; undefined for one that is not trusted. */
  textOf(hash: string): string | undefined;
  readonly count: number;
}

/** The manifest is JSON: `{ "<sha256>": "<document>", … }`. Throws CONFIG_INVALID when it is not. */
export function readTrustedDocuments(path: string): TrustedDocuments {
  const documents = new Map(Object.entries(readManifest(path)));
  return { textOf: (hash) => documents.get(hash), count: documents.size };
}

function readManifest(path: string): Record<string, string> {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (isManifest(manifest)) return manifest;
  } catch (cause) {
    throw new GatewayError(
      'CONFIG_INVALID',
      `GATEWAY_TRUSTED_DOCUMENTS_FILE: ${path} cannot be read`,
      {},
      { cause },
    );
  }
  throw new GatewayError(
    'CONFIG_INVALID',
    `GATEWAY_TRUSTED_DOCUMENTS_FILE: ${path} must hold documents by their SHA-256`,
  );
}

const isManifest = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([hash, text]) => /^[0-9a-f]{64}$/.test(hash) && typeof text === 'string');

interface KeyValueCache {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<boolean>;
}

/** Documents clients have registered themselves, and how many characters they may have together. */
const mostRegistered = 1000;
const mostCharacters = 8_000_000;

/** Where Apollo looks hashes up: trusted documents, then registered ones. Its keys begin with a prefix of its own. */
export function createDocumentCache(trusted: TrustedDocuments | undefined): KeyValueCache {
  const registered = new LRUCache<string, string>({
    max: mostRegistered,
    maxSize: mostCharacters,
    sizeCalculation: (text, key) => text.length + key.length,
  });
  return {
    get: async (key) => trusted?.textOf(key.slice(key.lastIndexOf(':') + 1)) ?? registered.get(key),
    set: async (key, text) => void registered.set(key, text),
    delete: async (key) => registered.delete(key),
  };
}

/** Why the viewer may not send the document of this hash; undefined when it may. */
export const untrusted = (
  trusted: TrustedDocuments,
  hash: string,
  viewer: { readonly role: string },
): GatewayError | undefined =>
  viewer.role !== 'storefront' || trusted.textOf(hash) !== undefined
    ? undefined
    : new GatewayError('FORBIDDEN', 'Storefront keys may only send the documents of their shop.');

/** Refuses to shoppers what is not trusted, however it was sent. */
export const trustedOnlyPlugin = (
  trusted: TrustedDocuments,
): ApolloServerPlugin<BaseContext & { readonly viewer: { readonly role: string } }> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ queryHash, contextValue }) {
        const refused = untrusted(trusted, queryHash, contextValue.viewer);
        if (refused !== undefined) throw toHttpError(refused);
      },
    };
  },
});
