/** TLS in both directions: what the gateway serves with, and whom it believes. The certificates are test fixtures. */
import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectionOptions, connect, type PeerCertificate } from 'node:tls';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createConnection, type OutgoingTls } from '../../datasources/upstream/connection.ts';
import { gatewaySchema } from '../../src/config/config.ts';
import { createListener } from '../../src/server/listener.ts';

const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', `${name}.pem`);
const pem = (name: string): Promise<string> => readFile(fixture(name), 'utf8');
const portOf = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;

describe('the gateway over TLS', () => {
  let certFile: string;
  let keyFile: string;
  let server: FastifyInstance;
  let ca: string;

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gateway-tls-'));
    certFile = join(folder, 'cert.pem');
    keyFile = join(folder, 'key.pem');
    ca = await pem('authority');
    await use('server');
    const config = gatewaySchema.parse({ tlsCertFile: certFile, tlsKeyFile: keyFile });
    server = createListener({ ...config, tlsReloadSeconds: 0.05 }, pino({ level: 'silent' }));
    server.get('/', async ({ protocol }) => protocol);
    await server.listen({ host: '127.0.0.1', port: 0 });
  });

  afterAll(() => server?.close());

  async function use(name: string) {
    await copyFile(fixture(name), certFile);
    await copyFile(fixture(`${name}.key`), keyFile);
  }

  const shake = (options: ConnectionOptions = {}) =>
    new Promise<{ peer: PeerCertificate; protocol: string | null }>((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port: portOf(server.server), ca, ...options }, () => {
        resolve({ peer: socket.getPeerCertificate(), protocol: socket.getProtocol() });
        socket.destroy();
      });
      socket.on('error', reject);
    });

  it('speaks TLS 1.3, and 1.2 with forward secrecy', async () => {
    expect((await shake()).protocol).toBe('TLSv1.3');
    expect((await shake({ maxVersion: 'TLSv1.2' })).protocol).toBe('TLSv1.2');
  });

  it.each([
    ['TLS 1.1', { maxVersion: 'TLSv1.1', minVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }],
    ['TLS 1.0', { maxVersion: 'TLSv1', minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }],
    ['a key exchange without forward secrecy', { maxVersion: 'TLSv1.2', ciphers: 'AES128-GCM-SHA256' }],
    ['block ciphers', { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-SHA' }],
  ] as const)('refuses %s', async (_case, options) => {
    await expect(shake(options)).rejects.toThrow();
  });

  it('does not answer plain HTTP on the port', async () => {
    await expect(fetch(`http://127.0.0.1:${portOf(server.server)}/`)).rejects.toThrow();
  });

  it('takes a renewed certificate without a restart, and keeps the old one when the new pair does not fit', async () => {
    expect((await shake()).peer.subject.CN).toBe('First');
    await use('renewed');
    await vi.waitFor(async () => expect((await shake()).peer.subject.CN).toBe('Renewed'), 5000);
    await copyFile(fixture('client.key'), keyFile);
    await writeFile(certFile, 'no certificate');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await shake()).peer.subject.CN).toBe('Renewed');
  });

  it('does not start with files that do not fit together', () => {
    const start = (tlsCertFile: string, tlsKeyFile: string) =>
      createListener(gatewaySchema.parse({ tlsCertFile, tlsKeyFile }), pino({ level: 'silent' }));
    expect(() => start(fixture('server'), fixture('client.key'))).toThrow(/GATEWAY_TLS_CERT_FILE/);
    expect(() => start('/nowhere.pem', fixture('client.key'))).toThrow(/ENOENT/);
  });
});

describe('a call to a system over TLS', () => {
  const servers: Server[] = [];

  afterAll(() => {
    for (const server of servers) server.close();
  });

  async function listen(name: string, more: object = {}): Promise<string> {
    const keys = { cert: await pem(name), key: await pem(`${name}.key`) };
    const server = createServer({ ...keys, ...more }, (_request, response) => response.end('hello'));
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `https://127.0.0.1:${portOf(server)}/`;
  }

  async function ask(url: string, tls?: OutgoingTls): Promise<string> {
    const connection = createConnection({ connections: 1, tls });
    try {
      return await (await connection.fetch(url)).text();
    } finally {
      await connection.close();
    }
  }

  it('is made when the private authority is given, and not otherwise', async () => {
    const url = await listen('server');
    expect(await ask(url, { ca: await pem('authority') })).toBe('hello');
    await expect(ask(url)).rejects.toThrow();
    await expect(ask(url, { ca: await pem('client') })).rejects.toThrow();
  });

  it('is not made to another host than the certificate names', async () => {
    await expect(ask(await listen('elsewhere'), { ca: await pem('authority') })).rejects.toThrow();
  });

  it("is not made unverified because of Node's own switch", async () => {
    const url = await listen('server');
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    try {
      await expect(ask(url)).rejects.toThrow();
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('shows the certificate of the gateway to a system that asks for one', async () => {
    const ca = await pem('authority');
    const url = await listen('server', { requestCert: true, rejectUnauthorized: true, ca });
    const identity = { clientCert: await pem('client'), clientKey: await pem('client.key') };
    expect(await ask(url, { ca, ...identity })).toBe('hello');
    await expect(ask(url, { ca })).rejects.toThrow();
  });
});
