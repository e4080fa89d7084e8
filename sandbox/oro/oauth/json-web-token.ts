// Compact RS256 tokens with the header and payload Oro writes: no kid, no iss (recordings jwt-6.1).
import { sign, verify } from 'node:crypto';
import type { SigningKeys } from './signing-keys.ts';

export interface TokenPayload {
  readonly aud: string;
  readonly jti: string;
  /** Seconds with microseconds: Oro's clock claims are floats. */
  readonly iat: number;
  readonly nbf: number;
  readonly exp: number;
  readonly sub: string;
  readonly scopes: readonly string[];
}

const HEADER = encode({ typ: 'JWT', alg: 'RS256' });

export function signToken(payload: TokenPayload, keys: SigningKeys): string {
  const body = `${HEADER}.${encode(payload)}`;
  return `${body}.${sign('RSA-SHA256', Buffer.from(body), keys.privateKey).toString('base64url')}`;
}

/** The payload, or undefined when the text is no token of ours. Says nothing about expiry. */
export function readToken(token: string, keys: SigningKeys): TokenPayload | undefined {
  const [header, payload, signature, ...rest] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) return;
  const signed = Buffer.from(`${header}.${payload}`);
  if (!verify('RSA-SHA256', signed, keys.publicKey, Buffer.from(signature, 'base64url'))) return;
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as TokenPayload;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
