/** What `doctor` says of insecure settings, and that it says nothing of secure ones. */
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ApiKey, createApiKey } from '../../src/access/api-keys.ts';
import { findInsecure } from '../../src/cli/security-findings.ts';
import { ConfigError, type Environment, loadConfig } from '../../src/config/load.ts';
import { createKeyPair, pemOf } from './support/forge.ts';

const now = Date.parse('2026-03-01T12:00:00Z');
const shopKey = createKeyPair();

const secure: Environment = {
  NODE_ENV: 'production',
  P21_URL: 'https://p21.example.com:3443',
  P21_USERNAME: 'api',
  P21_PASSWORD: 'secret',
  P21_COMPANY_ID: '01',
  ORO_URL: 'https://shop.example.com',
  ORO_CLIENT_ID: 'id',
  ORO_CLIENT_SECRET: 'secret',
  GATEWAY_HOST: '0.0.0.0',
  GATEWAY_TRUSTED_PROXIES: '10.0.0.1',
  GATEWAY_ALLOW_METRICS: '10.0.0.0/8',
  GATEWAY_DATA_DIRECTORY: mkdtempSync(join(tmpdir(), 'gateway-data-')),
};

const findings = (more: Environment, keys: readonly ApiKey[] = []): string[] => {
  const environment = { ...secure, ...more };
  return findInsecure({ config: loadConfig(environment), environment, keys, now }).map(
    ({ subject, fault }) => `${subject}: ${fault}`,
  );
};

describe('doctor', () => {
  it('has nothing to say of a secure configuration', () => {
    expect(findings({})).toEqual([]);
  });

  it.each([
    [{ P21_URL: 'http://p21.example.com' }, /^P21_URL: .*P21_CA_FILE/],
    [{ ORO_URL: 'http://shop.example.com' }, /^ORO_URL: .*https/],
    [{ REDIS_URL: 'redis://cache.example.com:6379' }, /^REDIS_URL: .*rediss/],
    [{ GATEWAY_TRUSTED_PROXIES: '0.0.0.0/0' }, /^GATEWAY_TRUSTED_PROXIES: everybody/],
    [{ GATEWAY_TRUSTED_PROXIES: '::/0' }, /^GATEWAY_TRUSTED_PROXIES: everybody/],
    [{ GATEWAY_ALLOW_METRICS: undefined }, /^GATEWAY_ALLOW_METRICS/],
    [{ GATEWAY_CORS_ORIGINS: '*' }, /^GATEWAY_CORS_ORIGINS: \*/],
    [{ GATEWAY_CORS_ORIGINS: 'http://shop.example' }, /^GATEWAY_CORS_ORIGINS: http:/],
    [{ NODE_ENV: 'development' }, /^NODE_ENV/],
    [{ GATEWAY_INTROSPECTION: 'true' }, /^GATEWAY_INTROSPECTION/],
    [{ GATEWAY_PLAYGROUND: 'true' }, /^GATEWAY_PLAYGROUND/],
    [
      { ORO_APPLICATIONS: '[{"clientId":"a","role":"admin"}]', ORO_PUBLIC_KEY: pemOf(shopKey.publicKey) },
      /^ORO_APPLICATIONS: a has the role admin/,
    ],
  ])('names %o with the fix', (more, expected) => {
    expect(findings(more as Environment)).toEqual([expect.stringMatching(expected)]);
  });

  it('names a secret that everybody on the machine can read', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'gateway-secret-')), 'password');
    writeFileSync(file, 'secret');
    chmodSync(file, 0o644);
    expect(findings({ P21_PASSWORD: undefined, P21_PASSWORD_FILE: file })).toEqual([
      expect.stringContaining('chmod o-rwx'),
    ]);
    chmodSync(file, 0o600);
    expect(findings({ P21_PASSWORD: undefined, P21_PASSWORD_FILE: file })).toEqual([]);
  });

  it('names keys that are too good or forgotten', () => {
    const clock = (at: string) => () => Date.parse(at);
    const key = (wish: Partial<ApiKey> & { role: ApiKey['role'] }, made = '2026-02-28T00:00:00Z') =>
      createApiKey('k', 'secret', { name: 'k', ...wish }, clock(made));
    expect(findings({}, [key({ role: 'admin' })])).toEqual([
      expect.stringContaining('an admin key that never ends'),
    ]);
    expect(findings({}, [key({ role: 'admin', addresses: ['10.0.0.1'] })])).toEqual([]);
    expect(findings({}, [key({ role: 'sync' }, '2025-01-01T00:00:00Z')])).toEqual([
      expect.stringContaining('keys revoke k'),
    ]);
    expect(findings({}, [{ ...key({ role: 'admin' }), revokedAt: '2026-02-28T00:00:00.000Z' }])).toEqual([]);
  });
});

