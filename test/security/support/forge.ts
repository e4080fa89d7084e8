/** Makes tokens by hand: the right ones, and those that a library would refuse to make. */
import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export type Claims = Readonly<Record<string, unknown>>;

const encode = (part: unknown): string =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');

const join = (header: unknown, claims: unknown): string => `${encode(header)}.${encode(claims)}`;

export const createKeyPair = (modulusLength = 2048) => generateKeyPairSync('rsa', { modulusLength });

export const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();

/** RS256 unless the header says otherwise; the header is written as it is given. */
export function signRsa(
  claims: Claims,
  key: KeyObject,
  header: Claims = { typ: 'JWT', alg: 'RS256' },
): string {
  const body = join(header, claims);
  return `${body}.${sign('RSA-SHA256', Buffer.from(body), key).toString('base64url')}`;
}

/** HMAC with any text as secret, e.g. a public key that everybody knows. */
export function signHmac(
  claims: Claims,
  secret: string | Buffer,
  algorithm = 'HS256',
  more: Claims = {},
): string {
  const body = join({ typ: 'JWT', alg: algorithm, ...more }, claims);
  return `${body}.${createHmac(`sha${algorithm.slice(2)}`, secret)
    .update(body)
    .digest('base64url')}`;
}

export const unsigned = (claims: Claims, algorithm: string): string =>
  `${join({ typ: 'JWT', alg: algorithm }, claims)}.`;

/** Changes claims of a signed token and keeps its signature. */
export function tamper(token: string, change: Claims): string {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
  return `${header}.${encode({ ...claims, ...change })}.${signature}`;
}
