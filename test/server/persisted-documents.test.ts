/** Documents by their hash, and shoppers held to the documents of their shop. */
import { createHash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
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