describe('a configuration is refused', () => {
  const faults = (more: Environment): string => {
    try {
      loadConfig({ ...secure, ...more });
      return '';
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      return (error as Error).message;
    }
  };

  it.each([
    [{ GATEWAY_TRUSTED_PROXIES: undefined }, /GATEWAY_HOST: would serve plain HTTP to other machines/],
    [{ GATEWAY_TRUSTED_PROXIES: undefined, GATEWAY_HOST: '::' }, /GATEWAY_HOST/],
    [{ GATEWAY_TRUSTED_PROXIES: undefined, GATEWAY_HOST: 'gateway.internal' }, /GATEWAY_HOST/],
    [{ GATEWAY_TRUSTED_PROXIES: 'proxy.internal' }, /GATEWAY_TRUSTED_PROXIES.*must be an address/],
    [{ GATEWAY_ALLOW_GRAPHQL: '10.0.0.0/33' }, /GATEWAY_ALLOW_GRAPHQL.*must be an address/],
    [{ GATEWAY_TLS_CERT_FILE: '/cert.pem' }, /GATEWAY_TLS_KEY_FILE: is missing/],
    [{ GATEWAY_TLS_KEY_FILE: '/key.pem' }, /GATEWAY_TLS_CERT_FILE: is missing/],
    [{ NODE_TLS_REJECT_UNAUTHORIZED: '0' }, /NODE_TLS_REJECT_UNAUTHORIZED: is 0/],
    [{ ORO_APPLICATIONS: '[{"clientId":"a","role":"storefront"}]' }, /ORO_PUBLIC_KEY: is missing/],
    [{ ORO_APPLICATIONS: '[{"clientId":"a","role":"root"}]' }, /ORO_APPLICATIONS/],
    [{ ORO_PUBLIC_KEY: 'secret' }, /ORO_PUBLIC_KEY: must be the text of a PEM file/],
    [{ ORO_PUBLIC_KEY: '-----BEGIN PUBLIC KEY-----' }, /ORO_PUBLIC_KEY: must be the public RSA key/],
    [
      { ORO_PUBLIC_KEY: shopKey.privateKey.export({ type: 'pkcs8', format: 'pem' }) },
      /ORO_PUBLIC_KEY: must be the public RSA key/,
    ],
    [
      { ORO_PUBLIC_KEY: pemOf(generateKeyPairSync('ed25519').publicKey) },
      /ORO_PUBLIC_KEY: must be the public RSA key/,
    ],
    [{ P21_CA: '/etc/ca.pem' }, /P21_CA: must be the text of a PEM file/],
    [{ P21_CLIENT_CERT: '-----BEGIN CERTIFICATE-----' }, /P21_CLIENT_KEY/],
    [
      { GATEWAY_ISSUERS: '[{"issuer":"http://login.example","audiences":["a"],"role":"sync"}]' },
      /GATEWAY_ISSUERS.*must be an https URL/,
    ],
    [
      { GATEWAY_ISSUERS: '[{"issuer":"https://login.example","audiences":[],"role":"sync"}]' },
      /GATEWAY_ISSUERS/,
    ],
    [{ GATEWAY_MAX_DEPTH: '-1' }, /GATEWAY_MAX_DEPTH/],
  ])('with %o', (more, expected) => {
    expect(faults(more as Environment)).toMatch(expected);
  });
});
