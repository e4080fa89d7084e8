/**
 * Whether what comes through a hook is from who it says, and not an old one again. OroCommerce signs the bytes it
 * sends with hex HMAC-SHA256 (`Webhook-Signature`, oro-api 5.1); rules of P21 send a token, because what a rule sends
 * is up to who wrote it (p21-api 8).
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../instant.ts';

/** A header as Node has it; one that was sent twice is none. */
type Header = string | readonly string[] | undefined;

/** `secrets`: more than one while a secret is replaced by the next. No secret, no signature. */
export function isSignedBody(body: Uint8Array, signature: Header, secrets: readonly string[]): boolean {
  if (typeof signature !== 'string') return false;
  const given = signature.toLowerCase();
  return anyOf(secrets, (secret) => isSame(given, createHmac('sha256', secret).update(body).digest('hex')));
}

/** `Authorization: Bearer …` with one of the tokens. */
export function isBearer(authorization: Header, tokens: readonly string[]): boolean {
  if (typeof authorization !== 'string') return false;
  const [, given] = /^Bearer +(.+)$/i.exec(authorization) ?? [];
  return given !== undefined && anyOf(tokens, (token) => isSame(given, token));
}

export interface ReplayWindow {
  readonly clock: Clock;
  /** OroCommerce repeats a delivery that was answered 503 with the time of the change, so hours and not minutes. */
  readonly maxAgeSeconds: number;
  /** How far the sender's clock may be ahead. */
  readonly leewaySeconds: number;
}

/** `timestamp`: Unix seconds, from within the signed body. One that cannot be read is not timely. */
export function isTimely(timestamp: unknown, { clock, maxAgeSeconds, leewaySeconds }: ReplayWindow): boolean {
  if (typeof timestamp !== 'number' || !Number.isFinite(timestamp)) return false;
  const ageSeconds = clock() / 1000 - timestamp;
  return ageSeconds <= maxAgeSeconds && ageSeconds >= -leewaySeconds;
}

/** All are compared, so that the time taken does not tell which one it was. */
const anyOf = (secrets: readonly string[], matches: (secret: string) => boolean): boolean =>
  secrets.filter((secret) => secret !== '' && matches(secret)).length > 0;

/** Compares hashes: `timingSafeEqual` wants equal lengths, and the length of a secret is part of it. */
const isSame = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
