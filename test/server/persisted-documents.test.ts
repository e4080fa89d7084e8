/** Documents by their hash, and shoppers held to the documents of their shop. */
import { createHash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { gatewaySchema } from '../../src/config/config.ts';
import { createDocumentReader } from '../../src/server/document-reader.ts';
import { createDocumentCache } from '../../src/server/trusted-documents.ts';
import { ask, shopToken, startServer } from './server-under-test.ts';

const trusted = 'query Trusted { role }';
const other = 'query Other { role }';
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const byHash = (text: string) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(text) } },
});

async function startWith(settings: Record<string, unknown>) {
  const server = await startServer(settings);
  onTestFinished(() => server.close());
  return server;
}

async function manifest(content: unknown): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'trusted-')), 'manifest.json');
  await writeFile(path, JSON.stringify(content));
  return path;
}

describe('a document by its hash', () => {
  it('is asked for once and known from then on', async () => {
    const server = await startWith({});
    const unknown = await ask(server, byHash(other));
    expect(unknown.body.errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect((await ask(server, { query: other, ...byHash(other) })).body.data).toEqual({
      role: 'back-office',
    });
    expect((await ask(server, byHash(other))).body.data).toEqual({ role: 'back-office' });
  });

  it('is refused when it is not that of the text', async () => {
    const server = await startWith({});
    expect((await ask(server, { query: other, ...byHash(trusted) })).status).toBe(400);
  });

  it('is known from the start when it is trusted', async () => {
    const server = await startWith({ trustedDocumentsFile: await manifest({ [hashOf(trusted)]: trusted }) });
    expect((await ask(server, byHash(trusted), shopToken)).body.data).toEqual({ role: 'storefront' });
  });
});

describe('documents that clients send', () => {
  const long = (nth: number) => `#${String(nth).repeat(900_000)}\n{ __typename }`;

  it('are kept within bounds when they are registered, the latest of them', async () => {
    const cache = createDocumentCache(undefined);
    for (let nth = 0; nth < 20; nth += 1) await cache.set(`apq:${nth}`, long(nth % 10));
    const kept = await Promise.all(Array.from({ length: 20 }, (_, nth) => cache.get(`apq:${nth}`)));
    expect(kept.at(-1)).toBe(long(9));
    expect(kept.join('').length).toBeLessThanOrEqual(8_000_000);
  });

  it('are kept within bounds when they subscribe', () => {
    const schema = buildSchema('type Query { a: String } type Subscription { a: String }');
    const documents = createDocumentReader(schema, gatewaySchema.parse({}));
    const subscription = (nth: number) => `${'#'.repeat(900_000)}\nsubscription { a${nth}: a }`;
    const first = documents.read(subscription(0));
    expect(documents.read(subscription(0))).toBe(first);
    for (let nth = 1; nth < 4; nth += 1) documents.read(subscription(nth));
    expect(documents.read(subscription(0))).not.toBe(first);
  });
});

describe('with trusted documents only', () => {
  const settings = async () => ({
    trustedDocumentsFile: await manifest({ [hashOf(trusted)]: trusted }),
    trustedDocumentsOnly: true,
  });

  it('a storefront key is refused every other document, registered or not', async () => {
    const server = await startWith(await settings());
    const refused = await ask(server, { query: other, ...byHash(other) }, shopToken);
    expect(refused.status).toBe(403);
    expect(refused.body.errors[0].extensions.code).toBe('FORBIDDEN');
    expect((await ask(server, byHash(other), shopToken)).body.data).toBeUndefined();
    expect((await ask(server, { query: trusted }, shopToken)).body.data).toEqual({ role: 'storefront' });
  });

  it('staff ask what they like', async () => {
    const server = await startWith(await settings());
    expect((await ask(server, { query: other })).body.data).toEqual({ role: 'back-office' });
  });

  it('does not start on a manifest that is none', async () => {
    await expect(startServer({ trustedDocumentsFile: await manifest(['x']) })).rejects.toThrow('SHA-256');
    await expect(startServer({ trustedDocumentsFile: '/nowhere/manifest.json' })).rejects.toThrow(
      'cannot be read',
    );
  });
});

describe('/metrics', () => {
  it('answers in the form of Prometheus', async () => {
    const server = await startWith({});
    const answer = await server.inject('/metrics');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.body).toContain('# TYPE gateway_cache_lookups_total counter');
  });
});
