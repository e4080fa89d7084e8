/** Logs hold neither secrets nor people, whoever writes what into them. */

import { describe, expect, it } from 'vitest';
import { redact } from '../../src/access/redact.ts';
import { createLog } from '../../src/cli/log.ts';
import { gatewaySchema } from '../../src/config/config.ts';
import { fc } from '../support/fast-check.ts';
import { cpuMs } from './support/cpu-time.ts';

describe('a log line', () => {
  const lines: string[] = [];
  const log = createLog(
    { gateway: gatewaySchema.parse({}) },
    { write: (line: string) => void lines.push(line) },
  );

  it.each([
    ['a key', { text: 'opg_0a1b2c_SECRETSECRET' }],
    ['a bearer token', { text: 'sent Authorization: Bearer SECRETSECRET1' }],
    ['basic credentials', { text: 'Basic SECRETSECRET2==' }],
    ['a JSON web token', { text: 'eyJhbGciOiJSUzI1NiJ9.SECRETSECRET.SECRETSECRET' }],
    ['a header', { headers: { authorization: 'SECRETSECRET' } }],
    ['a cookie', { headers: { 'set-cookie': 'SECRETSECRET' } }],
    ['the other header', { headers: { 'x-api-key': 'SECRETSECRET' } }],
    ['a password', { config: { p21: { password: 'SECRET"SECRET' } } }],
    ['a client secret', { body: { client_secret: 'SECRETSECRET', clientSecret: 'SECRETSECRET' } }],
    ['a token of an answer', { body: { access_token: 'SECRETSECRET', refreshToken: 'SECRETSECRET' } }],
    ['credentials in a URL', { url: 'postgres://user:SECRETSECRET@db.example/gateway' }],
    ['a token in a URL', { url: 'https://x.example/?a=1&access_token=SECRETSECRET&b=2' }],
    ['a private key', { text: '-----BEGIN PRIVATE KEY-----\nSECRETSECRET\n-----END PRIVATE KEY-----' }],
    ['an e-mail', { text: 'no user secretsecret@example.org' }],
    ['a person', { row: { first_name: 'SECRETSECRET', lastName: 'SECRETSECRET', phone: 'SECRETSECRET' } }],
    ['an error', { err: new Error('refused Bearer SECRETSECRET1 of secretsecret@example.org') }],
  ])('does not show %s', (_case, fields) => {
    lines.length = 0;
    log.warn(fields, 'something');
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/secret"?secret/i);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'something' });
  });

  it('keeps what an operator needs', () => {
    const line =
      '{"level":40,"requestId":"req-1","keyId":"0a1b2c","path":"orders.0.lines","code":"UPSTREAM_TIMEOUT","msg":"P21 at p21.example:3443 did not answer"}';
    expect(redact(line)).toBe(line);
  });

  it('stays JSON, and is redacted soon, whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const start = cpuMs();
        JSON.parse(redact(JSON.stringify({ value })));
        expect(cpuMs() - start).toBeLessThan(200);
      }),
      { numRuns: 200, seed: 20260301 },
    );
    for (const text of [
      'a@'.repeat(50_000),
      '"password":"'.repeat(20_000),
      'eyJ'.repeat(50_000),
      '-----BEGIN PRIVATE KEY-----'.repeat(2000),
      'x.'.repeat(50_000),
    ]) {
      const start = cpuMs();
      redact(text);
      expect(cpuMs() - start, text.slice(0, 20)).toBeLessThan(1000);
    }
  });
});
